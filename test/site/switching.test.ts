import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { listFiles } from '../../src/release/list-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { childrenOf, hashTree, runBuild, sampleArguments, startBuild, type Finished } from './commands.ts';
import { writeTinyPortal } from './tiny-portal.ts';

let original: string;

beforeAll(() => {
  original = mkdtempSync(join(tmpdir(), 'gongshi-original-'));
  const { status, output } = runBuild([...writeTinyPortal(original), '--out', join(original, 'dist'), '--as-of', '2020-06-29']);
  expect(output).toContain('网站在');
  expect(status).toBe(0);
});

afterAll(() => rmSync(original, { recursive: true }));

/** A portal in a new folder with a finished site as of 2020-06-29, and the options that build it again. */
function makeSite(): { folder: string; out: string; portal: string[]; build: string[]; before: string } {
  const folder = temporaryFolder();
  cpSync(original, folder, { recursive: true });
  const out = join(folder, 'dist');
  const portal = ['--data', join(folder, 'data'), '--content', join(folder, 'content')];
  return { folder, out, portal, build: [...portal, '--out', out], before: hashTree(out) };
}

/** A disk of 8 MB until the test is over, or undefined where it cannot be had. */
function mountSmallDisk(folder: string): string | undefined {
  const mount = join(folder, 'mount');
  mkdirSync(mount);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', mount]);
  if (status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', [mount]));
  return mount;
}

/** What may be in the folder of a portal when no build runs. */
const tidy = ['content', 'data', 'dist'];

test('two builds of the same input are the same in every byte', () => {
  const out = join(temporaryFolder(), 'elsewhere');
  expect(runBuild([...sampleArguments, '--out', out]).status).toBe(0);
  const [one, other] = [inject('sampleSite'), out];
  expect(listFiles(other)).toEqual(listFiles(one));
  const different = listFiles(one).filter((file) => !readFileSync(join(one, file)).equals(readFileSync(join(other, file))));
  expect(different).toEqual([]);
});

test('what the shell has set does not show in the pages', () => {
  const { out, build, before } = makeSite();
  const env = { BASE_URL: '/elsewhere/', SITE: 'https://other.example', NODE_ENV: 'development', TZ: 'America/New_York', LANG: 'C' };
  expect(runBuild([...build, '--as-of', '2020-06-29'], env).status).toBe(0);
  expect(hashTree(out)).toBe(before);
});

test('a build leaves nothing beside its output', () => {
  expect(readdirSync(original).sort()).toEqual(tidy);
});

describe('the old output stays as it was', () => {
  test('when a table is broken, and the report names the row', () => {
    const { folder, out, build, before } = makeSite();
    const file = join(folder, 'data/projects.csv');
    writeFileSync(file, `project_id,name,region_code\nQS1,路,990102101299\n`);
    const { status, stdout, stderr } = runBuild([...build, '--as-of', '2020-06-30']);
    expect(status).toBe(1);
    expect(stderr).toContain('projects.csv');
    expect(stdout).not.toContain('网站在');
    expect(hashTree(out)).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(tidy);
  });

  test('when a text has a link that leads nowhere', () => {
    const { folder, out, build, before } = makeSite();
    mkdirSync(join(folder, 'content/pages'));
    writeFileSync(join(folder, 'content/pages/about.mdx'), '---\ntitle: 关于\nsummary: 关于本站\n---\n\n[没有](/nowhere/)\n');
    const { status, stderr } = runBuild([...build, '--as-of', '2020-06-30']);
    expect(status).toBe(1);
    expect(stderr).toContain('/nowhere/');
    expect(hashTree(out)).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(tidy);
  });

  test.for([
    { signal: 'SIGTERM', status: 143 },
    { signal: 'SIGINT', status: 130 },
  ] as const)('when the build is stopped with $signal, which cleans up', async ({ signal, status }) => {
    const { folder, out, build, before } = makeSite();
    const { child, finished } = startBuild([...build, '--as-of', '2020-06-30']);
    while (!readdirSync(folder).some((name) => name.startsWith('dist.staging-'))) await sleep(10);
    child.kill(signal);
    expect((await finished).status).toBe(status);
    expect(hashTree(out)).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(tidy);
  });

  test('when the search indexer is killed', async ({ skip }) => {
    if (!existsSync('/proc/self/task')) skip('its process is found by /proc');
    const { folder, out, build, before } = makeSite();
    const { child, finished } = startBuild([...build, '--as-of', '2020-06-30']);
    // Its process lives for as long as the command does, and is the only one that is called so.
    let killed = false;
    while (!killed && child.exitCode === null) {
      for (const pid of childrenOf(child.pid ?? 0)) {
        if (!readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('pagefind')) continue;
        process.kill(pid, 'SIGKILL');
        killed = true;
      }
      await sleep(2);
    }
    expect(killed).toBe(true);
    const { status, stderr } = await finished;
    expect(status).toBe(3);
    expect(stderr).toContain('Pagefind');
    expect(hashTree(out)).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(tidy);
  });

  test.for([0, 100, 300])('when the disk is full after %d KB more', (free, { skip }) => {
    const { folder, out, portal, before } = makeSite();
    const mount = mountSmallDisk(folder) ?? skip('a small disk can only be mounted as root');
    const small = join(mount, 'dist');
    cpSync(out, small, { recursive: true });
    const { bavail, bsize } = statfsSync(mount);
    writeFileSync(join(mount, 'filler'), Buffer.alloc(bavail * bsize - free * 1024));
    const full = runBuild([...portal, '--out', small, '--as-of', '2020-06-30']);
    expect(full.stderr).toContain('磁盘已满');
    expect(full.status).toBe(2);
    expect(hashTree(small)).toBe(before);
    expect(readdirSync(mount).sort()).toEqual(['dist', 'filler']);
  });

  test('until the build is done, also on another disk than the project', ({ skip }) => {
    const { folder, portal, before } = makeSite();
    const mount = mountSmallDisk(folder) ?? skip('another disk can only be mounted as root');
    const build = [...portal, '--out', join(mount, 'dist'), '--as-of'];
    expect(runBuild([...build, '2020-06-30']).status).toBe(0);
    expect(runBuild([...build, '2020-06-29']).status).toBe(0);
    expect(hashTree(join(mount, 'dist'))).toBe(before);
    expect(readdirSync(mount)).toEqual(['dist']);
  });
});

test('killed at any of ten moments of a build, the output is the old one or the new one, and the next build succeeds', async () => {
  const { folder, out, portal, build, before } = makeSite();
  const other = join(folder, 'other');
  const newDay = ['--as-of', '2020-06-30'];
  const started = performance.now();
  expect((await startBuild([...portal, '--out', other, ...newDay]).finished).status).toBe(0);
  const duration = performance.now() - started;
  const after = hashTree(other);
  rmSync(other, { recursive: true });
  expect(after).not.toBe(before);

  for (let moment = 0; moment < 10; moment++) {
    const { child, finished } = startBuild([...build, ...newDay]);
    await sleep(((moment + Math.random()) / 10) * duration);
    child.kill('SIGKILL');
    await finished;
    expect([before, after]).toContain(hashTree(out));
  }
  expect(runBuild([...build, ...newDay]).status).toBe(0);
  expect(hashTree(out)).toBe(after);
  expect(readdirSync(folder).sort()).toEqual(tidy);
});

describe('two builds at once', () => {
  test('on one output: one does its work, the other says so and stops', async () => {
    const { folder, out, build } = makeSite();
    const both = [startBuild([...build, '--as-of', '2020-06-30']), startBuild([...build, '--as-of', '2020-06-30'])];
    const results = await Promise.all(both.map(({ finished }) => finished));
    const [done, stopped] = results.sort((a, b) => (a.status ?? 9) - (b.status ?? 9)) as [Finished, Finished];
    expect([done.status, stopped.status]).toEqual([0, 2]);
    expect(stopped.stderr).toContain('另一个构建正在写这个输出文件夹');
    expect(existsSync(join(out, 'build.json'))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(tidy);
  });

  test('of different portals on different outputs: both succeed, and neither sees the other', async () => {
    const [one, other] = [makeSite(), makeSite()];
    mkdirSync(join(other.folder, 'content/pages'));
    writeFileSync(join(other.folder, 'content/pages/about.mdx'), '---\ntitle: 关于\nsummary: 关于本站\n---\n\n只在第二个网站里。\n');
    const both = [one, other].map(({ build }) => startBuild([...build, '--as-of', '2020-06-29']));
    expect((await Promise.all(both.map(({ finished }) => finished))).map(({ status }) => status)).toEqual([0, 0]);
    expect(hashTree(one.out)).toBe(one.before);
    expect(existsSync(join(other.out, 'about/index.html'))).toBe(true);
  });
});

describe('--out', () => {
  test('is refused when it holds what gongshi did not make', () => {
    const folder = temporaryFolder();
    const portal = writeTinyPortal(folder);
    const out = join(folder, 'photos');
    mkdirSync(out);
    writeFileSync(join(out, 'wedding.jpg'), '');
    const { status, stderr } = runBuild([...portal, '--out', out]);
    expect(status).toBe(2);
    expect(stderr).toContain('不是 gongshi 生成的');
    expect(readdirSync(out)).toEqual(['wedding.jpg']);
  });

  test('is refused when it is the data folder', () => {
    const folder = temporaryFolder();
    const portal = writeTinyPortal(folder);
    const before = hashTree(join(folder, 'data'));
    expect(runBuild([...portal, '--out', join(folder, 'data')]).status).toBe(2);
    expect(hashTree(join(folder, 'data'))).toBe(before);
  });
});
