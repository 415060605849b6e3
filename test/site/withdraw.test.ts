import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { currentId, openStore } from '../../src/release/store/store.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { editProjects, writeTinyPortal } from './tiny-portal.ts';

function spawnScript(name: string, args: readonly string[]) {
  const script = resolve(import.meta.dirname, '../../scripts', `${name}.ts`);
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args, '--by', '信息科'], { encoding: 'utf8' });
}

function runScript(name: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnScript(name, args);
  expect(stderr + stdout).not.toContain('出错');
  expect(status).toBe(0);
  return stdout;
}

test('an undo puts the earlier site back, is told on it at once, and no archive that was withdrawn comes back with it', { timeout: 400_000 }, () => {
  const folder = temporaryFolder();
  const published = join(folder, 'published');
  const portal = [...writeTinyPortal(folder), '--as-of', '2020-06-30', '--accept-warnings', 'yes', '--published', published];
  const edit = (from: string, to: string): void => editProjects(folder, from, to);
  const current = (): string => currentId(openStore(published))!;
  const release = (...more: string[]): string => {
    runScript('release', ...portal, '--note', '更正', ...more);
    return current();
  };
  const undo = (...more: string[]): string => {
    runScript('rollback', '--published', published, ...more);
    return current();
  };
  const archives = (): string[] => readdirSync(join(published, 'current/data/releases')).sort();
  const are = (...ids: string[]): string[] => ids.map((id) => `${id}.zip`).sort();
  const page = (path: string): string => readFileSync(join(published, 'current', path, 'index.html'), 'utf8');

  const first = release();
  edit('硬化道路3公里', '硬化道路4公里，联系人张某');
  const second = release();
  edit('，联系人张某', '');
  const third = release('--withdraw', second);
  expect(archives()).toEqual(are(first, third));

  // The first release is from before the withdrawal, and knows nothing of it.
  const told = undo(first, '--note', '还是不对');
  expect([first, second, third]).not.toContain(told);
  expect(page('corrections')).toContain('还是不对');
  expect(page('projects/QS2020-001')).toContain('硬化道路3公里');
  expect(page('projects/QS2020-001')).toContain('还是不对');
  expect(archives()).toEqual(are(first, third, told));
  expect(page(`corrections/${second}`)).not.toContain(`${second}.zip"`);
  expect(existsSync(join(published, 'releases', second, 'site/data/releases', `${second}.zip`))).toBe(true);

  const asByTimer = spawnScript('release', portal);
  expect([asByTimer.status, asByTimer.stderr]).toEqual([2, expect.stringContaining('这正是撤回了的那份数据') as string]);
  expect(current()).toBe(told);

  edit('建大棚10个', '建大棚12个，联系人李某');
  const fourth = release();
  expect(archives()).toEqual(are(first, third, told, fourth));
  const toldAgain = undo('--note', '有个人信息，撤下', '--withdraw', 'yes');
  expect(archives()).toEqual(are(first, third, told, toldAgain));
  expect(page(`corrections/${fourth}`)).toContain('有个人信息，撤下');
  expect(spawnScript('rollback', ['--published', published, '--note', '再撤回']).stderr).toContain('之前没有发布，不能撤回');
});
