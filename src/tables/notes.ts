import { readingCodes, readingIssue, type Place, type ReadingCode } from './codes.ts';
import type { AddIssue } from './issue.ts';
import { quoteText } from './wording.ts';

const nothingToDo = '无需处理；如读得不对，请改原表。';

/** Notes of one sheet: one for each column and kind of change, with the first row and a count of the others. */
export interface Notes {
  add(code: ReadingCode, row: number, column: string | undefined, from: string, to: string | undefined): void;
  /** Hands the notes over, in the order in which they first came up. */
  flush(addIssue: AddIssue): void;
}

export function createNotes(place: Place): Notes {
  const notes = new Map<string, { code: ReadingCode; row: number; column: string | undefined; text: string; count: number }>();
  return {
    add(code, row, column, from, to) {
      const key = `${code} ${column ?? ''}`;
      const known = notes.get(key);
      if (known) {
        known.count += 1;
        return;
      }
      const parts = [from && `“${quoteText(from)}”`, to && quoteText(to)].filter(Boolean);
      notes.set(key, { code, row, column, text: parts.length === 0 ? '' : `：${parts.join(' → ')}`, count: 1 });
    },
    flush(addIssue) {
      for (const { code, row, column, text, count } of notes.values()) {
        const rest = count > 1 ? `（另有 ${count - 1} 行）` : '';
        addIssue(readingIssue(code, { ...place, row, column }, `${readingCodes[code].title}${text}${rest}`, nothingToDo));
      }
      notes.clear();
    },
  };
}
