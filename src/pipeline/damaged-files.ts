import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { EarlierTree } from './earlier-tree.ts';

/** A search for what somebody changed or lost of a finished tree. */
export interface DamageSearch {
  /** Paths below the tree's folder. */
  damaged: Promise<ReadonlySet<string>>;
  /** Gives the search up, if it is not over. */
  stop(): void;
}

/**
 * Reads every file of a tree and compares it with the tree's record, on another core: to read a whole province again takes as long as to check its tables, and the one
 * need not wait for the other.
 */
export function searchDamage({ folder, record: { files } }: EarlierTree): DamageSearch {
  const worker = new Worker(new URL('./damaged-files-worker.ts', import.meta.url), { workerData: { folder, record: { files } } });
  const damaged = once(worker, 'message').then(([found]) => new Set(found as string[]));
  // Whoever gives up before it is over does not wait for it.
  damaged.catch(() => undefined);
  return { damaged, stop: () => void worker.terminate() };
}
