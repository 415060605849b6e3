import { repairStore } from '../src/release/store/repair.ts';
import { lockStore, openStore, type Store } from '../src/release/store/store.ts';
import type { Outcome } from './answer.ts';
import { sayRepaired } from './release-words.ts';

/**
 * Runs what publishes or takes back: under the lock of the folder of releases, after what an earlier command left half done was put right, and under a umask that
 * leaves the site for web servers to read, which run as somebody else. What is for the owner alone has its own mode.
 *
 * @param published absolute path
 * @param every as for `repairStore`
 * @throws UserError when somebody else publishes at this moment, or the history is broken
 */
export async function withLockedStore<T>(published: string, format: 'text' | 'json', every: boolean, act: (store: Store) => Promise<T>): Promise<Outcome<T>> {
  process.umask(0o022);
  const store = openStore(published);
  const lock = lockStore(store);
  try {
    sayRepaired(format, repairStore(store, { every }));
    return { done: await act(store) };
  } finally {
    lock.release();
  }
}
