import { realpathSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChangeReport } from '../changes/report.ts';
import { longestNote, longestPost } from '../config.ts';
import { toOneLine } from '../tables/cell.ts';
import { findPersonal, personalKindNames } from '../tables/personal.ts';
import type { NewWarnings } from './accepted-warnings.ts';
import type { WorkName } from './answers.ts';
import type { Operations } from './operations.ts';
import { Refusal } from './refusal.ts';
import type { SiteServer } from './site-server.ts';
import type { Work } from './work.ts';

/** Each with what is asked, and the published numbers, which may stand in public texts. */
export type Works = Record<WorkName, (question: Record<string, unknown>, hotlines: ReadonlySet<string>) => Parameters<Work['start']>[1]>;

/** A text that will be public: not too long, and nothing personal in it. The release judges it again, by household keys too; nobody should wait for that. */
function publicText(value: unknown, what: string, longest: number, hotlines: ReadonlySet<string>): string {
  const text = typeof value === 'string' ? toOneLine(value) : '';
  if ([...text].length > longest) throw new Refusal(`${what}太长，最多 ${longest} 字`, { where: what, hint: '请写短一些：只写改了什么、为什么改。' });
  const kind = findPersonal(text, { hotlines });
  if (kind) throw new Refusal(`${what}中有${personalKindNames[kind]}`, { where: what, hint: '这些话会公开，不能有个人信息。请删去后再试。' });
  return text;
}

/** Everything below `/api/run/`: what takes long, and is done one at a time. What is asked is judged before it starts. */
export function createWorks({ operations }: { operations: Operations }, work: Work, preview: SiteServer, newWarnings: (changes: ChangeReport) => NewWarnings): Works {
  /** What was said of the release or undo before is no news any more. */
  function beforeRelease(): void {
    delete work.found.published;
    delete work.found.repaired;
  }

  function afterRelease(result: NonNullable<typeof work.found.published>): void {
    const { found } = work;
    found.published = result;
    // They spoke of the release before.
    delete found.changes;
    delete found.preview;
    delete found.verified;
    preview.site = undefined;
  }

  return {
    check: () => async (progress, { inputs }) => {
      progress({ name: '检查' });
      work.found.check = { report: await operations.check(), stamp: { inputs } };
    },
    report: () => async (progress) => {
      progress({ name: '写检查报告' });
      const folder = await mkdtemp(join(tmpdir(), 'gongshi-desk-'));
      try {
        const file = join(folder, 'report.xlsx');
        await operations.writeReport(file);
        work.found.workbook = await readFile(file);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    diff: () => async (progress, stamp) => {
      progress({ name: '与公开的数据对比' });
      work.found.changes = { report: await operations.diff(), stamp };
    },
    preview: ({ note }, hotlines) => {
      const text = publicText(note, '更正说明', longestNote, hotlines);
      return async (progress, stamp) => {
        delete work.found.repaired;
        preview.site = undefined;
        const result = await operations.preview(text === '' ? {} : { note: text }, progress);
        preview.site = realpathSync(result.site);
        work.found.preview = { result, stamp };
      };
    },
    publish: ({ note, by, acceptWarnings }, hotlines) => {
      const post = publicText(by, '岗位', longestPost, hotlines);
      const text = publicText(note, '更正说明', longestNote, hotlines);
      const { changes } = work.found;
      if (post === '') throw new Refusal('没有写岗位', { where: '岗位', hint: '请写发布的岗位，例如“财政局信息科”。不要写人名。' });
      if (!changes || !work.isFresh(changes)) {
        throw new Refusal('看过“会改变什么”之后，表格、日期或公开的网站变动过', { hint: '请回到第 2 步再检查一次，看过会改变什么再发布。' });
      }
      const { needsNote, isAgain = false } = changes.report;
      if ((needsNote || isAgain) && text === '') {
        const hint = needsNote ? '这次会改动已经公开的内容，请写清改了什么、为什么改。' : '这正是撤回了的那份数据，请先改正；确实没有错，请写清为什么重新公开。';
        throw new Refusal('没有写更正说明', { where: '更正说明', hint });
      }
      const { ofChanges, ofCheck } = newWarnings(changes.report);
      if (ofChanges.length + ofCheck > 0 && acceptWarnings !== true) {
        throw new Refusal('还有提醒没有核实', { where: '提醒', hint: '请逐条核实并打勾，再发布。' });
      }
      return async (progress) => {
        beforeRelease();
        const result = await operations.publish({ by: post, acceptWarnings: acceptWarnings === true, ...(text !== '' && { note: text }) }, progress);
        afterRelease({ ...result, what: 'publish' });
      };
    },
    undo: ({ to, by, note, withdraw }, hotlines) => {
      const post = publicText(by, '岗位', longestPost, hotlines);
      const text = publicText(note, '撤回原因', longestNote, hotlines);
      if (post === '') throw new Refusal('没有写岗位', { where: '岗位', hint: '请写撤回的岗位，例如“财政局信息科”。不要写人名。' });
      if (text === '') throw new Refusal('没有写撤回原因', { where: '撤回原因', hint: '撤回会公开，请写清为什么撤回。' });
      if (typeof withdraw !== 'boolean') throw new Refusal('没有选数据包怎么办', { where: '数据包', hint: '请选一项：留着供查对，还是一起撤下。' });
      if (to !== undefined && (typeof to !== 'string' || !/^[0-9a-z][0-9a-z-]{0,63}$/.test(to))) throw new Refusal('没有这一版', { hint: '请刷新页面，从历史中再选一次。' });
      return async (progress) => {
        beforeRelease();
        const result = await operations.undo({ by: post, note: text, withdraw, ...(to !== undefined && { to }) }, progress);
        afterRelease({ ...result, what: 'undo' });
      };
    },
    verify: () => async (progress) => {
      delete work.found.verified;
      progress({ name: '逐个核对公开的文件' });
      work.found.verified = await operations.verify();
    },
  };
}
