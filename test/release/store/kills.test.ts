import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Disk } from '../../../src/release/store/disk.ts';
import { listPool } from '../../../src/release/store/hashed.ts';
import { repairStore } from '../../../src/release/store/repair.ts';
import { openStore, readEvents, releaseFolder, siteFolder, type Store } from '../../../src/release/store/store.ts';
import { undo } from '../../../src/release/store/undo.ts';
import { verifyRelease } from '../../../src/release/store/verify.ts';
import { idOf, newStore, portal, publishSmall, quickDisk, servedWord } from './small-store.ts';

class Killed extends Error {}

/** A disk on which the process dies before step `last`, in the middle of it where it is a deletion: nothing that comes after happens. */
function dyingDisk(last: number): { disk: Disk; steps: () => number } {
  let step = 0;
  const dying = <Arguments extends unknown[], Result>(name: string, act: (...given: Arguments) => Result) => (...given: Arguments): Result => {
    if (step > last) throw new Killed();
    if (step++ === last) {
      if (name === 'remove') deleteHalf(String(given[0]));
      throw new Killed();
    }
    return act(...given);
  };
  const disk = Object.fromEntries(Object.entries(quickDisk).map(([name, act]) => [name, dying(name, act as (...given: unknown[]) => unknown)]));
  return { disk: disk as unknown as Disk, steps: () => step };
}

function deleteHalf(path: string): void {
  if (!existsSync(join(path, 'site'))) return;
  for (const name of readdirSync(join(path, 'site')).slice(0, 3)) rmSync(join(path, 'site', name), { recursive: true });
}

/** Runs a command that is killed before each of its steps in turn, each time on a new store, until there is no step left. */
function* killedAtEachStep(prepare: (store: Store) => void, command: (store: Store) => void): Generator<Store> {
  for (let last = 0; ; last++) {
    const store = newStore();
    prepare(store);
    const { disk, steps } = dyingDisk(last);
    let finished = false;
    try {
      command(openStore(store.folder, portal, disk));
      finished = true;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    yield store;
    if (finished && steps() <= last) return;
    expect(last).toBeLessThan(200);
  }
}

const tidy = ['current', 'hashed', 'history', 'releases'];

/** What must hold after any kill, once the next command has begun. */
function expectOrder(store: Store, words: string[]): void {
  expect(words).toContain(servedWord(store));
  expect(verifyRelease(store).problems).toEqual([]);
  expect(readdirSync(store.folder).sort()).toEqual(tidy);
  expect(repairStore(store)).toEqual([]);
}

test('killed before any step of publishing, the old or the new release is served whole, and the next command says what happened', () => {
  const seen = new Map<string, string>();
  let kills = 0;
  for (const store of killedAtEachStep((it) => publishSmall(it, 'first'), (it) => publishSmall(it, 'second', { previous: 'first' }))) {
    kills++;
    const served = servedWord(store);
    expect(['first', 'second']).toContain(served);
    const told = repairStore(store);
    const published = readEvents(store).events.length === 2;
    expect(servedWord(store)).toBe(published ? 'second' : 'first');
    if (!published) expect(told.join()).toMatch(/中断了.*请重新发布/);
    else if (served === 'first') expect(told.join()).toContain(`上次的切换没有完成，current 还指向 ${idOf('first')}，已经换成 ${idOf('second')}`);
    expectOrder(store, ['first', 'second']);
    seen.set(`${published} ${served}`, told.join());
    if (!published) publishSmall(store, 'second', { previous: 'first' });
    publishSmall(store, 'third', { previous: 'second' });
    expectOrder(store, ['third']);
  }
  expect(kills).toBeGreaterThan(20);
  expect([...seen.keys()].sort()).toEqual(['false first', 'true first', 'true second']);
});

test('killed before any step of the very first release, nothing or that release is served', () => {
  for (const store of killedAtEachStep((it) => it.disk.makeFolder(it.folder), (it) => publishSmall(it, 'first'))) {
    expect(['nothing', 'first']).toContain(servedWord(store));
    repairStore(store);
    const published = readEvents(store).events.length === 1;
    expect(servedWord(store)).toBe(published ? 'first' : 'nothing');
    if (!published) publishSmall(store, 'first');
    expectOrder(store, ['first']);
  }
});

test('killed while old releases are deleted, no half of one is ever taken for a release', () => {
  const prepare = (store: Store): void => {
    for (const word of ['aa', 'bb', 'cc', 'dd']) publishSmall(store, word, {}, 10);
  };
  for (const store of killedAtEachStep(prepare, (it) => publishSmall(it, 'ee', { previous: 'dd' }, 2))) {
    expect(['dd', 'ee']).toContain(servedWord(store));
    repairStore(store);
    expectOrder(store, ['dd', 'ee']);
    for (const id of readdirSync(join(store.folder, 'releases'))) expect(verifyRelease(store, id).problems).toEqual([]);
  }
});

test('killed before any step of an undo, the old or the new release is served whole', () => {
  const prepare = (store: Store): void => {
    publishSmall(store, 'first');
    publishSmall(store, 'second', { previous: 'first' });
  };
  const options = { at: '2020-07-30T09:00:00+08:00', by: '财政局信息科', note: '金额有误' };
  for (const store of killedAtEachStep(prepare, (it) => void undo(it, options))) {
    expect(['first', 'second']).toContain(servedWord(store));
    repairStore(store);
    expect(servedWord(store)).toBe(readEvents(store).events.length === 3 ? 'first' : 'second');
    expectOrder(store, ['first', 'second']);
  }
});

test('killed before any step of an undo that withdraws, what was withdrawn is not left in the pool, and until it has gone the proof names it', () => {
  const parts = (store: Store): string[] => listPool(store).filter((path) => path.includes('second'));
  const prepare = (store: Store): void => {
    publishSmall(store, 'first');
    const id = idOf('second');
    const log = { id, on: '2020-06-30', asOf: '2020-06-30', by: '信息科', kind: 'release' as const, amended: [], pages: [], archive: { path: `/data/releases/${id}.zip`, bytes: 3, sha256: 'a'.repeat(64) } };
    publishSmall(store, 'second', { previous: 'first', manifest: { log } });
  };
  const options = { at: '2020-07-30T09:00:00+08:00', by: '财政局信息科', note: '含个人信息', withdraw: true };
  let named = 0;
  for (const store of killedAtEachStep(prepare, (it) => void undo(it, options))) {
    const isUndone = readEvents(store).events.length === 3;
    if (isUndone && servedWord(store) === 'first') {
      expect(verifyRelease(store).problems.map(({ file }) => file).sort()).toEqual(parts(store).map((path) => `hashed/${path}`).sort());
      named += parts(store).length;
    }
    repairStore(store);
    expect(parts(store).length > 0).toBe(!isUndone);
    expectOrder(store, ['first', 'second']);
  }
  expect(named).toBeGreaterThan(0);
});

test('killed while a damaged release is replaced by a good one of the same name, the next command finishes the work', () => {
  const prepare = (store: Store): void => {
    publishSmall(store, 'first');
    writeFileSync(join(siteFolder(store, idOf('first')), 'build.json'), '{"edited":1}');
  };
  for (const store of killedAtEachStep(prepare, (it) => publishSmall(it, 'first'))) {
    expect(existsSync(join(store.folder, 'current/index.html'))).toBe(true);
    repairStore(store);
    if (readEvents(store).events.length === 2) expectOrder(store, ['first']);
    else publishSmall(store, 'first');
    expectOrder(store, ['first']);
  }
});

describe('killed while it puts right', () => {
  test.each(['an unfinished switch', 'a release without an event', 'a deleted public release'])('%s, the command after it finishes that', (what) => {
    const prepare = (store: Store): void => {
      publishSmall(store, 'first');
      publishSmall(store, 'second', { previous: 'first' });
      if (what === 'an unfinished switch') {
        rmSync(join(store.folder, 'current'));
        quickDisk.symlink(`releases/${idOf('first')}/site`, join(store.folder, 'current'));
      }
      if (what === 'a release without an event') quickDisk.rename(join(store.folder, 'history/000002.json'), join(store.folder, 'history/000002.json.new'));
      if (what === 'a release without an event') {
        rmSync(join(store.folder, 'current'));
        quickDisk.symlink(`releases/${idOf('first')}/site`, join(store.folder, 'current'));
      }
      if (what === 'a deleted public release') rmSync(releaseFolder(store, idOf('second')), { recursive: true });
    };
    for (const store of killedAtEachStep(prepare, (it) => void repairStore(it))) {
      repairStore(store);
      expect(servedWord(store)).toBe(what === 'an unfinished switch' ? 'second' : 'first');
    }
  });
});
