import type { ChangeReport } from '../changes/report.ts';
import type { Report } from '../tables/issue.ts';

/**
 * What the desk can ask for. Each is also a command (`check`, `diff`, `release --preview`, `release`, `rollback`, `history`, `verify`): the desk starts that
 * command with `--format json` and reads what it prints, so that a crash of one is not a crash of the desk.
 */
export interface Operations {
  check(): Promise<Report>;
  /** Writes the report as a workbook with coloured cells: `check --report FILE`. */
  writeReport(file: string): Promise<void>;
  diff(): Promise<ChangeReport>;
  /** Builds the site that would be published, without publishing it. */
  preview(options: { note?: string }, progress: Progress): Promise<PreviewResult>;
  publish(options: { note?: string; by: string; acceptWarnings: boolean }, progress: Progress): Promise<ReleaseResult>;
  /** @param options.withdraw whether what was public since then leaves the archives too */
  undo(options: { to?: string; by: string; note: string; withdraw: boolean }, progress: Progress): Promise<ReleaseResult>;
  history(): Promise<HistoryEntry[]>;
  verify(): Promise<VerifyResult>;
}

/**
 * Hears how a command gets on: what it puts right first, in sentences (an earlier run that broke off, for one), and its stages: 检查、防推算、排版… and how far each is,
 * 0 to 1 where known.
 */
export type Progress = (news: { repaired: string[] } | { name: string; share?: number }) => void;

/** Pages by site path without the base, with what happened to them. */
export interface PageChanges {
  added: string[];
  changed: string[];
  gone: string[];
  unchanged: number;
}

export interface PreviewResult {
  /** Absolute folder of the built site. */
  site: string;
  pages: PageChanges;
}

export interface ReleaseResult {
  id: string;
  pages: PageChanges;
  /** Day on which the next dated notice is due, and its titles. */
  next?: { on: string; titles: string[] };
  /** Of an undo: why the site does not tell of it yet. */
  untold?: string;
  /** Of an undo: an earlier one had broken off, and this one only finished it. */
  isFinished?: true;
  /** Files that had to go, which may be what was withdrawn, were not all deleted: why. */
  untidy?: string;
  /** Nothing differs from what is public, so that nothing was published. */
  isUnchanged?: boolean;
}

export interface HistoryEntry {
  number: number;
  kind: 'release' | 'undo';
  /** Of an undo: the release that was taken back. */
  id: string;
  /** Of an undo: the release that is public since then. */
  returnsTo?: string;
  /** ISO 8601 with offset +08:00. */
  at: string;
  by: string;
  note?: string;
  asOf: string;
  /** Its folder is still there, so that it can be put back. */
  kept: boolean;
  current: boolean;
  pages?: { added: number; changed: number; gone: number; total: number };
  inputs?: { file: string; bytes: number; sha256: string }[];
  manifest: string;
}

export interface VerifyResult {
  id: string;
  files: number;
  /** Empty when what is served is what was released. */
  problems: { file: string; what: 'changed' | 'missing' | 'added' | 'untrusted'; detail: string }[];
}
