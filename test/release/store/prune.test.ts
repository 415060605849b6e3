import fc from 'fast-check';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StoredEvent } from '../../../src/release/store/history.ts';
import { chooseKept, releaseBefore } from '../../../src/release/store/prune.ts';
import { siteFolder } from '../../../src/release/store/store.ts';
import { verifyRelease } from '../../../src/release/store/verify.ts';
import { filesOf, idOf, newStore, publishSmall } from './small-store.ts';

const eventAt = (id: string, at: string): StoredEvent => ({ kind: 'release', id, at }) as StoredEvent;

test('the last ten, the last of each month, the public one and the one before it stay', () => {
  const events = Array.from({ length: 40 }, (_, n) => eventAt(`r${n}`, `2020-0${1 + Math.floor(n / 10)}-${String(1 + (n % 10)).padStart(2, '0')}T09:00:00+08:00`));
  expect([...chooseKept(events, 'r39', 10)].sort()).toEqual(['r19', 'r29', ...Array.from({ length: 10 }, (_, n) => `r${30 + n}`), 'r9'].sort());
  expect([...chooseKept(events, 'r5', 1)].sort()).toEqual(['r19', 'r29', 'r39', 'r4', 'r5', 'r9']);
});

test('before a release that only tells of an undo comes what was before the release that it repeats', () => {
  const at = '2020-06-30T09:00:00+08:00';
  const events = [eventAt('first', at), eventAt('second', at), eventAt('wrong', at), { ...eventAt('wrong', at), kind: 'undo' as const, returnsTo: 'second' }, { ...eventAt('told', at), repeats: 'second' }];
  expect(releaseBefore(events, 'told')).toBe('first');
  expect(releaseBefore([...events, eventAt('new', at)], 'new')).toBe('told');
});

test('a month is a month in China', () => {
  const events = [eventAt('july', '2020-07-31T23:59:59+08:00'), eventAt('august', '2020-08-01T00:00:00+08:00'), eventAt('newer', '2020-08-02T00:00:00+08:00'), eventAt('newest', '2020-08-03T00:00:00+08:00')];
  expect(chooseKept(events, 'newest', 1).has('july')).toBe(true);
  expect(chooseKept(events, 'newest', 1).has('august')).toBe(false);
});

test('whatever was published and taken back, the public release and the one before it are kept', () => {
  const course = fc.array(fc.record({ undo: fc.boolean(), pick: fc.nat() }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(course, fc.integer({ min: 1, max: 5 }), (steps, most) => {
      const events: StoredEvent[] = [];
      for (const [index, { undo, pick }] of steps.entries()) {
        const at = `2020-06-30T09:00:${String(index).padStart(2, '0')}+08:00`;
        const back = events[pick % Math.max(events.length, 1)];
        events.push(undo && back ? { ...eventAt(`r${index}`, at), kind: 'undo', returnsTo: back.returnsTo ?? back.id } : eventAt(`r${index}`, at));
      }
      const last = events.at(-1)!;
      const current = last.returnsTo ?? last.id;
      const kept = chooseKept(events, current, most);
      const before = releaseBefore(events, current);
      expect(kept.has(current)).toBe(true);
      if (before !== undefined) expect(kept.has(before)).toBe(true);
      expect(kept.size).toBeLessThanOrEqual(most + 3);
    }),
  );
});

test('what is not kept goes with its hashed files, and what others share of it stays', () => {
  const store = newStore();
  for (const word of ['aa', 'bb', 'cc']) publishSmall(store, word, {}, 2);
  const { deleted } = publishSmall(store, 'dd', {}, 2);
  expect(deleted).toEqual([idOf('bb')]);
  expect(readdirSync(join(store.folder, 'releases'))).toEqual([idOf('cc'), idOf('dd')]);
  expect(readdirSync(join(store.folder, 'hashed/_astro')).sort()).toEqual(['cc.css', 'dd.css', 'shared.js']);
  expect(verifyRelease(store).problems).toEqual([]);
});

test('a hashed file of the same name with other contents gives way to the newer one', () => {
  const store = newStore();
  publishSmall(store, 'aa');
  publishSmall(store, 'bb', { files: { ...filesOf('bb'), '_astro/shared.js': 'other' } });
  expect(statSync(join(store.folder, 'hashed/_astro/shared.js')).ino).toBe(statSync(join(siteFolder(store, idOf('bb')), '_astro/shared.js')).ino);
  expect(verifyRelease(store).problems).toEqual([]);
  expect(verifyRelease(store, idOf('aa')).problems).toEqual([]);
});
