import type { Row } from '../../../schema/index.ts';
import type { Facts } from '../../facts.ts';
import { groupBy } from '../../values.ts';

export type Finding = Row<'findings'>;
export type Team = Row<'support_teams'>;

/** Who answers for what, found by place once for all pages. */
export interface Duties {
  facts: Facts;
  teamsOf(villageCode: string): readonly Team[];
  /** Findings at a place or below it that were known on the day the site speaks for. */
  findingsIn(code: string): readonly Finding[];
}

export function createDuties(facts: Facts): Duties {
  const { tables, places, asOf } = facts;
  const teams = groupBy(tables.support_teams?.rows ?? [], (team) => team.village_code);
  const findings = new Map<string, Finding[]>();
  for (const finding of tables.findings?.rows ?? []) {
    if (finding.found_on > asOf) continue;
    for (const { code } of places.upward(finding.region_code)) {
      const own = findings.get(code);
      if (own) own.push(finding);
      else findings.set(code, [finding]);
    }
  }
  return { facts, teamsOf: (code) => teams.get(code) ?? [], findingsIn: (code) => findings.get(code) ?? [] };
}

export const isResolved = (finding: Finding, asOf: string): boolean => finding.resolved_on !== undefined && finding.resolved_on <= asOf;
export const isOverdue = (finding: Finding, asOf: string): boolean => !isResolved(finding, asOf) && finding.due_on < asOf;
