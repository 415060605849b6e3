import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashFile } from '../../../src/release/store/compare-tree.ts';
import { realDisk, type Disk } from '../../../src/release/store/disk.ts';
import { formatManifest, manifestFile, type Manifest } from '../../../src/release/store/manifest.ts';
import { openStore, stagingFolder, type Store } from '../../../src/release/store/store.ts';
import { publishRelease } from '../../../src/release/store/switch.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

export const portal = { region: '990100000000', site: 'https://gongshi.example' };

/** The real disk, but for waiting until it is written: no test pulls the plug. */
export const quickDisk: Disk = { ...realDisk, sync: () => undefined };

/** A store in a new folder, with nothing published. */
export const newStore = (disk: Disk = quickDisk): Store => openStore(join(temporaryFolder(), 'published'), portal, disk);

/** Names of releases for tests: a word of six letters that says which. */
export const idOf = (word: string): string => `20200630-${word}`;

function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** What a small release consists of: each file holds the release's word, and the names of the hashed ones have it too. */
export const filesOf = (word: string): Record<string, string> => ({
  'index.html': `<p>${word}</p><link href="/_astro/${word}.css">`,
  'notices/1/index.html': `<p>${word}</p>`,
  'data/list.json': `["${word}"]`,
  [`_astro/${word}.css`]: `.${word}{}`,
  '_astro/shared.js': 'shared',
  [`pagefind/fragment/${word}.pf_fragment`]: word,
  'pagefind/pagefind-entry.json': `{"${word}":1}`,
  'build.json': '{}',
});

export interface SmallOptions {
  at?: string;
  previous?: string;
  note?: string;
  manifest?: Partial<Manifest>;
  files?: Record<string, string>;
}

const secondOf = (number: number): string => new Date(Date.UTC(2020, 5, 30, 9, 0, number)).toISOString().replace('.000Z', '+08:00');
let made = 0;

/** Writes a whole small release into the staging folder of the store, later than all before it. */
export function makeRelease(store: Store, word: string, options: SmallOptions = {}): { folder: string; manifest: Manifest } {
  const folder = stagingFolder(store);
  const files = options.files ?? filesOf(word);
  const inputs = { 'data/projects.csv': word, 'content/pages/about.mdx': 'about' };
  writeFiles(join(folder, 'site'), files);
  writeFiles(join(folder, 'inputs'), inputs);
  const describe = (file: string): [number, string] => [readFileSync(file).length, hashFile(file)];
  const at = options.at ?? secondOf(made++);
  const id = idOf(word);
  const manifest: Manifest = {
    format: 1,
    generator: 'gongshi',
    version: '0.1.0',
    code: 'c'.repeat(64),
    id,
    ...(options.previous !== undefined && { previous: idOf(options.previous) }),
    asOf: '2020-06-30',
    at,
    by: '财政局信息科',
    ...(options.note !== undefined && { note: options.note }),
    base: '/',
    ...portal,
    inputs: Object.keys(inputs).map((file) => {
      const [bytes, sha256] = describe(join(folder, 'inputs', file));
      return { file, bytes, sha256 };
    }),
    warnings: { accepted: [] },
    withheld: {},
    pages: {
      '/': { fingerprint: word, asOf: '2020-06-30', release: id },
      '/notices/1/': { fingerprint: 'same', asOf: '2020-06-30', release: id },
    },
    files: Object.fromEntries(Object.keys(files).map((file) => [file, describe(join(folder, 'site', file))])),
    searchParts: {},
    auditBasis: '',
    gone: [],
    withdrawn: [],
    log: { id, on: '2020-06-30', asOf: '2020-06-30', by: '财政局信息科', kind: 'release', amended: [{ table: 'projects', added: 2, changed: 1, removed: 0 }], pages: ['/'] },
    ...options.manifest,
  };
  writeFileSync(join(folder, manifestFile), formatManifest(manifest));
  return { folder, manifest };
}

/** Publishes a small release that is called after a word. */
export function publishSmall(store: Store, word: string, options: SmallOptions = {}, most?: number): ReturnType<typeof publishRelease> {
  return publishRelease(store, makeRelease(store, word, options), {}, most);
}

/** The word of the release that is served, or `mixed` when the files are not all there or not of one release. */
export function servedWord(store: Store): string {
  try {
    const site = join(store.folder, 'current');
    const [, word = ''] = /<p>(\w+)</.exec(readFileSync(join(site, 'index.html'), 'utf8')) ?? [];
    const isWhole = Object.entries(filesOf(word)).every(([file, text]) => readFileSync(join(site, file), 'utf8') === text);
    return isWhole ? word : 'mixed';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && !readdirSync(store.folder).includes('current') ? 'nothing' : 'mixed';
  }
}
