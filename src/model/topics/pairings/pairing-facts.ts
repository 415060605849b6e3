import type { Enterprise, Facts, Pairing } from '../../facts.ts';
import { pairedWith, standsOn } from '../../pairing-state.ts';
import type { Place } from '../../places.ts';
import { compare, groupBy } from '../../values.ts';

export const pairingsRoot = '/pairings/';
export const unpairedRoot = '/pairings/unpaired/';

/** Which enterprise helps which village, as of the as-of day. Source: 一企一村、多企一村 (Qianjiang); 村企结对 (Huai'an). */
export interface PairingFacts {
  facts: Facts;
  /** Villages that the programme covers, and those that a pairing names besides; in order of their codes. */
  villages: Place[];
  /** Counties with such villages, or what stands in a county's place; in order of their codes. */
  counties: Place[];
  countyOf(village: Place): Place;
  /** Standing pairings of the villages of a county. */
  standingIn(county: Place): Pairing[];
  endedIn(county: Place): Pairing[];
  villagesIn(county: Place): Place[];
  /** Standing enterprises of a village, each once. */
  enterprisesOf(village: Place): string[];
}

export function createPairingFacts(facts: Facts): PairingFacts | undefined {
  const { places, asOf, tables } = facts;
  const rows = (tables.pairings?.rows ?? []).filter((row) => row.from <= asOf && places.get(row.village_code).covered);
  if (rows.length === 0) return undefined;
  const paired = new Set(rows.map((row) => row.village_code));
  const villages = places.of('village').filter((village) => facts.villages.has(village.code) || paired.has(village.code));
  const countyOf = (village: Place): Place => places.countyOf(village.code) ?? village.parent ?? village;
  const byCounty = groupBy(villages, countyOf);
  const order = [...rows].sort((a, b) => compare(a.village_code, b.village_code) || compare(a.from, b.from) || compare(a.pairing_id, b.pairing_id));
  const rowsByCounty = groupBy(order, (row) => countyOf(places.get(row.village_code)));
  return {
    facts,
    villages,
    counties: [...byCounty.keys()],
    countyOf,
    standingIn: (county) => (rowsByCounty.get(county) ?? []).filter((row) => standsOn(row, asOf)),
    endedIn: (county) => (rowsByCounty.get(county) ?? []).filter((row) => !standsOn(row, asOf)),
    villagesIn: (county) => byCounty.get(county) ?? [],
    enterprisesOf: (village) => pairedWith(facts, village.code),
  };
}

export const unpairedIn = ({ enterprisesOf }: PairingFacts, villages: readonly Place[]): Place[] =>
  villages.filter((village) => enterprisesOf(village).length === 0);

/** Villages by how many enterprises help them. */
export interface Coverage {
  villages: number;
  paired: number;
  /** 一企一村 */
  byOne: number;
  /** 多企一村 */
  bySeveral: number;
}

export function coverageOf({ enterprisesOf }: PairingFacts, villages: readonly Place[]): Coverage {
  const numbers = villages.map((village) => enterprisesOf(village).length);
  return {
    villages: villages.length,
    paired: numbers.filter((number) => number > 0).length,
    byOne: numbers.filter((number) => number === 1).length,
    bySeveral: numbers.filter((number) => number > 1).length,
  };
}

/** Enterprises with a standing pairing, in order of their codes. */
export function pairedEnterprises({ facts }: PairingFacts): Enterprise[] {
  return facts.enterprises.all.filter(({ uscc }) => facts.enterprises.pairingsOf(uscc).some((row) => standsOn(row, facts.asOf)));
}
