import { supportRoles, type Row } from '../../../schema/index.ts';
import type { Facts } from '../../facts.ts';
import type { Place } from '../../places.ts';
import { compare, groupBy } from '../../values.ts';

export type Team = Row<'support_teams'>;
export type Role = Team['role'];

export const supportRoot = '/support/';
export const unitsRoot = '/support/units/';

export const roles = Object.keys(supportRoles) as Role[];

/** Who helps which village. Every village of the villages table is to have all five. Source: 五个一 (Sichuan). */
export interface Support {
  facts: Facts;
  /** In order of roles, then units. */
  of(village: Place): Team[];
  /** Villages that the programme covers, in order of their codes. */
  villages: Place[];
  /** Counties of such villages, or what stands in a county's place. */
  counties: Place[];
  villagesIn(county: Place): Place[];
}

/** Undefined without a single row. */
export function createSupport(facts: Facts): Support | undefined {
  const { places } = facts;
  const rows = (facts.tables.support_teams?.rows ?? []).filter((row) => places.get(row.village_code).covered);
  if (rows.length === 0) return undefined;
  const order = [...rows].sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || compare(a.unit, b.unit));
  const byVillage = groupBy(order, (row) => row.village_code);
  const villages = places.of('village').filter((village) => facts.villages.has(village.code));
  const byCounty = groupBy(villages, (village) => places.countyOf(village.code) ?? village.parent ?? village);
  return {
    facts,
    of: (village) => byVillage.get(village.code) ?? [],
    villages,
    counties: [...byCounty.keys()],
    villagesIn: (county) => byCounty.get(county) ?? [],
  };
}

export const has = ({ of }: Support, village: Place, role: Role): boolean => of(village).some((team) => team.role === role);

export const isComplete = (support: Support, village: Place): boolean => roles.every((role) => has(support, village, role));

/** Towns of a set of villages, in order, with their villages; a village straight under its county stands with the county. */
export const byTown = (villages: readonly Place[]): Map<Place, Place[]> => groupBy(villages, (village) => village.parent ?? village);
