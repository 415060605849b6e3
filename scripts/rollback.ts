import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ReleaseResult } from '../src/desk/operations.ts';
import { UserError } from '../src/errors.ts';
import { compareReleases, type ComparedReleases } from '../src/pipeline/compare-releases.ts';
import { publicWords, secretFinder } from '../src/pipeline/public-words.ts';
import { writeMoment } from '../src/release/store/history.ts';
import { repairStore } from '../src/release/store/repair.ts';
import { currentId, lockStore, openStore, type Store } from '../src/release/store/store.ts';
import { releasesOfUndo, undo } from '../src/release/store/undo.ts';
import { answer } from './answer.ts';
import { now, optionalText, requiredText } from './arguments.ts';
import { byOption, formatOption, publishedOption } from './release-options.ts';
import { run } from './run.ts';
import { sayRepaired, stageLines } from './release-words.ts';

const command = {
  name: 'rollback',
  zh: '撤回：一步换回以前的一次发布，先核对它的每一个文件。数据文件夹不变，下次发布前请改正。',
  en: 'Takes a release back: puts an earlier one in its place in one step, after every file of it was proven. The data folder stays as it is.',
  positional: 'to',
  options: {
    to: optionalText('ID', '换回哪一次发布，不写就是上一次', 'release to put back; the one before when left out'),
    note: requiredText('note', '金额有误，撤回', '为什么撤回，公众会看到', 'why; the public will read it'),
    ...byOption,
    ...publishedOption,
    ...formatOption,
  },
};

function print({ id, pages }: ReleaseResult): string {
  return `已换回 ${id}：${pages.changed.length} 页变回原样，${pages.gone.length} 页不再公开，${pages.added.length} 页重新公开。\n`;
}

/**
 * What the public is told of it. An undo is urgent: when the inputs of one of the two cannot be compared, it goes on with less to tell, and with nobody's household keys
 * to look for in its note.
 */
async function compareForLog(store: Store, to: string | undefined): Promise<Partial<ComparedReleases>> {
  const pair = releasesOfUndo(store, to);
  return (pair && (await compareReleases(pair.left, pair.back).catch(() => undefined))) ?? {};
}

await run(command, ({ to, note, by, published, format }) => {
  const act = async (): Promise<{ done: ReleaseResult }> => {
    const store = openStore(resolve(published));
    if (!existsSync(store.folder)) throw new UserError('这里还没有发布过', { where: published, hint: '用 --published 指明发布文件夹' });
    const lock = lockStore(store);
    try {
      const repaired = sayRepaired(repairStore(store, { every: true }));
      const { changes, portals = [] } = await compareForLog(store, to);
      const findSecret = secretFinder(portals);
      const words = { note: publicWords('note', note, findSecret), by: publicWords('by', by, findSecret) };
      const { pages } = undo(store, { to, ...words, at: writeMoment(now()), ...(changes && { changes }) }, stageLines(format, '核对'));
      return { done: { id: currentId(store) ?? '', pages, ...(repaired.length > 0 && { repaired }) } };
    } finally {
      lock.release();
    }
  };
  return answer(format, act, print);
});
