import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { hostingExamples } from '../../../scripts/hosting-examples.ts';
import { listFiles } from '../../../src/release/list-files.ts';
import type { Manifest } from '../../../src/release/store/manifest.ts';
import { planUpload, uploadSteps, withdrawnFiles } from '../../../src/release/store/upload.ts';
import { siteFolder, type Store } from '../../../src/release/store/store.ts';
import { undo } from '../../../src/release/store/undo.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { filesOf, idOf, newStore, publishSmall } from './small-store.ts';

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

test('after each single file that goes up or is deleted, every page in the bucket finds what it names, and after a whole upload only that release is there, whatever broke off before', () => {
  /** Releases, and after how many files the upload of each breaks off, if it does. */
  const courses = fc.array(fc.tuple(site, fc.option(fc.nat(12))), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(courses, (releases) => {
      const bucket = new Map<string, string>();
      let earlier: Files | undefined;
      let begun: Files[] = [];
      const names = Object.assign({}, ...releases.map(([release]) => release.names)) as Site['names'];
      for (const [{ files }, most] of releases) {
        const plan = planUpload(files, earlier, begun);
        const steps = uploadSteps.flatMap((step) => plan[step].map((file) => ({ step, file })));
        for (const { step, file } of steps.slice(0, most ?? undefined)) {
          if (step === 'gone') bucket.delete(file);
          else bucket.set(file, files[file]?.[1] ?? '');
          expect(lacking(bucket, names)).toEqual([]);
        }
        if (most !== null && most < steps.length) {
          begun.push(files);
          continue;
        }
        for (const [file, [, sha256]] of Object.entries(files)) expect(bucket.get(file)).toBe(sha256);
        const left = [...bucket.keys()].filter((file) => files[file] === undefined);
        expect(left.filter((file) => !file.startsWith('_astro/'))).toEqual([]);
        earlier = files;
        begun = [];
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

test('an undo after an upload that broke off takes back what had come of it', () => {
  const [one, other] = [siteOf({ a: { style: 1, words: 1 } }).files, siteOf({ a: { style: 2, words: 1 }, b: { style: 1, words: 1 } }).files];
  expect(planUpload(one, one, [other])).toEqual({ assets: [], parts: [], data: [], pages: ['a/index.html'], gone: ['b/index.html', 'data/lists/b.json'] });
});

test('parts of the search that only withdrawn releases have leave the bucket, whichever release was uploaded last; before anything was withdrawn none does', () => {
  const store = newStore();
  const parts = ['first', 'second', 'old'].map((word) => `pagefind/fragment/${word}.pf_fragment`);
  publishSmall(store, 'first');
  publishSmall(store, 'second', { previous: 'first' });
  expect(withdrawnFiles(store, parts)).toEqual([]);
  publishSmall(store, 'third', { previous: 'second', manifest: { withdrawn: [{ id: idOf('second'), on: '2020-06-30', reason: '含个人信息' }] } });
  expect(withdrawnFiles(store, [...parts, 'pagefind/pagefind.js'])).toEqual(parts.slice(1));
});

/** Runs the script of the docs, with the real rclone and a folder in the place of a bucket. */
function upload(store: Store, bucket: string, path = process.env.PATH): string {
  const script = join(store.folder, '../upload.sh');
  writeFileSync(script, hostingExamples()['upload.sh'] ?? '');
  chmodSync(script, 0o755);
  const root = resolve(import.meta.dirname, '../../..');
  const { status, stderr } = spawnSync('sh', [script, store.folder, bucket, '0'], { cwd: root, encoding: 'utf8', env: { ...process.env, PATH: path, NODE_NO_WARNINGS: '1' } });
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
  // The first upload of pages is the last thing that this rclone does.
  const broken = temporaryFolder();
  writeFileSync(join(broken, 'rclone'), `#!/bin/sh\nPATH='${process.env.PATH}'; rclone "$@"; case "$*" in *pages.txt*) exit 1 ;; esac\n`, { mode: 0o755 });
  const at = '2020-07-30T09:00:00+08:00';
  publishSmall(store, 'third', { previous: 'second', at, files: { ...filesOf('third'), 'notices/2/index.html': '<p>third' } });
  expect(upload(store, bucket, `${broken}:${process.env.PATH}`)).not.toBe('uploaded');
  expect(existsSync(join(bucket, 'notices/2/index.html'))).toBe(true);
  undo(store, { at, by: '信息科', note: '有误' });
  expectUploaded('second');
  expect(listFiles(bucket).filter((file) => file.startsWith('notices/'))).toEqual([]);
  publishSmall(store, 'fourth', { at, manifest: { withdrawn: [{ id: idOf('third'), on: '2020-07-30', reason: '含个人信息' }] } });
  expect(existsSync(join(bucket, 'pagefind/fragment/third.pf_fragment'))).toBe(true);
  expectUploaded('fourth');
  expect(existsSync(join(bucket, 'pagefind/fragment/third.pf_fragment'))).toBe(false);
});
