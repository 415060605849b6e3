import type { TableName } from '../schema/index.ts';

/** What differs between the tables that are public and those that would be: all that a change report says. Plain JSON. */
export interface ChangeReport {
  /** Release that was compared with; absent when nothing is published yet. */
  since?: string;
  asOf: { before?: string; after: string };
  tables: TableChanges[];
  /** Only where something differs, in the order of the tables. */
  sums: { fund: SumChange[]; place: SumChange[] };
  notices: { opens: NoticeChange[]; closes: NoticeChange[]; waiting: NoticeChange[] };
  /** Prose: files of content/ that were added, changed, removed. */
  content: { file: string; what: 'added' | 'changed' | 'removed' }[];
  /** portal.json: fields by path. */
  portal: { field: string; before?: string; after?: string }[];
  warnings: ChangeWarning[];
  /** Something already public changes or goes: a note is required. */
  needsNote: boolean;
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
  counts: { added: number; changed: number; removed: number };
}

export interface RowChange {
  /** The row's key as people write it. */
  key: string;
  /** Row number of the spreadsheet: the new one, or for a removed row the old one. */
  row: number;
  /** What the row is about, in words: a project's name. */
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
