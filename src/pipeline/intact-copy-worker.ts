import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { linkFile } from '../release/store/reuse.ts';
import { isAsReleased, isOfSearch } from './earlier-tree.ts';
import type { CopyTask } from './intact-copy.ts';

const { folder, files, to } = workerData as CopyTask;
const made = new Set<string>();
const damaged: string[] = [];

for (const line of files === '' ? [] : files.split('\n')) {
  const [file = '', bytes, sha256 = ''] = line.split('\0');
  if (!isAsReleased(join(folder, file), Number(bytes), sha256)) {
    damaged.push(file);
    continue;
  }
  const target = join(to, isOfSearch(file) ? 'search' : 'pages', file);
  const own = dirname(target);
  if (!made.has(own)) mkdirSync(own, { recursive: true });
  made.add(own);
  linkFile(join(folder, file), target);
}
parentPort?.postMessage(damaged);
