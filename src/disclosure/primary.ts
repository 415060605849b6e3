import type { Grid } from './grid.ts';
import { byTier, flowKinds, knownColumns, labourAnswers, tierOf, type Design, type FlowKind, type Tier } from './design.ts';
import type { Population } from './population.ts';

/**
 * Which counts give somebody away by themselves (primary suppression):
 *
 * - fewer households than the threshold, but not none: 国家统计局《统计法》第二十五条 forbids data by which a single respondent
 *   can be told, and statistical offices apply it to counts as a threshold rule;
 * - a group that holds everybody, whatever its size: it says of each household what it says of all ("group disclosure");
 * - in a village, a total that differs from the last one printed by fewer households than the threshold, all of which came or all of
 *   which went: the difference is a count too ("disclosure by differencing").
 *
 * Terms and rules as in the Handbook on Statistical Disclosure Control (Hundepool and others, ESSnet SDC 2010), chapter 5, frequency
 * tables. Numbers that a reader gets by subtraction count like printed ones. Persons are withheld wherever their households are.
 */
export interface Counted {
  counts: Int32Array;
  population: Population;
  design: Design;
  grid: Grid;
}

const isSmall = (count: number, threshold: number): boolean => count > 0 && count < threshold;

function* rowsOf({ population, grid }: Counted): Generator<{ row: number; tier: Tier }> {
  for (const [index, place] of population.places.entries()) {
    for (let year = 0; year < grid.years; year += 1) yield { row: grid.cell(index, year, 0), tier: tierOf(place.level) };
  }
}

const householdColumns = (design: Design): Record<Tier, number[]> =>
  byTier((tier) => knownColumns(design, tier).filter((column) => design.columns[column]!.unit === 'households'));

/** @returns 1 for each cell that holds everybody it could hold: the same whatever the threshold */
export function findWholeGroups(counted: Counted): Uint8Array {
  const { counts, design, grid } = counted;
  const found = new Uint8Array(grid.size);
  // That nobody's ability was reported says nothing about anybody.
  const unreported = design.at.labour + labourAnswers.indexOf('unreported');
  const columns = householdColumns(design);
  for (const { row, tier } of rowsOf(counted)) {
    for (const column of columns[tier]) {
      const { whole } = design.columns[column]!;
      if (whole === undefined || column === unreported) continue;
      const count = counts[row + column]!;
      if (count > 0 && count === counts[row + whole]) found[row + column] = 1;
    }
  }
  return found;
}

/** Calls back for each count of households below the threshold. */
export function findSmall(counted: Counted, threshold: number, found: (cell: number) => void): void {
  const columns = householdColumns(counted.design);
  for (const { row, tier } of rowsOf(counted)) {
    for (const column of columns[tier]) if (isSmall(counted.counts[row + column]!, threshold)) found(row + column);
  }
}

/**
 * Calls back for each total of a village that differs from the last one printed by a count of households that went only one way: then the
 * difference is that count.
 *
 * @param hidden cells withheld so far
 */
export function findNear({ counts, population, design, grid }: Counted, threshold: number, hidden: Uint8Array, found: (cell: number) => void): void {
  const { registered, closing, left, flow } = design.at;
  const flows = (kinds: readonly FlowKind[]): number[] => kinds.map((kind) => flow + flowKinds.indexOf(kind));
  const totals = [
    { column: registered, ins: flows(['identified', 'added']), outs: flows(['removed']) },
    { column: closing, ins: flows(['identified', 'added', 'returned']), outs: flows(['removed', 'exited']) },
    { column: left, ins: flows(['exited']), outs: flows(['returned']) },
  ];
  for (const [index, place] of population.places.entries()) {
    if (place.level !== 'village') continue;
    for (const { column, ins, outs } of totals) {
      let last: number | undefined;
      let [came, went] = [0, 0];
      for (let year = 0; year < grid.years; year += 1) {
        const row = grid.cell(index, year, 0);
        for (const other of ins) came += counts[row + other]!;
        for (const other of outs) went += counts[row + other]!;
        if (hidden[row + column]) continue;
        if (last !== undefined && Math.min(came, went) === 0 && isSmall(Math.abs(counts[row + column]! - last), threshold)) {
          found(row + column);
          continue;
        }
        last = counts[row + column]!;
        [came, went] = [0, 0];
      }
    }
  }
}
