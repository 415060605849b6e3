import type { ChangeReport } from '../changes/report.ts';
import type { Severity } from '../tables/issue.ts';
import type { NewWarnings } from './accepted-warnings.ts';
import type { PageChanges, ReleaseResult, VerifyResult } from './operations.ts';

/** What the desk's server tells its page: plain JSON, types only. */

/** Work of which there is only one at a time. */
export type WorkName = 'check' | 'report' | 'diff' | 'preview' | 'publish' | 'undo' | 'verify';

export interface RefusalAnswer {
  message: string;
  where?: string;
  hint: string;
}

export interface PageCounts {
  added: number;
  changed: number;
  gone: number;
  unchanged: number;
}

export interface DeskState {
  /** Rises with each change of what follows. */
  version: number;
  portal: string;
  /** Absolute path of the data folder. */
  folder: string;
  /** The day that the site will speak for. */
  asOf: string;
  running?: { what: WorkName; stage: string; share?: number; number: number };
  /** How the last work ended. `number` counts works, so that a page knows which one it asked for. */
  last?: { what: WorkName; number: number; refused?: RefusalAnswer };
  /** Name of the release that is public, if there is one. */
  release?: string;
  /** `fresh` is false once a file of the folders, the day or, but for the check, the public release is another than then. */
  check?: { fresh: boolean; errors: number; warnings: number; notes: number };
  changes?: { fresh: boolean; rows: number; warnings: number; needsNote: boolean };
  preview?: { fresh: boolean; pages: PageCounts };
  /** What the last release or undo came to; absent while one is going on, and when it was refused. */
  published?: Omit<ReleaseResult, 'pages'> & { what: 'publish' | 'undo'; pages: PageCounts };
  verified?: VerifyResult;
  /** What the last preview, release or undo put right before it began, in sentences. */
  repaired?: string[];
  /** Homes of the sites now and to come, without the slash at the end. */
  sites: { old?: string; new?: string };
}

export interface EarlierFile {
  /** Name below `.earlier`. */
  name: string;
  /** Milliseconds since 1970, when it was replaced. */
  replacedAt: number;
}

export interface TableAnswer {
  table: string;
  title: string;
  required: boolean;
  /** Absent: there is no such file. */
  file?: string;
  bytes?: number;
  /** Milliseconds since 1970. */
  changedAt?: number;
  /** A spreadsheet program has it open: the file beside it that says so. */
  lock?: string;
  /** Newest first. */
  earlier: EarlierFile[];
}

export interface FilesAnswer {
  folder: string;
  canOpen: boolean;
  tables: TableAnswer[];
}

export interface SavedAnswer {
  table: string;
  title: string;
  file: string;
  /** Where the file that stood there is now, below the data folder. */
  kept?: string;
}

/** Which table is it? Asked when neither name nor header says. */
export interface QuestionAnswer {
  ask: { guess?: string; tables: { table: string; title: string }[] };
}

export interface ProblemIssue {
  severity: Severity;
  code: string;
  column?: string;
  message: string;
  hint: string;
}

/** A piece of the sheet around a problem. A cell is null when it is never to be shown. */
export interface SheetWindow {
  /** `title`: what the column is called in Chinese, where its header is not that. */
  columns: { letter: string; header: string; title?: string; index: number }[];
  headerRow: number;
  rows: { row: number; cells: (string | null)[] }[];
  /** Indices of the marked columns in the problem's row. */
  marks: { index: number; severity: Severity }[];
}

export interface ProblemCard {
  file: string;
  title?: string;
  sheet?: string;
  row?: number;
  issues: ProblemIssue[];
  window?: SheetWindow;
}

export interface ProblemsAnswer {
  fresh: boolean;
  totals: { errors: number; warnings: number; notes: number };
  files: { file: string; title?: string; errors: number; warnings: number; notes: number }[];
  /** Of the cards that were asked for. */
  total: number;
  from: number;
  cards: ProblemCard[];
}

export interface ChangesAnswer {
  fresh: boolean;
  report: ChangeReport;
  newWarnings: NewWarnings;
}

export type PageChange = Exclude<keyof PageChanges, 'unchanged'>;

export interface PagesAnswer {
  total: number;
  from: number;
  pages: { path: string; title?: string }[];
}
