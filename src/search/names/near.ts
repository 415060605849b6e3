import type { Alphabet } from './alphabet.ts';
import { isSameEnding, type NameColumn } from './name-column.ts';
import type { Query } from './query.ts';
import { scoreOf, type Rows, type Take } from './score.ts';

/** By position of the query: how the sound of a character, by its number, answers: 1 the same, 2 one that is easily taken for it, 0 another. */
function soundsOf(query: Query, alphabet: Alphabet): Uint8Array[] {
  const bySound = charactersBySound(alphabet);
  return query.characters.map((wanted) => {
    const alike = new Uint8Array(alphabet.size);
    for (const sound of alphabet.readings(wanted)) {
      for (const blurred of bySound.blurred[alphabet.blurred[sound]!]!) alike[blurred] = 2;
    }
    for (const sound of alphabet.readings(wanted)) for (const same of bySound.same[sound]!) alike[same] = 1;
    if (wanted !== 0) alike[wanted] = 1;
    return alike;
  });
}

interface BySound {
  same: number[][];
  blurred: number[][];
}
/** Made again once the alphabet has grown. */
const made = new WeakMap<Alphabet, { size: number; bySound: BySound }>();

function charactersBySound(alphabet: Alphabet): BySound {
  const known = made.get(alphabet);
  if (known?.size === alphabet.size) return known.bySound;
  const same: number[][] = alphabet.syllables.map(() => []);
  const blurred: number[][] = alphabet.blurred.map(() => []);
  for (let character = 1; character < alphabet.size; character++) {
    for (const sound of alphabet.readings(character)) {
      same[sound]!.push(character);
      blurred[alphabet.blurred[sound]!]!.push(character);
    }
  }
  const bySound = { same, blurred };
  made.set(alphabet, { size: alphabet.size, bySound });
  return bySound;
}

/** Finds names, and parts of names, that sound as the query does. Two characters alone must begin a name: too much sounds like them. */
export function scanSounds(column: NameColumn, alphabet: Alphabet, query: Query, rows: Rows, take: Take): void {
  const length = query.characters.length;
  if (length < 2) return;
  const sounds = soundsOf(query, alphabet);
  const first = sounds[0]!;
  const { characters, starts } = column;
  for (let row = rows.from; row < rows.to; row++) {
    const start = starts[row]!;
    const end = starts[row + 1]!;
    const last = length === 2 ? Math.min(start, end - length) : end - length;
    for (let at = start; at <= last; at++) {
      let blurs = first[characters[at]!]!;
      if (blurs === 0) continue;
      let matched = 1;
      for (; matched < length; matched++) {
        const alike = sounds[matched]![characters[at + matched]!]!;
        if (alike === 0) break;
        blurs += alike;
      }
      if (matched < length) continue;
      take(row, scoreOf('homophone', (blurs - length) * 60 + (at === start ? 0 : 300) + (end - start - length) * 8));
      break;
    }
  }
}

/**
 * How far two runs of characters are apart, where it is one mistake at most: 0 the same, 1 two neighbours swapped, 2 one too many, 3 one
 * missing, 4 one wrong; 9 more than that, or nothing in common.
 */
export function mistake(a: ArrayLike<number>, aStart: number, aLength: number, b: ArrayLike<number>, bStart: number, bLength: number): number {
  const difference = aLength - bLength;
  if (difference > 1 || difference < -1) return 9;
  const shorter = Math.min(aLength, bLength);
  let head = 0;
  while (head < shorter && a[aStart + head] === b[bStart + head] && a[aStart + head] !== 0) head++;
  if (head === shorter) return difference === 0 ? 0 : head === 0 ? 9 : difference > 0 ? 3 : 2;
  let tail = 0;
  while (tail < shorter - head && a[aStart + aLength - 1 - tail] === b[bStart + bLength - 1 - tail] && a[aStart + aLength - 1 - tail] !== 0) tail++;
  const same = head + tail;
  if (difference !== 0) return same === shorter && same > 0 ? (difference > 0 ? 3 : 2) : 9;
  if (same === shorter - 1) return same > 0 ? 4 : 9;
  const isSwap = same === shorter - 2 && a[aStart + head] === b[bStart + head + 1] && a[aStart + head + 1] === b[bStart + head] && a[aStart + head] !== 0;
  return isSwap ? 1 : 9;
}

/** Finds names that the query is one mistake away from: from the whole name, or from what tells it apart when the ending is the same. */
export function scanMistakes(column: NameColumn, query: Query, rows: Rows, take: Take): void {
  const { characters, starts, cores, endings } = column;
  const wanted = query.characters;
  if (wanted.length < 2) return;
  for (let row = rows.from; row < rows.to; row++) {
    const start = starts[row]!;
    const length = starts[row + 1]! - start;
    const core = cores[row]!;
    let found = mistake(characters, start, length, wanted, 0, wanted.length);
    if (found > 1 && core !== length && (query.ending === 0 || isSameEnding(endings[row]!, query.ending))) {
      found = Math.min(found, mistake(characters, start, core, wanted, 0, query.coreLength));
    }
    if (found < 9) take(row, scoreOf('near', found * 40 + length));
  }
}

/** Shortest query that is looked for within names with a mistake in it. */
const shortestPart = 4;

/**
 * Finds names that hold the query with one character wrong, missing or too many (Wu and Manber 1992: bits of a number say how far
 * each beginning of the query has come, without a mistake and with one).
 */
export function scanParts(column: NameColumn, alphabet: Alphabet, query: Query, rows: Rows, take: Take): void {
  const wanted = query.characters;
  const length = wanted.length;
  if (length < shortestPart) return;
  const masks = new Int32Array(alphabet.size);
  for (const [index, character] of wanted.entries()) if (character !== 0) masks[character]! |= 1 << index;
  const end = 1 << (length - 1);
  const { characters, starts } = column;
  for (let row = rows.from; row < rows.to; row++) {
    if (starts[row + 1]! - starts[row]! < length - 1) continue;
    let exact = 0;
    let wrong = 1;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const mask = masks[characters[at]!]!;
      const before = exact;
      exact = ((exact << 1) | 1) & mask;
      wrong = (((wrong << 1) | 1) & mask) | before | (before << 1) | (exact << 1) | 1;
      if ((wrong & end) === 0) continue;
      take(row, scoreOf('near', 400 + Math.min(500, starts[row + 1]! - starts[row]!)));
      break;
    }
  }
}
