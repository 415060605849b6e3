import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { describeFailure } from '../../../scripts/run.ts';
import { realDisk } from '../../../src/release/store/disk.ts';
import { writeMoment } from '../../../src/release/store/history.ts';
import { repairStore } from '../../../src/release/store/repair.ts';
import { currentId, currentLink, lockStore, openStore, readEvents, releaseFolder, siteFolder, stagingFolder, type Store } from '../../../src/release/store/store.ts';
import { publishRelease } from '../../../src/release/store/switch.ts';
import { undo } from '../../../src/release/store/undo.ts';
import { verifyRelease } from '../../../src/release/store/verify.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { filesOf, idOf, makeRelease, newStore, portal, publishSmall, quickDisk, servedWord } from './small-store.ts';

function twoReleases(store: Store = newStore()): Store {
  publishSmall(store, 'first');
  publishSmall(store, 'second', { previous: 'first' });
  return store;
}

/** A disk in memory until the test is over, or undefined where it cannot be had. */
function mountDisk(size: string): string | undefined {
  const mount = join(temporaryFolder(), 'mount');
  mkdirSync(mount);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', mount]).status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', [mount]));
  return mount;
}

const wordsOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return describeFailure(error, false).text;
  }
  return 'nothing was refused';
};

test.for([0, 4, 8, 16])('a disk with %d KB left: the old release is served whole, and with room again the new one is', (free, { skip }) => {
  const mount = mountDisk('1m') ?? skip('a small disk can only be mounted as root');
  const store = openStore(join(mount, 'published'), portal, quickDisk);
  publishSmall(store, 'first');
  const filler = join(mount, 'filler');
  const { bavail, bsize } = statfsSync(mount);
  writeFileSync(filler, Buffer.alloc(bavail * bsize - free * 1024));
  expect(wordsOf(() => publishSmall(store, 'second', { previous: 'first' }))).toContain('磁盘已满');
  expect(servedWord(store)).toBe('first');
  rmSync(filler);
  expect(repairStore(store).join()).toMatch(/中断了|^$/);
  expect(servedWord(store)).toBe('first');
  publishSmall(store, 'second', { previous: 'first' });
  expect(servedWord(store)).toBe('second');
  expect(verifyRelease(store).problems).toEqual([]);
});

test('a read-only folder: everything is refused in words, and can still be proven', ({ skip }) => {
  const mount = mountDisk('2m') ?? skip('a read-only disk can only be mounted as root');
  const store = twoReleases(openStore(join(mount, 'published'), portal, quickDisk));
  const made = makeRelease(store, 'third', { previous: 'second' });
  spawnSync('mount', ['-o', 'remount,ro', mount]);
  expect(wordsOf(() => lockStore(store))).toMatch(/只读|没有读写权限/);
  expect(wordsOf(() => publishRelease(store, made))).toContain('只读');
  expect(verifyRelease(store).problems).toEqual([]);
  expect(servedWord(store)).toBe('second');
});

test('two who publish at once: the second is told, and nothing of it is left', () => {
  const store = newStore();
  const lock = lockStore(store);
  expect(wordsOf(() => lockStore(store))).toMatch(/正在发布或撤回，这一次没有开始[^]*再来一次/);
  lock.release();
  lockStore(store).release();
  expect(readdirSync(store.folder)).toEqual([]);
});

test('what is half made is no fault while somebody makes it', () => {
  const store = twoReleases();
  const lock = lockStore(store);
  makeRelease(store, 'third', { previous: 'second' });
  rmSync(currentLink(store));
  symlinkSync(`releases/${idOf('first')}/site`, currentLink(store));
  expect(verifyRelease(store).problems).toEqual([]);
  lock.release();
  expect(verifyRelease(store).problems).toMatchObject([{ file: 'current', what: 'untrusted' }]);
});

describe('a clock that was set back', () => {
  test('is told, and nothing changes', () => {
    const store = newStore();
    publishSmall(store, 'first', { at: '2020-07-01T09:00:00+08:00' });
    const before = { at: '2020-07-01T08:59:59+08:00' };
    expect(wordsOf(() => publishSmall(store, 'second', before))).toMatch(/还早，没有发布[^]*日期和时间调对/);
    expect(wordsOf(() => undo(store, { ...before, by: '信息科', note: '有误' }))).toMatch(/还早/);
    expect(servedWord(store)).toBe('first');
    expect(readEvents(store).events).toHaveLength(1);
  });

  test('to the very second of the release before is no fault', () => {
    const store = newStore();
    const at = '2020-07-01T09:00:00+08:00';
    publishSmall(store, 'first', { at });
    publishSmall(store, 'second', { at, previous: 'first' });
    expect(servedWord(store)).toBe('second');
  });

  test('moments are written as they are in China', () => {
    expect(writeMoment(Date.UTC(2020, 5, 30, 17, 5, 9, 999))).toBe('2020-07-01T01:05:09+08:00');
  });
});

describe('a release folder that was half deleted', () => {
  test('of an old release: it is cleared away, and the next command says so', () => {
    const store = twoReleases();
    rmSync(join(siteFolder(store, idOf('first')), 'notices'), { recursive: true });
    expect(repairStore(store, { every: true })).toEqual([`旧发布 ${idOf('first')} 只剩一部分（缺 site/notices/1/index.html 等），不能再换回，已经清除。`]);
    expect(readdirSync(join(store.folder, 'releases'))).toEqual([idOf('second')]);
    expect(repairStore(store)).toEqual([]);
  });

  test('of the public one: the newest whole release takes its place', () => {
    const store = twoReleases();
    rmSync(join(siteFolder(store, idOf('second')), '_astro'), { recursive: true });
    const [said] = repairStore(store);
    expect(said).toContain(`${idOf('second')} 不完整（缺 site/_astro/`);
    expect(said).toContain(`已经换上最近一次完整的发布 ${idOf('first')}`);
    expect(servedWord(store)).toBe('first');
    publishSmall(store, 'second', { previous: 'first' });
    expect(servedWord(store)).toBe('second');
    expect(repairStore(store)).toEqual([]);
    expect(verifyRelease(store).problems).toEqual([]);
  });

  test('of the public one, while an edited release is newer than a whole one: the edited one is passed over', () => {
    const store = twoReleases();
    publishSmall(store, 'third', { previous: 'second' });
    writeFileSync(join(siteFolder(store, idOf('second')), 'index.html'), 'edited');
    rmSync(releaseFolder(store, idOf('third')), { recursive: true });
    repairStore(store);
    expect(servedWord(store)).toBe('first');
  });

  test('of the public one, after an undo: what was taken back, or passed over, does not come back', () => {
    const store = twoReleases();
    publishSmall(store, 'third', { previous: 'second' });
    undo(store, { to: idOf('first'), at: '2020-07-30T09:00:00+08:00', by: '信息科', note: '有误' });
    rmSync(join(siteFolder(store, idOf('first')), 'notices'), { recursive: true });
    expect(repairStore(store).join()).toContain('没有别的完整发布可以换上');
    expect(currentId(store)).toBe(idOf('first'));
    publishSmall(store, 'fourth', { previous: 'first', at: '2020-07-30T09:00:00+08:00' });
    undo(store, { to: idOf('second'), at: '2020-07-30T09:00:00+08:00', by: '信息科', note: '没有错' });
    rmSync(releaseFolder(store, idOf('second')), { recursive: true });
    repairStore(store);
    expect(currentId(store)).toBe(idOf('second'));
  });

  test('of the public one: a release whose archive was withdrawn does not come back', () => {
    const store = newStore();
    const archive = { [`data/releases/${idOf('second')}.zip`]: 'zip' };
    publishSmall(store, 'first');
    publishSmall(store, 'second', { previous: 'first', files: { ...filesOf('second'), ...archive } });
    publishSmall(store, 'third', { previous: 'second', manifest: { withdrawn: [{ id: idOf('second'), on: '2020-06-30', reason: '含个人信息' }] } });
    rmSync(join(siteFolder(store, idOf('third')), 'notices'), { recursive: true });
    repairStore(store);
    expect(servedWord(store)).toBe('first');
  });

  test('of the only one: nothing is changed, and it says what to do', () => {
    const store = newStore();
    publishSmall(store, 'first');
    rmSync(join(siteFolder(store, idOf('first')), 'notices'), { recursive: true });
    expect(repairStore(store).join()).toMatch(/也没有别的完整发布可以换上.*恢复备份，或重新发布/);
  });
});

describe('`current`', () => {
  test('that is missing, leads elsewhere or is a folder is put right, and the next command says so', () => {
    const store = twoReleases();
    const spoil = [() => undefined, () => symlinkSync('/tmp', currentLink(store)), () => symlinkSync(`releases/${idOf('first')}/site`, currentLink(store)), () => mkdirSync(join(currentLink(store), 'copied'), { recursive: true })];
    for (const act of spoil) {
      rmSync(currentLink(store), { recursive: true, force: true });
      act();
      expect(repairStore(store).join()).toContain(`已经换成 ${idOf('second')}`);
      expect(servedWord(store)).toBe('second');
    }
    expect(readdirSync(store.folder)).toContain(`current.found-${idOf('second')}`);
  });
});

test('a folder among the releases that is called like none of them is left alone', () => {
  const store = twoReleases();
  mkdirSync(join(store.folder, 'releases/备份'));
  expect(repairStore(store)).toEqual([]);
  expect(readdirSync(join(store.folder, 'releases'))).toContain('备份');
});

test('publishing what is public already is refused, and so is what was public before', () => {
  const store = twoReleases();
  expect(wordsOf(() => publishSmall(store, 'second'))).toMatch(/内容完全相同[^]*不用再发布/);
  store.disk.remove(stagingFolder(store));
  expect(wordsOf(() => publishSmall(store, 'first'))).toMatch(new RegExp(`npm run rollback -- ${idOf('first')}`));
  expect(servedWord(store)).toBe('second');
});

test('a public release that was tampered with is replaced by publishing it again', () => {
  for (const exchange of [realDisk.exchange, () => false]) {
    const store = newStore({ ...quickDisk, exchange });
    publishSmall(store, 'first');
    writeFileSync(join(siteFolder(store, idOf('first')), 'index.html'), 'tampered');
    publishSmall(store, 'first', { files: filesOf('first') });
    expect(servedWord(store)).toBe('first');
    expect(verifyRelease(store).problems).toEqual([]);
    expect(readdirSync(store.folder).sort()).toEqual(['current', 'hashed', 'history', 'releases']);
  }
});
