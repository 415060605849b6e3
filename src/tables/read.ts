import { readFile } from 'node:fs/promises';
import { tables, type TableName } from '../schema/index.ts';
import { readCsvTable } from './csv-table.ts';
import type { Dataset, LoadedTable } from './dataset.ts';
import { findTableFiles, reportUnreadable } from './files.ts';
import type { AddIssue } from './issue.ts';
import { readXlsxTable } from './xlsx-table.ts';

export interface ReadOptions {
  /** Published numbers (portal.json), which are not personal where they stand outside the rows. */
  hotlines?: ReadonlySet<string>;
  /** Tables that were read already, from files of the same bytes, by the name of the file: taken as they are. */
  known?: ReadonlyMap<string, LoadedTable<TableName>>;
}

/**
 * Reads every table of a data folder: finds the files, their encoding, sheets and headers, and turns each row into
 * typed values. All that is wrong or was bent goes to `addIssue`; rows with a problem are not in the result, nor are
 * tables whose header cannot be used. `progress` hears bytes read, bytes in all, and the file at hand.
 * Throws UserError when the folder cannot be read.
 */
export async function readTables(
  dataDir: string,
  addIssue: AddIssue,
  progress: (done: number, of: number, file: string) => void = () => {},
  { hotlines = new Set(), known = new Map() }: ReadOptions = {},
): Promise<Dataset> {
  const files = await findTableFiles(dataDir, addIssue);
  const of = files.reduce((sum, { size }) => sum + size, 0);
  const dataset: Partial<Record<TableName, LoadedTable<TableName>>> = {};
  let done = 0;
  for (const { table, name, path, size } of files) {
    const same = known.get(name);
    if (same) {
      dataset[table] = same;
      progress((done += size), of, name);
      continue;
    }
    const bytes = await readFile(path).catch(() => undefined);
    if (!bytes) {
      reportUnreadable(name, '文件读不了：没有读取权限、太大，或被别的程序占用', addIssue);
      continue;
    }
    const input = {
      definition: tables[table],
      file: name,
      bytes,
      hotlines,
      progress: (share: number) => progress(done + Math.floor(share * size), of, name),
    };
    const loaded = await (name.toLowerCase().endsWith('.xlsx') ? readXlsxTable(input, addIssue) : readCsvTable(input, addIssue));
    if (loaded) dataset[table] = loaded;
    done += size;
    progress(done, of, name);
  }
  return dataset as Dataset;
}
