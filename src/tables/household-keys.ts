import type { LoadedTable } from './dataset.ts';
import { foldCharacters, unescapedWords } from './escaped-text.ts';
import { isDay } from './number-proofs.ts';

/** The row of the registry table, as the spreadsheet numbers it, whose household key stands in a text; undefined when none does. */
export type FindHouseholdKey = (text: string) => number | undefined;

const shortest = 6;
const shortestNumber = 8;

const foldKey = (key: string): string => foldCharacters(key).toLowerCase();

/**
 * Whether a key can be told from what pages are full of. Fewer than 6 characters, a number of fewer than 8 digits, and one
 * that reads as a day (20190101) cannot: to look for them would find amounts, years and dates.
 */
export const isTellable = (key: string): boolean => isTellableFolded(foldKey(key));

function isTellableFolded(plain: string): boolean {
  if (plain.length < shortest) return false;
  if (!/^\d+$/.test(plain)) return true;
  const [, year, month, day] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(plain) ?? [];
  return plain.length >= shortestNumber && !(year !== undefined && isDay(Number(year), Number(month), Number(day)));
}

/** Kinds of ASCII characters: 0 parts words, 1 letter or digit, 2 may stand between two parts of one key. */
const kinds = new Uint8Array(128);
for (const character of '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') kinds[character.charCodeAt(0)] = 1;
for (const character of '-_') kinds[character.charCodeAt(0)] = 2;

/** Characters that the schema lets a code have. */
const longestKey = 80;

/** Rows by key; keys that cannot be told are left out. Its lengths tell at once that most words are none. */
class KeyRows {
  readonly rows = new Map<string, number>();
  readonly lengths = new Set<number>();
  readonly #hasLength: boolean[] = Array.from({ length: longestKey + 1 }, () => false);

  add(key: string, row: number): void {
    if (!this.rows.has(key)) this.rows.set(key, row);
    this.lengths.add(key.length);
    this.#hasLength[key.length] = true;
  }

  get(text: string, start: number, end: number): number | undefined {
    return this.#hasLength[end - start] === true ? this.rows.get(text.slice(start, end).toLowerCase()) : undefined;
  }
}

type Registry = Pick<LoadedTable<'registry'>, 'rows' | 'rowNumbers' | 'rejected'>;

const known = new WeakMap<Registry, FindHouseholdKey>();

/** The finder of a table's keys. It is made once: check, notes and audit ask for it, and a province has 1.1 million keys. */
export function householdKeyFinderOf(registry: Registry): FindHouseholdKey {
  const find = known.get(registry) ?? makeHouseholdKeyFinder(registry);
  known.set(registry, find);
  return find;
}

/** Has a table without rows find the keys that its file has. */
export const rememberFinder = (registry: Registry, find: FindHouseholdKey): void => void known.set(registry, find);

/**
 * Makes a finder of household keys. A key is found as a word of its own, in any case and width, beside Chinese or any sign
 * (a dash and an underscore among them), also where it is written with the escapes of an address, JSON or HTML. Pure.
 * Rows of the table that have some other error count as well. A province has 1.1 million keys; texts are read once.
 * Source: the data dictionary, registry: a household's key is "never shown anywhere".
 */
export function makeHouseholdKeyFinder(registry: Registry | undefined): FindHouseholdKey {
  /** Letters and digits alone. */
  const plain = new KeyRows();
  /** Several such words with dashes between, such as a UUID. */
  const dashed = new KeyRows();
  /** With any other character: looked for at every place of a text. */
  const other = new KeyRows();
  const firsts = new Set<number>();
  const add = (key: string | undefined, row: number): void => {
    if (key === undefined) return;
    const folded = foldKey(key);
    if (!isTellableFolded(folded)) return;
    if (/^[\da-z]+$/.test(folded)) plain.add(folded, row);
    else if (/^[\da-z]+(?:[-_]+[\da-z]+)+$/.test(folded)) dashed.add(folded, row);
    else {
      other.add(folded, row);
      firsts.add(folded.charCodeAt(0));
    }
  };
  registry?.rows.forEach(({ household_key: key }, position) => add(key, registry.rowNumbers[position]!));
  for (const { row, values } of registry?.rejected ?? []) add(values.household_key, row);

  /** Starts of words that a dash or underscore joins to the present one. */
  const joined: number[] = [];

  function findWord(text: string): number | undefined {
    const hasDashed = dashed.rows.size > 0;
    let start = -1;
    joined.length = 0;
    for (let at = 0; at <= text.length; at += 1) {
      // Behind the end of the text there is no code, and no kind.
      const code = text.charCodeAt(at);
      const kind = code < 128 ? kinds[code] : 0;
      if (kind === 1) {
        if (start < 0) start = at;
        continue;
      }
      if (start >= 0) {
        const row = plain.get(text, start, at);
        if (row !== undefined && !isPartOfDecimal(text, start, at)) return row;
        if (hasDashed) {
          const dashedRow = findDashed(text, start, at);
          if (dashedRow !== undefined) return dashedRow;
        }
        start = -1;
      }
      if (hasDashed && kind === 0) joined.length = 0;
    }
    return undefined;
  }

  function findDashed(text: string, start: number, end: number): number | undefined {
    for (const from of joined) {
      const row = dashed.get(text, from, end);
      if (row !== undefined) return row;
    }
    joined.push(start);
    if (joined.length > longestJoin) joined.shift();
    return undefined;
  }

  function findOther(text: string): number | undefined {
    const lower = text.toLowerCase();
    for (let at = 0; at < lower.length; at += 1) {
      if (!firsts.has(lower.charCodeAt(at)) || isInsideWord(lower, at)) continue;
      for (const length of other.lengths) {
        const row = isInsideWord(lower, at + length) ? undefined : other.rows.get(lower.slice(at, at + length));
        if (row !== undefined) return row;
      }
    }
    return undefined;
  }

  const findAsWritten = (text: string): number | undefined => findWord(text) ?? (other.rows.size > 0 ? findOther(text) : undefined);

  return (text) => {
    if (plain.rows.size + dashed.rows.size + other.rows.size === 0) return undefined;
    const folded = foldCharacters(text);
    const found = findAsWritten(folded);
    if (found !== undefined) return found;
    for (const word of unescapedWords(folded)) {
      const row = findAsWritten(foldCharacters(word));
      if (row !== undefined) return row;
    }
    return undefined;
  };
}

/** Words that one key may be joined of. */
const longestJoin = 12;

/** A number of digits alone that is the whole or the broken part of a decimal is no key: 12345678.90. */
function isPartOfDecimal(text: string, start: number, end: number): boolean {
  const isDigit = (at: number): boolean => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;
  if (!((text[end] === '.' && isDigit(end + 1)) || (text[start - 1] === '.' && isDigit(start - 2)))) return false;
  return /^\d+$/.test(text.slice(start, end));
}

/** A letter or digit stands on both sides of a place. */
const isInsideWord = (text: string, at: number): boolean => kinds[text.charCodeAt(at - 1)] === 1 && kinds[text.charCodeAt(at)] === 1;

/** Where a key comes from, as messages name it: never by the key. */
export const householdName = (row: number): string => `建档立卡表第 ${row} 行`;

/** The text with the words that hold a key taken out, for messages. */
export function hideHouseholdKeys(text: string, find: FindHouseholdKey): string {
  if (find(text) === undefined) return text;
  const hidden = text.replace(/[^\s“”、，。：；（）/]+/g, (word) => (find(word) === undefined ? word : '（已隐去）'));
  return find(hidden) === undefined ? hidden : '（已隐去）';
}
