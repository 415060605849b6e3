import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { tableNames, tables, type TableName } from '../schema/index.ts';
import { readingIssue } from './codes.ts';
import type { AddIssue } from './issue.ts';
import { findNearest } from './nearest.ts';
import { findPersonal } from './personal.ts';
import { personalNameIssue } from './unread.ts';
import { quoteText, suggest } from './wording.ts';

export interface TableFile {
  table: TableName;
  /** File name in the data folder. */
  name: string;
  path: string;
  /** Bytes. */
  size: number;
}

/** Spreadsheets that people have but that are not read. */
const otherFormats = new Set(['xls', 'xlsm', 'xlsb', 'xlt', 'et', 'ett', 'ods', 'numbers', 'tsv', 'txt', 'tab']);

const isTable = (name: string): name is TableName => Object.hasOwn(tables, name);

/** The table whose machine name or Chinese title is most like a file's name. */
function nearestTable(stem: string): TableName | undefined {
  const byTitle = new Map(tableNames.map((name): [string, TableName] => [tables[name].title, name]));
  const exact = byTitle.get(stem);
  if (exact) return exact;
  const near = findNearest(stem, [...tableNames, ...byTitle.keys()]);
  return near === undefined ? undefined : isTable(near) ? near : byTitle.get(near);
}

/**
 * The files of the data folder that hold tables, in the order of the dictionary. Issues: a required table that is
 * missing, a table with two files, files that belong to no table, spreadsheets in formats that are not read, files that
 * cannot be read at all, folders with tables in them, names with personal data.
 */
export async function findTableFiles(dataDir: string, addIssue: AddIssue): Promise<TableFile[]> {
  const found = new Map<TableName, string[]>();
  const unreadable = new Set<TableName>();
  for (const entry of await listFolder(dataDir)) {
    const { name } = entry;
    const personal = findPersonal(name, { hotlines: new Set() });
    // Nothing else is said of it, since everything else would name it.
    if (personal) {
      addIssue(personalNameIssue(personal, entry.isDirectory() ? '文件夹名' : '文件名', { file: quoteText(name) }));
      continue;
    }
    if (entry.isDirectory()) {
      await warnOfFolder(dataDir, name, addIssue);
      continue;
    }
    const dot = name.lastIndexOf('.');
    const stem = name.slice(0, dot).toLowerCase();
    const extension = name.slice(dot + 1).toLowerCase();
    const isSheet = extension === 'csv' || extension === 'xlsx';
    if (dot <= 0 || !(isSheet || otherFormats.has(extension))) continue;
    if (name.startsWith('~$') || name.startsWith('.')) {
      addIssue(readingIssue('file-lock-skipped', { file: name }, '跳过了临时文件', '无需处理；请先在表格软件中保存并关闭原文件。'));
    } else if (isTable(stem)) {
      if (isSheet) found.set(stem, [...(found.get(stem) ?? []), name]);
      else {
        unreadable.add(stem);
        const hint = `请在表格软件中打开，另存为 ${stem}.xlsx。`;
        addIssue(readingIssue('file-format', { file: name }, `.${extension} 文件不能读取，只读 .csv 与 .xlsx`, hint));
      }
    } else {
      const nearest = nearestTable(stem);
      const hint = `${suggest(nearest && `${nearest}.${isSheet ? extension : 'xlsx'}`)}表的文件名见数据字典；不是数据的文件请移出数据文件夹。`;
      addIssue(readingIssue('file-unknown', { file: name }, `“${quoteText(name)}”不是任何一张表，没有读取`, hint));
    }
  }

  const files: TableFile[] = [];
  for (const table of tableNames) {
    const names = found.get(table) ?? [];
    if (names.length > 1) {
      for (const name of names) {
        const message = `“${tables[table].title}”表有 ${names.length} 个文件：${names.join('、')}，不知道以哪个为准`;
        addIssue(readingIssue('file-duplicate', { file: name }, message, '只留一个，其余移出数据文件夹。'));
      }
    } else if (names[0] !== undefined) {
      const file = await locate(dataDir, names[0]);
      if (typeof file === 'string') reportUnreadable(names[0], file, addIssue);
      else files.push({ table, name: names[0], ...file });
    } else if (tables[table].required && !unreadable.has(table)) {
      const file = `${table}.csv`;
      const message = `缺少必需的“${tables[table].title}”表`;
      addIssue(readingIssue('file-missing', { file }, message, `请在数据文件夹中放入 ${table}.csv 或 ${table}.xlsx。`));
    }
  }
  return files;
}

export function reportUnreadable(file: string, message: string, addIssue: AddIssue): void {
  const hint = '请换成普通文件（不要用链接），并确认可以打开；暂时没有的可选表请删去。';
  addIssue(readingIssue('file-unreadable', { file }, message, hint));
}

/** Path and size of a plain file, or what is wrong. A pipe or a device would keep the reader waiting for ever. */
async function locate(dataDir: string, name: string): Promise<{ path: string; size: number } | string> {
  const path = join(dataDir, name);
  const found = await stat(path).catch(() => undefined);
  if (!found) return '文件读不了：链接已失效，或没有读取权限';
  if (!found.isFile()) return found.isDirectory() ? '不是文件，是文件夹的链接' : '不是普通文件（是管道或设备）';
  return { path, size: found.size };
}

async function warnOfFolder(dataDir: string, name: string, addIssue: AddIssue): Promise<void> {
  // Hidden folders are programs' own: .earlier, where the desk keeps tables that were replaced.
  if (name.startsWith('.')) return;
  const inside = await readdir(join(dataDir, name)).catch((): string[] => []);
  const count = inside.filter((file) => /\.(?:csv|xlsx)$/i.test(file) && !file.startsWith('~$') && !file.startsWith('.')).length;
  if (count === 0) return;
  const message = `子文件夹“${quoteText(name)}”中有 ${count} 个表格文件，没有读取`;
  addIssue(readingIssue('folder-skipped', { file: name }, message, '要读取请直接放在数据文件夹中；不是数据的请移出数据文件夹。'));
}

async function listFolder(dataDir: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(dataDir, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (cause) {
    throw new UserError('读不了数据文件夹', { where: dataDir, hint: '请核对 --data 后的路径。', atDesk: '请联系技术人员：这个文件夹不让读。', cause });
  }
}
