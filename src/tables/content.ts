import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Raise } from './checks/context.ts';
import { findPersonal, personalHeader, personalKindNames } from './personal.ts';

/** Paths of all prose files below the folder, with `/` between, in order of their names. */
export async function listContent(contentDir: string): Promise<string[]> {
  const entries = await readdir(contentDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.mdx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(contentDir, '/').length).replaceAll('\\', '/'))
    .sort();
}

/**
 * Looks for personal data in the prose, line by line; the row of an issue is the line. Tables may not have a column for names and
 * the like.
 *
 * @param files paths relative to `contentDir`
 * @param hotlines published numbers
 */
export async function checkContent(
  contentDir: string,
  files: readonly string[],
  hotlines: ReadonlySet<string>,
  raise: Raise,
): Promise<void> {
  for (const file of files) {
    const lines = (await readFile(join(contentDir, file), 'utf8')).split(/\r?\n/);
    lines.forEach((line, index) => {
      const at = { file: `content/${file}`, row: index + 1 };
      const kind = findPersonal(line, { hotlines });
      if (kind) raise('personal-data', at, `这一行有${personalKindNames[kind]}`);
      if (!isTableHead(line, lines[index + 1])) return;
      for (const cell of line.split('|')) {
        const word = personalHeader(cell);
        if (word !== undefined) raise('personal-table', at, `表格有“${word}”一列`);
      }
    });
  }
}

const isTableHead = (line: string, next: string | undefined): boolean =>
  line.includes('|') && next !== undefined && /^[\s|:-]*-{3}[\s|:-]*$/.test(next) && next.includes('|');
