import type { AttackResult, Found } from './attack.ts';
import type { Release } from './published.ts';
import type { Recount } from './recount.ts';

/** The true number of a cell as the attack names it, or undefined when the recount has no such cell. */
export function trueValue(recounted: Recount, cell: string): number | undefined {
  const [code, year, key] = cell.replace(/@\d+$/, '').split('/') as [string, string, string];
  const values = recounted.places.get(code)?.values[year];
  if (!key.startsWith('no_measure_')) return values?.[key];
  const [closing, measure] = [values?.['closing'], values?.[key.slice('no_'.length)]];
  return closing === undefined || measure === undefined ? undefined : closing - measure;
}

/**
 * How many whole values an attacker must be left with: three where the cell, or what it leaves of its stock, is a count
 * of somebody below the threshold; two elsewhere.
 */
export function neededValues(recounted: Recount, cell: string, threshold: number): 2 | 3 {
  const isSmall = (value: number | undefined): boolean => value !== undefined && value > 0 && value < threshold;
  const without = cell.replace('/measure_', '/no_measure_');
  return isSmall(trueValue(recounted, cell)) || isSmall(trueValue(recounted, without)) ? 3 : 2;
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
