import type { Row } from '../schema/index.ts';
import { buildAllocationTree, type AllocationNode } from '../tables/allocation-tree.ts';
import type { Dataset } from '../tables/dataset.ts';
import type { Place, Places } from './places.ts';
import { addTo, compare, groupBy, total } from './values.ts';

export type Fund = Row<'funds'>;
export type Project = Row<'projects'>;
export type Allocation = Row<'allocations'>;
export type Disbursement = Row<'disbursements'>;

/** Money that reached a place from one fund, counted once however many levels it passed. */
export interface Inflow {
  fund: Fund;
  amount: number;
}

/** Money as the pages need it. All amounts in fen. */
export interface MoneyFacts {
  funds: Fund[];
  projects: Project[];
  fund(id: string): Fund | undefined;
  project(id: string): Project | undefined;
  allocationsOf(fundId: string): Allocation[];
  /** What reached the place from each fund, by fund id. */
  inflows(code: string): Inflow[];
  inflow(code: string): number;
  /** Sum given out by the fund at its first step (to places, or straight to projects). */
  allocated(fundId: string): number;
  /** Sum of the fund that has reached projects. */
  allocatedToProjects(fundId: string): number;
  paidFromFund(fundId: string): number;
  paymentsFromFund(fundId: string): Disbursement[];
  /** The funds of a project: what each gave, what of it was paid and in how many instalments. */
  fundingOf(projectId: string): { fund: Fund; allocated: number; paid: number; times: number }[];
  allocatedToProject(projectId: string): number;
  paidToProject(projectId: string): number;
  paymentsTo(projectId: string): Disbursement[];
  /** Every allocation to the project, in order of day. */
  allocationsTo(projectId: string): Allocation[];
  /** The lowest place that holds all of a project; its payments count there and above. */
  seat(project: Project): Place | undefined;
  /** Projects whose whole work lies in the place. */
  projectsWithin(code: string): Project[];
  /** Projects that the place shares with others beside it. */
  projectsShared(code: string): Project[];
  /** Payments to projects whose whole work lies in the place. */
  paid(code: string): number;
}

const newestProjectFirst = (a: Project, b: Project): number =>
  b.year - a.year || compare(a.project_id, b.project_id);

const inPaymentOrder = (a: Disbursement, b: Disbursement): number =>
  compare(a.paid_on, b.paid_on) || a.instalment - b.instalment || compare(a.disbursement_id, b.disbursement_id);

/**
 * Adds up the money tables once. "Money goes down: fund → place → project" (data dictionary), so a place has received
 * what came into it from outside: an amount counts for every place that holds its region but not the region that
 * it was taken from.
 */
export function createMoneyFacts(tables: Dataset, places: Places): MoneyFacts {
  const funds = [...(tables.funds?.rows ?? [])].sort((a, b) => b.year - a.year || compare(a.fund_id, b.fund_id));
  const projects = [...(tables.projects?.rows ?? [])].sort(newestProjectFirst);
  const disbursements = [...(tables.disbursements?.rows ?? [])].sort(inPaymentOrder);
  const fundById = new Map(funds.map((fund) => [fund.fund_id, fund]));
  const projectById = new Map(projects.map((project) => [project.project_id, project]));
  const allocationsByFund = groupBy(tables.allocations?.rows ?? [], (row) => row.fund_id);
  const paymentsByProject = groupBy(disbursements, (row) => row.project_id);
  const allocationsByProject = groupBy(
    (tables.allocations?.rows ?? []).filter((row) => row.project_id !== undefined).sort((a, b) => compare(a.allocated_on, b.allocated_on) || compare(a.allocation_id, b.allocation_id)),
    (row) => row.project_id,
  );
  const paymentsByFund = groupBy(disbursements, (row) => row.fund_id);

  const inflowByPlace = new Map<string, Map<string, number>>();
  const allocatedByFund = new Map<string, number>();
  const countInflow = (node: AllocationNode, fundId: string): void => {
    const from = node.parent?.regionCode;
    if (from === undefined) addTo(allocatedByFund, fundId, node.amount);
    for (const place of places.upward(node.regionCode)) {
      if (from !== undefined && places.upward(from).includes(place)) break;
      const byFund = inflowByPlace.get(place.code) ?? new Map<string, number>();
      inflowByPlace.set(place.code, byFund);
      addTo(byFund, fundId, node.amount);
    }
  };
  for (const [fundId, rows] of allocationsByFund) {
    for (const node of buildAllocationTree(rows)) countInflow(node, fundId);
  }

  const toProject = new Map<string, Map<string, number>>();
  const toProjectsByFund = new Map<string, number>();
  for (const row of tables.allocations?.rows ?? []) {
    if (row.project_id === undefined) continue;
    const byFund = toProject.get(row.project_id) ?? new Map<string, number>();
    toProject.set(row.project_id, byFund);
    addTo(byFund, row.fund_id, row.amount);
    addTo(toProjectsByFund, row.fund_id, row.amount);
  }

  const seats = new Map(projects.map((project) => [project, places.common(project.region_code)]));
  const withinPlace = new Map<string, Project[]>();
  const sharedByPlace = new Map<string, Project[]>();
  const paidByPlace = new Map<string, number>();
  const paidByProject = new Map([...paymentsByProject].map(([id, rows]) => [id, total(rows.map((row) => row.amount))]));
  const push = (map: Map<string, Project[]>, code: string, project: Project): void => {
    const list = map.get(code);
    if (list) list.push(project);
    else map.set(code, [project]);
  };
  for (const project of projects) {
    const seat = seats.get(project);
    const paid = paidByProject.get(project.project_id) ?? 0;
    const holding = new Set(seat ? places.upward(seat.code) : []);
    for (const place of holding) {
      push(withinPlace, place.code, project);
      addTo(paidByPlace, place.code, paid);
    }
    const touched = new Set(project.region_code.flatMap((code) => places.upward(code)));
    for (const place of touched) if (!holding.has(place)) push(sharedByPlace, place.code, project);
  }

  const paidOf = (rows: Disbursement[] | undefined): number => total((rows ?? []).map((row) => row.amount));

  return {
    funds,
    projects,
    fund: (id) => fundById.get(id),
    project: (id) => projectById.get(id),
    allocationsOf: (id) => allocationsByFund.get(id) ?? [],
    inflows: (code) =>
      [...(inflowByPlace.get(code) ?? [])]
        .flatMap(([id, amount]) => {
          const fund = fundById.get(id);
          return fund ? [{ fund, amount }] : [];
        })
        .sort((a, b) => b.fund.year - a.fund.year || compare(a.fund.fund_id, b.fund.fund_id)),
    inflow: (code) => total(inflowByPlace.get(code)?.values() ?? []),
    allocated: (id) => allocatedByFund.get(id) ?? 0,
    allocatedToProjects: (id) => toProjectsByFund.get(id) ?? 0,
    paidFromFund: (id) => paidOf(paymentsByFund.get(id)),
    paymentsFromFund: (id) => paymentsByFund.get(id) ?? [],
    fundingOf(id) {
      const payments = paymentsByProject.get(id) ?? [];
      const allocated = toProject.get(id) ?? new Map<string, number>();
      const fundIds = new Set([...allocated.keys(), ...payments.map((row) => row.fund_id)]);
      return [...fundIds].sort(compare).flatMap((fundId) => {
        const fund = fundById.get(fundId);
        if (!fund) return [];
        const own = payments.filter((row) => row.fund_id === fundId);
        return [{ fund, allocated: allocated.get(fundId) ?? 0, paid: paidOf(own), times: own.length }];
      });
    },
    allocatedToProject: (id) => total(toProject.get(id)?.values() ?? []),
    paidToProject: (id) => paidByProject.get(id) ?? 0,
    paymentsTo: (id) => paymentsByProject.get(id) ?? [],
    allocationsTo: (id) => allocationsByProject.get(id) ?? [],
    seat: (project) => seats.get(project),
    projectsWithin: (code) => withinPlace.get(code) ?? [],
    projectsShared: (code) => sharedByPlace.get(code) ?? [],
    paid: (code) => paidByPlace.get(code) ?? 0,
  };
}
