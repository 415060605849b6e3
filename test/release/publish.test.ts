import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { exchangeFolders, exchangers } from '../../src/release/exchange.ts';
import { publish } from '../../src/release/publish.ts';
import { createStaging, removeStaging, repairOutput } from '../../src/release/staging.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const cannotExchange = (): boolean => false;

function writeTree(folder: string, word: string): void {
  mkdirSync(join(folder, 'sub'), { recursive: true });
  for (const name of ['a', 'b', 'sub/c']) writeFileSync(join(folder, name), word);
}

/** The one word that all three files of a tree hold; anything else means that the tree is not whole. */
function wordOf(folder: string): string {
  const words = new Set(['a', 'b', 'sub/c'].map((name) => readFileSync(join(folder, name), 'utf8')));
  return words.size === 1 ? [...words].join() : 'mixed';
}

describe.each([
  ['by exchange', exchangeFolders],
  ['by two renames', cannotExchange],
])('publish %s', (_way, exchange) => {
  test('the first output is a real folder', () => {
    const out = join(temporaryFolder(), 'dist');
    const staging = createStaging(out);
    writeTree(staging.site, 'new');
    publish(staging, out, exchange);
    removeStaging(staging);
    expect(wordOf(out)).toBe('new');
    expect(lstatSync(out).isDirectory()).toBe(true);
    expect(readdirSync(join(out, '..'))).toEqual(['dist']);
  });

  test('an empty folder is taken over', () => {
    const out = join(temporaryFolder(), 'dist');
    mkdirSync(out);
    const staging = createStaging(out);
    writeTree(staging.site, 'new');
    publish(staging, out, exchange);
    expect(wordOf(out)).toBe('new');
  });

  test('the new tree replaces the old one, nothing of which stays', () => {
    const out = join(temporaryFolder(), 'dist');
    writeTree(out, 'old');
    writeFileSync(join(out, 'only-old'), '');
    const staging = createStaging(out);
    writeTree(staging.site, 'new');
    publish(staging, out, exchange);
    removeStaging(staging);
    expect(wordOf(out)).toBe('new');
    expect(existsSync(join(out, 'only-old'))).toBe(false);
    expect(readdirSync(join(out, '..'))).toEqual(['dist']);
  });
});

test('this machine can exchange two folders in one step', () => {
  const folder = temporaryFolder();
  const [a, b] = [join(folder, 'a'), join(folder, 'b')];
  writeTree(a, 'first');
  writeTree(b, 'second');
  expect(exchangeFolders(a, b)).toBe(true);
  expect([wordOf(a), wordOf(b)]).toEqual(['second', 'first']);
});

test('a way that does nothing, fails or does not exist is passed over without harm', () => {
  const folder = temporaryFolder();
  const [a, b] = [join(folder, 'a'), join(folder, 'b')];
  writeTree(a, 'first');
  writeTree(b, 'second');
  const useless = ['true', 'false', 'no-such-program'].map((command) => ({ command, arguments: () => [] }));
  expect(exchangeFolders(a, b, useless)).toBe(false);
  expect([wordOf(a), wordOf(b)]).toEqual(['first', 'second']);
  expect(exchangeFolders(a, b, [...useless, ...exchangers])).toBe(true);
});

test('a second rename that fails puts the old tree back', () => {
  const out = join(temporaryFolder(), 'dist');
  writeTree(out, 'old');
  const staging = createStaging(out);
  const gone = { ...staging, site: join(staging.folder, 'missing') };
  expect(() => publish(gone, out, cannotExchange)).toThrow(/ENOENT/);
  expect(wordOf(out)).toBe('old');
});

describe('repairOutput', () => {
  test('a build killed between the two renames gets its old output back', () => {
    const out = join(temporaryFolder(), 'dist');
    const killed = join(out, '..', 'dist.staging-99999');
    writeTree(join(killed, 'previous'), 'old');
    writeTree(join(killed, 'site'), 'new');
    expect(repairOutput(out)).toBe(1);
    expect(wordOf(out)).toBe('old');
    expect(readdirSync(join(out, '..'))).toEqual(['dist']);
  });

  test('leftovers of dead builds go, the output and its neighbours stay', () => {
    const folder = temporaryFolder();
    const out = join(folder, 'dist');
    writeTree(out, 'old');
    for (const name of ['dist.staging-1', 'dist.discarded-2']) writeTree(join(folder, name, 'site'), 'half');
    const neighbours = ['dist.staging-notes', 'dist2.staging-1', 'other'];
    for (const name of neighbours) mkdirSync(join(folder, name));
    repairOutput(out);
    expect(wordOf(out)).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['dist', ...neighbours].sort());
  });
});

test('killed at any moment of endless switching, the output is whole', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'dist');
  writeTree(out, 'old');
  const release = resolve(import.meta.dirname, '../../src/release');
  const script = `
    import { mkdirSync, writeFileSync } from 'node:fs';
    import { publish } from ${JSON.stringify(join(release, 'publish.ts'))};
    import { createStaging, removeStaging, repairOutput } from ${JSON.stringify(join(release, 'staging.ts'))};
    const out = ${JSON.stringify(out)};
    repairOutput(out);
    console.log('started');
    for (let round = 0; ; round++) {
      const staging = createStaging(out);
      mkdirSync(staging.site + '/sub');
      for (const name of ['a', 'b', 'sub/c']) writeFileSync(staging.site + '/' + name, String(round));
      publish(staging, out);
      removeStaging(staging);
    }`;
  for (let round = 0; round < 15; round++) {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await sleep(10 + round * 7);
    child.kill('SIGKILL');
    await once(child, 'exit');
    // A switch that it had just asked for may still be on its way; it is one step, but reading three files is not.
    await sleep(100);
    expect(wordOf(out)).toMatch(/^(old|\d+)$/);
  }
  repairOutput(out);
  expect(readdirSync(folder)).toEqual(['dist']);
});
