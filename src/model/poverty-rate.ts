import type { Row } from '../schema/index.ts';
import type { Dataset } from '../tables/dataset.ts';
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

/**
 * What everybody reads from a standard that is met: the rate is below the target, so no more persons than that share of all people are in the
 * registry at the end of the year. Disclosure control has to take it for known.
 */
export function statedLimits(tables: Dataset): { code: string; year: number; most: number }[] {
  const population = new Map((tables.villages?.rows ?? []).map((row) => [row.village_code, row.population]));
  return (tables.checklists?.rows ?? []).flatMap(({ village_code: code, item, target, met, checked_on: checked }) => {
    const percent = /(\d+(?:\.\d+)?)\s*[%％]/.exec(target ?? '')?.[1];
    const people = population.get(code);
    if (!isPovertyRate(item) || !met || percent === undefined || people === undefined || checked === undefined) return [];
    const share = (Number(percent) / 100) * people;
    return [{ code, year: Number(checked.slice(0, 4)), most: /低于|小于|以下|</.test(target!) && !/不/.test(target!) ? Math.ceil(share) - 1 : Math.floor(share) }];
  });
}
