import { readFileSync, statSync } from 'node:fs';
import type { TableDefinition } from '../schema/index.ts';
import { isBlank, type Cell } from '../tables/cell.ts';
import type { FoundHeader } from '../tables/header.ts';
import { openRawSheets, type RawSheet } from '../tables/raw-sheets.ts';

export interface SheetRows {
  /** As the report has it; of a CSV file none. */
  name?: string;
  header: FoundHeader;
  /** By the number that the spreadsheet shows. */
  rows: Map<number, readonly Cell[]>;
}

/** The file that was read last: a clerk looks at one at a time, and unpacking is what takes long. */
let last: { key: string; sheets: RawSheet[] } | undefined;

async function openSheets(path: string, definition: TableDefinition): Promise<RawSheet[]> {
  const { size, mtimeMs } = statSync(path);
  const key = `${path} ${size} ${mtimeMs}`;
  if (last?.key !== key) last = { key, sheets: await openRawSheets(readFileSync(path), definition) };
  return last.sheets;
}

/**
 * The rows of a table's file that are asked for, and its header; of all others nothing is kept.
 *
 * @param sheet the sheet's name as the report has it; of a CSV file none
 * @returns undefined when the file has no header of this table
 */
export async function readSheetRows(path: string, definition: TableDefinition, sheet: string | undefined, wanted: ReadonlySet<number>): Promise<SheetRows | undefined> {
  const found = (await openSheets(path, definition)).find(({ name, header }) => header !== undefined && (sheet === undefined || name === sheet));
  if (!found?.header) return undefined;
  const rows: SheetRows['rows'] = new Map();
  await found.forEachRow((cells, row) => void (wanted.has(row) && rows.set(row, cells)));
  return { ...(found.name !== undefined && { name: found.name }), header: found.header, rows };
}

/** Rows of a file that hold anything, as a spreadsheet counts them, its header less; undefined when it cannot be read. */
export async function countRows(path: string, definition: TableDefinition): Promise<number | undefined> {
  const sheets = await openSheets(path, definition);
  // A CSV file without a header that is known has one sheet all the same.
  const found = sheets.find(({ header }) => header !== undefined) ?? sheets.find(({ name }) => name === undefined);
  if (!found) return undefined;
  const bottom = found.header?.bottom ?? 0;
  let count = 0;
  await found.forEachRow((cells, row) => void (row > bottom + 1 && !cells.every(isBlank) && (count += 1)));
  return count;
}
