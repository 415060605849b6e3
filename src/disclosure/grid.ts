import type { Design } from './design.ts';
import type { CountedPlace } from './population.ts';

/** The numbers of all places, years and columns in one row: cell `(place × years + year) × columns + column`. */
export interface Grid {
  years: number;
  columns: number;
  size: number;
  cell(place: number, year: number, column: number): number;
  placeOf(cell: number): number;
  yearOf(cell: number): number;
  columnOf(cell: number): number;
}

export function createGrid(places: readonly CountedPlace[], years: number, design: Design): Grid {
  const columns = design.columns.length;
  return {
    years,
    columns,
    size: places.length * years * columns,
    cell: (place, year, column) => (place * years + year) * columns + column,
    placeOf: (cell) => Math.floor(cell / (years * columns)),
    yearOf: (cell) => Math.floor(cell / columns) % years,
    columnOf: (cell) => cell % columns,
  };
}
