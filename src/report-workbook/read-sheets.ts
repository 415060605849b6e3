import { readFile } from 'node:fs/promises';
import { tables, type TableName } from '../schema/index.ts';
import { showCell, type Cell } from '../tables/cell.ts';
import { findLayout } from '../tables/csv-table.ts';
import { readCsv } from '../tables/csv.ts';
import { detectEncoding } from '../tables/decode.ts';
import type { TableFile } from '../tables/files.ts';
import { findHeader, type FoundHeader } from '../tables/header.ts';
import { quoteText } from '../tables/wording.ts';
import { readWorkbook, type Merge } from '../tables/xlsx.ts';

/** A sheet as its file has it, in words: `cells[0]` is row 1. */
export interface ReadSheet {
  table: TableName;
  /** Name as issues have it; absent for a CSV file. */
  sheet?: string;
  cells: string[][];
  header: FoundHeader | undefined;
  merges: readonly Merge[];
}

const inWords = (cells: readonly (readonly Cell[])[]): string[][] => cells.map((row) => row.map(showCell));

/** The sheets of one file that can be shown at all; none of a file that cannot be read, of which the report says why. */
export async function readSheets({ table, name, path }: TableFile): Promise<ReadSheet[]> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return [];
  return name.toLowerCase().endsWith('.xlsx') ? readXlsxSheets(table, bytes) : readCsvSheet(table, bytes);
}

async function readXlsxSheets(table: TableName, bytes: Uint8Array): Promise<ReadSheet[]> {
  const workbook = await readWorkbook(bytes);
  if (typeof workbook === 'string') return [];
  return workbook.sheets
    .filter(({ shows }) => shows === 'cells')
    .map(({ name, cells, merges }) => ({ table, sheet: quoteText(name), cells: inWords(cells), header: findHeader(cells, tables[table], merges), merges }));
}

async function readCsvSheet(table: TableName, bytes: Uint8Array): Promise<ReadSheet[]> {
  const detected = detectEncoding(bytes);
  if (!('encoding' in detected)) return [];
  const layout = findLayout(bytes, detected.encoding, tables[table]);
  const cells: string[][] = [];
  await readCsv(bytes, detected.encoding, layout?.delimiter ?? ',', {
    row: (row) => void cells.push(row),
    brokenQuotes: () => {},
    progress: () => {},
  });
  return [{ table, cells, header: layout?.header, merges: [] }];
}
