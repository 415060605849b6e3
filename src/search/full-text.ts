import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { PartList } from './messages.ts';

/** Made by Pagefind whatever is asked for; the search page has an interface of its own. */
const unusedFile = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/** A finished page with `data-pagefind-body`. */
export interface IndexedPage {
  /** Path below the output folder, with slashes. */
  file: string;
  /** Code of the county that it is about, of the city when it is about several counties of one, or '' for all other pages. */
  part: string;
  /** Changes when the page does. */
  hash: string;
}

export interface FullTextOptions {
  /** Absolute path of the finished tree. */
  folder: string;
  /** In one fixed order. */
  pages: readonly IndexedPage[];
  /** What a part is called where readers choose among them. */
  titleOf: (part: string) => string;
  /** Puts the finished files of a part in place when an earlier tree has them. `root` is where they lie, `has` says which of what lies there is the part's: all when left out. */
  takeOver?: (part: string, fingerprint: string, root: string, has?: (file: string) => boolean) => boolean;
  progress?: (done: number, total: number) => void;
}

const output = 'pagefind/';
/** The list of the other parts, and whether a browser takes them all (`merge`) or asks its reader for one. */
const partsFile = `${output}parts.json`;
/** More of them would be too many requests for a phone: three files each, and more with every question. */
const mostMerged = 12;
/** A kind of page with as many pages that are no county's (enterprises, funds of a province) is not in the first part, because that changes with every release. */
const manyPages = 1000;
const rootOf = (part: string): string => (part === '' ? output : `${output}${part}/`);
/** Parts share the program of the first. */
const program = /^(?:pagefind\.js|pagefind-worker\.js|wasm\.[\w-]+\.pagefind)$/;

const firstPart = /^pagefind\/(?:(?:index|fragment|filter)\/)?[^/]+$/;
/** The first part lies in the same folder as the others. */
const ownFiles = (part: string): ((file: string) => boolean) | undefined => (part === '' ? (file) => firstPart.test(file) && file !== partsFile : undefined);

/**
 * Writes the full-text index of finished pages to `pagefind/` below them, in parts: one for each county, and a first one for everything else. Of kinds of which many
 * pages are no county's, those of several counties of one city are in a part of that city, and what is left, if it is still many, in one of its kind. A change costs
 * the parts whose pages changed, and a province is never indexed in one process; the browser merges them (find-text.ts).
 *
 * The pages of a part are handed over one by one in the order given: left to find them itself, Pagefind goes by the order of the folders on the disk, and the same
 * pages give another index on another disk. And its files are written here, because Pagefind breaks off without a word to us when the disk is full.
 *
 * @returns fingerprint of each part: the same pages, the same files
 * @throws Error with what Pagefind says; the system's error when a file cannot be written
 */
export async function writeFullText({ folder, pages, titleOf, takeOver = () => false, progress = () => undefined }: FullTextOptions): Promise<Record<string, string>> {
  const parts = new Map<string, IndexedPage[]>([['', []]]);
  const divided = largeKinds(pages.filter(({ part }) => !isCounty(part)));
  const kinds = largeKinds(pages.filter(({ part }) => part === ''));
  const partOf = (page: IndexedPage): string => {
    if (page.part !== '') return isCounty(page.part) || divided.has(kindOf(page)) ? page.part : '';
    return kinds.has(kindOf(page)) ? kindOf(page) : '';
  };
  for (const page of pages) {
    const part = partOf(page);
    const list = parts.get(part);
    if (list) list.push(page);
    else parts.set(part, [page]);
  }
  const total = pages.length;
  const fingerprints: Record<string, string> = {};
  let done = 0;
  for (const [part, list] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const fingerprint = createHash('sha256').update(list.map(({ file, hash }) => `${file}\0${hash}\n`).join('')).digest('hex');
    fingerprints[part] = fingerprint;
    if (!takeOver(part, fingerprint, rootOf(part), ownFiles(part))) {
      await writePart(folder, part, list, (page) => progress(done + page, total));
    }
    progress((done += list.length), total);
  }
  writeFileSync(join(folder, partsFile), JSON.stringify(listParts(Object.keys(fingerprints), titleOf)));
  return fingerprints;
}

/** A city's code ends in eight zeros. Source: GB/T 2260. */
const cityOf = (part: string): string => `${part.slice(0, 4)}00000000`;
const isPlace = (part: string): boolean => /^\d{12}$/.test(part);
const isCounty = (part: string): boolean => isPlace(part) && part !== cityOf(part);

/** The part that a page would have with others of its kind, by its first folder; '' for pages in none. */
const kindOf = ({ file }: IndexedPage): string => (file.includes('/') ? `kind-${file.slice(0, file.indexOf('/'))}` : '');

function largeKinds(pages: readonly IndexedPage[]): Set<string> {
  const counts = Map.groupBy(pages, kindOf);
  return new Set([...counts].flatMap(([kind, { length }]) => (kind !== '' && length >= manyPages ? [kind] : [])));
}

/** What the browser is told of the parts besides the first. The only city's is of interest whatever county is asked for. */
function listParts(all: readonly string[], titleOf: (part: string) => string): PartList {
  const counties = all.filter(isCounty);
  const cities = all.filter((part) => isPlace(part) && !isCounty(part));
  const city = (part: string) => cities.length > 1 && cities.includes(cityOf(part)) && { city: cityOf(part) };
  return {
    merge: counties.length <= mostMerged ? 'all' : 'chosen',
    always: all.filter((part) => part !== '' && !isCounty(part) && (cities.length === 1 || !isPlace(part))),
    parts: counties.map((part) => ({ part, title: titleOf(part), ...city(part) })),
  };
}

async function writePart(folder: string, part: string, pages: readonly IndexedPage[], progress: (done: number) => void): Promise<void> {
  try {
    for (const { path, content } of await orDead(indexPages(folder, pages, progress))) {
      if (unusedFile.test(path) || (part !== '' && program.test(path))) continue;
      const file = join(folder, rootOf(part), path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  } finally {
    await close();
  }
}

/** Pages that wait at Pagefind's door, so that it never waits for us. It takes them one after the other, in the order in which they come. */
const ahead = 8;

async function indexPages(folder: string, pages: readonly IndexedPage[], progress: (done: number) => void) {
  const { index, errors } = await createIndex({ forceLanguage: 'zh' });
  refuse(errors);
  if (!index) throw new Error('Pagefind gave no index');
  const sent: ReturnType<typeof index.addHTMLFile>[] = [];
  for (const [done, { file }] of pages.entries()) {
    const answer = index.addHTMLFile({ sourcePath: file, content: readFileSync(join(folder, file), 'utf8') });
    // Of several failures the first is told.
    answer.catch(() => undefined);
    sent.push(answer);
    if (sent.length > ahead) refuse((await sent.shift()!).errors);
    progress(done + 1);
  }
  for (const answer of sent) refuse((await answer).errors);
  const { files, errors: fileErrors } = await index.getFiles();
  refuse(fileErrors);
  return files;
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

/** When Pagefind's own process dies, its answer never comes: nothing is left to wait for, and Node would just end. */
async function orDead<T>(work: Promise<T>): Promise<T> {
  let fail = (): void => undefined;
  const death = new Promise<never>((_resolve, reject) => {
    fail = () => reject(new Error('Pagefind stopped before it had answered'));
  });
  process.once('beforeExit', fail);
  try {
    return await Promise.race([work, death]);
  } finally {
    process.off('beforeExit', fail);
  }
}
