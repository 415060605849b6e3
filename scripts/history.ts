import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { HistoryEntry } from '../src/desk/operations.ts';
import { madePublic } from '../src/release/store/history.ts';
import { currentId, isBusy, openStore, readEvents, siteFolder, type Store } from '../src/release/store/store.ts';
import { findFaults } from '../src/release/store/repair.ts';
import { answer } from './answer.ts';
import { formatOption, publishedOption } from './release-options.ts';
import { formatHistory } from './release-words.ts';
import { run } from './run.ts';

const command = {
  name: 'history',
  zh: '列出每一次发布和撤回：何时、由谁、为什么、用了哪些文件。',
  en: 'Lists every release and undo: when, by which post, why, and from which files.',
  options: { ...publishedOption, ...formatOption },
};

function listHistory(store: Store): HistoryEntry[] {
  // Only looked at: the list is for reading, also where nobody may write.
  for (const { found } of isBusy(store) ? [] : findFaults(store)) if (found !== undefined) process.stderr.write(`注意：${found}，下次发布或撤回时会先处理。\n`);
  const { events } = readEvents(store);
  const current = currentId(store);
  const newest = events.findLast((event) => madePublic(event) === current);
  return events.map(({ number, kind, id, returnsTo, at, by, note, asOf, pages, inputs, manifest }) => ({
    number,
    kind,
    id,
    ...(returnsTo !== undefined && { returnsTo }),
    at,
    by,
    ...(note !== undefined && { note }),
    asOf,
    kept: existsSync(siteFolder(store, madePublic({ id, returnsTo }))),
    current: number === newest?.number,
    ...(pages && { pages }),
    inputs,
    manifest,
  }));
}

await run(command, ({ published, format }) => answer(format, () => ({ done: listHistory(openStore(resolve(published))) }), formatHistory));
