import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { hostingExamples } from '../../../scripts/hosting-examples.ts';
import { listFiles } from '../../../src/release/audit.ts';
import type { Manifest } from '../../../src/release/store/manifest.ts';
import { planUpload, uploadSteps } from '../../../src/release/store/upload.ts';
import { siteFolder, type Store } from '../../../src/release/store/store.ts';
import { undo } from '../../../src/release/store/undo.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { idOf, newStore, publishSmall } from './small-store.ts';

type Files = Manifest['files'];

/** A made-up site: pages that name a style by its contents and a data file, which is there for as long as a page names it. */
interface Site {
  files: Files;
  /** What each page names, and which bytes it must find there; a data file is refreshed under its name, so that any bytes will do. */
  names: Record<string, { file: string; sha256?: string }[]>;
}

function siteOf(pages: Record<string, { style: number; words: number }>): Site {
  const files: Files = {};
  const names: Site['names'] = {};
  for (const [page, { style, words }] of Object.entries(pages)) {
    const [css, data] = [`_astro/s.${style}.css`, `data/lists/${page}.json`];
    files[css] = [1, `css${style}`];
    files[data] = [1, `data${words}`];
    files[`${page}/index.html`] = [1, `${page} ${style} ${words}`];
    names[`${page} ${style} ${words}`] = [{ file: css, sha256: `css${style}` }, { file: data }];
  }
  return { files, names };
}

const site = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.record({ style: fc.nat(3), words: fc.nat(3) })).map(siteOf);

/** What is missing to the pages that are in the bucket. */
function lacking(bucket: Map<string, string>, names: Site['names']): string[] {
  return [...bucket]
    .filter(([file]) => file.endsWith('.html'))
    .flatMap(([, page]) => names[page] ?? [])
    .filter(({ file, sha256 }) => (sha256 === undefined ? !bucket.has(file) : bucket.get(file) !== sha256))
    .map(({ file }) => file);
}

test('after each single file that goes up or is deleted, every page in the bucket finds what it names', () => {
  fc.assert(
    fc.property(fc.array(site, { minLength: 2, maxLength: 5 }), (releases) => {
      const bucket = new Map<string, string>();
      let earlier: Files | undefined;
      const names = Object.assign({}, ...releases.map((release) => release.names)) as Site['names'];
      for (const { files } of releases) {
        const plan = planUpload(files, earlier);
        for (const step of uploadSteps) {
          for (const file of plan[step]) {
            if (step === 'gone') bucket.delete(file);
            else bucket.set(file, files[file]?.[1] ?? '');
            expect(lacking(bucket, names)).toEqual([]);
          }
        }
        for (const [file, [, sha256]] of Object.entries(files)) expect(bucket.get(file)).toBe(sha256);
        const left = [...bucket.keys()].filter((file) => files[file] === undefined);
        expect(left.filter((file) => !file.startsWith('_astro/'))).toEqual([]);
        earlier = files;
      }
    }),
  );
});

test('only what is new or changed goes up, and an undo is uploaded like a release', () => {
  const [one, other] = [siteOf({ a: { style: 1, words: 1 }, b: { style: 1, words: 1 } }).files, siteOf({ a: { style: 2, words: 1 } }).files];
  expect(planUpload(other, one)).toEqual({ assets: ['_astro/s.2.css'], parts: [], data: [], pages: ['a/index.html'], gone: ['b/index.html', 'data/lists/b.json'] });
  expect(planUpload(one, other)).toEqual({ assets: ['_astro/s.1.css'], parts: [], data: ['data/lists/b.json'], pages: ['a/index.html', 'b/index.html'], gone: [] });
  expect(planUpload(one, one)).toEqual({ assets: [], parts: [], data: [], pages: [], gone: [] });
});

/** Runs the script of the docs, with the real rclone and a folder in the place of a bucket. */
function upload(store: Store, bucket: string): string {
  const script = join(store.folder, '../upload.sh');
  writeFileSync(script, hostingExamples()['upload.sh'] ?? '');
  chmodSync(script, 0o755);
  const root = resolve(import.meta.dirname, '../../..');
  const { status, stderr } = spawnSync('sh', [script, store.folder, bucket, '0'], { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_NO_WARNINGS: '1' } });
  return status === 0 ? 'uploaded' : stderr;
}

test('the script of the docs puts releases and undos into a bucket, file for file, and earlier hashed files stay', ({ skip }) => {
  if (spawnSync('rclone', ['version']).status !== 0) skip('there is no rclone here');
  const store = newStore();
  const bucket = join(temporaryFolder(), 'bucket');
  mkdirSync(bucket);
  const expectUploaded = (word: string): void => {
    expect(upload(store, bucket)).toBe('uploaded');
    const site = siteFolder(store, idOf(word));
    for (const file of listFiles(site)) expect([file, readFileSync(join(bucket, file), 'utf8')]).toEqual([file, readFileSync(join(site, file), 'utf8')]);
  };
  publishSmall(store, 'first');
  expectUploaded('first');
  publishSmall(store, 'second', { previous: 'first', files: { 'index.html': '<p>second', '_astro/second.css': '.second{}' } });
  expectUploaded('second');
  expect(existsSync(join(bucket, '_astro/first.css'))).toBe(true);
  expect(existsSync(join(bucket, 'notices/1/index.html'))).toBe(false);
  undo(store, { at: '2020-07-30T09:00:00+08:00', by: '信息科', note: '有误' });
  expectUploaded('first');
});
