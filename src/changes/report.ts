import type { TableName } from '../schema/index.ts';

/** What differs between the tables that are public and those that would be: all that a change report says. Plain JSON. */
export interface ChangeReport {
  /** Release that was compared with; absent when nothing is published yet. */
  since?: string;
  asOf: { before?: string; after: string };
  /** In the order of the dictionary; tables without a difference are left out. */
  tables: TableChanges[];
  /** Only where something differs, in the order of the tables. */
  sums: { fund: SumChange[]; place: SumChange[] };
  /**
   * `opens`: not on the site yet, or not open yet, and open or without a period now. `closes`: open on the site as it is, and over or gone now.
   * `waiting`: dated after the as-of day, so that it appears on its day.
   */
  notices: { opens: NoticeChange[]; closes: NoticeChange[]; waiting: NoticeChange[] };
  /** Other files by their path as the check names them: `content/policies/funds.mdx`, `boundaries.json`. */
  content: { file: string; what: 'added' | 'changed' | 'removed' }[];
  /** portal.json: fields by path, `contact.phone`; values as JSON has them, words without quotes. */
  portal: { field: string; before?: string; after?: string }[];
  warnings: ChangeWarning[];
  /** Something already public changes or goes: a note is required. */
  needsNote: boolean;
  /** The very inputs that were public and were taken back: a note is required too. */
  isAgain?: boolean;
}

export interface TableChanges {
  table: TableName;
  /** Chinese title. */
  title: string;
  file: string;
  before: number;
  after: number;
  added: RowChange[];
  changed: RowChange[];
  removed: RowChange[];
  /** Numbers of the three; the lists may be cut at `mostRows`. For tables of households or people the lists are empty. */
  counts: RowCounts;
  /** Of these, what the public sees: notices that wait for their day count for nothing. Absent for tables of households or people. */
  shown?: RowCounts;
}

export interface RowCounts {
  added: number;
  changed: number;
  removed: number;
}

export interface RowChange {
  /** The row's key as people write it. */
  key: string;
  /** Row number of the spreadsheet: the new one, or for a removed row the old one. */
  row: number;
  /** What the row is about, in words: a project's name, a payment's project. */
  name?: string;
  /** Cells as the files would print them; for added rows only `after`, for removed ones only `before`. */
  cells: { column: string; title: string; before?: string; after?: string }[];
}

export interface SumChange {
  /** fund_id or region code */
  id: string;
  name: string;
  /** 分 */
  before: { allocated: number; paid: number };
  after: { allocated: number; paid: number };
}

export interface NoticeChange {
  id: string;
  title: string;
  publishedOn: string;
  openFrom?: string;
  openTo?: string;
}

export interface ChangeWarning {
  /** Permanent code, `sum-jumped`. */
  code: string;
  /** Same input, same key: what was accepted once need not be accepted again. */
  key: string;
  file?: string;
  row?: number;
  column?: string;
  message: string;
  hint: string;
}
