import { expect, test } from 'vitest';
import { ranges, type Range } from './ranges.ts';

/** A table with both margins, its hidden cells named by row and column; `null` where a cell is hidden. */
function tableSystem(
  rows: readonly string[],
  columns: readonly string[],
  numbers: readonly (readonly (number | null)[])[],
): Parameters<typeof ranges>[0] {
  const variables = rows.flatMap((row, i) => columns.flatMap((column, j) => (numbers[i]![j] === null ? [`${row} ${column}`] : [])));
  const name = (i: number, j: number): string => `${rows[i]} ${columns[j]}`;
  /** The cells of a line less its total, which comes last. */
  const line = (cells: readonly (readonly [i: number, j: number])[]): { terms: Record<string, number>; equals: number } => {
    const terms: Record<string, number> = {};
    let equals = 0;
    cells.forEach(([i, j], at) => {
      const sign = at === cells.length - 1 ? -1 : 1;
      const value = numbers[i]![j]!;
      if (value === null) terms[name(i, j)] = sign;
      else equals -= sign * value;
    });
    return { terms, equals };
  };
  return {
    variables,
    equations: [
      ...rows.map((_, i) => line(columns.map((__, j) => [i, j] as const))),
      ...columns.map((_, j) => line(rows.map((__, i) => [i, j] as const))),
    ].filter(({ terms }) => Object.keys(terms).length > 0),
  };
}

const ends = (found: ReadonlyMap<string, Range>): Record<string, [number, number]> =>
  Object.fromEntries([...found].map(([name, { status, low, high }]) => {
    expect(status).toBe('Optimal');
    return [name, [low, high].map((end) => Math.round(end * 1e6) / 1e6 + 0) as [number, number]];
  }));

/*
 * Hundepool, Domingo-Ferrer, Franconi, Giessing, Lenz, Naylor, Schulte Nordholt, Seri, de Wolf, Tent, Młodak, Gussenbauer,
 * Wilak: Handbook on Statistical Disclosure Control, second edition, 2024, section 4.2 “Secondary tabular data protection
 * methods”, example 3, which takes it from Geurts, Heuristics for Cell Suppression in Tables, Netherlands Central Bureau
 * of Statistics, 1992, table 10, page 20. Read in the handbook's own text (github.com/sdcTools/HandbookSDC).
 * From the source: the table, and 3 and 6 as the bounds of cell (1,1). Worked out here by the same argument: the others.
 */
test('the attacker gets the bounds that the Handbook on Statistical Disclosure Control gives for its example', async () => {
  const found = ends(await ranges(tableSystem(['1', '2', '3', 'total'], ['1', '2', 'total'], [
    [null, null, 7],
    [null, null, 3],
    [3, 3, 6],
    [9, 7, 16],
  ])));
  expect(found['1 1']).toEqual([3, 6]);
  expect(found).toEqual({ '1 1': [3, 6], '1 2': [1, 4], '2 1': [0, 3], '2 2': [0, 3] });
});

/*
 * Langsrud, Lupp: GaussSuppression 1.2.3 (Statistics Norway, 2025), vignette “Small count frequency table suppression”,
 * table 9: young and old by country, maxN = 3, rangeMin = 5. From the source: the table; that young Iceland and young
 * Portugal can each be 0 to 4 with four cells hidden (lo_1, up_1), and 0 to 13 and 0 to 12 with all six (lo, up), as its
 * own solver (Rglpk) found.
 */
test('the attacker gets the intervals that GaussSuppression prints for a table of small counts', async () => {
  const rows = ['young', 'old', 'total'];
  const columns = ['Iceland', 'Portugal', 'Spain', 'total'];
  const first = ends(await ranges(tableSystem(rows, columns, [[null, null, 17, 21], [null, null, 17, 38], [13, 12, 34, 59]])));
  expect([first['young Iceland'], first['young Portugal']]).toEqual([[0, 4], [0, 4]]);
  const second = ends(await ranges(tableSystem(rows, columns, [[null, null, null, 21], [null, null, null, 38], [13, 12, 34, 59]])));
  expect([second['young Iceland'], second['young Portugal']]).toEqual([[0, 13], [0, 12]]);
});

/*
 * The same package and version, vignette “Linked table suppression”, table 4: two linked tables, age by eu by year and
 * country by year, of which Iceland is the only country outside the EU; linkedGauss = "super-consistent", rangeMin = 4,
 * highs. Combinations without households are known to be empty and left out; so the young of 2015 are those of Iceland.
 * From the source: the tables, which cells are hidden at first and which two more in the end, and the intervals of all
 * primary cells before (lo_1, up_1) and after (lo, up).
 */
test('the attacker gets the intervals that GaussSuppression prints for two linked tables', async () => {
  const linked = (more: boolean): Parameters<typeof ranges>[0] => ({
    variables: [
      'Total 2015', 'Total 2016', 'nonEU 2015', 'nonEU 2016', 'young 2015', 'young 2016', 'young nonEU 2015', 'young nonEU 2016',
      'Iceland 2015', 'Iceland 2016', 'Portugal 2014', 'Portugal 2016', 'Spain 2014', 'Spain 2016',
      ...(more ? ['Portugal 2015', 'Spain 2015'] : []),
    ],
    equations: [
      // age by eu by year
      { terms: { 'Total 2015': 1, 'Total 2016': 1 }, equals: 44 - 24 },
      { terms: { 'nonEU 2015': 1, 'nonEU 2016': 1 }, equals: 12 - 8 },
      { terms: { 'young 2015': 1, 'young 2016': 1 }, equals: 27 - 14 },
      { terms: { 'young nonEU 2015': 1, 'young nonEU 2016': 1 }, equals: 12 - 8 },
      { terms: { 'Total 2015': 1, 'nonEU 2015': -1 }, equals: 7 },
      { terms: { 'Total 2016': 1, 'nonEU 2016': -1 }, equals: 9 },
      { terms: { 'Total 2015': 1, 'young 2015': -1 }, equals: 7 },
      { terms: { 'Total 2016': 1, 'young 2016': -1 }, equals: 0 },
      { terms: { 'young 2015': 1, 'young nonEU 2015': -1 }, equals: 0 },
      { terms: { 'young 2016': 1, 'young nonEU 2016': -1 }, equals: 9 },
      { terms: { 'nonEU 2015': 1, 'young nonEU 2015': -1 }, equals: 0 },
      { terms: { 'nonEU 2016': 1, 'young nonEU 2016': -1 }, equals: 0 },
      // country by year
      { terms: { 'Iceland 2015': 1, 'Iceland 2016': 1 }, equals: 12 - 8 },
      { terms: { 'Portugal 2014': 1, 'Portugal 2016': 1, ...(more ? { 'Portugal 2015': 1 } : {}) }, equals: more ? 6 : 6 - 3 },
      { terms: { 'Spain 2014': 1, 'Spain 2016': 1, ...(more ? { 'Spain 2015': 1 } : {}) }, equals: more ? 26 : 26 - 4 },
      { terms: { 'Portugal 2014': 1, 'Spain 2014': 1 }, equals: 24 - 8 },
      {
        terms: { 'Total 2015': 1, 'Iceland 2015': -1, ...(more ? { 'Portugal 2015': -1, 'Spain 2015': -1 } : {}) },
        equals: more ? 0 : 3 + 4,
      },
      { terms: { 'Total 2016': 1, 'Iceland 2016': -1, 'Portugal 2016': -1, 'Spain 2016': -1 }, equals: 0 },
      // both
      { terms: { 'Iceland 2015': 1, 'nonEU 2015': -1 }, equals: 0 },
      { terms: { 'Iceland 2016': 1, 'nonEU 2016': -1 }, equals: 0 },
    ],
  });
  const iceland = ['nonEU 2015', 'nonEU 2016', 'young 2015', 'young nonEU 2015', 'young nonEU 2016', 'Iceland 2015', 'Iceland 2016'];
  const portugal = ['Portugal 2014', 'Portugal 2016'];
  const before = ends(await ranges(linked(false)));
  for (const cell of iceland) expect(before[cell]).toEqual([0, 4]);
  for (const cell of portugal) expect(before[cell]).toEqual([0, 3]);
  const after = ends(await ranges(linked(true)));
  for (const cell of iceland) expect(after[cell]).toEqual([0, 4]);
  for (const cell of portugal) expect(after[cell]).toEqual([0, 6]);
});

/*
 * The table that Fischetti and Salazar start from in “Solving the Cell Suppression Problem on Tabular Data with Linear
 * Constraints”, Management Science 47 (2001) 1008–1027. Its numbers and the four hidden cells were read in a program's
 * README that cites the paper, not in the paper. The ranges are worked out by hand: II A + II C = 30, III A + III C = 29,
 * II A + III A = 25, II C + III C = 34.
 */
test('the attacker gets by programs what a reader gets by hand for the table of Fischetti and Salazar', async () => {
  const found = ends(await ranges(tableSystem(['I', 'II', 'III', 'total'], ['A', 'B', 'C', 'total'], [
    [20, 50, 10, 80],
    [null, 19, null, 49],
    [null, 32, null, 61],
    [45, 101, 44, 190],
  ])));
  expect(found).toEqual({ 'II A': [0, 25], 'II C': [5, 30], 'III A': [0, 25], 'III C': [4, 29] });
});
