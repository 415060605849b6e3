import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ChangeReport, RowChange, TableChanges } from '../../src/changes/report.ts';
import type { HistoryEntry, Operations, PageChanges, Progress, ReleaseResult } from '../../src/desk/operations.ts';
import { Refusal } from '../../src/desk/refusal.ts';
import { columnsOf, tables, type TableName } from '../../src/schema/index.ts';
import { checkPortal } from '../../src/tables/check.ts';
import type { Dataset } from '../../src/tables/dataset.ts';
import { readTables } from '../../src/tables/read.ts';

export interface FakeOptions {
  dataDir: string;
  contentDir: string;
  publishedDir: string;
  asOf: () => string;
  /** Waited for before each stage, so that a test can hold a work where it is. */
  pause?: (stage: string) => Promise<void>;
  /** What the first preview or release finds half done. */
  repaired?: string[];
}

type PlainRow = Record<string, unknown>;

/**
 * The operations over folders, without Astro: the check is the real one, the site is one small page for each project, and a release is a copy. What it promises is
 * the contract of `Operations`, not how it is done.
 */
export function createFakeOperations({ dataDir, contentDir, publishedDir, asOf, pause = () => Promise.resolve(), repaired = [] }: FakeOptions): Operations {
  const history: HistoryEntry[] = [];
  const newest = (): HistoryEntry | undefined => history.find((entry) => entry.current);
  /** The release that is public. */
  const current = (): HistoryEntry | undefined => history.find(({ kind, id }) => kind === 'release' && id === (newest()?.returnsTo ?? newest()?.id));
  const releaseOf = (id: string): string => join(publishedDir, 'releases', id);

  const requireGood = async (): Promise<void> => {
    const { report } = await checkPortal({ dataDir, contentDir, asOf: asOf() });
    if (report.errors > 0) throw new Refusal('数据有错误，没有发布', { hint: '请先改正检查报告中的错误。', report });
  };
  const read = (folder: string): Promise<Dataset> => readTables(folder, () => undefined);

  async function diff(): Promise<ChangeReport> {
    const now = current();
    const before = now ? await read(join(releaseOf(now.id), 'inputs')) : ({} as Dataset);
    const undone = history.filter(({ kind }) => kind === 'undo').map(({ id }) => id);
    const isAgain = history.some(({ id, kind, inputs: were }) => kind === 'release' && undone.includes(id) && JSON.stringify(were) === JSON.stringify(inputs()));
    return { ...compare(before, await read(dataDir), now), ...(isAgain && { isAgain }) };
  }

  /** One page for each project: its title, and its budget. */
  async function writeSite(folder: string): Promise<void> {
    const { projects, regions } = await read(dataDir);
    const page = (title: string, text: string): string =>
      `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title} · 望禾市公示网</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
    const write = (path: string, text: string): void => {
      mkdirSync(join(folder, path), { recursive: true });
      writeFileSync(join(folder, path, 'index.html'), text);
    };
    write('/', page('首页', `${regions?.rows.length} 个地方，${projects?.rows.length} 个项目`));
    for (const { project_id: id, name, budget } of projects?.rows ?? []) write(`/projects/${id}/`, page(name, `预算 ${budget / 1_000_000} 万元`));
    writeFileSync(join(folder, '404.html'), page('没有这一页', '没有这一页'));
  }

  function comparePages(site: string): PageChanges {
    const now = current();
    const old = now ? join(releaseOf(now.id), 'site') : undefined;
    const list = (folder: string | undefined): string[] =>
      folder === undefined ? [] : readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('index.html')).map((file) => `/${file.replace(/index\.html$/, '')}`);
    const [before, after] = [new Set(list(old)), list(site)];
    const text = (folder: string, path: string): string => readFileSync(join(folder, path, 'index.html'), 'utf8');
    const kept = after.filter((path) => before.has(path));
    const changed = kept.filter((path) => text(old!, path) !== text(site, path));
    return {
      added: after.filter((path) => !before.has(path)),
      changed,
      gone: [...before].filter((path) => !after.includes(path)),
      unchanged: kept.length - changed.length,
    };
  }

  async function build(progress: Progress): Promise<{ site: string; pages: PageChanges }> {
    if (repaired.length > 0) progress({ repaired: repaired.splice(0) });
    for (const [index, name] of ['检查', '防推算', '排版', '检索', '终检'].entries()) {
      progress({ name, share: index / 5 });
      await pause(name);
      if (name === '检查') await requireGood();
    }
    const site = join(publishedDir, '.preview');
    rmSync(site, { recursive: true, force: true });
    await writeSite(site);
    return { site, pages: comparePages(site) };
  }

  function turnTo(id: string): void {
    const link = join(publishedDir, 'current.new');
    symlinkSync(join('releases', id, 'site'), link);
    renameSync(link, join(publishedDir, 'current'));
    for (const entry of history) entry.current = entry === history.at(-1);
  }

  const at = (): string => `2020-06-30T09:${String(10 + history.length)}:00+08:00`;
  const inputs = (): HistoryEntry['inputs'] =>
    readdirSync(dataDir).filter((name) => !name.startsWith('.')).map((file) => {
      const bytes = readFileSync(join(dataDir, file));
      return { file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    });

  return {
    check: async () => (await checkPortal({ dataDir, contentDir, asOf: asOf() })).report,
    writeReport: async (file) => writeFileSync(file, Buffer.from('PK\u0003\u0004 a workbook')),
    diff,
    preview: (_, progress) => build(progress),
    publish: async ({ by, note }, progress) => {
      const { site, pages } = await build(progress);
      progress({ name: '发布', share: 0.95 });
      await pause('发布');
      const id = `20200630-${String.fromCharCode(97 + history.length).repeat(6)}`;
      mkdirSync(releaseOf(id), { recursive: true });
      renameSync(site, join(releaseOf(id), 'site'));
      cpSync(dataDir, join(releaseOf(id), 'inputs'), { recursive: true });
      history.push({
        number: history.length + 1, kind: 'release', id, at: at(), by, ...(note !== undefined && { note }), asOf: asOf(), kept: true, current: true,
        pages: { added: pages.added.length, changed: pages.changed.length, gone: pages.gone.length, total: pages.added.length + pages.changed.length + pages.unchanged },
        inputs: inputs(), manifest: createHash('sha256').update(id).digest('hex'),
      });
      turnTo(id);
      return { id, pages, next: { on: '2020-07-06', titles: ['青石县2020年第二批项目计划公示'] } };
    },
    undo: async ({ to, by, note }, progress) => {
      progress({ name: '换回', share: 0.5 });
      await pause('换回');
      const releases = history.filter((entry) => entry.kind === 'release');
      const now = current();
      const target = to ?? releases[releases.findIndex((entry) => entry === now) - 1]?.id;
      if (now === undefined || target === undefined || !existsSync(releaseOf(target))) throw new Refusal('没有可以撤回到的一版', { hint: '只发布过一次，没有更早的版本。' });
      history.push({ number: history.length + 1, kind: 'undo', id: now.id, returnsTo: target, at: at(), by, note, asOf: asOf(), kept: true, current: false, manifest: now.manifest });
      turnTo(target);
      const result: ReleaseResult = { id: target, pages: { added: [], changed: [], gone: [], unchanged: 4 } };
      return result;
    },
    history: () => Promise.resolve(history.map((entry) => ({ ...entry }))),
    verify: () => Promise.resolve({ id: current()?.id ?? '', files: 12, problems: [] }),
  };
}

const shown = (value: unknown): string => (typeof value === 'number' && value > 99_999 ? `${value / 1_000_000}` : Array.isArray(value) ? value.join('、') : value === undefined ? '' : String(value));

/** Rows by their keys, cells by their texts: enough of a change report to be looked at. */
function compare(before: Dataset, after: Dataset, now: HistoryEntry | undefined): ChangeReport {
  const changes: TableChanges[] = [];
  for (const table of Object.keys(tables) as TableName[]) {
    const definition = tables[table];
    const columns = columnsOf(definition);
    const key = (row: PlainRow): string => definition.key.map((name) => shown(row[name])).join(' ');
    const load = (dataset: Dataset): Map<string, { row: PlainRow; at: number }> =>
      new Map((dataset[table]?.rows ?? []).map((row, index) => [key(row as PlainRow), { row: row as PlainRow, at: dataset[table]!.rowNumbers[index]! }]));
    const [old, fresh] = [load(before), load(after)];
    const describe = (key: string, one: { row: PlainRow; at: number }, other?: PlainRow): RowChange => ({
      key, row: one.at, ...(typeof one.row.name === 'string' && { name: one.row.name }),
      cells: columns.filter(({ name }) => other === undefined || shown(one.row[name]) !== shown(other[name]))
        .map(({ name, title }) => ({ column: name, title, ...(other !== undefined && { before: shown(other[name]) }), after: shown(one.row[name]) })),
    });
    const added = [...fresh].filter(([id]) => !old.has(id)).map(([id, one]) => describe(id, one));
    const changed = [...fresh].flatMap(([id, one]) => (old.has(id) ? [describe(id, one, old.get(id)!.row)] : [])).filter(({ cells }) => cells.length > 0);
    const removed = [...old].filter(([id]) => !fresh.has(id)).map(([id, one]) => describe(id, one));
    if (added.length + changed.length + removed.length === 0) continue;
    const file = after[table]?.file ?? before[table]?.file ?? '';
    const people = table.startsWith('registry');
    changes.push({
      table, title: definition.title, file, before: old.size, after: fresh.size,
      added: people ? [] : added, changed: people ? [] : changed, removed: people ? [] : removed,
      counts: { added: added.length, changed: changed.length, removed: removed.length },
    });
  }
  const sums = (dataset: Dataset): Map<string, number> => {
    const found = new Map<string, number>();
    for (const { fund_id: id, amount } of dataset.disbursements?.rows ?? []) found.set(id, (found.get(id) ?? 0) + amount);
    return found;
  };
  const [paidBefore, paidAfter] = [sums(before), sums(after)];
  const fund = (after.funds?.rows ?? []).flatMap(({ fund_id: id, name, amount }) => {
    const old = before.funds?.rows.find((row) => row.fund_id === id)?.amount ?? 0;
    const one = { id, name, before: { allocated: old, paid: paidBefore.get(id) ?? 0 }, after: { allocated: amount, paid: paidAfter.get(id) ?? 0 } };
    return one.before.allocated === one.after.allocated && one.before.paid === one.after.paid ? [] : [one];
  });
  const budgets = changes.find(({ table }) => table === 'projects')?.changed.filter(({ cells }) => cells.some(({ column }) => column === 'budget')) ?? [];
  return {
    ...(now && { since: now.id }),
    asOf: { after: '2020-06-30', ...(now && { before: now.asOf }) },
    tables: changes,
    sums: { fund: now ? fund : [], place: [] },
    notices: { opens: [], closes: [], waiting: [] },
    content: [],
    portal: [],
    warnings: !now ? [] : budgets.map(({ key, row }) => ({
      code: 'sum-jumped', key: `sum-jumped projects ${key}`, file: 'projects.csv', row, column: '计划总投资', message: `项目 ${key} 的金额变了`, hint: '请核对是不是单位写错，或多写了一个零。',
    })),
    needsNote: now !== undefined && changes.some(({ counts }) => counts.changed + counts.removed > 0),
  };
}
