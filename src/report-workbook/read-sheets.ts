import { readFile } from 'node:fs/promises';
import { tables, type TableName } from '../schema/index.ts';
import { showCell } from '../tables/cell.ts';
import type { TableFile } from '../tables/files.ts';
import type { FoundHeader } from '../tables/header.ts';
import { openRawSheets, type RawSheet } from '../tables/raw-sheets.ts';
import type { Merge } from '../tables/xlsx.ts';

/** A sheet as its file has it, in words: `cells[0]` is row 1. */
export interface ReadSheet {
  table: TableName;
  /** Name as issues have it; absent for a CSV file. */
  sheet?: string;
  cells: string[][];
  header: FoundHeader | undefined;
  merges: readonly Merge[];
}

/** The sheets of one file that can be shown at all; none of a file that cannot be read, of which the report says why. */
export async function readSheets({ table, path }: TableFile): Promise<ReadSheet[]> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return [];
  const sheets = (await openRawSheets(bytes, tables[table])).filter(({ shows }) => shows === 'cells');
  return Promise.all(sheets.map((sheet) => readWhole(table, sheet)));
}

async function readWhole(table: TableName, { name, header, merges, forEachRow }: RawSheet): Promise<ReadSheet> {
  const cells: string[][] = [];
  await forEachRow((row) => void cells.push(row.map(showCell)));
  return { table, ...(name !== undefined && { sheet: name }), cells, header, merges };
}
