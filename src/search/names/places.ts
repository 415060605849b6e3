import { createAlphabet, type Alphabet } from './alphabet.ts';
import { unpackCodes } from './code-column.ts';
import { cellsOf, placeKinds, type Head } from './layout.ts';
import { unpackText } from './text-column.ts';
import { createNameColumn, type NameColumn } from './name-column.ts';
import { squeeze } from './normalise.ts';

/** The places of a portal in the order of their codes, so that all that lies in a place follows right behind it. */
export interface Places {
  alphabet: Alphabet;
  names: string[];
  codes: string[];
  /** 0 city, 1 county, 2 town, 3 village. */
  levels: Uint8Array;
  /** The row after the last one that lies in a place. */
  ends: Uint32Array;
  /** Row of the place above; its own row where there is none. */
  parents: Uint32Array;
  column: NameColumn;
  /** None until the lists have come. */
  former: FormerNames;
  formerCodes: { row: number; code: string }[];
  /** Readings given by hand, by row, with blanks between syllables. */
  pinyin: { row: number; syllables: string[] }[];
}

export interface FormerNames {
  rows: number[];
  names: string[];
  column: NameColumn;
}

export const readSparse = (line: string | undefined): [row: number, text: string][] =>
  cellsOf(line).map((cell) => {
    const colon = cell.indexOf(':');
    return [Number.parseInt(cell.slice(0, colon), 36), cell.slice(colon + 1)];
  });

export interface OpenedPlaces {
  head: Head;
  places: Places;
}

/** @param lines of the file of places */
export function openPlaces(lines: readonly string[]): OpenedPlaces {
  const [head, readings = '', folding = '', codeColumn = '', common = '', packedNames = '', pinyin] = lines;
  const alphabet = createAlphabet(readings, folding);
  const { codes, levels } = unpackCodes(codeColumn);
  const names = unpackText({ common, names: packedNames }, readings);
  const { ends, parents } = nest(codes, levels);
  return {
    head: JSON.parse(head ?? '') as Head,
    places: {
      alphabet,
      names,
      codes,
      levels,
      ends,
      parents,
      column: createNameColumn(names.map(alphabet.fold), alphabet),
      former: { rows: [], names: [], column: createNameColumn([], alphabet) },
      formerCodes: [],
      pinyin: readSparse(pinyin).map(([row, text]) => ({ row, syllables: text.split(' ').filter(Boolean) })),
    },
  };
}

/** Takes in what places were called before, which comes with the lists. */
export function addFormer(places: Places, formerNames: string | undefined, formerCodes: string | undefined): void {
  const former = readSparse(formerNames).flatMap(([row, text]) => text.split('、').map((name) => ({ row, name })));
  const names = former.map(({ name }) => name);
  places.former = { rows: former.map(({ row }) => row), names, column: createNameColumn(names.map(places.alphabet.fold), places.alphabet) };
  places.formerCodes = readSparse(formerCodes).flatMap(([row, text]) => text.split('、').map((code) => ({ row, code })));
}

/** Where each place ends and what it lies in. A county without a city lies in nothing, though it comes behind one. */
function nest(codes: readonly string[], levels: Uint8Array): { ends: Uint32Array; parents: Uint32Array } {
  const ends = new Uint32Array(codes.length);
  const parents = new Uint32Array(codes.length);
  const open: number[] = [];
  for (const [row, code] of codes.entries()) {
    let above = open[open.length - 1];
    while (above !== undefined && !holds(codes[above]!, levels[above]!, code)) {
      ends[above] = row;
      open.pop();
      above = open[open.length - 1];
    }
    parents[row] = above ?? row;
    open.push(row);
  }
  for (const row of open) ends[row] = codes.length;
  return { ends, parents };
}

/** Digits of a code that say which city, county or town it is. */
const ownDigits = [4, 6, 9, 12];
const holds = (place: string, level: number, code: string): boolean => code.startsWith(place.slice(0, ownDigits[level]));

/** Rows of the places that a place lies in, highest first. */
export function ladderOf({ parents }: Pick<Places, 'parents'>, row: number): number[] {
  const ladder: number[] = [];
  for (let at = row; parents[at] !== at; at = parents[at]!) ladder.unshift(parents[at]!);
  return ladder;
}

export const whereIs = (places: Places, row: number): string =>
  ladderOf(places, row)
    .map((above) => places.names[above]!)
    .join(' ');

export const placeKindOf = (places: Places, row: number): (typeof placeKinds)[number] => placeKinds[places.levels[row]!]!;

/** For keys: a name as it is compared. */
export const plainName = (places: Places, row: number): string => squeeze(places.alphabet.fold(places.names[row]!));
