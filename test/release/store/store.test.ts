import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realDisk } from '../../../src/release/store/disk.ts';
import { repairStore } from '../../../src/release/store/repair.ts';
import { currentId, isTrusted, newestTrusted, readRelease } from '../../../src/release/store/store.ts';
import { publishRelease } from '../../../src/release/store/switch.ts';
import { verifyRelease } from '../../../src/release/store/verify.ts';
import { idOf, makeRelease, newStore, publishSmall, servedWord } from './small-store.ts';

test('a published release is what `current` leads to, whole and proven', () => {
  const store = newStore(realDisk);
  const { event } = publishSmall(store, 'first');
  expect(event).toMatchObject({ number: 1, kind: 'release', id: idOf('first'), by: '财政局信息科' });
  expect(servedWord(store)).toBe('first');
  expect(readlinkSync(join(store.folder, 'current'))).toBe(`releases/${idOf('first')}/site`);
  expect(verifyRelease(store)).toEqual({ id: idOf('first'), files: 8, problems: [] });
  expect(readdirSync(store.folder).sort()).toEqual(['current', 'hashed', 'history', 'releases']);
  expect(repairStore(store)).toEqual([]);
});

test('inputs lie beside what is served, for nobody else to read', () => {
  const store = newStore();
  const made = makeRelease(store, 'first');
  chmodSync(made.folder, 0o700);
  publishRelease(store, made);
  const inputs = join(store.folder, 'releases', idOf('first'), 'inputs');
  expect(readFileSync(join(inputs, 'data/projects.csv'), 'utf8')).toBe('first');
  expect(lstatSync(inputs).mode & 0o777).toBe(0o700);
  // Web servers run as somebody else: the way to what is served is open to all, however closed the release was while it was made.
  expect(lstatSync(join(inputs, '..')).mode & 0o777).toBe(0o755);
  expect(existsSync(join(store.folder, 'current/inputs'))).toBe(false);
});

test('after a switch the hashed files of the release before are still to be had, and take no room', () => {
  const store = newStore();
  publishSmall(store, 'first');
  publishSmall(store, 'second', { previous: 'first' });
  expect(servedWord(store)).toBe('second');
  const pool = join(store.folder, 'hashed');
  expect(readFileSync(join(pool, '_astro/first.css'), 'utf8')).toBe('.first{}');
  expect(readFileSync(join(pool, 'pagefind/fragment/first.pf_fragment'), 'utf8')).toBe('first');
  expect(statSync(join(pool, '_astro/first.css')).nlink).toBe(2);
  expect(existsSync(join(pool, 'index.html'))).toBe(false);
});

test('the release to go on from is the public one', () => {
  const store = newStore();
  expect(newestTrusted(store)).toBeUndefined();
  publishSmall(store, 'first');
  publishSmall(store, 'second', { previous: 'first' });
  expect(newestTrusted(store)?.manifest.id).toBe(idOf('second'));
  expect(currentId(store)).toBe(idOf('second'));
  expect(isTrusted(readRelease(store, idOf('first')))).toBe(true);
});
