import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { currentLink, siteFolder, releaseFolder, type Store } from '../../../src/release/store/store.ts';
import { verifyRelease } from '../../../src/release/store/verify.ts';
import { idOf, newStore, publishSmall } from './small-store.ts';

function published(): { store: Store; site: string } {
  const store = newStore();
  publishSmall(store, 'first');
  publishSmall(store, 'second', { previous: 'first' });
  return { store, site: siteFolder(store, idOf('second')) };
}

/** What a proof finds, in short. */
const found = (store: Store, id?: string): string[] => verifyRelease(store, id).problems.map(({ file, what }) => `${what} ${file}`).sort();

test('each kind of tampering is named with its file', () => {
  const { store, site } = published();
  writeFileSync(join(site, 'index.html'), readFileSync(join(site, 'index.html'), 'utf8').replace('second', 'SECOND'));
  appendFileSync(join(site, 'data/list.json'), ' ');
  mkdirSync(join(site, 'hidden'));
  writeFileSync(join(site, 'hidden/added.html'), 'added');
  renameSync(join(site, 'build.json'), join(store.folder, 'taken.json'));
  symlinkSync(join(store.folder, 'taken.json'), join(site, 'build.json'));
  symlinkSync('/etc', join(site, 'etc'));
  writeFileSync(join(releaseFolder(store, idOf('second')), 'inputs/data/more.csv'), '');
  expect(found(store)).toEqual(['added inputs/data/more.csv', 'added site/etc', 'added site/hidden/added.html', 'changed site/build.json', 'changed site/data/list.json', 'changed site/index.html']);
  expect(verifyRelease(store).problems.find(({ file }) => file === 'site/index.html')?.detail).toBe('字节数相同，内容不同');
});

test('a file that is gone is named, and so is what it does to `current`', () => {
  const { store, site } = published();
  rmSync(join(site, 'notices/1/index.html'));
  expect(found(store)).toEqual(['missing site/notices/1/index.html', 'untrusted current']);
});

test('an input that was edited after the release is named', () => {
  const { store } = published();
  writeFileSync(join(releaseFolder(store, idOf('second')), 'inputs/data/projects.csv'), 'edited');
  expect(found(store)).toEqual(['changed inputs/data/projects.csv']);
});

test('the pool of hashed files is proven too', () => {
  const { store } = published();
  const pool = join(store.folder, 'hashed');
  rmSync(join(pool, '_astro/first.css'));
  writeFileSync(join(pool, '_astro/first.css'), '.bad{}');
  writeFileSync(join(pool, '_astro/evil.js'), 'evil');
  rmSync(join(pool, '_astro/second.css'));
  expect(found(store)).toEqual(['added hashed/_astro/evil.js', 'changed hashed/_astro/first.css', 'missing hashed/_astro/second.css']);
});

test('`current` that leads elsewhere is named, whatever it leads to', () => {
  const { store } = published();
  rmSync(currentLink(store));
  symlinkSync('/tmp', currentLink(store));
  expect(verifyRelease(store).problems).toEqual([{ file: 'current', what: 'untrusted', detail: 'current 不是指向发布的链接' }]);
});

test('an earlier release is proven by its name', () => {
  const { store } = published();
  expect(found(store, idOf('first'))).toEqual([]);
  writeFileSync(join(siteFolder(store, idOf('first')), 'index.html'), '');
  expect(found(store, idOf('first'))).toEqual(['changed site/index.html']);
  expect(found(store)).toEqual([]);
  expect(found(store, '20200101-nobody')).toEqual(['untrusted manifest.json']);
});

test('where nothing was ever published, the proof says so', () => {
  expect(verifyRelease(newStore()).problems).toEqual([expect.objectContaining({ detail: expect.stringContaining('还没有发布过') as string })]);
});
