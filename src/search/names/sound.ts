import type { Alphabet } from './alphabet.ts';
import type { Query } from './query.ts';

/** How far each character of the names takes a query that is spelt in letters, with Han characters among them or without. */
export interface SoundTable {
  /** 1 for a character, by its number, that the query can begin with. */
  canBegin: Uint8Array;
  /**
   * Reads one character of a name.
   *
   * @param reached positions of the query that have been reached, as bits
   * @param initials a letter may stand for a whole syllable
   * @returns positions that are reached after it; the bit of the query's length is the end
   */
  step(character: number, reached: number, initials: boolean): number;
}

/** @returns the same table for the same query: making it takes longer than a short scan */
export function soundTable(query: Query, alphabet: Alphabet): SoundTable {
  if (last?.query === query) return last.table;
  const table = makeTable(query, alphabet);
  last = { query, table };
  return table;
}
let last: { query: Query; table: SoundTable } | undefined;

function makeTable({ text, letters, characters }: Query, { syllables, readings, size }: Alphabet): SoundTable {
  const length = letters.length;
  const points = [...text];
  /** By syllable and position: bits that a whole syllable reaches, and that its initial reaches. */
  const whole = new Int32Array(syllables.length * length);
  const begun = new Int32Array(syllables.length * length);
  for (let at = 0; at < length; at++) {
    if (letters[at] === '') continue;
    const rest = points.slice(at).join('');
    for (const [index, syllable] of syllables.entries()) {
      if (syllable[0] !== letters[at]) continue;
      const cell = index * length + at;
      if (rest.startsWith(syllable)) whole[cell] = 1 << (at + syllable.length);
      else if (syllable.startsWith(rest)) whole[cell] = 1 << length;
      begun[cell] = 1 << (at + 1);
      if (letters[at + 1] === 'h' && syllable[1] === 'h') begun[cell] |= 1 << (at + 2);
    }
  }
  const step = (character: number, reached: number, initials: boolean): number => {
    const sounds = readings(character);
    let next = 0;
    for (let at = 0, left = reached; left !== 0 && at < length; at++, left >>>= 1) {
      if ((left & 1) === 0) continue;
      if (characters[at] === character && character !== 0) next |= 1 << (at + 1);
      for (const sound of sounds) {
        const cell = sound * length + at;
        next |= whole[cell]!;
        if (initials) next |= begun[cell]!;
      }
    }
    return next;
  };
  const canBegin = new Uint8Array(size);
  for (let character = 1; character < size; character++) canBegin[character] = step(character, 1, true) === 0 ? 0 : 1;
  return { canBegin, step };
}
