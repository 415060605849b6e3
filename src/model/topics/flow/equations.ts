import type { RegistryFacts } from '../../registry.ts';
import { flowKinds, type FlowKind } from '../../../disclosure/design.ts';
import type { Value } from '../../views.ts';

/**
 * What came and went at a place in a year, as far as it may be published: opening + identified + added + returned − removed − exited = closing.
 * Source: “脱贫退出、返贫纳入”统计 (Panjin); 清退、补录 (Qianjiang).
 */

export type Unit = 'households' | 'persons';

const suffixes: Record<Unit, string> = { households: '', persons: '_persons' };

export const enters = (kind: FlowKind): boolean => kind !== 'removed' && kind !== 'exited';

export const keyOf = (key: string, unit: Unit): string => key + suffixes[unit];

/** The number at the end of the year before; nothing before the first year. `at` is an index into `registry.years`. */
export function openingValue(registry: RegistryFacts, code: string, at: number, key: 'closing' | 'left', unit: Unit): Value {
  const before = registry.years[at - 1];
  return before === undefined ? { count: 0 } : registry.value(code, before, keyOf(key, unit));
}

/** A printed number; undefined when it is withheld. */
const printed = (value: Value): number | undefined => (value !== null && typeof value === 'object' && 'count' in value ? value.count : undefined);

/**
 * How far a year's numbers are from adding up, from printed numbers alone.
 *
 * @returns closing less what it should be: 0 for households, always; for persons, how many more people live in the households since. Undefined
 *   when a number is withheld
 */
export function remainder(registry: RegistryFacts, code: string, at: number, unit: Unit): number | undefined {
  const year = registry.years[at]!;
  const opening = printed(openingValue(registry, code, at, 'closing', unit));
  const closing = printed(registry.value(code, year, keyOf('closing', unit)));
  const flows = flowKinds.map((kind) => {
    const flow = printed(registry.value(code, year, keyOf(kind, unit)));
    return flow === undefined ? undefined : enters(kind) ? flow : -flow;
  });
  const terms = [opening, ...flows];
  if (closing === undefined || terms.some((term) => term === undefined)) return undefined;
  return closing - terms.reduce<number>((sum, term) => sum + term!, 0);
}

/** Sum over all years, from printed numbers alone: withheld as soon as one year is. */
export function cumulative(registry: RegistryFacts, code: string, kind: FlowKind, unit: Unit): Value {
  const years = registry.years.map((year) => printed(registry.value(code, year, keyOf(kind, unit))));
  return years.some((number) => number === undefined) ? { suppressed: true } : { count: years.reduce<number>((sum, number) => sum + number!, 0) };
}
