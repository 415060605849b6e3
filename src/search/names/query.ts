import type { Alphabet } from './alphabet.ts';
import { squeeze } from './normalise.ts';
import { splitName } from './name-column.ts';

/** Longer queries are cut: reachable places in a query are kept as bits of one number. */
export const longestQuery = 30;

/** A query, or a part of one, ready to be compared with numbered names. */
export interface Query {
  /** Folded, without blanks. */
  text: string;
  characters: readonly number[];
  /** Its letters by position; '' where something else stands. */
  letters: readonly string[];
  hasLetters: boolean;
  /** Has letters alone. */
  isLatin: boolean;
  /** What it is without the ending of its kind: 新桥 of 新桥村. */
  core: string;
  coreLength: number;
  /** Number of its ending, 0 for none. */
  ending: number;
}

/** @param folded as `alphabet.fold` gives it */
export function prepare(folded: string, alphabet: Alphabet): Query {
  const points = [...squeeze(folded)].slice(0, longestQuery);
  const text = points.join('');
  const letters = points.map((point) => (/[a-z]/.test(point) ? point : ''));
  const { core, ending } = splitName(text);
  return {
    text,
    characters: alphabet.encode(text),
    letters,
    hasLetters: letters.some(Boolean),
    isLatin: letters.length > 0 && letters.every(Boolean),
    core,
    coreLength: [...core].length,
    ending,
  };
}
