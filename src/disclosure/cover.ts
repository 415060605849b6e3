import { differencesOf, shownValues, type Alternative } from './alternatives.ts';
import type { Census } from './census.ts';
import { byTier, isPrinted, partsByWhole, sourcesOf, tierOf } from './design.ts';

/** Alternatives kept as proof for one cell; three values need two, and one more is kept for when two are the same. */
const kept = 3;

/** What is withheld so far, and by which alternatives each withheld cell is shown to be open. */
export interface Cover {
  /** 1: withheld. */
  hidden: Uint8Array;
  alternatives: Alternative[];
  /** Withholds a cell and what goes with it. */
  hide(cell: number): void;
  /** What the reader loses when a cell is withheld, with all that has to go with it; 0 when it is withheld already. */
  priceWithAll(cell: number): number;
  /** Takes an alternative for as good as the truth: withholds what it changes. */
  accept(alternative: Alternative, target: number): void;
  /** Different values that a cell is shown to have. */
  valuesOf(cell: number): number;
  /** Whether a cell is shown to change while the whole that it is part of stays: then not everybody need be in it. */
  isApart(cell: number): boolean;
  /** Alternatives that are the proof for a cell. */
  proofOf(cell: number): number[];
  /** Has a cell looked at again, because more is asked of it now. */
  lookAgain(cell: number): void;
  /** Cells withheld, or to be looked at again, since this was last asked. */
  takeNews(): number[];
}

export function createCover(census: Census, counts: Int32Array, weights: Float32Array): Cover {
  const { grid, design, places } = census;
  const { at, columns } = design;
  const hidden = new Uint8Array(grid.size);
  const apart = new Uint8Array(grid.size);
  const alternatives: Alternative[] = [];
  const proof = new Int32Array(grid.size * kept).fill(-1);
  const difference = new Int32Array(grid.size * kept);
  let news: number[] = [];
  const parts = byTier((tier) => partsByWhole(design, tier));
  const sources = columns.map((_, column) => sourcesOf(design, column));
  const tierAt = (cell: number) => tierOf(places[grid.placeOf(cell)]!.level);

  /** What the parts of a total that are still printed weigh, persons among them. */
  const extra = new Float32Array(grid.size);
  const isPartOf = (cell: number, column: number): number | undefined => {
    if (column >= at.persons && column < at.labour) return cell - at.persons;
    const { whole } = columns[column]!;
    return whole !== undefined && counts[cell]! > 0 && isPrinted(columns[column]!, tierAt(cell)) ? cell - column + whole : undefined;
  };
  for (let cell = 0; cell < grid.size; cell += 1) {
    const total = isPartOf(cell, grid.columnOf(cell));
    if (total !== undefined) extra[total]! += weights[cell]!;
  }

  function* withCell(cell: number, column: number): Generator<number> {
    const row = cell - column;
    // Persons go with their households.
    if (column < at.persons) yield cell + at.persons;
    // What would follow by subtraction is withheld by withholding what it is subtracted from.
    const from = sources[column]!;
    if (from.length > 0 && !from.some((source) => hidden[row + source])) yield row + from[0]!;
    // Parts of a number that is withheld would say how great it is at least.
    if (column <= at.left) for (const part of parts[tierAt(cell)].get(column) ?? []) if (counts[row + part]! > 0) yield row + part;
  }

  const hide = (cell: number): void => {
    if (hidden[cell]) return;
    hidden[cell] = 1;
    news.push(cell);
    const column = grid.columnOf(cell);
    const total = isPartOf(cell, column);
    if (total !== undefined) extra[total]! -= weights[cell]!;
    for (const other of withCell(cell, column)) hide(other);
  };

  const proofOf = (cell: number): number[] => {
    const list: number[] = [];
    for (let slot = cell * kept; slot < (cell + 1) * kept && proof[slot]! >= 0; slot += 1) list.push(proof[slot]!);
    return list;
  };

  const note = (cell: number, alternative: number, amount: number, force: boolean): void => {
    const first = cell * kept;
    for (let slot = first; slot < first + kept; slot += 1) {
      if (proof[slot]! >= 0 && !(force && slot === first + kept - 1)) continue;
      proof[slot] = alternative;
      difference[slot] = amount;
      return;
    }
  };

  return {
    hidden,
    alternatives,
    hide,
    priceWithAll: (cell) => (hidden[cell] ? 0 : weights[cell]! + extra[cell]!),
    accept(alternative, target) {
      const index = alternatives.push(alternative) - 1;
      const differences = differencesOf(census, alternative);
      // What is only known by subtraction last: by then something it is subtracted from is withheld.
      for (const cell of differences.keys()) if (columns[grid.columnOf(cell)]!.printed.length > 0) hide(cell);
      for (const cell of differences.keys()) hide(cell);
      for (const [cell, amount] of differences) {
        const column = grid.columnOf(cell);
        const { whole } = columns[column]!;
        if (whole !== undefined && !differences.has(cell - column + whole)) apart[cell] = 1;
        note(cell, index, amount, cell === target);
      }
    },
    valuesOf: (cell) => {
      const first = cell * kept;
      if (proof[first]! < 0) return 1;
      return shownValues(census, proofOf(cell).map((index, slot) => ({ alternative: alternatives[index]!, difference: difference[first + slot]! }))).size;
    },
    isApart: (cell) => apart[cell] === 1,
    proofOf,
    lookAgain: (cell) => void news.push(cell),
    takeNews() {
      const list = news;
      news = [];
      return list;
    },
  };
}
