import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFamily } from '../../scripts/process-memory.ts';
import { watchFamily } from '../../scripts/watch-family.ts';
import { temporaryFolder } from '../temporary-folder.ts';

interface Fake {
  pid: number;
  parent: number;
  argv: string[];
  resident: number;
  peak: number;
}

/** Writes processes as Linux shows them; kilobytes. */
function writeProc(proc: string, fakes: readonly Fake[]): void {
  mkdirSync(join(proc, 'self'), { recursive: true });
  writeFileSync(join(proc, 'self', 'status'), 'Name:\tnode\n');
  for (const { pid, parent, argv, resident, peak } of fakes) {
    mkdirSync(join(proc, String(pid)), { recursive: true });
    writeFileSync(join(proc, String(pid), 'status'), `Name:\tMainThread\nPid:\t${pid}\nPPid:\t${parent}\nVmHWM:\t${String(peak).padStart(8)} kB\nVmRSS:\t${String(resident).padStart(8)} kB\n`);
    writeFileSync(join(proc, String(pid), 'cmdline'), argv.map((word) => `${word}\0`).join(''));
  }
}

const command: Fake = { pid: 10, parent: 1, argv: ['/usr/bin/node', '--flag', '/x/scripts/release.ts', '--data', 'x'], resident: 500, peak: 900 };
const search: Fake = { pid: 11, parent: 10, argv: ['/x/pagefind_extended', '--service'], resident: 100, peak: 200 };
const below: Fake = { pid: 12, parent: 11, argv: ['sync'], resident: 3, peak: 4 };
const stranger: Fake = { pid: 20, parent: 1, argv: ['/usr/bin/hugo'], resident: 9000, peak: 9000 };

test('a family is a process with its children and theirs, and nobody else', () => {
  const proc = temporaryFolder();
  writeProc(proc, [below, search, command, stranger]);
  const { rows, source } = readFamily(10, proc);
  expect(source).toBe('proc');
  expect(rows.map(({ pid, name }) => [pid, name]).sort()).toEqual([
    [10, 'node release.ts'],
    [11, 'pagefind_extended'],
    [12, 'sync'],
  ]);
});

test('the most that a program ever took is kept after it has ended, the largest first', () => {
  const proc = temporaryFolder();
  writeProc(proc, [command, search, { ...below, parent: 10, argv: search.argv, peak: 300 }]);
  const watch = watchFamily(10, proc);
  expect(watch.look()).toEqual({ total: 603 * 1024, largest: 500 * 1024 });
  writeProc(proc, [{ ...search, parent: 1, peak: 5000 }, { ...below, parent: 1 }]);
  expect(watch.look()).toEqual({ total: 500 * 1024, largest: 500 * 1024 });
  expect(watch.peaks()).toEqual([
    { name: 'node release.ts', peak: 900 * 1024 },
    { name: 'pagefind_extended', peak: 300 * 1024 },
  ]);
});

test('a child that is not yet the program it will become is not counted as one', () => {
  const proc = temporaryFolder();
  writeProc(proc, [command, { ...search, argv: [], peak: 800 }]);
  const watch = watchFamily(10, proc);
  watch.look();
  expect(watch.peaks().map(({ name }) => name)).toEqual(['node release.ts']);
});

test('without /proc it is said that ps was asked, and this process is found all the same', () => {
  const { rows, source } = readFamily(process.pid, join(temporaryFolder(), 'none'));
  expect(['ps', 'none']).toContain(source);
  if (source === 'ps') expect(rows.find(({ pid }) => pid === process.pid)?.resident).toBeGreaterThan(1_000_000);
});
