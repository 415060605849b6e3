import { isPrinted, sourcesOf, tierOf, type Design, type Tier } from './design.ts';
import type { Grid } from './grid.ts';
import type { CountedPlace, Population } from './population.ts';

/**
 * What earlier releases printed, by place, year and column key: the number; `withheld`; or `printed`, when an earlier one printed a number and a later
 * one withheld it, so that the number is out but is not repeated.
 */
export type EarlierNumbers = (code: string, year: number, key: string) => number | 'withheld' | 'printed' | undefined;

/** What earlier releases leave to decide: arrays of the grid's size. */
export interface Bounds {
  /** 1: printed before with the number it still has, and nothing above it was revised: it is known, and no alternative may change it. */
  fixed: Uint8Array;
  /** 1: printed before with the number it still has, but something above it was revised: open again, if it is withheld now and so is all between. */
  loose: Uint8Array;
  /** 1: printed before with another number. */
  changed: Uint8Array;
  /** 1: withheld before, and so from now on. */
  withheld: Uint8Array;
  /** 1: gives somebody away for its difference from what was printed before. */
  sensitive: Uint8Array;
}

/**
 * What follows from earlier releases for this one:
 *
 * - What was withheld for a year stays withheld for it.
 * - What was printed and is still so is known. Unless the place above shows that the column was revised: then nobody can tell whether
 *   this number, withheld now, still is what it was.
 * - A village's number that was printed otherwise tells by the difference how many households came or went: it gives them away when
 *   they are fewer than the threshold.
 */
export function boundsFrom(earlier: EarlierNumbers, { places, years }: Population, design: Design, grid: Grid, counts: Int32Array, threshold: number): Bounds {
  const make = (): Uint8Array => new Uint8Array(grid.size);
  const bounds = { fixed: make(), loose: make(), changed: make(), withheld: make(), sensitive: make() };
  const above = aboveColumns(design);
  // Whatever lies under a revised number, printed before or not.
  const under = make();
  for (const [place, { code, level, parent }] of places.entries()) {
    for (const [index, year] of years.entries()) {
      for (const [number, column] of design.columns.entries()) {
        if (!isPrinted(column, tierOf(level))) continue;
        const cell = grid.cell(place, index, number);
        under[cell] = Number(cellsAbove(cell, places, grid, above).some((other) => bounds.changed[other] || under[other]));
        const before = earlier(code, year, column.key);
        if (before === undefined) continue;
        if (typeof before === 'string') bounds.withheld[cell] = 1;
        if (before === 'withheld') continue;
        const difference = before === 'printed' ? 0 : Math.abs(before - counts[cell]!);
        if (difference !== 0) bounds.changed[cell] = 1;
        else if (parent >= 0 && under[cell]) bounds.loose[cell] = 1;
        else bounds.fixed[cell] = 1;
        if (level === 'village' && column.unit === 'households' && difference > 0 && difference < threshold) bounds.sensitive[cell] = 1;
      }
      // What follows by subtraction is known when all that it follows from is.
      for (const [number] of design.columns.entries()) {
        const from = sourcesOf(design, number).map((source) => grid.cell(place, index, source));
        if (from.length === 0 || !from.every((cell) => bounds.fixed[cell] || bounds.loose[cell])) continue;
        const isFixed = from.every((cell) => bounds.fixed[cell]);
        (isFixed ? bounds.fixed : bounds.loose)[grid.cell(place, index, number)] = 1;
      }
    }
  }
  return bounds;
}

/** For each column and tier of the place above: the columns there that a column is added into. */
type Above = Record<Tier, readonly (readonly number[])[]>;

export function aboveColumns(design: Design): Above {
  const { columns, at, attributes, groupOf } = design;
  const ofGroup = (first: number, group: number): number[] => groupOf.flatMap((own, cause) => (own === group ? [first + cause] : []));
  const groups = attributes.causeGroups.length;
  const inTier = (tier: Tier): number[][] =>
    columns.map((column, index) => {
      if (isPrinted(column, tier)) return [index];
      if (index >= at.causeGroup && index < at.causeGroup + groups) return ofGroup(at.cause, index - at.causeGroup);
      return index >= at.exitGroup && index < at.exitGroup + groups ? ofGroup(at.exit, index - at.exitGroup) : [];
    });
  return { village: inTier('village'), town: inTier('town'), above: inTier('above') };
}

export function cellsAbove(cell: number, places: readonly CountedPlace[], grid: Grid, above: Above): number[] {
  const { parent } = places[grid.placeOf(cell)]!;
  if (parent < 0) return [];
  const row = grid.cell(parent, grid.yearOf(cell), 0);
  return above[tierOf(places[parent]!.level)][grid.columnOf(cell)]!.map((column) => row + column);
}

/** Whether a loose cell is open: up to a number that was revised, all that lies between is withheld too. */
export function isOpenAbove(cell: number, hidden: Uint8Array, { changed }: Pick<Bounds, 'changed'>, places: readonly CountedPlace[], grid: Grid, above: Above): boolean {
  return cellsAbove(cell, places, grid, above).some((other) => changed[other] === 1 || (hidden[other] === 1 && isOpenAbove(other, hidden, { changed }, places, grid, above)));
}
