import { realpathSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { longestNote, longestPost } from '../config.ts';
import { tableNames, tables } from '../schema/index.ts';
import type { ChangeReport } from '../changes/report.ts';
import { readPortal } from '../tables/portal.ts';
import { findPersonal, personalKindNames } from '../tables/personal.ts';
import { findNewWarnings, type NewWarnings } from './accepted-warnings.ts';
import type { ChangesAnswer, DeskState, FilesAnswer, PageChange, QuestionAnswer, WorkName } from './answers.ts';
import { guessTable } from './guess-table.ts';
import { listPages } from './list-pages.ts';
import { listProblems } from './list-problems.ts';
import type { Operations } from './operations.ts';
import { countRows } from './read-sheet.ts';
import { Refusal } from './refusal.ts';
import { largestFile, putBack, receiveFile, requireContent, requireExtension, saveTable } from './save-table.ts';
import type { SiteServer } from './site-server.ts';
import { isTable, listTables, tableOfFile } from './table-files.ts';
import type { Work } from './work.ts';

export interface DeskOptions {
  dataDir: string;
  contentDir: string;
  /** Folder of the site that is public, if there is one. */
  currentSite: () => string | undefined;
  operations: Operations;
  asOf: () => string;
  now: () => Date;
  /** Shows a folder in the system's own window; undefined where there is none. */
  openFolder?: (folder: string) => void;
  /** Bytes of the largest file that is taken. */
  largestFile?: number;
}

/** What answers a request: JSON, or bytes with their type. */
export type Answer = { status: number; json: unknown } | { status: number; type: string; bytes: Uint8Array };

export interface Routes {
  /** @returns undefined for an address that there is not */
  answer(method: string, address: URL, request: IncomingMessage): Promise<Answer | undefined>;
}

const ok = (json: unknown): Answer => ({ status: 200, json });
/** Cards of the report, and pages of a list, that are shown at once. */
const cardsAtOnce = 15;
const pagesAtOnce = 60;
/** How long a page that waits for news is kept waiting. */
const longestWait = 20_000;
/** Bytes of the largest question; files have a limit of their own. */
const largestQuestion = 64 * 1024;

async function readQuestion(request: IncomingMessage): Promise<Record<string, unknown>> {
  if (!String(request.headers['content-type'] ?? '').startsWith('application/json')) throw new Refusal('请求的格式不对', { hint: '请刷新页面再试。' });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestQuestion) throw new Refusal('写得太长了', { hint: '请写短一些。' });
    chunks.push(chunk);
  }
  try {
    const json: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Refusal('请求的格式不对', { hint: '请刷新页面再试。' });
}

/** A text that will be public: not too long, and nothing personal in it. */
function publicText(value: unknown, what: string, longest: number): string {
  const text = typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : '';
  if ([...text].length > longest) throw new Refusal(`${what}太长，最多 ${longest} 字`, { where: what, hint: '请写短一些：只写改了什么、为什么改。' });
  const kind = findPersonal(text, { hotlines: new Set() });
  if (kind) throw new Refusal(`${what}中有${personalKindNames[kind]}`, { where: what, hint: '这些话会公开，不能有个人信息。请删去后再试。' });
  return text;
}

const wholeNumber = (text: string | null): number => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : 0);

/** Everything below `/api/`. */
export function createRoutes(options: DeskOptions, work: Work, sites: { old: SiteServer; new: SiteServer }): Routes {
  const { dataDir, operations, currentSite } = options;

  const showCurrent = (): void => {
    const site = currentSite();
    try {
      // The folder itself, not the link to it: what is looked at stays while releases change.
      sites.old.site = site === undefined ? undefined : realpathSync(site);
    } catch {
      sites.old.site = undefined;
    }
  };
  showCurrent();

  const readSettings = (): ReturnType<typeof readPortal> => readPortal(dataDir, () => undefined);
  const state = async (): Promise<DeskState> =>
    work.state({
      portal: (await readSettings()).name,
      folder: dataDir,
      asOf: options.asOf(),
      sites: { ...(sites.old.site !== undefined && { old: sites.old.origin }), ...(sites.new.site !== undefined && { new: sites.new.origin }) },
    });
  const hotlines = async (): Promise<ReadonlySet<string>> => new Set((await readSettings()).hotlines.map(({ number }) => number));

  const newWarnings = (changes: ChangeReport): NewWarnings => findNewWarnings(work.found.check?.report, changes, sites.old.site);

  const works: Record<WorkName, (question: Record<string, unknown>) => Parameters<Work['start']>[1]> = {
    check: () => async (progress, stamp) => {
      progress({ name: '检查' });
      work.found.check = { report: await operations.check(), stamp };
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
    preview: ({ note }) => {
      const text = publicText(note, '更正说明', longestNote);
      return async (progress, stamp) => {
        sites.new.site = undefined;
        showCurrent();
        const result = await operations.preview(text === '' ? {} : { note: text }, progress);
        sites.new.site = realpathSync(result.site);
        work.found.preview = { result, stamp };
      };
    },
    publish: ({ note, by, acceptWarnings }) => {
      const post = publicText(by, '岗位', longestPost);
      const text = publicText(note, '更正说明', longestNote);
      const { changes } = work.found;
      if (post === '') throw new Refusal('没有写岗位', { where: '岗位', hint: '请写发布的岗位，例如“财政局信息科”。不要写人名。' });
      if (!changes || !work.isFresh(changes)) {
        throw new Refusal('表格在看过“会改变什么”之后又动过', { hint: '请回到第 2 步再检查一次，看过会改变什么再发布。' });
      }
      if (changes.report.needsNote && text === '') {
        throw new Refusal('没有写更正说明', { where: '更正说明', hint: '这次会改动已经公开的内容，请写清改了什么、为什么改。' });
      }
      const { ofChanges, ofCheck } = newWarnings(changes.report);
      if (ofChanges.length + ofCheck > 0 && acceptWarnings !== true) {
        throw new Refusal('还有提醒没有核实', { where: '提醒', hint: '请逐条核实并打勾，再发布。' });
      }
      return async (progress) => {
        const result = await operations.publish({ by: post, acceptWarnings: acceptWarnings === true, ...(text !== '' && { note: text }) }, progress);
        afterRelease(result);
      };
    },
    undo: ({ to, by, note, withdraw }) => {
      const post = publicText(by, '岗位', longestPost);
      const text = publicText(note, '撤回原因', longestNote);
      if (post === '') throw new Refusal('没有写岗位', { where: '岗位', hint: '请写撤回的岗位，例如“财政局信息科”。不要写人名。' });
      if (text === '') throw new Refusal('没有写撤回原因', { where: '撤回原因', hint: '撤回会公开，请写清为什么撤回。' });
      if (typeof withdraw !== 'boolean') throw new Refusal('没有选数据包怎么办', { where: '数据包', hint: '请选一项：留着供查对，还是一起撤下。' });
      if (to !== undefined && (typeof to !== 'string' || !/^[0-9a-z][0-9a-z-]{0,63}$/.test(to))) throw new Refusal('没有这一版', { hint: '请刷新页面，从历史中再选一次。' });
      return async (progress) => {
        const result = await operations.undo({ by: post, note: text, withdraw, ...(to !== undefined && { to }) }, progress);
        afterRelease(result);
      };
    },
    verify: () => async (progress) => {
      progress({ name: '逐个核对公开的文件' });
      work.found.verified = await operations.verify();
    },
  };

  function afterRelease(result: NonNullable<typeof work.found.published>): void {
    const { found } = work;
    found.published = result;
    // They spoke of the release before.
    delete found.changes;
    delete found.preview;
    delete found.verified;
    sites.new.site = undefined;
    showCurrent();
  }

  async function takeFile(address: URL, request: IncomingMessage): Promise<Answer> {
    const name = address.searchParams.get('name') ?? '';
    const table = address.searchParams.get('table');
    const extension = requireExtension(name);
    if (table !== null && !isTable(table)) throw new Refusal('没有这张表', { where: table, hint: '请从列表中选一张表。' });
    refuseWhilePublishing();
    if (Number(request.headers['content-length'] ?? 0) > (options.largestFile ?? largestFile)) throw new Refusal('文件太大', { where: name, hint: '请把不需要的工作表和图片删去，或改存为 .csv。' });
    const path = await receiveFile(dataDir, request, options.largestFile);
    try {
      const bytes = await readFile(path);
      requireContent(name, extension, bytes);
      const found = table === null ? await guessTable(name, bytes) : { sure: table };
      if (!('sure' in found)) {
        const question: QuestionAnswer = { ask: { ...found, tables: tableNames.map((one) => ({ table: one, title: tables[one].title })) } };
        return { status: 409, json: question };
      }
      refuseWhilePublishing();
      const evenIfOpen = address.searchParams.get('even-if-open') === 'yes';
      return ok(saveTable({ dataDir, table: found.sure, extension, path, at: options.now(), evenIfOpen }));
    } finally {
      await rm(path, { force: true });
      work.changed();
    }
  }

  /** A table that changes while a release reads it would be half in it. */
  function refuseWhilePublishing(): void {
    if (work.running && work.running.what !== 'report' && work.running.what !== 'verify') {
      throw new Refusal('正在读表格，现在不能换文件', { hint: '请等这一步做完再放文件。' });
    }
  }

  const gets: Record<string, (address: URL) => Promise<Answer | undefined>> = {
    state: async ({ searchParams }) => {
      await work.wait(wholeNumber(searchParams.get('after')), longestWait);
      return ok(await state());
    },
    files: () => {
      const files: FilesAnswer = { folder: dataDir, canOpen: options.openFolder !== undefined, tables: listTables(dataDir) };
      return Promise.resolve(ok(files));
    },
    rows: async ({ searchParams }) => {
      const file = searchParams.get('file') ?? '';
      const table = tableOfFile(file);
      if (table === undefined) return undefined;
      const rows = await countRows(join(dataDir, file), tables[table]).catch(() => undefined);
      return ok(rows === undefined ? {} : { rows });
    },
    problems: async ({ searchParams }) => {
      const { check } = work.found;
      if (!check) return undefined;
      const file = searchParams.get('file') ?? '';
      const severity = (['error', 'warning', 'note'] as const).find((one) => one === searchParams.get('severity'));
      const shown = { report: check.report, fresh: work.isFresh(check), dataDir, hotlines: await hotlines(), from: wholeNumber(searchParams.get('from')), count: cardsAtOnce };
      return ok(await listProblems({ ...shown, ...(file !== '' && { file }), ...(severity && { severity }) }));
    },
    changes: () => {
      const { changes } = work.found;
      if (!changes) return Promise.resolve(undefined);
      const { report } = changes;
      const answer: ChangesAnswer = { fresh: work.isFresh(changes), report, newWarnings: newWarnings(report) };
      return Promise.resolve(ok(answer));
    },
    pages: ({ searchParams }) => {
      const { preview } = work.found;
      const which = (['added', 'changed', 'gone'] as const).find((one) => one === searchParams.get('which')) ?? ('changed' satisfies PageChange);
      if (!preview) return Promise.resolve(undefined);
      const folders = { ...(sites.old.site !== undefined && { old: sites.old.site }), ...(sites.new.site !== undefined && { new: sites.new.site }) };
      return Promise.resolve(ok(listPages(preview.result.pages, which, folders, wholeNumber(searchParams.get('from')), pagesAtOnce, searchParams.get('words') ?? '')));
    },
    history: async () => ok(await operations.history()),
    workbook: () => {
      const bytes = work.found.workbook;
      return Promise.resolve(bytes && { status: 200, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes });
    },
  };

  const posts: Record<string, (question: Record<string, unknown>) => Answer | undefined> = {
    'open-folder': () => {
      options.openFolder?.(dataDir);
      return ok({});
    },
    'put-back': ({ name, evenIfOpen }) => {
      refuseWhilePublishing();
      const saved = putBack(dataDir, typeof name === 'string' ? name : '', options.now(), evenIfOpen === true);
      work.changed();
      return ok(saved);
    },
  };

  return {
    async answer(method, address, request) {
      const name = address.pathname.slice('/api/'.length);
      if (method === 'GET' && Object.hasOwn(gets, name)) return gets[name]!(address);
      if (method === 'PUT' && name === 'file') return takeFile(address, request);
      if (method !== 'POST') return undefined;
      const question = await readQuestion(request);
      if (Object.hasOwn(posts, name)) return posts[name]!(question);
      const what = /^run\/(\w+)$/.exec(name)?.[1];
      if (what === undefined || !Object.hasOwn(works, what)) return undefined;
      const number = work.start(what as WorkName, works[what as WorkName](question));
      if (number === undefined) return { status: 423, json: { message: '另一个窗口正在做别的事', hint: '同一时间只做一件事。请等它做完，再点一次。' } };
      return { status: 202, json: { number } };
    },
  };
}
