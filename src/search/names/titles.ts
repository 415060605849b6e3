import type { Alphabet } from './alphabet.ts';
import type { Candidates } from './candidate.ts';
import { blockSize, documentMark, gramsFile, numbersFile, shardOf, titleKinds, titleMark, titlesFile, unfinishedMark, type Head } from './layout.ts';
import { documentDetail } from './lists.ts';
import { squeeze } from './normalise.ts';
import { idKey, readDocumentNumber } from './numbers.ts';
import type { Places } from './places.ts';
import { linesOf, type Read } from './read-file.ts';
import { openRecords, recordHit, type Records } from './records.ts';
import { scoreOf } from './score.ts';

/** Funds, projects and notices: too many to be read at once. Each question reads a few small files; what was read stays. */
export interface Titles {
  /** Offers what has the number or the id asked for. */
  findNumbers(plain: string, candidates: Candidates): Promise<void>;
  /** Offers titles that hold all words of a query. */
  findWords(folded: string, candidates: Candidates): Promise<void>;
}

/** Blocks of titles that one question reads, at about 3 KB each. What else there is, full-text search finds. */
const mostBlocks = 12;

/** Grams of a query that are looked up: each may be a file of its own. The titles that are read then have to hold the rest. */
const mostGrams = 5;

/** The first numbers, as many as lie in `mostBlocks` blocks. */
function firstOf(numbers: readonly number[]): number[] {
  const blocks = new Set<number>();
  return numbers.filter((number) => {
    const block = Math.floor(number / blockSize);
    return blocks.has(block) || (blocks.size < mostBlocks && blocks.add(block));
  });
}

function readDifferences(text: string): number[] {
  let number = 0;
  return text === '' ? [] : text.split(' ').map((step) => (number += Number.parseInt(step, 36)));
}

export function createTitles(read: Read, head: Head, places: Places, firstOrder: number): Titles {
  const files = new Map<string, Promise<string[]>>();
  const lines = (file: string): Promise<string[]> => {
    const known = files.get(file);
    if (known) return known;
    const reading = read(file).then(linesOf);
    files.set(file, reading);
    // Asked again, it may be there: the network of a phone comes and goes.
    reading.catch(() => files.delete(file));
    return reading;
  };
  const blocks = new Map<number, Promise<Records>>();
  const block = (index: number): Promise<Records> => {
    const known = blocks.get(index) ?? lines(titlesFile(index)).then(openRecords);
    blocks.set(index, known);
    known.catch(() => blocks.delete(index));
    return known;
  };
  const kindOf = (number: number): (typeof titleKinds)[number] => {
    let left = number;
    return titleKinds.find((_, kind) => (left -= head.titles[kind]!) < 0) ?? titleKinds[0];
  };
  const offer = (candidates: Candidates, number: number, records: Records, score: number, via?: string): void => {
    const kind = kindOf(number);
    candidates.offer({
      score,
      order: firstOrder + number,
      ...(via !== undefined && { via }),
      hit: (how, matched) => recordHit(records, number % blockSize, places, kind, head.hrefs[kind] ?? '', how, matched),
    });
  };

  const titlesOf = async (gram: string): Promise<number[]> => {
    const found = (await lines(gramsFile(shardOf(gram, head.gramShards)))).find((line) => line.startsWith(`${gram}\t`));
    return readDifferences((found?.slice(gram.length + 1) ?? '').replace(unfinishedMark, ''));
  };
  const common = new Set(pairsOf(head.commonGrams).filter((_, index) => index % 2 === 0));

  return {
    async findNumbers(plain, candidates) {
      const asked = readDocumentNumber(plain);
      const keys = [...(asked ? [{ key: asked.key, isWhole: asked.isWhole }] : []), { key: idKey(plain), isWhole: false }];
      const found: { title: number; number: string; how: 'number' | 'near'; detail: number }[] = [];
      for (const { key, isWhole } of keys) {
        if (key.length < 3) continue;
        for (const line of await linesFrom(key)) {
          const [own = '', titles = '', number = ''] = line.split('\t');
          if (own !== key && (isWhole || !own.startsWith(key))) continue;
          const how = asked && own.startsWith(documentMark) ? documentDetail(asked, issuerOf(number, places.alphabet)) : 'number';
          for (const title of readDifferences(titles)) found.push({ title, number, how, detail: own === key ? 0 : 300 });
        }
      }
      // Another issuer's document of that number is of use only where the one asked for is not there.
      const ways = found.some(({ how }) => how === 'number') ? found.filter(({ how }) => how === 'number') : found;
      ways.sort((a, b) => a.detail - b.detail || a.title - b.title);
      const read = new Set(firstOf(ways.map(({ title }) => title)));
      for (const { title, number, how, detail } of ways.filter(({ title: one }) => read.has(one))) {
        const records = await block(Math.floor(title / blockSize));
        offer(candidates, title, records, scoreOf(how, detail + titleKinds.indexOf(kindOf(title))), number || records.ids[title % blockSize]!);
      }
    },
    async findWords(folded, candidates) {
      if (head.gramShards === 0) return;
      const words = folded.split(' ').filter((word) => [...word].length > 1 && /\p{Script=Han}/u.test(word)).slice(0, 6);
      const plain = squeeze(folded);
      const grams = chooseGrams(words, common);
      if (grams.length === 0) return;
      const [first = [], ...rest] = (await Promise.all(grams.map(titlesOf))).sort((a, b) => a.length - b.length);
      let numbers = first;
      for (const others of rest) {
        const known = new Set(others);
        numbers = numbers.filter((number) => known.has(number));
      }
      if (firstOf(numbers).length < numbers.length) {
        const begun = new Set(await titlesOf(titleMark + [...plain][0]!));
        numbers = firstOf([...numbers.filter((number) => begun.has(number)), ...numbers.filter((number) => !begun.has(number))]);
      }
      const read = await Promise.all(numbers.map((number) => block(Math.floor(number / blockSize))));
      for (const [index, number] of numbers.entries()) {
        const title = squeeze(places.alphabet.fold(read[index]!.titles[number % blockSize]!));
        const detail = Math.min(400, title.length) + 5;
        if (title === plain) offer(candidates, number, read[index]!, scoreOf('exact', 6));
        else if (title.startsWith(plain)) offer(candidates, number, read[index]!, scoreOf('prefix', detail));
        else if (title.includes(plain)) offer(candidates, number, read[index]!, scoreOf('part', detail));
        else if (words.every((word) => title.includes(word))) offer(candidates, number, read[index]!, scoreOf('part', detail + 400));
      }
    },
  };

  /** Lines of the block in which a key stands or would stand, and of the next where the key goes on in it. */
  async function linesFrom(key: string): Promise<string[]> {
    const { numberBlocks } = head;
    let index = numberBlocks.length - 1;
    while (index > 0 && numberBlocks[index]! >= key) index--;
    if (index < 0) return [];
    const found = await lines(numbersFile(index));
    const next = numberBlocks[index + 1];
    return next?.startsWith(key) === true ? [...found, ...(await lines(numbersFile(index + 1)))] : found;
  }
}

const issuerOf = (number: string, alphabet: Alphabet): string => readDocumentNumber(squeeze(alphabet.fold(number)))?.issuer ?? '';

/** Some of the grams of a query's words, far apart, and none that half of the titles have unless there is no other. */
function chooseGrams(words: readonly string[], common: ReadonlySet<string>): string[] {
  const all = words.flatMap(pairsOf);
  const telling = all.filter((gram) => !common.has(gram));
  const useful = [...new Set(telling.length > 0 ? telling : all.slice(0, 1))];
  const step = Math.max(1, (useful.length - 1) / (mostGrams - 1));
  return [...new Set(Array.from({ length: Math.min(mostGrams, useful.length) }, (_, index) => useful[Math.min(useful.length - 1, Math.round(index * step))]!))];
}

function pairsOf(word: string): string[] {
  const characters = [...word];
  return characters.slice(1).map((character, index) => characters[index]! + character);
}
