import type { Row } from '../schema/index.ts';
import type { Dataset } from '../tables/dataset.ts';
import { inspectionPath } from './addresses.ts';
import type { Places } from './places.ts';
import { compare, groupBy } from './values.ts';
import type { Link, Mark } from './views.ts';

export type Inspection = Row<'inspections'>;
export type Finding = Row<'findings'>;

/** Inspections and what they found, indexed once. */
export interface OversightFacts {
  /** Newest first. */
  inspections: Inspection[];
  /** Newest first. */
  findings: Finding[];
  inspection(id: string | undefined): Inspection | undefined;
  inspectionsWithin(code: string): Inspection[];
  findingsWithin(code: string): Finding[];
  findingsOf(inspectionId: string): Finding[];
  findingsOfProject(projectId: string): Finding[];
  /** "2017年青石县第三方评估", to its page. */
  inspectionLink(inspection: Inspection): Link;
}

export function createOversightFacts(tables: Dataset, places: Places): OversightFacts {
  const inspections = [...(tables.inspections?.rows ?? [])].sort((a, b) => compare(b.on, a.on) || compare(a.inspection_id, b.inspection_id));
  const findings = [...(tables.findings?.rows ?? [])].sort((a, b) => compare(b.found_on, a.found_on) || compare(a.finding_id, b.finding_id));
  const within = <T extends { region_code: string }>(rows: readonly T[]): Map<string, T[]> => {
    const found = new Map<string, T[]>();
    for (const row of rows) {
      for (const { code } of places.upward(row.region_code)) {
        const list = found.get(code);
        if (list) list.push(row);
        else found.set(code, [row]);
      }
    }
    return found;
  };
  const byId = new Map(inspections.map((row) => [row.inspection_id, row]));
  const inspectionsBelow = within(inspections);
  const findingsBelow = within(findings);
  const byInspection = groupBy(findings, (row) => row.inspection_id);
  const byProject = groupBy(findings, (row) => row.project_id);
  return {
    inspections,
    findings,
    inspection: (id) => (id === undefined ? undefined : byId.get(id)),
    inspectionsWithin: (code) => inspectionsBelow.get(code) ?? [],
    findingsWithin: (code) => findingsBelow.get(code) ?? [],
    findingsOf: (id) => byInspection.get(id) ?? [],
    findingsOfProject: (id) => byProject.get(id) ?? [],
    inspectionLink: (inspection) => ({
      text: `${inspection.on.slice(0, 4)}年${places.get(inspection.region_code).name}${inspection.kind}`,
      href: inspectionPath(inspection.inspection_id),
    }),
  };
}

/** Where a finding stands on a day. */
export type FindingState = 'overdue' | 'open' | 'late' | 'done';

export const findingMarks: Record<FindingState, { mark: Mark; text: string }> = {
  overdue: { mark: 'no', text: '逾期未改' },
  open: { mark: 'open', text: '正在整改' },
  late: { mark: 'late', text: '逾期改完' },
  done: { mark: 'yes', text: '按期改完' },
};

/** What is counted, as it is said after a number: 19个项目, 3个村. */
export const sampledWord = (unit: string | undefined): string | undefined => (unit === '村' || unit === '项目' ? `个${unit}` : unit);

/**
 * Overdue: the last day has passed and it is not resolved; late: resolved, but after the last day.
 *
 * @param asOf `YYYY-MM-DD`
 */
export function stateOf({ due_on: due, resolved_on: resolved }: Finding, asOf: string): FindingState {
  if (resolved === undefined || resolved > asOf) return due < asOf ? 'overdue' : 'open';
  return resolved > due ? 'late' : 'done';
}
