import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../src/errors.ts';
import { takeBack, type TakenBack } from '../src/pipeline/take-back.ts';
import { writeMoment } from '../src/release/store/history.ts';
import { answer, type Outcome } from './answer.ts';
import { choice, now, optionalText, requiredText } from './arguments.ts';
import { withLockedStore } from './locked-store.ts';
import { byOption, formatOption, publishedOption } from './release-options.ts';
import { formatUntidy, sayWaiting, startStages } from './release-words.ts';
import { run } from './run.ts';

const command = {
  name: 'rollback',
  zh: '撤回：一步换回以前的一次发布，先核对它的每一个文件；再用那一次的数据补记一版，向公众写明撤回。数据文件夹不变，下次发布前请改正。',
  en: 'Takes a release back: puts an earlier one in its place in one step, after every file of it was proven, then publishes it once more with the undo in its public log. The data folder stays as it is.',
  positional: 'to',
  options: {
    to: optionalText('ID', '换回哪一次发布，不写就是上一次', 'release to put back; the one before when left out'),
    note: requiredText('note', '金额有误，撤回', '为什么撤回，公众会看到', 'why; the public will read it'),
    withdraw: choice(['no', 'yes'], '那以后各版的数据包也撤下：里面有个人信息等不该公开的内容', 'take the archives of what was published since off the site too: for personal data'),
    ...byOption,
    ...publishedOption,
    ...formatOption,
  },
};

function print({ id, pages, undone, untold, isFinished, untidy }: TakenBack): string {
  const begun = isFinished ? '上一次撤回没有做完，这一次只接着做完它；还要再往前撤的，写明换回哪一次（用 npm run history 查看），例如 npm run rollback -- ID。\n' : '';
  const done = `${begun}已撤回 ${undone}：${pages.changed.length} 页变回原样，${pages.gone.length} 页不再公开，${pages.added.length} 页重新公开。正在公开的是 ${id}。\n${formatUntidy(untidy)}`;
  return untold === undefined ? done : `${done}网站上还没有写明撤回，下一次发布时会写：${untold}\n`;
}

await run(command, ({ to, note, by, published, format, withdraw }) => {
  const folder = resolve(published);
  const act = (): Promise<Outcome<TakenBack>> => {
    if (!existsSync(folder)) throw new UserError('这里还没有发布过', { where: published, hint: '用 --published 指明发布文件夹' });
    return withLockedStore(folder, format, true, (store) => takeBack(store, { to, note, by, at: writeMoment(now()), withdraw: withdraw === 'yes', stage: startStages(format), onWait: sayWaiting }));
  };
  return answer(format, act, print);
});
