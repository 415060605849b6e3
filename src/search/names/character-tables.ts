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

export interface CharacterTables {
  /** `cun村存,…`: each syllable with its characters. */
  readings: string;
  /** `邨村貧贫…`: what is written, and what it is taken for. */
  folding: string;
}

/**
 * Tables for the characters of the given texts, and no others: the libraries that know all of Chinese stay at home.
 *
 * @param named texts that are found by their sound too
 * @param others texts that are found by their characters alone
 */
export function characterTables(named: Iterable<string>, others: Iterable<string>): CharacterTables {
  const all = allFoldings();
  const fold = (character: string): string => all.get(character) ?? character;
  const written = new Set([...named].flatMap((text) => [...normalise(text)]).filter(isHan));
  const plain = new Set([...written].map(fold));
  const wanted = new Set([...plain, ...[...others].flatMap((text) => [...normalise(text)].map(fold))]);
  const bySyllable = new Map<string, Set<string>>();
  for (const character of [...new Set([...written, ...plain, ...commonCharacters()])].sort()) {
    const readings = readingsOf(character);
    // Of a character that no name has, the commonest reading will do: it is only ever a mistake for another.
    for (const reading of written.has(character) || plain.has(character) ? readings : readings.slice(0, 1)) {
      const characters = bySyllable.get(reading) ?? new Set();
      bySyllable.set(reading, characters.add(fold(character)));
    }
  }
  return {
    readings: [...bySyllable]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([syllable, characters]) => syllable + [...characters].join(''))
      .join(','),
    folding: [...all]
      .filter(([, plainOne]) => wanted.has(plainOne))
      .map((pair) => pair.join(''))
      .join(''),
  };
}
