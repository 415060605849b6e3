import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { listFiles } from '../release/list-files.ts';

/** What the worker is told. */
export interface ListTask {
  folder: string;
  besides: readonly string[];
}

/**
 * Lists a folder of which two or three parts are still being written: the rest is listed on another core meanwhile, for a province has 160,000 folders.
 *
 * @param folder absolute path
 * @param besides names of the folders in it that are not finished
 * @returns to be called once they are: all files below the folder, in the order of `listFiles`
 */
export function listBeside(folder: string, besides: readonly string[]): () => Promise<string[]> {
  const task: ListTask = { folder, besides };
  const worker = new Worker(new URL('./list-beside-worker.ts', import.meta.url), { workerData: task });
  const listed = once(worker, 'message').then(([files]) => (files as string).split('\0').filter((file) => file !== ''));
  // Whoever never asks does not hear of it.
  listed.catch(() => undefined);
  return async () => [...(await listed), ...listFiles(folder, (name) => besides.includes(name))].sort();
}
