import type { AttackResult, Found } from './attack.ts';
import { causes, differenceOf, groups, measures, totalOf } from './columns.ts';
import type { Release } from './published.ts';
import type { Recount } from './recount.ts';

const split = (cell: string): [code: string, year: string, key: string] =>
  cell.replace(/@\d+$/, '').split('/') as [string, string, string];

/** The true number of a cell as the attack names it, or undefined when the recount has no such cell. */
export function trueValue(recounted: Recount, cell: string): number | undefined {
  const [code, year, key] = split(cell);
  const values = recounted.places.get(code)?.values[year];
  if (!values) return undefined;
  const difference = differenceOf(key);
  if (!difference) return values[key];
  const less = values[difference.less];
  const from = difference.from.map((it) => values[it]);
  if (less === undefined || from.some((it) => it === undefined)) return undefined;
  return from.reduce<number>((sum, it) => sum + it!, -less);
}

const derivedKeys: readonly string[] = [
  ...measures.map((measure) => `no_measure_${measure}`),
  ...[...causes, ...groups.map((group) => `group_${group}`)].map((part) => `staying_${part}`),
];

/**
 * Whether a number gives somebody away by itself: a count of households from one to below the threshold, the persons of
 * one, or a group that holds everybody it could hold. That nobody's ability to work is known says nothing of anybody.
 */
export function isSensitive(recounted: Recount, cell: string, threshold: number): boolean {
  const [code, year, key] = split(cell);
  const count = (it: string): number => trueValue(recounted, `${code}/${year}/${it}`) ?? 0;
  const households = count(key.replace(/_persons$/, ''));
  if (households === 0) return false;
  if (households < threshold) return true;
  const total = key.endsWith('_persons') || key === 'labour_unreported' ? undefined : totalOf(key);
  return total !== undefined && households === count(total);
}

/**
 * How many whole values an attacker must be left with: three where the number gives somebody away; two for other hidden
 * cells, and one for what is neither printed nor gives anybody away.
 */
export function neededValues(recounted: Recount, cell: string, threshold: number): 1 | 2 | 3 {
  if (isSensitive(recounted, cell, threshold)) return 3;
  return differenceOf(split(cell)[2]) ? 1 : 2;
}

/** The cells that an attack with `values: 3` has left with fewer values than they need. */
export const unprotected = (result: AttackResult, recounted: Recount, threshold: number): Found[] =>
  result.narrow.filter(
    ({ cell, low, high, status }) =>
      status !== 'Optimal' || high - low + 1 < neededValues(recounted, cell, threshold),
  );

/** The printed numbers that are not true, and the cells that nobody can count. */
export function untruePrints(release: Release, recounted: Recount): string[] {
  return [...release.places.values()].flatMap(({ code, values }) =>
    Object.entries(values).flatMap(([year, cells]) =>
      Object.entries(cells).flatMap(([key, value]) => {
        const cell = `${code}/${year}/${key}`;
        const truth = trueValue(recounted, cell);
        if (truth === undefined) return [`${cell}: not in the tables`];
        return typeof value === 'number' && value !== truth ? [`${cell}: ${value} printed, ${truth} counted`] : [];
      }),
    ),
  );
}

/** What gives somebody away and is printed, or follows from two printed numbers. */
export function sensitivePrints(release: Release, recounted: Recount, threshold: number): string[] {
  return [...release.places.values()].flatMap(({ code, values }) =>
    Object.entries(values).flatMap(([year, cells]) => {
      const isOpen = (key: string): boolean => typeof cells[key] === 'number';
      const open = Object.keys(cells).filter(isOpen).concat(derivedKeys.filter((key) => {
        const { from, less } = differenceOf(key)!;
        return isOpen(less) && from.every(isOpen);
      }));
      return open.map((key) => `${code}/${year}/${key}`).filter((cell) => isSensitive(recounted, cell, threshold));
    }),
  );
}
