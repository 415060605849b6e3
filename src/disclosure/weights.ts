import type { Design } from './design.ts';
import type { Grid } from './grid.ts';
import type { CountedPlace, Level } from './population.ts';

/** What it costs the reader when a number is withheld: the higher the place, the more; totals before parts, large before small. */
const levelWeight: Record<Level, number> = { village: 1, town: 15, county: 200, city: 3000, province: 40_000 };

export function weighCells(places: readonly CountedPlace[], design: Design, grid: Grid, counts: Int32Array): Float32Array {
  const columnWeight = design.columns.map(({ key, table, unit, printed }) => {
    if (printed.length === 0) return 0;
    if (unit === 'persons') return 1;
    if (key === 'registered' || key === 'closing' || key === 'left') return 6;
    return table === 'flow' ? 3 : table === 'measure' ? 0.7 : 1;
  });
  const weights = new Float32Array(grid.size);
  for (let cell = 0; cell < grid.size; cell += 1) {
    const level = places[grid.placeOf(cell)]!.level;
    weights[cell] = levelWeight[level] * columnWeight[grid.columnOf(cell)]! * (1 + 0.2 * Math.log2(1 + counts[cell]!));
  }
  return weights;
}
