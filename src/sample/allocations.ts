import type { Row } from '../schema/index.ts';
import { wan } from './amounts.ts';
import { addDays, officeDay } from './days.ts';
import { compare, groupBy } from './grouping.ts';
import { fundRow, type Fund, type Treasury } from './money.ts';
import type { County, Town } from './place-types.ts';
import type { Project } from './project-plan.ts';

/** A county that hands its pots on to its towns before they reach projects, so that money goes down in three steps. */
const countyWithTownPots = '990105000000';

type Draft = Omit<Row<'allocations'>, 'allocation_id'> & { county: County; fund: Fund };

/** What is given out of each fund, and the rows that say so. */
export interface Ledger {
  funds: Row<'funds'>[];
  allocations: Row<'allocations'>[];
  /** The last day on which something of a fund was decided at each place, for its notices. */
  fundsByCounty: Map<County, { fund: Fund; day: string; projects: Project[] }[]>;
}

export function keepLedger(projects: readonly Project[], treasury: Treasury): Ledger {
  const drafts: Draft[] = [];
  const fundRows: Row<'funds'>[] = [];
  const fundsByCounty: Ledger['fundsByCounty'] = new Map();
  const partsByFund = groupBy(
    projects.flatMap((project) => project.parts.map((part) => ({ project, part }))),
    ({ part }) => part.fund.id,
  );
  for (const fund of treasury.funds()) {
    const parts = partsByFund.get(fund.id);
    if (!parts) continue;
    let given = 0;
    let reserve = fund.unallocated;
    for (const [, inCounty] of groupBy(parts, ({ project }) => project.county.code)) {
      const { county } = inCounty[0]!.project;
      const sum = inCounty.reduce((all, { part }) => all + part.amount, 0);
      // In the running year counties still hold part of their pots.
      const held =
        fund.kind.pots && fund.year === 2020
          ? Math.min(reserve, Math.floor((reserve * 0.3) / (wan / 10)) * (wan / 10))
          : 0;
      reserve -= held;
      given += sum + held;
      if (fund.kind.pots) drafts.push(draft(fund, county, county.code, sum + held, fund.potsOn));
      drafts.push(...townPots(fund, county, inCounty));
      for (const { project, part } of inCounty) {
        drafts.push({
          ...draft(fund, county, placeOf(project), part.amount, part.allocatedOn),
          project_id: project.id,
        });
      }
      const day = inCounty.reduce((last, { part }) => (part.allocatedOn > last ? part.allocatedOn : last), '');
      const list = fundsByCounty.get(county) ?? [];
      list.push({ fund, day, projects: inCounty.map(({ project }) => project) });
      fundsByCounty.set(county, list);
    }
    fundRows.push(fundRow(fund, given + reserve));
  }
  return { funds: fundRows, allocations: number(drafts), fundsByCounty };
}

const draft = (fund: Fund, county: County, region: string, amount: number, day: string): Draft => ({
  fund_id: fund.id,
  region_code: region,
  project_id: undefined,
  amount,
  allocated_on: day,
  county,
  fund,
});

/** A project in several villages belongs to their town, a county's own to the county. */
const placeOf = ({ villages, town, county }: Project): string =>
  villages.length === 1 ? villages[0]!.code : (town?.code ?? county.code);

function townPots(fund: Fund, county: County, parts: { project: Project; part: { amount: number } }[]): Draft[] {
  if (county.code !== countyWithTownPots || fund.kind.key !== 'central') return [];
  return [
    ...groupBy(
      parts.filter(({ project }) => project.town),
      ({ project }) => project.town!.code,
    ).values(),
  ].map((inTown) => {
    const town: Town = inTown[0]!.project.town!;
    const sum = inTown.reduce((all, { part }) => all + part.amount, 0);
    return draft(fund, county, town.code, sum, officeDay(addDays(fund.potsOn, 2)));
  });
}

/** Numbers run within county and year in order of day. */
function number(drafts: Draft[]): Row<'allocations'>[] {
  const rows: Row<'allocations'>[] = [];
  for (const group of groupBy(drafts, ({ county, allocated_on }) => county.code + allocated_on.slice(0, 4)).values()) {
    group.sort(
      (a, b) =>
        compare(a.allocated_on, b.allocated_on) ||
        compare(a.fund_id, b.fund_id) ||
        compare(a.project_id ?? '', b.project_id ?? '') ||
        compare(a.region_code, b.region_code),
    );
    group.forEach(({ county, fund: _fund, ...row }, at) => {
      const id = `FP${row.allocated_on.slice(0, 4)}-${county.letters}${String(at + 1).padStart(3, '0')}`;
      rows.push({ allocation_id: id, ...row });
    });
  }
  return rows;
}
