import type { ChangeReport } from '../changes/report.ts';
import { UserError } from '../errors.ts';
import { madePublic, type History } from '../release/store/history.ts';
import { releasesTakenBack } from '../release/store/taken-back.ts';
import { withdrawnArchives } from '../release/store/withdrawn.ts';
import type { InputFile } from './input-files.ts';

/** A site that speaks for a day to come shows what waits for its day, and calls over what is still open. A slip of a digit must not do that; a preview may. */
export function refuseDayToCome(asOf: string, at: string): void {
  const today = at.slice(0, 10);
  if (asOf <= today) return;
  throw new UserError(`截止日 ${asOf} 还没有到（这台电脑的今天是 ${today}），没有发布：等着公布的公告会提前公开`, {
    where: '--as-of',
    hint: '核对 --as-of 和电脑的日期；只想看那一天的样子，加上 --preview yes',
    atDesk: '请核对这台电脑的日期；日期没有错的，是启动工作台时另写了日子，请联系技术人员',
  });
}

/** A name that is none would leave the archive where it is, with everybody sure that it went. */
export function refuseToWithdraw(history: History, withdraw: readonly string[]): void {
  const gone = new Set(withdrawnArchives(history).map(({ id }) => id));
  for (const id of withdraw) {
    const hint = '数据包的名字在“更正与发布记录”页上，或用 npm run history 查看；一次撤下几个的，用逗号隔开';
    if (gone.has(id)) throw new UserError(`${id} 的数据包已经撤下了`, { where: '--withdraw', hint });
    if (!history.events.some(({ log }) => log.id === id && log.archive)) throw new UserError(`没有 ${id} 的数据包，没有撤下什么`, { where: '--withdraw', hint });
  }
}

/** The inputs were public and were taken back: nobody has mended them, and a timer would make them public again. */
export function isTakenBack(history: History, inputs: readonly InputFile[]): boolean {
  const last = history.events.findLast((event) => JSON.stringify(event.inputs) === JSON.stringify(inputs));
  return last !== undefined && releasesTakenBack(history).has(madePublic(last));
}

/** Nothing that is public changes without somebody who says why. */
export function refuseUnexplained({ by, note, withdraw }: { by: string | undefined; note: string | undefined; withdraw: readonly string[] }, changes: ChangeReport, isAgain: boolean): void {
  if (by === undefined || by === '') throw new UserError('没有写由谁发布', { hint: '加上 --by "财政局信息科"：写职务或科室，不写人名' });
  if ((note ?? '') !== '') return;
  if (isAgain) {
    throw new UserError('这正是撤回了的那份数据，一个字也没有改', {
      hint: '先改正再发布；确实没有错，要重新公开，加上 --note "经核对无误，重新公开"',
      atDesk: '请先改正再发布；确实没有错，要重新公开，请写一句说明，例如“经核对无误，重新公开”',
    });
  }
  if (changes.needsNote) {
    throw new UserError('这次发布会改动或删去已经公开的内容，要写一句说明，公众会看到', {
      hint: '加上 --note "更正3笔拨付的日期"；会改动什么，用 npm run diff 看',
      atDesk: '请写一句更正说明，例如“更正3笔拨付的日期”；会改动什么，看第 3 步“会改变什么”',
    });
  }
  if (withdraw.length > 0) throw new UserError('撤下数据包要写理由，公众会看到', { hint: '加上 --note "含个人信息，撤下"' });
}
