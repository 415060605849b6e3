import { isPrinted, tierOf, type Design } from './design.ts';
import type { Grid } from './grid.ts';
import type { Population } from './population.ts';
import type { Bounds } from './suppress.ts';

/**
 * What earlier releases printed, by place, year and column key: the number; `withheld`; or `printed`, when an earlier one printed a number and a later
 * one withheld it, so that the number is out but is not repeated.
 */
export type EarlierNumbers = (code: string, year: number, key: string) => number | 'withheld' | 'printed' | undefined;

/**
 * What follows from earlier releases for this one:
 *
 * - What was withheld for a year stays withheld for it.
 * - What was printed and is still so is known: no alternative may change it. Unless the place above shows that the column was revised:
 *   then it may be another number by now, when it is withheld now.
 * - A village's total that was printed with another number tells by the difference how many households came or went: it gives them away when
 *   they are fewer than the threshold.
 */
export function boundsFrom(earlier: EarlierNumbers, { places, years }: Population, design: Design, grid: Grid, counts: Int32Array, threshold: number): Bounds {
  const bounds = { fixed: new Uint8Array(grid.size), withheld: new Uint8Array(grid.size), sensitive: new Uint8Array(grid.size) };
  const revised = new Uint8Array(grid.size);
  places.forEach(({ code, level, parent }, place) => {
    years.forEach((year, index) => {
      design.columns.forEach((column, number) => {
        if (!isPrinted(column, tierOf(level))) return;
        const before = earlier(code, year, column.key);
        if (before === undefined) return;
        const cell = grid.cell(place, index, number);
        const isRevisedAbove = parent >= 0 && revised[grid.cell(parent, index, number)] === 1;
        if (before === 'withheld' || before === 'printed') bounds.withheld[cell] = 1;
        if (before === 'withheld') return;
        const difference = before === 'printed' ? 0 : Math.abs(before - counts[cell]!);
        if (difference !== 0) revised[cell] = 1;
        else if (!isRevisedAbove) bounds.fixed[cell] = 1;
        if (level === 'village' && column.unit === 'households' && difference > 0 && difference < threshold) bounds.sensitive[cell] = 1;
      });
    });
  });
  return bounds;
}
