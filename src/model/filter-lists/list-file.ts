/**
 * The data file of a list that is filtered in the page (`/data/lists/<name>.json`): what the table of the list prints, column by column, and by
 * what it can be filtered. Plain types, shared with src/client, which draws rows from them. Money is fen.
 */
import type { Column, Value } from '../views.ts';

/**
 * How a column is kept: a dictionary of its values, amounts, or links of one beginning. `cells` says which row of the cells that the page brings
 * along (`sampleCells`) shows a value of that kind.
 */
export type ColumnData =
  | { type: 'values'; values: Value[]; at: number[]; cells: number[] }
  | { type: 'money'; fen: (number | null)[]; cells: { amount: number; none: number } }
  /** Addresses are `before` + the entry + `/`. */
  | { type: 'links'; before: string; texts: string[]; ends: string[] };

export interface FileColumn extends Column {
  /** Its name in the address of the page: `sort=-budget`. */
  key: string;
  /** How it can be sorted, if at all. */
  sort?: 'amount' | 'day' | 'year' | 'text';
  data: ColumnData;
}

/** One thing to filter by. `at`: for each row the positions of its values in `values`. */
export interface FileFacet {
  key: string;
  title: string;
  /** One of many (a list to choose from), or several of few (boxes to tick). */
  as: 'select' | 'checks';
  /** The facet whose choice decides which values are offered, and for each value to which of that facet's it belongs. */
  under?: string;
  values: { key: string; label: string; parent?: string }[];
  at: number[][];
}

export interface ListFile {
  /** What the list is of: 项目. */
  name: string;
  /** Counter of its entries: 个. */
  unit: string;
  asOf: string;
  rows: number;
  columns: FileColumn[];
  /** What rows are joined with the whole tables by: downloaded, not shown. `own`: by row; absent where each is the last part of its row's address. */
  ids: { title: string; own?: string[] };
  facets: FileFacet[];
  /** Keys of facets that are columns of a download, because none of the columns says them. */
  also?: readonly string[];
  /** Key of the column of money that `min` and `max` in the address are about. */
  range?: string;
  /** Keys of the columns with the first and last day of a period: whether it is open is judged on the reader's day. */
  period?: { from: string; to: string };
}

/** In place of a list that is too long for one file: the counties that have a file each, at `<name>/<key>.json`. */
export interface SplitFile {
  name: string;
  unit: string;
  split: { key: string; label: string; rows: number }[];
}
