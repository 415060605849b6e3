import { auditDisclosure, type DisclosureProblem, type ShownRange } from './audit.ts';
import { isPrinted, tierOf, type Design } from './design.ts';
import { boundsFrom, type Bounds, type EarlierNumbers } from './earlier.ts';
import { measureLosses, type Loss } from './losses.ts';
import type { Population } from './population.ts';
import { suppress, type Rules, type Suppression } from './suppress.ts';

/** The numbers of the registry as they may be published. The true ones behind the withheld are not in it. */
export interface PublishedNumbers {
  population: Pick<Population, 'places' | 'years'>;
  design: Design;
  /** @returns a number; null when it is withheld; undefined when the place has no such column */
  at(place: number, year: number, column: number): number | null | undefined;
  /** Columns of the place and year that an earlier release printed and this one withholds. */
  withdrawn(place: number, year: number): number[];
  losses: Loss[];
  /** Withheld cells, and the fewest values that one of them is shown to be open to. */
  withheld: { cells: number; fewestValues: number };
  /** What may not be published so; empty, or nothing may be. */
  problems: DisclosureProblem[];
}

/**
 * Counts the registry, chooses what to withhold, and has the choice audited.
 *
 * @param earlier what earlier releases printed, if there are any
 */
export function protect(population: Population, design: Design, rules: Rules, earlier?: EarlierNumbers): PublishedNumbers {
  let suppression = suppress(population, design, rules);
  const { grid } = suppression.census;
  const bounds = earlier && boundsFrom(earlier, population, design, grid, suppression.counts, rules.threshold);
  // Where nothing was revised the same choice comes out as before, and with it the same release.
  if (bounds && !agrees(suppression, bounds)) suppression = suppress({ ...population, lives: suppression.census.lives }, design, rules, bounds, suppression.alternatives);
  const { counts, hidden, census, alternatives, proofOf } = suppression;
  const { problems, ranges } = auditDisclosure(population, design, rules, { hidden, alternatives, lives: census.lives, proofOf }, bounds);
  return {
    population: { places: population.places, years: population.years },
    design,
    at(place, year, column) {
      if (!isPrinted(design.columns[column]!, tierOf(population.places[place]!.level))) return undefined;
      const cell = grid.cell(place, year, column);
      return hidden[cell] ? null : counts[cell]!;
    },
    withdrawn: (place, year) => design.columns.flatMap((_, column) => (isWithdrawn(grid.cell(place, year, column), hidden, bounds) ? [column] : [])),
    losses: measureLosses(population, design, grid, counts, hidden),
    withheld: summarise(ranges),
    problems,
  };
}

function agrees({ hidden }: Suppression, { fixed, loose, withheld, sensitive }: Bounds): boolean {
  return hidden.every((isHidden, cell) => (isHidden ? !fixed[cell] && !loose[cell] : !withheld[cell] && !sensitive[cell]));
}

const isWithdrawn = (cell: number, hidden: Uint8Array, bounds: Bounds | undefined): boolean => hidden[cell] === 1 && (bounds?.fixed[cell] === 1 || bounds?.loose[cell] === 1);

function summarise(ranges: readonly ShownRange[]): PublishedNumbers['withheld'] {
  return { cells: ranges.length, fewestValues: ranges.reduce((least, { values }) => Math.min(least, values), Infinity) };
}
