import { squeeze } from './normalise.ts';
import { splitName } from './name-column.ts';
import { plainName, type Places } from './places.ts';

/** A part of a query that names something, and the rows of the places in which it is looked for. */
export interface Reading {
  text: string;
  from: number;
  to: number;
}

/** Finds the places above villages that a text names: in full (新桥镇), without the ending (新桥), by a former name, or in pinyin. */
export interface Gazetteer {
  find(text: string): readonly number[];
  longest: number;
}

const none: readonly number[] = [];
const village = 3;
/** Readings of a name that are tried: a name of many characters with two readings each would have thousands. */
const mostSpellings = 8;

export function createGazetteer(places: Places): Gazetteer {
  const rows = new Map<string, number[]>();
  const put = (key: string, row: number): void => {
    const known = rows.get(key);
    if (!known) rows.set(key, [row]);
    else if (!known.includes(row)) known.push(row);
  };
  const putName = (name: string, row: number): void => {
    const { core } = splitName(name);
    // 北川羌族自治县 is 北川 to whoever lives there, and no rule says where its own name ends.
    const heads = /自治[县州]$/.test(name) ? Array.from(name, (_, index) => name.slice(0, index + 1)) : [];
    for (const form of new Set([name, core, ...heads])) {
      if (form.length < 2) continue;
      put(form, row);
      for (const spelling of spellings(form, places)) put(spelling, row);
    }
  };
  for (const [row, level] of places.levels.entries()) if (level !== village) putName(plainName(places, row), row);
  for (const [index, row] of places.former.rows.entries()) {
    if (places.levels[row] !== village) putName(squeeze(places.alphabet.fold(places.former.names[index]!)), row);
  }
  for (const { row, syllables } of places.pinyin) if (places.levels[row] !== village) put(syllables.join(''), row);
  return { find: (text) => rows.get(text) ?? none, longest: Math.max(0, ...[...rows.keys()].map((key) => key.length)) };
}

function spellings(name: string, { alphabet }: Places): string[] {
  let found = [''];
  for (const character of name) {
    const readings = alphabet.readings(alphabet.number(character)).map((sound) => alphabet.syllables[sound]!);
    if (readings.length === 0) return [];
    found = found.flatMap((head) => readings.map((reading) => head + reading)).slice(0, mostSpellings);
  }
  return found;
}

/** Words of any place: with a town before them they would mean all of its villages. */
const isTooLittle = (text: string): boolean => text === '' || /^(?:村|社区|镇|乡|县|区|市|街道|[a-z])$/.test(text);

const mostReadings = 60;

/** Ways to read a text without blanks as the names of places and then something that lies in them, or the other way round. */
function readRun(text: string, gazetteer: Gazetteer, places: Places, within: Reading): Reading[] {
  const readings: Reading[] = [];
  const follow = (rest: string, from: number, to: number, fromEnd: boolean): void => {
    for (let length = Math.min(gazetteer.longest, rest.length - 1); length >= 2; length--) {
      const piece = fromEnd ? rest.slice(-length) : rest.slice(0, length);
      const left = fromEnd ? rest.slice(0, -length) : rest.slice(length);
      for (const row of gazetteer.find(piece)) {
        const range = common(from, to, row, places.ends[row]!);
        if (!range || readings.length >= mostReadings) continue;
        if (!isTooLittle(left)) readings.push({ text: left, ...range });
        follow(left, range.from, range.to, fromEnd);
      }
    }
  };
  follow(text, within.from, within.to, false);
  follow(text, within.from, within.to, true);
  return readings;
}

/** What lies both in a range and in a place: one holds the other, or nothing is in both. */
function common(from: number, to: number, row: number, end: number): { from: number; to: number } | undefined {
  if (row >= from && end <= to) return { from: row + 1, to: end };
  return row < from && end >= to ? { from, to } : undefined;
}

/** Ranges of rows that words name, each within the one before: 青石县 新桥镇, in either order. */
function narrow(words: readonly string[], gazetteer: Gazetteer, places: Places): { from: number; to: number }[] {
  let ranges = [{ from: 0, to: places.names.length }];
  const left = new Set(words);
  while (left.size > 0 && ranges.length > 0) {
    // The widest first, so that a town is looked for in its county.
    const [next] = [...left].sort((a, b) => level(a) - level(b));
    left.delete(next!);
    const rows = gazetteer.find(next!);
    ranges = ranges.flatMap(({ from, to }) => rows.filter((row) => row >= from && row < to).map((row) => ({ from: row + 1, to: places.ends[row]! })));
  }
  return ranges;

  function level(word: string): number {
    return Math.min(9, ...gazetteer.find(word).map((row) => places.levels[row]!));
  }
}

/**
 * Ways to read a query as something in a place: 新桥镇新桥村, 新桥村 青石县, qingshixian xinqiao. The query as a whole is
 * not among them.
 *
 * @param folded with its blanks
 */
export function readLadders(folded: string, gazetteer: Gazetteer, places: Places): Reading[] {
  const all = { text: '', from: 0, to: places.names.length };
  const words = folded.split(' ').filter(Boolean).slice(0, 6);
  const readings = readRun(squeeze(folded), gazetteer, places, all);
  if (words.length > 1) {
    for (const [index, word] of words.entries()) {
      const others = words.filter((_, other) => other !== index);
      if (isTooLittle(word)) continue;
      for (const { from, to } of narrow(others, gazetteer, places).slice(0, mostReadings)) readings.push({ text: word, from, to });
    }
  }
  const seen = new Set<string>();
  return readings.filter(({ text, from, to }) => {
    const key = `${text} ${from} ${to}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
