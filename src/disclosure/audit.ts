import { differencesOf, shownValues, type Alternative } from './alternatives.ts';
import { countCells, takeCensus } from './census.ts';
import { isPrinted, knownColumns, sourcesOf, tierOf, type Design } from './design.ts';
import type { Life, Population } from './population.ts';
import { isPossible } from './possible.ts';
import { findNear, findSmall, findWholeGroups } from './primary.ts';
import { aboveColumns, isOpenAbove, type Bounds } from './earlier.ts';
import type { Rules } from './suppress.ts';

/** What is to be published, with the claims that are to be checked. */
export interface Claim {
  /** 1: withheld. One for each cell of the grid. */
  hidden: Uint8Array;
  /** Registries said to be printed alike. */
  alternatives: readonly Alternative[];
  /** All lives that the alternatives speak of, those of the registry first. */
  lives: readonly Life[];
  /** Numbers of the alternatives said to keep a withheld cell open. */
  proofOf(cell: number): readonly number[];
}

/** Something that may not be published so. Never says a number. */
export interface DisclosureProblem {
  kind: 'printed' | 'impossible-alternative' | 'visible-alternative' | 'narrow';
  /** Place, year and column that it is about. */
  code: string;
  year: number;
  column: number;
}

/** Least and greatest value that a withheld cell is shown to be open to, both included, and how many. */
export interface ShownRange {
  cell: number;
  least: number;
  greatest: number;
  values: number;
}

/**
 * Checks what is to be published without trusting how it was chosen. It counts the registry again, and then holds every claim against it:
 *
 * 1. Whatever gives somebody away by itself is withheld, and persons with their households.
 * 2. Each alternative is a registry that could be ({@link isPossible}).
 * 3. Each alternative, counted from scratch, is printed exactly as the true registry is, and as earlier releases printed it.
 * 4. By such alternatives alone, each withheld cell can have enough values: `primaryValues` where it gives somebody away, else
 *    `secondaryValues`; and where a group holds everybody, there is one in which it does not.
 *
 * Why that suffices: an attacker knows what is printed and what any registry must fulfil. An alternative fulfils both, so no reasoning
 * excludes it: the least and greatest value that a linear program finds lie at or beyond those shown here. (test/attacker solves those programs.)
 *
 * @returns problems, none of which may be left; and for each withheld printed cell the values shown
 */
export function auditDisclosure(population: Population, design: Design, rules: Rules, claim: Claim, bounds?: Bounds): { problems: DisclosureProblem[]; ranges: ShownRange[] } {
  const census = takeCensus({ ...population, lives: claim.lives }, design);
  const { grid, places } = census;
  const { columns, at } = design;
  const { hidden, alternatives } = claim;
  const counts = countCells(census);
  const problems: DisclosureProblem[] = [];
  const report = (kind: DisclosureProblem['kind'], cell: number): void =>
    void problems.push({ kind, code: places[grid.placeOf(cell)]!.code, year: population.years[grid.yearOf(cell)]!, column: grid.columnOf(cell) });
  const isSeen = (cell: number): boolean => isPrinted(columns[grid.columnOf(cell)]!, tierOf(places[grid.placeOf(cell)]!.level));
  const sources = columns.map((_, column) => sourcesOf(design, column));
  const isWithheld = (cell: number): boolean => {
    const column = grid.columnOf(cell);
    return sources[column]!.length === 0 ? hidden[cell] === 1 : sources[column]!.some((source) => hidden[cell - column + source]);
  };

  const above = aboveColumns(design);
  /** Printed before, and nothing that is printed now leaves it open. */
  const isKnown = (cell: number): boolean =>
    bounds !== undefined && (bounds.fixed[cell] === 1 || (bounds.loose[cell] === 1 && !isOpenAbove(cell, hidden, bounds, places, grid, above)));

  // 1
  const counted = { counts, population, design, grid };
  const whole = findWholeGroups(counted);
  const primary = new Uint8Array(grid.size);
  const mustHide = (cell: number): void => {
    if (bounds?.fixed[cell] || bounds?.loose[cell]) return;
    primary[cell] = 1;
    if (!isWithheld(cell)) report('printed', cell);
  };
  whole.forEach((isWhole, cell) => void (isWhole && mustHide(cell)));
  bounds?.sensitive.forEach((isSensitive, cell) => void (isSensitive && mustHide(cell)));
  findSmall(counted, rules.threshold, mustHide);
  findNear(counted, rules.threshold, hidden, mustHide);
  for (let cell = 0; cell < grid.size; cell += 1) {
    const isTotal = grid.columnOf(cell) < at.persons;
    if ((isTotal && hidden[cell] && !hidden[cell + at.persons]) || (bounds?.withheld[cell] && !hidden[cell])) report('printed', cell);
    if (isTotal && primary[cell]) primary[cell + at.persons] = 1;
  }

  // 2 and 3
  const apart = new Uint8Array(grid.size);
  const differences = alternatives.map((alternative) => {
    const found = differencesOf(census, alternative);
    const [first = 0] = found.keys();
    if (!isPossible(census, alternative, population.lives.length)) report('impossible-alternative', first);
    for (const cell of found.keys()) {
      if (isSeen(cell) && (!hidden[cell] || isKnown(cell))) report('visible-alternative', cell);
      const all = columns[grid.columnOf(cell)]!.whole;
      if (all !== undefined && !found.has(cell - grid.columnOf(cell) + all)) apart[cell] = 1;
    }
    return found;
  });

  // 4
  const ranges: ShownRange[] = [];
  places.forEach(({ level }, place) => {
    const known = knownColumns(design, tierOf(level));
    for (let year = 0; year < grid.years; year += 1) {
      for (const column of known) {
        const cell = grid.cell(place, year, column);
        if (isKnown(cell) || (isSeen(cell) ? !hidden[cell] : !primary[cell])) continue;
        const proof = claim.proofOf(cell).flatMap((number) => {
          const difference = differences[number]?.get(cell);
          return difference === undefined ? [] : [{ alternative: alternatives[number]!, difference }];
        });
        const values = [...shownValues(census, proof)];
        if (values.length < (primary[cell] ? rules.primaryValues : rules.secondaryValues) || (primary[cell] && whole[cell] && !apart[cell])) report('narrow', cell);
        if (isSeen(cell)) ranges.push({ cell, least: counts[cell]! + Math.min(...values), greatest: counts[cell]! + Math.max(...values), values: values.length });
      }
    }
  });
  return { problems, ranges };
}
