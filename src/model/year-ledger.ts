import type { CountNode } from '../disclosure/withhold-tree.ts';
import type { Place, Places } from './places.ts';
import { compare, groupBy } from './values.ts';

/** A row of a yearly ledger, with a name for what is withheld of it. */
export interface LedgerRow<R> {
  id: string;
  row: R;
}

/** The rows of a county in a year; of a place above counties, its own. */
export interface LedgerGroup<R> {
  id: string;
  place: Place;
  rows: LedgerRow<R>[];
}

/** A year of one of the places that the portal covers: the only sum that stands above the counties. */
export interface LedgerYear<R> {
  id: string;
  root: Place;
  year: number;
  groups: LedgerGroup<R>[];
}

/**
 * Rows by root, year and county: a tree, so that sums of it can be protected (`withholdTree`). No sum over years or over roots is made: each would be
 * one more equation. Newest year first; counties by code.
 */
export function ledgerByYear<R extends { region_code: string; year: number }>(rows: readonly R[], places: Places): LedgerYear<R>[] {
  const withRoot = rows.map((row) => ({ row, root: places.upward(row.region_code).at(-1), group: places.countyOf(row.region_code) ?? places.get(row.region_code) }));
  return places.roots.flatMap((root) => {
    const own = groupBy(withRoot.filter((entry) => entry.root === root), ({ row }) => row.year);
    return [...own]
      .sort(([a], [b]) => b - a)
      .map(([year, entries]) => {
        const id = `${root.code}/${year}`;
        const groups = [...groupBy(entries, ({ group }) => group)].sort(([a], [b]) => compare(a.code, b.code));
        return {
          id,
          root,
          year,
          groups: groups.map(([place, inPlace]) => ({
            id: `${id}/${place.code}`,
            place,
            rows: inPlace.map(({ row }, at) => ({ id: `${id}/${place.code}/${at}`, row })),
          })),
        };
      });
  });
}

/** The year of a place: of one that the portal covers, or of a county. Undefined where there is no such sum, or nothing to add up. */
export function findNode<R>(years: readonly LedgerYear<R>[], code: string, year: number): { id: string; rows: LedgerRow<R>[] } | undefined {
  const ofYear = years.filter((entry) => entry.year === year);
  const root = ofYear.find((entry) => entry.root.code === code);
  if (root) return { id: root.id, rows: root.groups.flatMap(({ rows }) => rows) };
  return ofYear.flatMap(({ groups }) => groups).find(({ place }) => place.code === code);
}

/** The ledger as counts for `withholdTree`. */
export function countNodes<R>(years: readonly LedgerYear<R>[], valuesOf: (row: R) => number[]): CountNode[] {
  const add = (id: string, children: CountNode[]): CountNode => ({
    id,
    values: children.reduce<number[]>((sums, { values }) => values.map((value, at) => value + (sums[at] ?? 0)), []),
    children,
  });
  return years.map(({ id, groups }) =>
    add(
      id,
      groups.map((group) => add(group.id, group.rows.map((entry) => ({ id: entry.id, values: valuesOf(entry.row), children: [] })))),
    ),
  );
}

/** Sum of a column; undefined where a row does not report it, for a sum without it would say too little. */
export function sumOf<R>(rows: readonly R[], valueOf: (row: R) => number | undefined): number | undefined {
  let sum = 0;
  for (const row of rows) {
    const value = valueOf(row);
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}
