import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { formatManifest, type Manifest } from '../../../src/release/store/manifest.ts';
import { repairStore } from '../../../src/release/store/repair.ts';
import { isTrusted, newestTrusted, openStore, readEvents, readRelease, releaseFolder, type Store } from '../../../src/release/store/store.ts';
import { verifyRelease } from '../../../src/release/store/verify.ts';
import { idOf, newStore, portal, publishSmall, quickDisk, servedWord } from './small-store.ts';

function twoReleases(): { store: Store; manifest: string } {
  const store = newStore();
  publishSmall(store, 'first');
  publishSmall(store, 'second', { previous: 'first' });
  return { store, manifest: join(releaseFolder(store, idOf('second')), 'manifest.json') };
}

/** Why a release is not trusted. */
function whyNot(store: Store, word: string): string {
  const release = readRelease(store, idOf(word));
  return isTrusted(release) ? 'trusted' : `${release.untrusted}: ${release.why}`;
}

/** What a person is told when something is refused. */
function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.hint}`;
    throw error;
  }
  return 'not refused';
}

describe('a manifest is not trusted, and the release before it is gone on from', () => {
  test('when it is cut short', () => {
    const { store, manifest } = twoReleases();
    writeFileSync(manifest, readFileSync(manifest).subarray(0, 200));
    expect(whyNot(store, 'second')).toMatch(/^damaged: .*只写了一半/);
    expect(newestTrusted(store)?.manifest.id).toBe(idOf('first'));
  });

  test('when it is edited by hand, even into a whole and valid one', () => {
    const { store, manifest } = twoReleases();
    const edited = { ...(JSON.parse(readFileSync(manifest, 'utf8')) as Manifest), by: '别人' };
    writeFileSync(manifest, formatManifest(edited));
    expect(whyNot(store, 'second')).toMatch(/^damaged: .*被改动过/);
    expect(newestTrusted(store)?.manifest.id).toBe(idOf('first'));
    expect(verifyRelease(store).problems).toEqual([
      expect.objectContaining({ file: 'current', what: 'untrusted' }),
      expect.objectContaining({ file: 'manifest.json', what: 'untrusted' }),
    ]);
  });

  test('when it has a field that nobody knows, or a path that leads out of the folder', () => {
    const { store, manifest } = twoReleases();
    const whole = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
    writeFileSync(manifest, JSON.stringify({ ...whole, trusted: true }));
    expect(whyNot(store, 'second')).toMatch(/^damaged: .*内容不对/);
    for (const path of ['../../etc/passwd', '/etc/passwd', 'a/../../b', '', 'a//b', './a', 'a\\b']) {
      writeFileSync(manifest, JSON.stringify({ ...whole, files: { [path]: [1, 'a'.repeat(64)] } }));
      expect(whyNot(store, 'second'), path).toMatch(/^damaged: .*内容不对/);
    }
  });

  test('when it is gone, or the whole release is', () => {
    const { store, manifest } = twoReleases();
    rmSync(manifest);
    expect(whyNot(store, 'second')).toMatch(/^damaged: .*没有 manifest.json/);
    rmSync(releaseFolder(store, idOf('second')), { recursive: true });
    expect(whyNot(store, 'second')).toMatch(/^damaged: .*已经不在/);
  });

  test('when the history does not know it', () => {
    const { store } = twoReleases();
    cpSync(releaseFolder(store, idOf('second')), releaseFolder(store, idOf('third')), { recursive: true });
    expect(whyNot(store, 'third')).toMatch(/^unknown: /);
  });

  test('when it is of another portal, whatever its history says', () => {
    const { store } = twoReleases();
    const other = openStore(store.folder, { ...portal, region: '990200000000' }, quickDisk);
    expect(whyNot(other, 'second')).toMatch(/^foreign: .*另一个网站/);
    expect(newestTrusted(other)).toBeUndefined();
    expect(refusalOf(() => repairStore(other))).toContain('另用一个发布文件夹');
    expect(servedWord(store)).toBe('second');
  });
});

test('nothing of one portal is published over another', () => {
  const { store } = twoReleases();
  const other = openStore(store.folder, { region: '990200000000' }, quickDisk);
  expect(refusalOf(() => publishSmall(other, 'third', { manifest: { region: '990200000000' } }))).toMatch(/另一个网站的发布.*published-2/);
  expect(servedWord(store)).toBe('second');
  expect(readEvents(store).events).toHaveLength(2);
});

test('a manifest of another portal in the place of ours is foreign', () => {
  const { store, manifest } = twoReleases();
  const ours = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
  writeFileSync(manifest, formatManifest({ ...ours, site: 'https://elsewhere.example' }));
  expect(whyNot(store, 'second')).toMatch(/^foreign: .*elsewhere/);
});

describe('a history is refused, with the event and what to do', () => {
  const change = (store: Store, number: number, edit: (text: string) => string): void => {
    const file = join(store.folder, `history/00000${number}.json`);
    writeFileSync(file, edit(readFileSync(file, 'utf8')));
  };

  test('when an event was edited, though it is still a whole one', () => {
    const { store } = twoReleases();
    change(store, 1, (text) => text.replace('"by":"财政局信息科"', '"by":"民政局"'));
    expect(refusalOf(() => readEvents(store))).toMatch(/000001\.json 处断了.*被改动过.*备份/);
    expect(refusalOf(() => repairStore(store))).toContain('000001.json');
    expect(refusalOf(() => publishSmall(store, 'third'))).toContain('000001.json');
    expect(servedWord(store)).toBe('second');
    expect(verifyRelease(store).problems).toEqual([expect.objectContaining({ file: 'history/000001.json', what: 'untrusted' })]);
  });

  test('when an event is cut short', () => {
    const { store } = twoReleases();
    change(store, 2, (text) => text.slice(0, 50));
    expect(refusalOf(() => readEvents(store))).toMatch(/000002\.json 处断了：内容读不出来/);
  });

  test('when an event in the middle is gone', () => {
    const { store } = twoReleases();
    publishSmall(store, 'third');
    rmSync(join(store.folder, 'history/000002.json'));
    expect(refusalOf(() => readEvents(store))).toMatch(/000002\.json 处断了：没有这一条/);
  });

  test('when an event stands in the place of another', () => {
    const { store } = twoReleases();
    cpSync(join(store.folder, 'history/000001.json'), join(store.folder, 'history/000002.json'));
    expect(refusalOf(() => readEvents(store))).toMatch(/000002\.json 处断了：里面写的是第 1 条/);
  });

  test.each(['the last event', 'all events'])('when %s is gone while what it made public is still served', (what) => {
    const { store } = twoReleases();
    rmSync(what === 'all events' ? join(store.folder, 'history') : join(store.folder, 'history/000002.json'), { recursive: true });
    expect(refusalOf(() => repairStore(store))).toContain(`没有正在公开的 ${idOf('second')}`);
    expect(servedWord(store)).toBe('second');
  });
});
