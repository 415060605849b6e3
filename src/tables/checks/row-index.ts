/** Rows of one table by the value of one column. */
export interface RowIndex {
  has(value: string): boolean;
  /** Position of the first row with this value. */
  first(value: string): number | undefined;
  /** Positions of all rows with this value, in order. */
  all(value: string): number[];
  values(): IterableIterator<string>;
}

/**
 * Indexes a million rows in one map and one array of numbers: a row only knows the next one with the same value, so
 * that no list is made for each value.
 */
export function indexRows<Row>(rows: readonly Row[], valueOf: (row: Row) => string | undefined): RowIndex {
  const firsts = new Map<string, number>();
  const next = new Int32Array(rows.length).fill(-1);
  for (let position = rows.length - 1; position >= 0; position -= 1) {
    const value = valueOf(rows[position] as Row);
    if (value === undefined) continue;
    next[position] = firsts.get(value) ?? -1;
    firsts.set(value, position);
  }
  return {
    has: (value) => firsts.has(value),
    first: (value) => firsts.get(value),
    all(value) {
      const positions: number[] = [];
      for (let at = firsts.get(value) ?? -1; at >= 0; at = next[at] ?? -1) positions.push(at);
      return positions;
    },
    values: () => firsts.keys(),
  };
}
