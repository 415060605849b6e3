import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { currentId, openStore } from '../../src/release/store/store.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeTinyPortal } from './tiny-portal.ts';

function runScript(name: string, ...args: string[]): string {
  const script = resolve(import.meta.dirname, '../../scripts', `${name}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args, '--by', '信息科'], { encoding: 'utf8' });
  expect(stderr + stdout).not.toContain('出错');
  expect(status).toBe(0);
  return stdout;
}

test('an archive that was withdrawn does not come back with the release after an undo', { timeout: 400_000 }, () => {
  const folder = temporaryFolder();
  const published = join(folder, 'published');
  const options = [...writeTinyPortal(folder), '--as-of', '2020-06-30', '--accept-warnings', 'yes', '--note', '更正', '--published', published];
  const projects = join(folder, 'data/projects.csv');
  const edit = (from: string, to: string): void => writeFileSync(projects, readFileSync(projects, 'utf8').replace(from, to));
  const release = (...more: string[]): string => {
    runScript('release', ...options, ...more);
    return currentId(openStore(published))!;
  };
  const archives = (): string[] => readdirSync(join(published, 'current/data/releases'));

  const first = release();
  edit('硬化道路3公里', '硬化道路4公里，联系人张某');
  const second = release();
  edit('，联系人张某', '');
  const third = release('--withdraw', second);
  expect(archives().sort()).toEqual([`${first}.zip`, `${third}.zip`].sort());
  // The first release is from before the withdrawal, and knows nothing of it.
  expect(runScript('rollback', first, '--note', '还是不对', '--published', published)).toContain(`--withdraw ${third}`);
  edit('建大棚10个', '建大棚12个');
  const fourth = release();
  expect(archives().sort()).toEqual([`${first}.zip`, `${third}.zip`, `${fourth}.zip`].sort());
  expect(readFileSync(join(published, 'current/corrections', second, 'index.html'), 'utf8')).not.toContain(`${second}.zip"`);
  expect(existsSync(join(published, 'releases', second, 'site/data/releases', `${second}.zip`))).toBe(true);
});
