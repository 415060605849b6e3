import type { Portal } from '../config.ts';
import type { PolicyMatter } from '../schema/prose.ts';
import type { Boundaries } from './boundaries.ts';
import type { Row, TableName } from '../schema/index.ts';

/** A table that was read: typed rows, and for each the row number that the spreadsheet shows. */
export interface LoadedTable<T extends TableName> {
  name: T;
  /** File name relative to the data folder. */
  file: string;
  sheet?: string;
  rows: Row<T>[];
  /** `rowNumbers[i]` is the spreadsheet's number of `rows[i]`. */
  rowNumbers: number[];
  /** Header text of each column as the file has it, by machine name. */
  headers: Partial<Record<string, string>>;
  /**
   * Rows that are not in `rows` because a cell of theirs has an error: what could be read of them. Checks look here
   * before they call something missing, so that one mistake is not reported twice.
   */
  rejected?: { row: number; values: Partial<Row<T>> }[];
}

/** All tables that are present. A table that is absent has no entry. */
export type Dataset = { [T in TableName]?: LoadedTable<T> };

/** A policy of content/policies/: its address and what stands at its head. */
export interface Policy extends PolicyMatter {
  /** Name of the file without its ending. */
  id: string;
}

/** Everything that the model is built from, after checking. */
export interface CheckedPortal {
  portal: Portal;
  tables: Dataset;
  /** The day the site speaks for, `YYYY-MM-DD`. */
  asOf: string;
  /** In order of their place in the list. None for a portal without policies. */
  policies?: readonly Policy[];
  /** Absent without boundaries.json. */
  boundaries?: Boundaries;
}
