import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { linkFile } from '../release/store/reuse.ts';
import { isIntact, isOfSearch, type EarlierTree } from './earlier-tree.ts';

const { to, ...tree } = workerData as EarlierTree & { to: string };
const made = new Set<string>();
const damaged: string[] = [];
for (const file of Object.keys(tree.record.files)) {
  if (!isIntact(tree, file)) {
    damaged.push(file);
    continue;
  }
  const target = join(to, isOfSearch(file) ? 'search' : 'pages', file);
  const folder = dirname(target);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  linkFile(join(tree.folder, file), target);
}
parentPort?.postMessage(damaged);
