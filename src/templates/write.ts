import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { UserError } from '../errors.ts';
import { explanationSheet, tableNames, tables, type TableName } from '../schema/index.ts';
import { makeTemplate } from './template.ts';

export type TemplateRows = Partial<Record<TableName, readonly Record<string, unknown>[]>>;

/**
 * Writes the template of every table, `<table>.xlsx`, each with the rows that are given for it. Empty templates of before are replaced.
 *
 * @returns how many were written
 * @throws UserError where a file of that name holds something already, or the folder is a portal's own; nothing is written then
 */
export async function writeTemplates(out: string, rows: TemplateRows = {}): Promise<number> {
  await refuseToReplace(out);
  await mkdir(out, { recursive: true });
  for (const name of tableNames) await writeFile(join(out, `${name}.xlsx`), await makeTemplate(tables[name], rows[name]));
  return tableNames.length;
}

async function refuseToReplace(out: string): Promise<void> {
  if (['portal.json', ...tableNames.map((name) => `${name}.csv`)].some((file) => existsSync(join(out, file)))) {
    throw new UserError('这是数据文件夹，模板不写在里面', { where: out, hint: '用 --out 换一个文件夹；填好的表再放进数据文件夹。' });
  }
  for (const name of tableNames) {
    const path = join(out, `${name}.xlsx`);
    if (existsSync(path) && !(await isEmptyTemplate(path, tables[name].title))) {
      throw new UserError('文件里已经填了内容，没有覆盖', { where: path, hint: '用 --out 换一个空文件夹，或先把填好的表移走。' });
    }
  }
}

/** Whether a workbook has nothing but the header of its table and the sheet that explains it; what cannot be read may hold anything. */
async function isEmptyTemplate(path: string, title: string): Promise<boolean> {
  try {
    const { sheets } = await readXlsx(await readFile(path));
    const filled = sheets.filter(({ name }) => name !== explanationSheet).flatMap(({ name, rows }) => rows.slice(name === title ? 1 : 0));
    return filled.every((row) => row.every((cell) => cell === null || cell === undefined || cell === ''));
  } catch {
    return false;
  }
}
