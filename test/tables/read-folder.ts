import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Dataset } from '../../src/tables/dataset.ts';
import type { Issue, Report } from '../../src/tables/issue.ts';
import { createIssueList } from '../../src/tables/issues.ts';
import { readTables, type ReadOptions } from '../../src/tables/read.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export const fixtures = join(import.meta.dirname, '../fixtures/tables');

/** By name: their content, or where a link of that name leads. A name may have a folder in it. */
export type Files = Record<string, string | Uint8Array | { linkTo: string }>;

/** The smallest files of the required tables, without those that `files` replace. */
export function withRequiredTables(files: Files): Files {
  const stems = new Set(Object.keys(files).map((name) => name.replace(/\..*$/, '').toLowerCase()));
  const others = readdirSync(join(fixtures, 'others')).filter((name) => !stems.has(name.replace(/\..*$/, '')));
  return { ...Object.fromEntries(others.map((name) => [name, readFileSync(join(fixtures, 'others', name))])), ...files };
}

/** Reads exactly these files as a data folder. */
export async function readExactly(files: Files, options?: ReadOptions): Promise<{ tables: Dataset; report: Report }> {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    if (typeof content === 'object' && 'linkTo' in content) symlinkSync(content.linkTo, join(folder, name));
    else writeFileSync(join(folder, name), content);
  }
  const list = createIssueList();
  const tables = await readTables(folder, list.add, undefined, options);
  return { tables, report: list.report() };
}

/** Reads these files together with the smallest ones of the other required tables. */
export const readFolder = (files: Files, options?: ReadOptions) => readExactly(withRequiredTables(files), options);

/** "error number-invalid projects.csv 3 budget", for comparing what was found at a glance. */
export const brief = ({ severity, code, file, row, column }: Issue): string =>
  [severity, code, file, row, column].filter((part) => part !== undefined).join(' ');
