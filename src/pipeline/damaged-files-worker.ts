import { parentPort, workerData } from 'node:worker_threads';
import { isIntact, type EarlierTree } from './earlier-tree.ts';

const tree = workerData as EarlierTree;
parentPort?.postMessage(Object.keys(tree.record.files).filter((file) => !isIntact(tree, file)));
