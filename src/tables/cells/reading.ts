import type { ReadingCode } from '../codes.ts';
import { quoteText } from '../wording.ts';

/** Why a cell cannot be read. Where it is, is added by whoever reads the row. */
export interface Problem {
  code: ReadingCode;
  /** The cell's text; undefined when it says nothing worth showing. */
  text?: string;
  /** What is wrong with it, to follow the text. */
  message: string;
  hint: string;
}

/** What a cell says: its value (undefined when it is blank), or the problem; and how it was bent to be read. */
export interface Reading {
  value?: unknown;
  problem?: Problem;
  /** Codes of the notes that say so. */
  coercions?: readonly ReadingCode[];
  /** What a note shows it was read as; the value itself when absent. */
  shown?: string;
}

export const blank: Reading = { value: undefined };

/** A reading that failed on the cell's text. */
export const problem = (code: ReadingCode, text: string, message: string, hint: string): Reading => ({
  problem: { code, text, message, hint },
});

export const withCoercions = (value: unknown, coercions: readonly ReadingCode[], shown?: string): Reading => {
  if (coercions.length === 0) return shown === undefined ? { value } : { value, shown };
  return { value, coercions, shown };
};

/** The same reading, with one more note; a problem stays as it is. */
export const addCoercion = (reading: Reading, code: ReadingCode): Reading =>
  reading.problem ? reading : { ...reading, coercions: [...(reading.coercions ?? []), code] };

/** A value as a note shows it. */
export function showValue({ value, shown }: Reading): string {
  if (shown !== undefined) return shown;
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
}

/** The message of a problem. `secret` leaves the text out: a household's code is shown nowhere. */
export function wordProblem({ text, message }: Problem, secret: boolean): string {
  if (text === undefined) return message;
  return `${secret || text === '' ? '内容' : `“${quoteText(text)}”`}${message}`;
}
