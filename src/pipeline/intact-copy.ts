import { once } from 'node:events';
import { mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { listFiles } from '../release/list-files.ts';
import { isOfSearch, type EarlierTree, type SearchedTree } from './earlier-tree.ts';

/** What a worker is told. */
export interface CopyTask {
  folder: string;
  /** Path, bytes and SHA-256, parted by NUL, a file a line: one text, so that a province's files are not there twice as objects. */
  files: string;
  to: string;
}

/** How many read at once: most of the time each waits for the disk. */
const copiers = 2;
/** Files in a row that one of them takes: those of a folder lie together. */
const stretch = 512;

/** A copy that is being made of a finished tree. */
export interface IntactCopy {
  /** Once it is made: paths below the tree's folder of what somebody changed or lost, and what therefore is not in the copy. */
  damaged: Promise<ReadonlySet<string>>;
  /** Gives it up, if it is not over; nothing is written any more after that. */
  stop(): Promise<void>;
}

/**
 * Reads every file of a tree, and links those that are as its record says into a folder: `pages/…` and, what belongs to the search, `search/…`. On another core: to
 * read a whole province again takes as long as to check its tables, and the one need not wait for the other.
 *
 * @param to absolute path of a folder that nothing is in yet, on the same disk
 */
export function copyIntact({ folder, record: { files } }: EarlierTree, to: string): IntactCopy {
  const lines = Object.entries(files).map(([file, [bytes, sha256]]) => `${file}\0${bytes}\0${sha256}`);
  const workers = Array.from({ length: copiers }, (_, copier) => {
    const task: CopyTask = { folder, files: lines.filter((_line, at) => Math.floor(at / stretch) % copiers === copier).join('\n'), to };
    return new Worker(new URL('./intact-copy-worker.ts', import.meta.url), { workerData: task });
  });
  const damaged = Promise.all(workers.map(async (worker) => (await once(worker, 'message'))[0] as string[])).then((found) => new Set(found.flat()));
  // Whoever gives up before it is over does not wait for it.
  damaged.catch(() => undefined);
  return { damaged, stop: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))) };
}

function removeFile(root: string, file: string): void {
  rmSync(join(root, file));
  // A folder without files would be found by servers, and by nobody else.
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(root, folder));
    } catch {
      return;
    }
  }
}

/**
 * Puts the kept pages of an earlier tree beside those that were made anew. What changed is put into the copy, not the copy into what changed, so that it costs
 * as much as has changed. Everything else of the earlier tree goes: whoever wrote into a file of the copy would write into the earlier release.
 *
 * @param folder with the new files; afterwards with both
 * @param kept files below it that are taken over; no other ones of the copy are left
 */
export function addKept({ copy, record, damaged }: SearchedTree, folder: string, kept: ReadonlySet<string>): void {
  const pages = join(copy, 'pages');
  for (const file of Object.keys(record.files)) {
    if (!kept.has(file) && !damaged.has(file) && !isOfSearch(file)) removeFile(pages, file);
  }
  for (const file of listFiles(folder)) {
    mkdirSync(dirname(join(pages, file)), { recursive: true });
    renameSync(join(folder, file), join(pages, file));
  }
  rmSync(folder, { recursive: true });
  renameSync(pages, folder);
}

/** Moves files of the search from the copy of an earlier tree to where they belong in the new one. */
export function addSearchFiles({ copy }: SearchedTree, folder: string, files: readonly string[]): void {
  const made = new Set<string>();
  for (const file of files) {
    const to = dirname(join(folder, file));
    if (!made.has(to)) mkdirSync(to, { recursive: true });
    made.add(to);
    renameSync(join(copy, 'search', file), join(folder, file));
  }
}

/** The same for a folder of the search that comes whole: a province has hundreds of them, with a thousand files each. */
export function addSearchFolder({ copy }: SearchedTree, folder: string, root: string): void {
  mkdirSync(dirname(join(folder, root)), { recursive: true });
  renameSync(join(copy, 'search', root), join(folder, root));
}
