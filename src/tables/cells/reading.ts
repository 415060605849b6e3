import type { ReadingCode } from '../codes.ts';
import { quoteText } from '../wording.ts';

/** Why a cell cannot be read. Where it is, is added by whoever reads the row. */
export interface Problem {
  code: ReadingCode;
  message: string;
  hint: string;
}

/** What a cell says: its value (undefined when it is blank), or the problem; and how it was bent to be read. */
export type Reading = {
  value?: unknown;
  problem?: Problem;
  /** Codes of the notes that say so. */
  coercions?: readonly ReadingCode[];
  /** What it was read as, where a note should show it. */
  shown?: string;
};

export const blank: Reading = { value: undefined };

/** A problem whose message begins with the cell's text. */
export const problem = (code: ReadingCode, text: string, message: string, hint: string): Reading => ({
  problem: { code, message: `“${quoteText(text)}”${message}`, hint },
});

export const withCoercions = (value: unknown, coercions: readonly ReadingCode[], shown?: string): Reading =>
  coercions.length === 0 ? { value } : { value, coercions, shown: shown ?? String(value) };
