import { expect, test } from 'vitest';
import { isTakenBack } from '../../src/pipeline/refusals.ts';
import { readEvents, type Store } from '../../src/release/store/store.ts';
import { undo } from '../../src/release/store/undo.ts';
import { idOf, newStore, publishSmall } from '../release/store/small-store.ts';

const words = ['first', 'second', 'third'] as const;

/** Which of three releases nobody may publish again without saying why. */
function takenBack(store: Store): string[] {
  const history = readEvents(store);
  return words.filter((word) => isTakenBack(history, history.events.find(({ id }) => id === idOf(word))!.inputs));
}

test('data that an undo passed over on its way to an earlier release is taken back as well, until it is public again', () => {
  const store = newStore();
  words.forEach((word, index) => publishSmall(store, word, index > 0 ? { previous: words[index - 1]! } : {}));
  expect(takenBack(store)).toEqual([]);
  const said = { by: '信息科', note: '有误' };
  undo(store, { ...said, at: '2020-07-30T10:00:00+08:00', to: idOf('first') });
  expect(takenBack(store)).toEqual(['second', 'third']);
  undo(store, { ...said, at: '2020-07-30T11:00:00+08:00', to: idOf('second') });
  expect(takenBack(store)).toEqual(['third']);
});
