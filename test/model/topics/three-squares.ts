import type { Boundary } from '../../../src/tables/boundaries.ts';

/** Squares of a degree in a row on the equator, from west to east. */
export const squares = (codes: readonly string[]): Boundary[] =>
  codes.map((code, west) => ({ code, polygons: [[([[0, -0.5], [1, -0.5], [1, 0.5], [0, 0.5], [0, -0.5]] as const).map(([x, y]) => [west + x, y] as const)]] }));
