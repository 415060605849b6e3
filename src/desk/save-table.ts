import { randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, createWriteStream, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { unzipSync } from 'fflate';
import { tables, type TableName } from '../schema/index.ts';
import { isHtml, isOle, isZip } from '../tables/decode.ts';
import type { SavedAnswer } from './answers.ts';
import { earlierFolder, earlierName, readEarlierName } from './earlier.ts';
import { findLockFile } from './lock-files.ts';
import { Refusal } from './refusal.ts';
import { filesOfTable, tableOfFile } from './table-files.ts';

const incoming = '.incoming-';

/** Bytes of the largest file that is taken. The registry of a province in CSV is a quarter of it. */
export const largestFile = 512 * 1024 * 1024;

/** Bytes of the largest workbook once it is unpacked. A sheet with as many rows as Excel has is half of it; a file made to burst the memory is a thousand times what it looks. */
export const largestUnpacked = 1024 * 1024 * 1024;

/** What the parts of a workbook say that they unpack to; 0 when it cannot be read, which the check says better. */
function unpackedBytes(bytes: Uint8Array): number {
  let total = 0;
  try {
    unzipSync(bytes, { filter: ({ originalSize }) => ((total += originalSize), false) });
  } catch {
    return 0;
  }
  return total;
}

/** Deletes what was left of files that did not come in whole. */
export function removeIncoming(dataDir: string): void {
  for (const name of readdirSync(dataDir)) if (name.startsWith(incoming)) rmSync(join(dataDir, name), { force: true });
}

/** The extension of a file that can be taken. */
export function requireExtension(name: string): 'csv' | 'xlsx' {
  const extension = /\.(\w+)$/.exec(name)?.[1]!.toLowerCase() ?? '';
  if (extension === 'csv' || extension === 'xlsx') return extension;
  throw new Refusal(`只能放 .xlsx 或 .csv 文件，这是 ${extension === '' ? '没有扩展名的文件' : `.${extension} 文件`}`, {
    where: name,
    hint: '请在 Excel 或 WPS 中打开它，另存为“Excel 工作簿（.xlsx）”，再放进来。',
  });
}

/** Says what a file really is when it is not what its name says. */
export function requireContent(name: string, extension: 'csv' | 'xlsx', bytes: Uint8Array): void {
  const refuse = (message: string, hint: string): never => {
    throw new Refusal(message, { where: name, hint });
  };
  const again = '请在 Excel 或 WPS 中打开它，另存为“Excel 工作簿（.xlsx）”，再放进来（只改扩展名不行）。';
  if (bytes.length === 0) refuse('文件是空的', '请确认选对了文件。');
  if (isOle(bytes)) refuse('这是旧版 Excel（.xls）文件，或加了密码', again);
  if (isHtml(bytes)) refuse('这其实是网页，不是表格', again);
  if (extension === 'xlsx' && !isZip(bytes)) refuse('这不是 Excel 工作簿', again);
  if (extension === 'xlsx' && unpackedBytes(bytes) > largestUnpacked) refuse('这个工作簿打开后太大，读不了', '请把不需要的工作表和图片删去，或改存为 .csv。');
  if (extension === 'csv' && isZip(bytes)) refuse('这其实是 Excel 工作簿，扩展名写成了 .csv', '请把扩展名改成 .xlsx，再放进来。');
}

/**
 * Takes a file in, beside the tables, under a name that nothing reads.
 *
 * @returns its path
 * @throws Refusal when it is larger than `limit` bytes; nothing of it stays
 */
export async function receiveFile(dataDir: string, from: Readable, limit = largestFile): Promise<string> {
  const path = join(dataDir, `${incoming}${randomBytes(8).toString('hex')}`);
  let bytes = 0;
  const count = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > limit) throw new Refusal(`文件太大，最多 ${Math.floor(limit / 1024 / 1024)} MB`, { hint: '请把不需要的工作表和图片删去，或改存为 .csv。' });
      yield chunk;
    }
  };
  try {
    await pipeline(from, count, createWriteStream(path, { flags: 'wx' }));
    const file = openSync(path, 'r+');
    fsyncSync(file);
    closeSync(file);
    return path;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

export interface SaveOptions {
  dataDir: string;
  table: TableName;
  extension: 'csv' | 'xlsx';
  /** The file as it was received. It is gone afterwards. */
  path: string;
  at: Date;
  /** The clerk says that nobody has it open, though a lock file says so. */
  evenIfOpen?: boolean;
}

/**
 * Puts a received file in a table's place. The file that stood there is kept below `.earlier` before anything else happens, so that at each moment the table is
 * there as it was or as it is to be.
 *
 * @throws Refusal when a spreadsheet program has the table open: it would write the old table back
 */
export function saveTable({ dataDir, table, extension, path, at, evenIfOpen = false }: SaveOptions): SavedAnswer {
  const names = readdirSync(dataDir);
  const old = filesOfTable(names, table);
  const open = old.find((name) => findLockFile(name, names) !== undefined);
  if (open !== undefined && !evenIfOpen) {
    throw new Refusal(`${open} 正在 Excel 或 WPS 中打开着`, {
      where: open,
      hint: `请先在 Excel 或 WPS 中关闭它，再放一次。确实没有人打开时，是上次没有正常关闭留下的记号（${findLockFile(open, names)}），可以点“仍要替换”。`,
    });
  }
  const file = `${table}.${extension}`;
  const kept = old.map((name) => keepEarlier(dataDir, name, at));
  // On many disks `Projects.xlsx` and `projects.xlsx` are one file: what stands there takes our name first, so that nothing is deleted that is already the new table.
  const hasOurName = (name: string): boolean => name.toLowerCase() === file;
  for (const name of old.filter(hasOurName)) renameSync(join(dataDir, name), join(dataDir, file));
  renameSync(path, join(dataDir, file));
  for (const name of old) if (!hasOurName(name)) rmSync(join(dataDir, name));
  return { table, title: tables[table].title, file, ...(kept[0] !== undefined && { kept: `${earlierFolder}/${kept[0]}` }) };
}

/** Keeps a table under a name with the time; where the file system knows no hard links, by copying. */
function keepEarlier(dataDir: string, name: string, at: Date): string {
  const folder = join(dataDir, earlierFolder);
  mkdirSync(folder, { recursive: true });
  for (let again = 0; ; again += 1) {
    const kept = earlierName(name, at, again);
    if (existsSync(join(folder, kept))) continue;
    try {
      linkSync(join(dataDir, name), join(folder, kept));
    } catch {
      copyFileSync(join(dataDir, name), join(folder, kept));
    }
    return kept;
  }
}

/**
 * Puts a kept file back in its table's place; what stands there now is kept in turn.
 *
 * @param kept its name below `.earlier`, which must be one that we gave
 */
export function putBack(dataDir: string, kept: string, at: Date, evenIfOpen: boolean): SavedAnswer {
  const name = readEarlierName(kept)?.name;
  const table = name === undefined ? undefined : tableOfFile(name);
  const source = join(dataDir, earlierFolder, kept);
  if (name === undefined || table === undefined || basename(kept) !== kept || !existsSync(source)) {
    throw new Refusal('没有这个旧文件', { where: earlierFolder, hint: '请刷新页面，从列表中再选一次。' });
  }
  const path = join(dataDir, `${incoming}${randomBytes(8).toString('hex')}`);
  copyFileSync(source, path);
  try {
    return saveTable({ dataDir, table, extension: requireExtension(name), path, at, evenIfOpen });
  } finally {
    rmSync(path, { force: true });
  }
}
