import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { editProjects, writeTinyPortal } from './tiny-portal.ts';

/** Runs a command under a umask that gives nothing to anybody else. */
function runShut(name: string, ...args: string[]): string {
  const script = resolve(import.meta.dirname, '../../scripts', `${name}.ts`);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', 'umask 077; exec "$@"', 'sh', process.execPath, '--disable-warning=ExperimentalWarning', script, ...args, '--by', '信息科'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('出错') as string]);
  return stdout;
}

/** What somebody else cannot read, or not enter. */
function shutBelow(folder: string): string[] {
  const own = (path: string, needed: number): string[] => ((statSync(path).mode & needed) === needed ? [] : [path]);
  return [...own(folder, 0o005), ...readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? shutBelow(join(folder, entry.name)) : own(join(folder, entry.name), 0o004)))];
}

test('whatever umask somebody publishes and takes back under, a web server of another user reads the site, and nobody else the tables', { timeout: 400_000 }, () => {
  const folder = temporaryFolder();
  const published = join(folder, 'published');
  const portal = [...writeTinyPortal(folder), '--as-of', '2020-06-30', '--accept-warnings', 'yes', '--published', published, '--note', '更正'];
  const expectOpen = (): void => {
    const releases = readdirSync(join(published, 'releases')).map((id) => join(published, 'releases', id));
    const served = [join(published, 'hashed'), ...releases.map((release) => join(release, 'site'))];
    expect(served.flatMap(shutBelow)).toEqual([]);
    for (const way of [published, join(published, 'releases'), ...releases]) expect([way, statSync(way).mode & 0o005]).toEqual([way, 0o005]);
    for (const release of releases) expect(statSync(join(release, 'inputs')).mode & 0o077).toBe(0);
  };
  runShut('release', ...portal);
  expectOpen();
  editProjects(folder, '硬化道路3公里', '硬化道路4公里');
  runShut('release', ...portal);
  expect(runShut('rollback', '--published', published, '--note', '有误')).not.toContain('还没有写明');
  expect(readdirSync(join(published, 'releases'))).toHaveLength(3);
  expectOpen();
});
