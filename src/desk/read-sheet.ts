import { readFileSync, statSync } from 'node:fs';
import type { TableDefinition } from '../schema/index.ts';
import type { Cell } from '../tables/cell.ts';
import { delimiters, previewCsv, readCsv } from '../tables/csv.ts';
import { detectEncoding, isZip } from '../tables/decode.ts';
import { findHeader, headerDepth, type FoundHeader } from '../tables/header.ts';
import { readWorkbook, type WorkbookOfCells } from '../tables/xlsx.ts';
import { quoteText } from '../tables/wording.ts';

export interface SheetRows {
  header: FoundHeader;
  /** By the number that the spreadsheet shows. */
  rows: Map<number, Cell[]>;
}

/** The workbook that was read last: a clerk looks at one file at a time, and unpacking is what takes long. */
let lastWorkbook: { key: string; workbook: WorkbookOfCells } | undefined;

async function openWorkbook(path: string, bytes: Uint8Array): Promise<WorkbookOfCells | undefined> {
  const key = `${path} ${bytes.length} ${statSync(path).mtimeMs}`;
  if (lastWorkbook?.key === key) return lastWorkbook.workbook;
  const workbook = await readWorkbook(bytes);
  if (typeof workbook === 'string') return undefined;
  lastWorkbook = { key, workbook };
  return workbook;
}

/**
 * The rows of a table's file that are asked for, and its header; of all others nothing is kept.
 *
 * @param sheet the sheet's name as the report has it; of a CSV file none
 * @returns undefined when the file has no header of this table
 */
export async function readSheetRows(path: string, definition: TableDefinition, sheet: string | undefined, wanted: ReadonlySet<number>): Promise<SheetRows | undefined> {
  const bytes = readFileSync(path);
  const rows = new Map<number, Cell[]>();
  if (isZip(bytes)) {
    const workbook = await openWorkbook(path, bytes);
    const sheets = (workbook?.sheets ?? []).filter(({ name }) => sheet === undefined || quoteText(name) === sheet);
    for (const { cells, merges } of sheets) {
      const header = findHeader(cells, definition, merges);
      if (!header) continue;
      for (const row of wanted) if (cells[row - 1]) rows.set(row, cells[row - 1]!);
      return { header, rows };
    }
    return undefined;
  }
  const found = detectEncoding(bytes);
  if (!('encoding' in found)) return undefined;
  const { encoding } = found;
  const layouts = delimiters.flatMap((delimiter) => {
    const header = findHeader(previewCsv(bytes, encoding, delimiter, headerDepth), definition);
    return header ? [{ delimiter, header }] : [];
  });
  const [layout] = layouts.sort((a, b) => b.header.found - a.header.found);
  if (!layout) return undefined;
  await readCsv(bytes, encoding, layout.delimiter, {
    row: (cells, row) => void (wanted.has(row) && rows.set(row, cells)),
    brokenQuotes: () => undefined,
    progress: () => undefined,
  });
  return { header: layout.header, rows };
}

/** Rows of a file that hold anything, as a spreadsheet counts them, its header less; undefined when it cannot be read. */
export async function countRows(path: string, definition: TableDefinition): Promise<number | undefined> {
  const bytes = readFileSync(path);
  if (isZip(bytes)) {
    const workbook = await openWorkbook(path, bytes);
    for (const { cells, merges } of workbook?.sheets ?? []) {
      const header = findHeader(cells, definition, merges);
      if (header) return cells.slice(header.bottom + 1).filter((row) => row.some((cell) => cell !== '')).length;
    }
    return undefined;
  }
  const found = detectEncoding(bytes);
  if (!('encoding' in found)) return undefined;
  const header = findHeader(previewCsv(bytes, found.encoding, ',', headerDepth), definition);
  let count = 0;
  // A line break inside a cell is in quotes, where no record ends, whatever the delimiter.
  await readCsv(bytes, found.encoding, ',', {
    row: (cells) => void (cells.some((cell) => cell !== '') && (count += 1)),
    brokenQuotes: () => undefined,
    progress: () => undefined,
  });
  return Math.max(0, count - (header ? header.bottom + 1 : 1));
}
