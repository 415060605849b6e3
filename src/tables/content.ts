import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Raise } from './checks/context.ts';
import { checkGlossary } from './glossary.ts';
import { householdName, type FindHouseholdKey } from './household-keys.ts';
import { findPersonal, maskPersonal, personalHeader, personalKindNames } from './personal.ts';
import { checkProse } from './prose.ts';

/** Paths of all prose files below the folder, with `/` between, in order of their names. */
export async function listContent(contentDir: string): Promise<string[]> {
  const entries = await readdir(contentDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.mdx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(contentDir, '/').length).replaceAll('\\', '/'))
    .sort();
}

/** What prose may not hold, and what of it may stand there all the same. */
export interface ContentRules {
  /** Published numbers. */
  hotlines: ReadonlySet<string>;
  findHouseholdKey: FindHouseholdKey;
}

/**
 * Makes sure that every prose file can be made into a page, and looks for personal data and household keys in it, line by
 * line; the row of an issue is the line. Tables may not have a column for names and the like.
 *
 * @param files paths relative to `contentDir`
 */
export async function checkContent(
  contentDir: string,
  files: readonly string[],
  { hotlines, findHouseholdKey }: ContentRules,
  raise: Raise,
): Promise<void> {
  for (const file of files) {
    const kindOfName = findPersonal(file, { hotlines });
    if (kindOfName) {
      // Everything else that could be said of it would name it.
      raise('personal-data', { file: `content/${maskPersonal(file)}` }, `文件名中有${personalKindNames[kindOfName]}`);
      continue;
    }
    const rowOfName = findHouseholdKey(file);
    if (rowOfName !== undefined) raise('household-key', { file: `content/${file}` }, `文件名中有${householdName(rowOfName)}的户编码`, '请改名。');
    const text = await readText(join(contentDir, file));
    if (text === undefined) {
      raise('content-invalid', { file: `content/${file}` }, '文件不是 UTF-8 编码', '请以 UTF-8 编码另存。');
      continue;
    }
    checkProse(contentDir, file, text, raise);
    const lines = text.split(/\r?\n/);
    lines.forEach((line, index) => {
      const at = { file: `content/${file}`, row: index + 1 };
      const kind = findPersonal(line, { hotlines });
      if (kind) raise('personal-data', at, `这一行有${personalKindNames[kind]}`);
      const row = findHouseholdKey(line);
      if (row !== undefined) raise('household-key', at, `这一行有${householdName(row)}的户编码`);
      if (!isTableHead(line, lines[index + 1])) return;
      for (const cell of line.split('|')) {
        const word = personalHeader(cell);
        if (word !== undefined) raise('personal-table', at, `表格有“${word}”一列`);
      }
    });
  }
  await checkGlossary(contentDir, files, raise);
}

async function readText(path: string): Promise<string | undefined> {
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const isTableHead = (line: string, next: string | undefined): boolean =>
  line.includes('|') && next !== undefined && /^[\s|:-]*-{3}[\s|:-]*$/.test(next) && next.includes('|');
