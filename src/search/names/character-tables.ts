import { ConverterFactory, Locale } from 'opencc-js';
import { polyphonic } from 'pinyin-pro';
import { normalise } from './normalise.ts';

/** Characters that stand for each other in the names of villages, besides the traditional ones: as written, and what it is taken for. */
const ownVariants: readonly (readonly [string, string])[] = [
  ['邨', '村'],
  ['咀', '嘴'],
  ['塆', '湾'],
  ['埧', '坝'],
  ['硚', '桥'],
  ['垇', '坳'],
  ['坵', '丘'],
  ['坮', '台'],
  ['磘', '窑'],
];

/** Blocks of Han characters that Unicode had by 2020; those for compatibility are gone once a text is normalised. */
const hanBlocks = [
  [0x3400, 0x9fff],
  [0x20000, 0x2ebef],
] as const;

/** Traditional forms, and those of Taiwan, Hong Kong and Japan, to the simplified ones; computed when first asked for. */
let foldings: Map<string, string> | undefined;

function allFoldings(): Map<string, string> {
  if (foldings) return foldings;
  const { from, to } = Locale;
  const converters = [ConverterFactory(to.cn ?? []), ...[from.tw, from.hk, from.jp].map((variant) => ConverterFactory(variant ?? [], to.cn ?? []))];
  const map = new Map<string, string>();
  for (const [first, last] of hanBlocks) {
    for (let point = first; point <= last; point++) {
      const character = String.fromCodePoint(point);
      const found = converters.map((convert) => convert(character)).find((plain) => plain !== character && [...plain].length === 1);
      if (found !== undefined) map.set(character, found);
    }
  }
  for (const [variant, plain] of ownVariants) map.set(variant, plain);
  foldings = map;
  return map;
}

/** The 3,755 commonest characters (GB/T 2312, first level): what a reader may type in place of the right one. */
function commonCharacters(): string[] {
  const bytes: number[] = [];
  for (let high = 0xb0; high <= 0xd7; high++) {
    for (let low = 0xa1; low <= (high === 0xd7 ? 0xf9 : 0xfe); low++) bytes.push(high, low);
  }
  return [...new TextDecoder('gb18030').decode(Uint8Array.from(bytes))];
}

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/** Readings without tones; ü as it is typed, `v`, and as a passport or a careless hand has it, `u`. */
export function readingsOf(character: string): string[] {
  const found = polyphonic(character, { toneType: 'none', type: 'array', v: true })[0] ?? [];
  const plain = found.map((reading) => reading.replaceAll('ü', 'v')).filter((reading) => /^[a-z]+$/.test(reading));
  return [...new Set(plain.flatMap((reading) => (reading.includes('v') ? [reading, reading.replace('v', 'u')] : [reading])))];
}

/** What texts have which characters. */
export interface Texts {
  /** Names of places. */
  places: readonly string[];
  /** Other names that are found by their sound. */
  named: readonly string[];
  /** Texts that are found by their characters alone. */
  titles: readonly string[];
}

export interface CharacterTables {
  /** `cun村存,…`: each syllable with its characters; those of the places' names. */
  readings: string;
  /** The same of all other names, and of the commonest characters: a reader may type one of them in place of the right one. */
  moreReadings: string;
  /** `邨村貧贫…`: what is written, and what it is taken for. */
  folding: string;
  /** The same for the commonest characters that none of the texts has: a slip in traditional script (胡家彎) is one of sound. */
  moreFolding: string;
}

const charactersIn = (texts: readonly string[]): Set<string> => new Set(texts.flatMap((text) => [...normalise(text)]));

/** Tables for the characters of the given texts, and no others: the libraries that know all of Chinese stay at home. */
export function characterTables(texts: Texts): CharacterTables {
  const all = allFoldings();
  const fold = (character: string): string => all.get(character) ?? character;
  const inPlaces = charactersIn(texts.places);
  const inNames = charactersIn(texts.named);
  const inTitles = charactersIn(texts.titles);
  const wanted = new Set([...inPlaces, ...inNames, ...inTitles].map(fold));
  const common = commonCharacters();
  const slips = new Set(common.filter((character) => !wanted.has(character)));
  const foldingTo = (goals: ReadonlySet<string>): string => [...all].flatMap(([written, plain]) => (goals.has(plain) ? [written + plain] : [])).join('');
  const readings = pairsOf(inPlaces, fold, readingsOf);
  const known = new Set(readings);
  // Of a character that no name has, the commonest reading will do.
  const more = [...pairsOf(inNames, fold, readingsOf), ...pairsOf(common, fold, (character) => readingsOf(character).slice(0, 1))];
  return {
    readings: bySyllable(readings),
    moreReadings: bySyllable([...new Set(more)].filter((pair) => !known.has(pair))),
    folding: foldingTo(wanted),
    moreFolding: foldingTo(slips),
  };
}

/** `cun村` for each reading of each character and of what it is taken for. */
const pairsOf = (characters: Iterable<string>, fold: (character: string) => string, read: (character: string) => string[]): string[] => [
  ...new Set([...characters].filter(isHan).flatMap((written) => [...read(fold(written)), ...read(written)].map((reading) => reading + fold(written)))),
];

function bySyllable(pairs: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const pair of pairs) {
    const syllable = /^[a-z]+/.exec(pair)![0];
    const group = groups.get(syllable) ?? [];
    groups.set(syllable, group);
    group.push(pair.slice(syllable.length));
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([syllable, group]) => syllable + group.sort().join(''))
    .join(',');
}
