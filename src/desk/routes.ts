import { realpathSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { tableNames, tables } from '../schema/index.ts';
import type { ChangeReport } from '../changes/report.ts';
import { readPortal } from '../tables/portal.ts';
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
import { createWorks } from './works.ts';

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

  const works = createWorks(options, work, sites, { showCurrent, newWarnings });

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
      const known = await hotlines();
      const number = work.start(what as WorkName, works[what as WorkName](question, known));
      if (number === undefined) return { status: 423, json: { message: '另一个窗口正在做别的事', hint: '同一时间只做一件事。请等它做完，再点一次。' } };
      return { status: 202, json: { number } };
    },
  };
}
