import { normalise } from './normalise.ts';

/**
 * The characters of the names, numbered, with their readings and with what else is written for them. 0 is any character that
 * is in no name and in no table.
 */
export interface Alphabet {
  size: number;
  /** A query or a name in the form in which it is compared: normalised, traditional forms and variants folded. */
  fold(text: string): string;
  /** Numbers of the characters of a folded text; `extend` gives new characters new numbers. */
  encode(folded: string, extend?: boolean): number[];
  /** Number of a character without giving it one. */
  number(character: string): number;
  /** Syllables that a character is read with, by its number; nothing for one without readings. */
  readings(number: number): readonly number[];
  /** Takes in another table of readings. */
  learn(readings: string): void;
  /** Takes in another table of what characters are taken for. */
  learnFolding(folding: string): void;
  syllables: readonly string[];
  /** Sounds that are taken for each other in speech and typing, by syllable: `zhang` and `zan` are of one class. */
  blurred: readonly number[];
}

/** Flat and curled tongue, n and l, h and f, front and back nasals: what speakers of the south-western and central dialects mix. */
const blur = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?!g)/, 'l')
    .replace(/^hu(?=[aoein])|^f(?!u$)/, 'h')
    .replace(/^fu$/, 'hu')
    .replace(/ng$/, 'n')
    .replace(/v/, 'u');

const none: readonly number[] = [];

/** @param readings and folding as `characterTables` writes them */
export function createAlphabet(readings: string, folding: string): Alphabet {
  const folds = new Map<string, string>();
  const learnFolding = (table: string): void => {
    const pairs = [...table];
    for (let index = 0; index + 1 < pairs.length; index += 2) folds.set(pairs[index]!, pairs[index + 1]!);
  };
  learnFolding(folding);

  const numbers = new Map<string, number>();
  const sounds: number[][] = [[]];
  const number = (character: string): number => {
    const known = numbers.get(character);
    if (known !== undefined) return known;
    numbers.set(character, sounds.length);
    sounds.push([]);
    return sounds.length - 1;
  };
  const syllables: string[] = [];
  const syllableNumbers = new Map<string, number>();
  const classes = new Map<string, number>();
  const blurred: number[] = [];
  const syllableNumber = (syllable: string): number => {
    const known = syllableNumbers.get(syllable);
    if (known !== undefined) return known;
    const sound = blur(syllable);
    const group = classes.get(sound) ?? classes.size;
    classes.set(sound, group);
    blurred.push(group);
    syllableNumbers.set(syllable, syllables.length);
    return syllables.push(syllable) - 1;
  };
  const learn = (table: string): void => {
    for (const entry of table === '' ? [] : table.split(',')) {
      const syllable = /^[a-z]+/.exec(entry)?.[0] ?? '';
      const index = syllableNumber(syllable);
      for (const character of entry.slice(syllable.length)) sounds[number(character)]!.push(index);
    }
  };
  learn(readings);
  return {
    get size() {
      return sounds.length;
    },
    fold(text) {
      let folded = '';
      for (const character of normalise(text)) folded += folds.get(character) ?? character;
      return folded;
    },
    encode: (folded, extend = false) => Array.from(folded, (character) => (extend ? number(character) : (numbers.get(character) ?? 0))),
    number: (character) => numbers.get(character) ?? 0,
    learn,
    learnFolding,
    readings: (one) => sounds[one] ?? none,
    syllables,
    blurred,
  };
}
