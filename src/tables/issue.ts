import type { TableName } from '../schema/index.ts';

export type Severity = 'error' | 'warning' | 'note';

/** One thing found in the input. Data, not an exception: all of them are collected and reported together. */
export interface Issue {
  /** Permanent code from the catalogue in `codes.ts`. */
  code: string;
  severity: Severity;
  /** Path relative to the data or content folder, as the staff know it: `projects.csv`, `portal.json`. */
  file: string;
  sheet?: string;
  /** The number that the spreadsheet shows at the left, from 1. */
  row?: number;
  /** The column's header as the file has it, else its Chinese title. */
  column?: string;
  /** What is wrong, in Chinese; never repeats a personal value. */
  message: string;
  /** What to write instead. */
  hint: string;
}

export interface Report {
  issues: Issue[];
  errors: number;
  warnings: number;
  notes: number;
}

/** Where checks and readers put what they find. */
export type AddIssue = (issue: Issue) => void;

export type { TableName };
