import type { NamedRecord } from '../../model/search-records.ts';
import { pack, recordColumns } from './columns.ts';
import { blockSize, gramsFile, numbersFile, shardOf, titleMark, titlesFile, unfinishedMark } from './layout.ts';
import { squeeze } from './normalise.ts';
import { idKey, readDocumentNumber } from './numbers.ts';

/** Characters of a shard of grams, before it is packed. */
const shardSize = 12_000;
/** Titles of a gram that are listed. A gram of more tells little: the others of a query decide. */
const mostOfGram = 4_000;
const listedOfCommon = 400;
/** Numbers in a block. */
const numbersInBlock = 1_500;

export interface TitleFiles {
  files: [path: string, bytes: Uint8Array<ArrayBuffer>][];
  gramShards: number;
  commonGrams: string;
  numberBlocks: string[];
}

/**
 * Blocks of titles, the two-character grams that they hold, and the numbers that lead to them, each in shards: a query reads a
 * few of them, however many titles there are.
 *
 * @param kinds records by kind, in the order of `titleKinds`
 * @param patterns addresses by kind
 */
export function titleFiles(
  kinds: readonly (readonly NamedRecord[])[],
  rowOf: ReadonlyMap<string, number>,
  patterns: readonly string[],
  fold: (text: string) => string,
): TitleFiles {
  // Place by place: whoever asks for what is in one place reads few blocks, and they pack well.
  const rowOfRecord = ({ place }: NamedRecord): number => rowOf.get(place ?? '') ?? -1;
  const records = kinds.flatMap((list) => [...list].sort((a, b) => rowOfRecord(a) - rowOfRecord(b)));
  const patternOfRecord = kinds.flatMap((list, kind) => list.map(() => patterns[kind]!));
  const files: TitleFiles['files'] = [];
  for (let start = 0; start < records.length; start += blockSize) {
    const end = start + blockSize;
    files.push([titlesFile(start / blockSize), pack(recordColumns(records.slice(start, end), rowOf, patternOfRecord.slice(start, end)))]);
  }
  const { shards, commonGrams } = gramShards(records, fold);
  files.push(...shards.map((lines, shard): TitleFiles['files'][number] => [gramsFile(shard), pack(lines)]));
  const numbers = numberLines(records, fold);
  const numberBlocks: string[] = [];
  for (let start = 0; start < numbers.length; start += numbersInBlock) {
    const block = numbers.slice(start, start + numbersInBlock);
    files.push([numbersFile(numberBlocks.length), pack(block.map(({ line }) => line))]);
    numberBlocks.push(block[0]!.key);
  }
  return { files, gramShards: shards.length, commonGrams, numberBlocks };
}

/** Ascending numbers as differences in base 36, with blanks between. */
function differences(numbers: readonly number[]): string {
  let previous = 0;
  return numbers
    .map((number) => {
      const step = number - previous;
      previous = number;
      return step.toString(36);
    })
    .join(' ');
}

/** The two-character grams of a title, and which character it begins with. */
function gramsOf(plain: string): Set<string> {
  const characters = [...plain];
  const grams = new Set(characters.slice(1).map((character, index) => characters[index]! + character));
  if (characters.length > 0) grams.add(titleMark + characters[0]!);
  return grams;
}

/** Lines `gram, tab, titles` in shards of about `shardSize` characters. */
function gramShards(records: readonly NamedRecord[], fold: (text: string) => string): { shards: string[][]; commonGrams: string } {
  const titles = new Map<string, number[]>();
  for (const [number, { title }] of records.entries()) {
    for (const gram of gramsOf(squeeze(fold(title)))) {
      const known = titles.get(gram);
      if (known) known.push(number);
      else titles.set(gram, [number]);
    }
  }
  const lines = [...titles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([gram, numbers]) => {
      const isCommon = numbers.length > mostOfGram;
      return { gram, isCommon, line: `${gram}\t${isCommon ? unfinishedMark : ''}${differences(isCommon ? numbers.slice(0, listedOfCommon) : numbers)}` };
    });
  const count = Math.ceil(lines.reduce((sum, { line }) => sum + line.length, 0) / shardSize);
  const shards: string[][] = Array.from({ length: count }, () => []);
  for (const { gram, line } of lines) shards[shardOf(gram, count)]!.push(line);
  return { shards, commonGrams: lines.flatMap(({ gram, isCommon }) => (isCommon ? [gram] : [])).join('') };
}

/** Lines `key, tab, titles, tab, document number` in the order of keys. */
function numberLines(records: readonly NamedRecord[], fold: (text: string) => string): { key: string; line: string }[] {
  const found = new Map<string, { key: string; number: string; titles: number[] }>();
  const put = (key: string, number: string, title: number): void => {
    const name = `${key}\t${number}`;
    const entry = found.get(name) ?? { key, number, titles: [] };
    found.set(name, entry);
    if (entry.titles.at(-1) !== title) entry.titles.push(title);
  };
  for (const [title, { id, numbers }] of records.entries()) {
    put(idKey(fold(id)), '', title);
    for (const number of numbers) {
      const read = readDocumentNumber(squeeze(fold(number)));
      if (read) put(read.key, number, title);
      else put(idKey(fold(number)), number, title);
    }
  }
  return [...found.values()]
    .sort((a, b) => (a.key === b.key ? (a.number < b.number ? -1 : 1) : a.key < b.key ? -1 : 1))
    .map(({ key, number, titles }) => ({ key, line: `${key}\t${differences(titles)}\t${number}` }));
}

