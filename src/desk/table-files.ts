import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tableNames, tables, type TableName } from '../schema/index.ts';
import type { TableAnswer } from './answers.ts';
import { listEarlier } from './earlier.ts';
import { findLockFile } from './lock-files.ts';

export const isTable = (name: string | null | undefined): name is TableName => typeof name === 'string' && Object.hasOwn(tables, name);

/** The table that a file of the data folder is by its name: `projects.csv`; undefined for every other name, so for every path. */
export function tableOfFile(name: string): TableName | undefined {
  const match = /^([a-z_]+)\.(?:csv|xlsx)$/i.exec(name);
  const table = match?.[1]!.toLowerCase();
  return isTable(table) ? table : undefined;
}

/** Files of the data folder that stand for a table. More than one is an error that the check reports. */
export function filesOfTable(names: readonly string[], table: TableName): string[] {
  return names.filter((name) => tableOfFile(name) === table);
}

/** Every table with its file, in the order of the dictionary. */
export function listTables(dataDir: string): TableAnswer[] {
  const names = readdirSync(dataDir);
  return tableNames.map((table) => {
    const { title, required } = tables[table];
    const answer: TableAnswer = { table, title, required, earlier: listEarlier(dataDir, table) };
    const [file] = filesOfTable(names, table);
    const found = file === undefined ? undefined : statSync(join(dataDir, file), { throwIfNoEntry: false });
    if (file === undefined || !found) return answer;
    const lock = findLockFile(file, names);
    return { ...answer, file, bytes: found.size, changedAt: Math.round(found.mtimeMs), ...(lock !== undefined && { lock }) };
  });
}

/** Names, sizes and times of all files that a site is made from: differs once any of them was touched. */
export function stampFolders(folders: readonly string[]): string {
  return folders.map(stampFolder).join('\n\n');
}

function stampFolder(folder: string): string {
  let entries;
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return '';
  }
  const lines = entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const inside = path.slice(folder.length);
    // What starts with a dot or ~$ is nobody's input: kept files, marks of programs that have a table open.
    if (!entry.isFile() || /(?:^|[\\/])(?:\.|~\$)/.test(inside)) return [];
    const found = statSync(path, { throwIfNoEntry: false });
    return found ? [`${inside} ${found.size} ${found.mtimeMs}`] : [];
  });
  return lines.sort().join('\n');
}
