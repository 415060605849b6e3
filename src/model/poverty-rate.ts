import type { Row } from '../schema/index.ts';
import type { Facts } from './facts.ts';
import { words } from './values.ts';
import type { Value } from './views.ts';

export const isPovertyRate = (item: string): boolean => item.includes('贫困发生率');

/**
 * What a checklist says of an item. A village's poverty rate is a count in disguise: times its population, it is the persons in the registry. So it
 * is printed only where it says no more than the number printed of them at the end of its year; else that the standard is met has to do.
 */
export function actualOf({ registry, villages }: Facts, row: Row<'checklists'>): Value {
  if (!registry || row.actual === undefined || !isPovertyRate(row.item)) return words(row.actual);
  const rate = /^(\d+(?:\.(\d+))?)\s*[%％]$/.exec(row.actual.trim());
  const persons = registry.number(row.village_code, Number(row.checked_on?.slice(0, 4)), 'closing_persons');
  const population = villages.get(row.village_code)?.population;
  if (!rate || !population || typeof persons !== 'number') return { suppressed: true };
  const step = 10 ** -(rate[2]?.length ?? 0);
  return Math.abs((persons / population) * 100 - Number(rate[1])) < step ? row.actual : { suppressed: true };
}
