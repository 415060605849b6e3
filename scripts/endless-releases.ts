import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writeMoment } from '../src/release/store/history.ts';
import { digest, formatManifest, manifestFile, type Manifest } from '../src/release/store/manifest.ts';
import { repairStore } from '../src/release/store/repair.ts';
import { newestTrusted, currentId, lockStore, openStore, stagingFolder, type Store } from '../src/release/store/store.ts';
import { publishRelease } from '../src/release/store/switch.ts';
import { undo } from '../src/release/store/undo.ts';
import { now } from './arguments.ts';

/**
 * Publishes small made-up releases one after the other, takes every fifth back, and never ends by itself: what `kill-releases` kills. Says on stdout what
 * it put right when it began, then `started`.
 */
const pages = 60;

function filesOf(word: string): Record<string, string> {
  const files: Record<string, string> = { [`_astro/${word}.css`]: `.${word}{}`, '_astro/shared.js': 'shared', [`pagefind/fragment/${word}.pf_fragment`]: word };
  for (let page = 0; page < pages; page++) files[page === 0 ? 'index.html' : `pages/${page}/index.html`] = `<p>${word}</p>`;
  return files;
}

function makeRelease(store: Store, number: number): string {
  const word = [...createHash('sha256').update(`${process.pid} ${number} ${now()}`).digest().subarray(0, 6)].map((byte) => 'bcdfghjkmnpqrstvwxyz'[byte % 20]).join('');
  const id = `20200630-${word}`;
  const folder = stagingFolder(store);
  const files = filesOf(word);
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(`site/${file}`, text);
  write('inputs/data/projects.csv', word);
  const previous = newestTrusted(store)?.manifest.id;
  const common = { asOf: '2020-06-30', by: '信息科' };
  const manifest: Manifest = {
    format: 1, generator: 'gongshi', version: '0', code: '0'.repeat(64), id, ...common, ...(previous !== undefined && { previous }),
    at: writeMoment(now()), site: 'https://gongshi.example', base: '/', region: '990100000000',
    inputs: [{ file: 'data/projects.csv', bytes: word.length, sha256: digest(word) }],
    warnings: { accepted: [] }, withheld: {}, pages: {}, searchParts: {},
    auditBasis: '',
    gone: [],
    withdrawn: [],
    files: Object.fromEntries(Object.entries(files).map(([file, text]) => [file, [text.length, digest(text)]])),
    log: { id, on: '2020-06-30', ...common, kind: 'release', amended: [], pages: [] },
  };
  write(manifestFile, formatManifest(manifest));
  return folder;
}

const store = openStore(resolve(process.argv[2] ?? ''));
lockStore(store);
for (const sentence of repairStore(store)) process.stdout.write(`${sentence}\n`);
process.stdout.write('started\n');
for (let number = 0; ; number++) {
  publishRelease(store, { folder: makeRelease(store, number) }, {}, 3);
  if (number % 5 === 4 && currentId(store) !== undefined) undo(store, { at: writeMoment(now()), by: '信息科', note: '试一试' });
}
