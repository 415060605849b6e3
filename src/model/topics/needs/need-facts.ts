import type { Row } from '../../../schema/index.ts';
import { daysBetween } from '../../../tables/calendar.ts';
import { formatWanYuanShort } from '../../../format.ts';
import type { Facts } from '../../facts.ts';
import type { Place } from '../../places.ts';
import { compare, groupBy, to } from '../../values.ts';
import type { Value } from '../../views.ts';

export type Need = Row<'needs'>;

export const needsRoot = '/needs/';
export const pairRoot = '/needs/pair/';

/** What villages need, as of the as-of day. Source: 需求信息对接 (Panjin). */
export interface NeedFacts {
  facts: Facts;
  /** Open ones first, the longest waiting before all; then matched ones, the newest match first. */
  all: Need[];
  of(villageCode: string): Need[];
  /** In the order of `all`, those of the villages of a place. */
  within(code: string): Need[];
}

/** A match of a day to come is not there yet. A row with one half of a match is matched; the checks have warned of it. */
export const isOpen = ({ matched_by, matched_on }: Need, asOf: string): boolean =>
  (matched_by === undefined && matched_on === undefined) || (matched_on !== undefined && matched_on > asOf);

/** Days that an open need has waited by the as-of day. */
export const waited = (need: Need, asOf: string): number => daysBetween(need.posted_on, asOf);

/** Needs posted after the as-of day are left out, as notices are. Undefined when none is left. */
export function createNeedFacts(facts: Facts): NeedFacts | undefined {
  const { asOf, places, tables } = facts;
  const rows = (tables.needs?.rows ?? []).filter((row) => row.posted_on <= asOf && places.get(row.village_code).covered);
  if (rows.length === 0) return undefined;
  const all = [...rows].sort(
    (a, b) =>
      Number(isOpen(b, asOf)) - Number(isOpen(a, asOf)) ||
      (isOpen(a, asOf) ? compare(a.posted_on, b.posted_on) : compare(b.matched_on ?? '', a.matched_on ?? '')) ||
      compare(a.need_id, b.need_id),
  );
  const byVillage = groupBy(all, (row) => row.village_code);
  const byPlace = new Map<Place, Need[]>();
  for (const need of all) {
    for (const place of places.upward(need.village_code)) {
      const own = byPlace.get(place);
      if (own) own.push(need);
      else byPlace.set(place, [need]);
    }
  }
  return { facts, all, of: (code) => byVillage.get(code) ?? [], within: (code) => byPlace.get(places.get(code)) ?? [] };
}

/** How much is needed: a number with its word, money, or both. */
export function wanted({ quantity, amount }: Need): Value {
  if (amount === undefined) return quantity ?? null;
  return quantity === undefined ? { money: amount } : `${quantity}，${formatWanYuanShort(amount)}万元`;
}

/** An enterprise leads to its page; a unit, or a code that is not in the table of enterprises, is only named. */
export function matchedBy({ enterprises }: Facts, { matched_by: unit }: Need): Value {
  if (unit === undefined) return null;
  return enterprises.get(unit) ? to(enterprises.link(unit)) : unit;
}
