import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repairStore } from '../../../src/release/store/repair.ts';
import { openStore, readEvents, releaseFolder, siteFolder, newestTrusted, type Store } from '../../../src/release/store/store.ts';
import { comparePages, noPages, undo, type PagesOfRelease } from '../../../src/release/store/undo.ts';
import { verifyRelease } from '../../../src/release/store/verify.ts';
import { withdrawnArchives } from '../../../src/release/store/withdrawn.ts';
import { filesOf, idOf, newStore, portal, publishSmall, quickDisk, servedWord } from './small-store.ts';

function threeReleases(): Store {
  const store = newStore();
  publishSmall(store, 'first');
  publishSmall(store, 'second', { previous: 'first' });
  publishSmall(store, 'third', { previous: 'second' });
  return store;
}

const said = { by: '财政局信息科', note: '金额有误，撤回', at: '2020-07-30T09:00:00+08:00' };

test('an undo puts the release before back and says for ever who did it and why', () => {
  const store = threeReleases();
  const { event, pages } = undo(store, said);
  expect(servedWord(store)).toBe('second');
  expect(event).toMatchObject({ number: 4, kind: 'undo', id: idOf('third'), returnsTo: idOf('second'), by: said.by, note: said.note });
  expect(event.log).toMatchObject({ kind: 'undo', returnsTo: idOf('second'), on: '2020-07-30', pages: ['/'], amended: [{ table: 'projects', added: 0, changed: 1, removed: 2 }] });
  expect(pages).toEqual({ added: [], changed: ['/'], gone: [], unchanged: 1 });
  expect(readEvents(store).events).toHaveLength(4);
  expect(verifyRelease(store).problems).toEqual([]);
  expect(repairStore(store)).toEqual([]);
  expect(newestTrusted(store)?.manifest.id).toBe(idOf('second'));
});

test('an undo can be undone, and any kept release can be put back by its name', () => {
  const store = threeReleases();
  undo(store, said);
  undo(store, { ...said, to: idOf('third') });
  expect(servedWord(store)).toBe('third');
  const { event } = undo(store, { ...said, to: idOf('first') });
  expect(servedWord(store)).toBe('first');
  // Which rows that changes has to be compared: a row that changed twice is one row.
  expect(event.log.amended).toEqual([]);
});

test('two undos in a row go back two releases', () => {
  const store = threeReleases();
  undo(store, said);
  undo(store, said);
  expect(servedWord(store)).toBe('first');
  expect(() => undo(store, said)).toThrow('之前没有发布');
  expect(servedWord(store)).toBe('first');
});

test('hashed files of the release that was taken back are still to be had', () => {
  const store = threeReleases();
  undo(store, said);
  expect(existsSync(join(store.folder, 'hashed/_astro/third.css'))).toBe(true);
});

test('a release that is not as it was released is never put back', () => {
  const store = threeReleases();
  writeFileSync(join(siteFolder(store, idOf('second')), 'index.html'), 'edited');
  expect(() => undo(store, said)).toThrow('site/index.html 与发布时不同');
  writeFileSync(join(releaseFolder(store, idOf('first')), 'manifest.json'), '{}');
  expect(() => undo(store, { ...said, to: idOf('first') })).toThrow('不能换回');
  expect(servedWord(store)).toBe('third');
  expect(readEvents(store).events).toHaveLength(3);
});

test('what is not kept, not known or public already is not put back', () => {
  const store = threeReleases();
  rmSync(releaseFolder(store, idOf('first')), { recursive: true });
  expect(() => undo(store, { ...said, to: idOf('first') })).toThrow('没有保存');
  expect(() => undo(store, { ...said, to: '20200101-nobody' })).toThrow('没有保存');
  expect(() => undo(store, { ...said, to: idOf('third') })).toThrow('正在公开的就是');
  expect(() => undo(newStore(), said)).toThrow('还没有发布过');
});

test('an archive that was taken from the site does not come back with an undo', () => {
  const store = newStore();
  const archive = { [`data/releases/${idOf('first')}.zip`]: 'zip' };
  publishSmall(store, 'first', { files: { ...filesOf('first'), ...archive } });
  publishSmall(store, 'second', { previous: 'first', files: { ...filesOf('second'), ...archive } });
  const withdrawn = [{ id: idOf('first'), on: '2020-06-30', reason: '含个人信息' }];
  publishSmall(store, 'third', { previous: 'second', manifest: { withdrawn } });
  publishSmall(store, 'fourth', { previous: 'third', manifest: { withdrawn } });
  undo(store, said);
  expect(servedWord(store)).toBe('third');
  expect(() => undo(store, said)).toThrow('含个人信息');
  expect(() => undo(store, { ...said, to: idOf('first') })).toThrow('换回会让它重新公开');
  expect(servedWord(store)).toBe('third');
});

test('what was withdrawn is known whichever release is public, and its pages leave the pool', () => {
  const store = newStore();
  publishSmall(store, 'first');
  publishSmall(store, 'second', { previous: 'first' });
  expect(existsSync(join(store.folder, 'hashed/pagefind/fragment/second.pf_fragment'))).toBe(true);
  const withdrawn = [{ id: idOf('second'), on: '2020-06-30', reason: '含个人信息' }];
  publishSmall(store, 'third', { previous: 'second', manifest: { withdrawn } });
  expect(existsSync(join(store.folder, 'hashed/pagefind/fragment/second.pf_fragment'))).toBe(false);
  expect(verifyRelease(store).problems).toEqual([]);
  expect(verifyRelease(store, idOf('second')).problems).toEqual([]);
  // The first release knows of no withdrawal: it was made before.
  undo(store, { ...said, to: idOf('first') });
  expect(newestTrusted(store)?.manifest.withdrawn).toEqual([]);
  expect(withdrawnArchives(readEvents(store))).toEqual(withdrawn);
});

test('archives that an undo withdraws are off for good with the undo itself, and what they were searched by leaves the pool', () => {
  const store = newStore();
  const publish = (word: string, previous?: string): void => {
    const id = idOf(word);
    const log = { id, on: '2020-06-30', asOf: '2020-06-30', by: '信息科', kind: 'release' as const, amended: [], pages: [], archive: { path: `/data/releases/${id}.zip`, bytes: 3, sha256: 'a'.repeat(64) } };
    publishSmall(store, word, { manifest: { log }, ...(previous !== undefined && { previous }) });
  };
  publish('first');
  publish('second', 'first');
  publish('third', 'second');
  undo(store, { ...said, to: idOf('first'), note: '含个人信息', withdraw: true });
  expect(withdrawnArchives(readEvents(store))).toEqual(['second', 'third'].map((word) => ({ id: idOf(word), on: '2020-07-30', reason: '含个人信息' })));
  for (const word of ['second', 'third']) expect(existsSync(join(store.folder, `hashed/pagefind/fragment/${word}.pf_fragment`)), word).toBe(false);
  expect(existsSync(join(store.folder, 'hashed/pagefind/fragment/first.pf_fragment'))).toBe(true);
  expect(repairStore(store)).toEqual([]);
});

test('what was withdrawn and cannot be deleted is told, and the release is done all the same', () => {
  const store = newStore();
  const stuck = openStore(store.folder, portal, {
    ...quickDisk,
    remove: (path) => {
      if (path.endsWith('second.pf_fragment')) throw new Error(`EPERM: ${path}`);
      quickDisk.remove(path);
    },
  });
  publishSmall(store, 'first');
  publishSmall(store, 'second', { previous: 'first' });
  const withdrawn = [{ id: idOf('second'), on: '2020-06-30', reason: '含个人信息' }];
  expect(publishSmall(stuck, 'third', { previous: 'second', manifest: { withdrawn } }).untidy).toContain('second.pf_fragment');
  expect(servedWord(store)).toBe('third');
  expect(verifyRelease(store).problems.map(({ file }) => file)).toEqual(['hashed/pagefind/fragment/second.pf_fragment']);
  expect(publishSmall(store, 'fourth', { previous: 'third', manifest: { withdrawn } }).untidy).toBeUndefined();
  expect(verifyRelease(store).problems).toEqual([]);
});

const released = (names: readonly string[], fingerprint: string, gone: readonly string[] = []): PagesOfRelease => ({
  pages: Object.fromEntries(names.map((name) => [name, { fingerprint, asOf: '2020-06-30', release: idOf('first') }])),
  gone: gone.map((path) => ({ path, on: '2020-06-30', release: idOf('first') })),
});

test('feeds and data files are not counted as pages', () => {
  const names = ['/', '/404.html', '/feeds/all.xml', '/data/projects.csv'];
  expect(comparePages(released(names, 'a'), released(names, 'b'))).toEqual({ added: [], changed: ['/', '/404.html'], gone: [], unchanged: 0 });
  expect(comparePages(noPages, released(names, 'a')).added).toEqual(['/', '/404.html']);
});

test('a page that only says that there is none any more counts as gone, and as new when it is there again', () => {
  const names = ['/', '/projects/p1/'];
  const [there, away] = [released(names, 'a'), released(names, 'a', ['/projects/p1/'])];
  expect(comparePages(there, away)).toEqual({ added: [], changed: [], gone: ['/projects/p1/'], unchanged: 1 });
  expect(comparePages(away, there)).toEqual({ added: ['/projects/p1/'], changed: [], gone: [], unchanged: 1 });
});
