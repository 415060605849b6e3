import { expect, test } from 'vitest';
import { isTakenBack } from '../../../src/pipeline/refusals.ts';
import { readEvents, readRelease, isTrusted, type Store } from '../../../src/release/store/store.ts';
import { releasesTakenBack } from '../../../src/release/store/taken-back.ts';
import { undo } from '../../../src/release/store/undo.ts';
import { idOf, newStore, publishSmall } from './small-store.ts';

const at = '2020-07-30T09:00:00+08:00';

function fourReleases(): Store {
  const store = newStore();
  for (const word of ['first', 'second', 'third', 'fourth']) publishSmall(store, word);
  return store;
}

const undoTo = (store: Store, word: string): void => void undo(store, { to: idOf(word), at, by: '信息科', note: '有误' });

/** Whether what a release was made from would be refused to a timer. */
function isRefused(store: Store, word: string): boolean {
  const release = readRelease(store, idOf(word));
  return isTrusted(release) && isTakenBack(readEvents(store), release.manifest.inputs);
}

const refused = (store: Store): string[] => ['first', 'second', 'third', 'fourth'].filter((word) => isRefused(store, word));

test('an undo of several releases takes back those that it passes over, and their inputs are not published again without a word', () => {
  const store = fourReleases();
  expect(refused(store)).toEqual([]);
  undoTo(store, 'second');
  expect([...releasesTakenBack(readEvents(store))].sort()).toEqual([idOf('fourth'), idOf('third')]);
  expect(refused(store)).toEqual(['third', 'fourth']);
});

test('what was taken back and is put back again is taken back no longer', () => {
  const store = fourReleases();
  undoTo(store, 'first');
  undoTo(store, 'third');
  expect(refused(store)).toEqual(['first', 'second', 'fourth']);
});

test('inputs that were taken back and then published again on purpose are taken back no longer', () => {
  const store = fourReleases();
  undoTo(store, 'second');
  const { inputs } = readEvents(store).events[2]!;
  publishSmall(store, 'again', { at, manifest: { inputs } });
  expect(refused(store)).toEqual(['fourth']);
});
