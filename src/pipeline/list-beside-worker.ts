import { parentPort, workerData } from 'node:worker_threads';
import { listFiles } from '../release/list-files.ts';
import type { ListTask } from './list-beside.ts';

const { folder, besides } = workerData as ListTask;
parentPort?.postMessage(listFiles(folder, (name) => !besides.includes(name)).join('\0'));
