import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { lockStore, openStore, readEvents, siteFolder, type Store } from '../../src/release/store/store.ts';
import { publishRelease } from '../../src/release/store/switch.ts';
import { undo } from '../../src/release/store/undo.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { idOf, makeRelease, newStore, portal, publishSmall, quickDisk, servedWord } from '../release/store/small-store.ts';

/** Runs a command on a store as `npm run` does. */
function runCommand(store: Store, name: string, ...args: string[]): { status: number | null; stdout: string; stderr: string; last: Record<string, unknown> } {
  const script = resolve(import.meta.dirname, '../../scripts', `${name}.ts`);
  const argv = ['--disable-warning=ExperimentalWarning', script, '--published', store.folder, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  const line = stdout.trimEnd().split('\n').at(-1) ?? '';
  return { status, stdout, stderr, last: line.startsWith('{') ? (JSON.parse(line) as Record<string, unknown>) : {} };
}

function twoReleases(): Store {
  const store = newStore();
  publishSmall(store, 'first', { note: '首次' });
  publishSmall(store, 'second', { previous: 'first' });
  return store;
}

const said = ['--note', '金额有误', '--by', '财政局信息科'];

test('rollback puts the release before back, and says so when nothing can be made that tells of it', () => {
  const store = twoReleases();
  const { status, stdout } = runCommand(store, 'rollback', ...said);
  expect(status).toBe(0);
  expect(stdout).toContain(`已撤回 ${idOf('second')}：1 页变回原样，0 页不再公开，0 页重新公开。正在公开的是 ${idOf('first')}。\n网站上还没有写明撤回，下一次发布时会写：`);
  expect(servedWord(store)).toBe('first');
  const again = runCommand(store, 'rollback', idOf('second'), ...said, '--format', 'json');
  expect(again.last).toEqual({ done: { id: idOf('second'), undone: idOf('first'), pages: { added: [], changed: ['/'], gone: [], unchanged: 1 }, untold: expect.any(String) as string } });
  expect(servedWord(store)).toBe('second');
  expect(readdirSync(store.folder)).not.toContain('publish.lock');
});

test('rollback that was killed after it was written down is finished when it is run again, with and without the name, and goes no further', () => {
  for (const named of [[], [idOf('second')]]) {
    const store = twoReleases();
    publishSmall(store, 'third', { previous: 'second' });
    undo(openStore(store.folder, portal, { ...quickDisk, symlink: () => undefined, rename: (from, to) => (to.endsWith('current') ? undefined : quickDisk.rename(from, to)) }), { at: '2020-07-30T09:00:00+08:00', by: '信息科', note: '有误' });
    expect(servedWord(store)).toBe('third');
    for (let times = 0; times < 2; times++) {
      const { stdout } = runCommand(store, 'rollback', ...named, ...said);
      expect(stdout).toMatch(new RegExp(`没有做完，这一次只接着做完它[^]*已撤回 ${idOf('third')}：1 页变回原样[^]*正在公开的是 ${idOf('second')}`));
      expect([servedWord(store), readEvents(store).events.length]).toEqual(['second', 4]);
    }
    expect(runCommand(store, 'rollback', idOf('first'), ...said).status).toBe(0);
    expect(servedWord(store)).toBe('first');
  }
});

test('rollback that is run again after it was done, and told of, goes further back only to a release that is named', () => {
  const store = twoReleases();
  publishSmall(store, 'third', { previous: 'second' });
  undo(store, { at: '2020-07-30T09:00:00+08:00', by: '信息科', note: '有误' });
  publishRelease(store, makeRelease(store, 'repeat', { previous: 'second', at: '2020-07-30T09:01:00+08:00' }), { repeats: idOf('second') });
  const { status, stderr } = runCommand(store, 'rollback', ...said);
  expect([status, stderr]).toEqual([2, expect.stringMatching(new RegExp(`已经撤回过一次（2020-07-30T09:01:00[^]*npm run rollback -- ${idOf('first')} `)) as string]);
  expect([servedWord(store), readEvents(store).events.length]).toEqual(['repeat', 5]);
  expect(runCommand(store, 'rollback', idOf('first'), ...said).status).toBe(0);
  expect(servedWord(store)).toBe('first');
});

test('rollback asks for a reason and a post before it does anything', () => {
  const store = twoReleases();
  expect(runCommand(store, 'rollback', '--by', '信息科').stderr).toContain('缺少 --note');
  expect(runCommand(store, 'rollback', '--note', '有误').stderr).toContain('缺少 --by');
  expect(servedWord(store)).toBe('second');
});

test('rollback with personal data in its words is refused: they would be public for ever, and no release could be made any more', () => {
  const store = twoReleases();
  const { status, stderr } = runCommand(store, 'rollback', '--by', '信息科', '--note', '请打139\u200B1234 5678');
  expect([status, stderr]).toEqual([2, expect.stringContaining('说明中有手机号') as string]);
  expect(runCommand(store, 'rollback', '--by', '信息科13912345678', '--note', '有误').stderr).toContain('由谁办理中有手机号');
  expect(servedWord(store)).toBe('second');
  expect(readdirSync(join(store.folder, 'history'))).toHaveLength(2);
});

test('rollback while somebody else publishes is refused, as a line that a program can read', () => {
  const store = twoReleases();
  const lock = lockStore(store);
  const { status, last } = runCommand(store, 'rollback', ...said, '--format', 'json');
  lock.release();
  expect(status).toBe(2);
  expect(last.refused).toMatchObject({ message: expect.stringContaining('正在发布或撤回') as string, hint: expect.any(String) as string });
  expect(servedWord(store)).toBe('second');
});

test('rollback says what it put right first', () => {
  const store = twoReleases();
  store.disk.remove(join(store.folder, 'current'));
  const { last, stdout, stderr } = runCommand(store, 'rollback', ...said, '--format', 'json');
  const sentence = `current 不见了，已经换成 ${idOf('second')}。`;
  expect(stderr).toContain(sentence);
  expect(stdout.split('\n')[0]).toBe(JSON.stringify({ repaired: [sentence] }));
  expect(last.done).toMatchObject({ id: idOf('first') });
});

test('history lists every event with who, when, why and the files, oldest first as JSON and newest first in words', () => {
  const store = twoReleases();
  runCommand(store, 'rollback', ...said);
  const entries = runCommand(store, 'history', '--format', 'json').last.done as Record<string, unknown>[];
  expect(entries).toHaveLength(3);
  expect(entries[0]).toMatchObject({ number: 1, kind: 'release', id: idOf('first'), note: '首次', kept: true, current: false });
  expect(entries[0]?.inputs).toContainEqual({ file: 'data/projects.csv', bytes: 5, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  expect(entries[2]).toMatchObject({ kind: 'undo', id: idOf('second'), returnsTo: idOf('first'), by: '财政局信息科', note: '金额有误', current: true });
  const { stdout } = runCommand(store, 'history');
  expect(stdout.indexOf('3. 撤回')).toBeLessThan(stdout.indexOf('1. 发布'));
  expect(stdout).toContain(`3. 撤回 ${idOf('second')}，换回 ${idOf('first')}（正在公开）`);
});

test('verify says that all is well, or names each file and ends with exit code 1', () => {
  const store = twoReleases();
  const well = runCommand(store, 'verify');
  expect([well.status, well.stdout]).toEqual([0, `${idOf('second')}：8 个文件与发布时逐字节相同。\n`]);
  writeFileSync(join(siteFolder(store, idOf('second')), 'index.html'), 'tampered');
  const { status, stdout } = runCommand(store, 'verify');
  expect(status).toBe(1);
  expect(stdout).toMatch(/被改动 {2}site\/index\.html/);
  expect(runCommand(store, 'verify', '--format', 'json').last.done).toMatchObject({ id: idOf('second'), files: 8, problems: [{ file: 'site/index.html', what: 'changed' }] });
  expect(runCommand(store, 'verify', idOf('first')).status).toBe(0);
});

test('a release that speaks for a day to come is refused, so that nothing is public before its day', () => {
  const store = newStore();
  const options = [...writeTinyPortal(temporaryFolder()), '--by', '信息科', '--as-of', '2999-01-01'];
  const { status, stderr } = runCommand(store, 'release', ...options);
  expect([status, stderr]).toEqual([2, expect.stringContaining('截止日 2999-01-01 还没有到') as string]);
  expect(readdirSync(store.folder)).toEqual([]);
});

test('a release with personal data in its note, or that withdraws what is not there, is refused before anything is made', () => {
  const store = newStore();
  const options = [...writeTinyPortal(temporaryFolder()), '--by', '信息科', '--as-of', '2020-06-30', '--accept-warnings', 'yes'];
  expect(runCommand(store, 'release', ...options, '--note', '证号11010519491231002X').stderr).toContain('说明中有身份证号');
  expect(runCommand(store, 'release', ...options, '--note', '有误', '--withdraw', '20200630-nobody').stderr).toContain('没有 20200630-nobody 的数据包');
  expect(readdirSync(store.folder)).toEqual([]);
});

test('a release of a folder that is not there is refused by the name of the folder, as what whoever typed it can mend', () => {
  const store = newStore();
  const [, data = '', , content = ''] = writeTinyPortal(temporaryFolder());
  for (const [from, text, missing] of [['/nowhere', content, '/nowhere'], [data, '/nobody', '/nobody']] as const) {
    const { status, stderr } = runCommand(store, 'release', '--data', from, '--content', text, '--as-of', '2020-06-30', '--by', '信息科');
    expect([status, stderr]).toEqual([2, expect.stringContaining(`没有这个文件夹：${missing}`) as string]);
  }
});
