import type { ReadingCode } from '../codes.ts';
import { withCoercions, type Reading } from './reading.ts';

/** Several values in one cell, split by ; ； 、 ， or a line break; each part is read by `readPart`. */
export function makeListReader(readPart: (text: string) => Reading): (text: string) => Reading {
  return (text) => {
    const coercions = new Set<ReadingCode>();
    if (/[，\n]/.test(text)) coercions.add('list-form');
    const parts = text.split(/[;；、，\n]/).map((part) => part.trim());
    const values: string[] = [];
    for (const part of parts) {
      if (part === '') {
        coercions.add('list-form');
        continue;
      }
      const reading = readPart(part);
      if (reading.problem) return reading;
      for (const code of reading.coercions ?? []) coercions.add(code);
      if (values.includes(reading.value as string)) coercions.add('list-form');
      else values.push(reading.value as string);
    }
    // Shared by all rows that say the same, so that a million rows do not make a million arrays.
    return withCoercions(values.length === 0 ? undefined : Object.freeze(values), [...coercions], values.join('、'));
  };
}
