import { isPrinted, tierOf, type Design, type TableKey } from './design.ts';
import type { Grid } from './grid.ts';
import type { Level, Population } from './population.ts';

/** What is withheld of one table at one level, over all years: how much the reader loses. */
export interface Loss {
  table: TableKey;
  level: Level;
  cells: number;
  withheld: number;
  /** Households counted in all cells, and in those withheld. */
  households: number;
  withheldHouseholds: number;
}

/** Counts of households only: persons are withheld with them. Tables in the order of the columns, the highest level first. */
export function measureLosses({ places, years }: Population, design: Design, grid: Grid, counts: Int32Array, hidden: Uint8Array): Loss[] {
  const losses = new Map<string, Loss>();
  for (const [index, column] of design.columns.entries()) {
    const { table, unit } = column;
    if (unit === 'persons') continue;
    places.forEach(({ level }, place) => {
      if (!isPrinted(column, tierOf(level))) return;
      let loss = losses.get(`${table} ${level}`);
      if (!loss) losses.set(`${table} ${level}`, (loss = { table, level, cells: 0, withheld: 0, households: 0, withheldHouseholds: 0 }));
      for (let year = 0; year < years.length; year += 1) {
        const cell = grid.cell(place, year, index);
        loss.cells += 1;
        loss.households += counts[cell]!;
        if (!hidden[cell]) continue;
        loss.withheld += 1;
        loss.withheldHouseholds += counts[cell]!;
      }
    });
  }
  return [...losses.values()];
}
