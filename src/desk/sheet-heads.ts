import type { Cell } from '../tables/cell.ts';
import { delimiters, previewCsv } from '../tables/csv.ts';
import { detectEncoding, isZip } from '../tables/decode.ts';
import { headerDepth } from '../tables/header.ts';
import { readWorkbook, type Merge } from '../tables/xlsx.ts';

/** The first rows of a sheet, as one of the ways to read them gives them. */
export interface Head {
  rows: Cell[][];
  merges: Merge[];
}

/** The first rows of every sheet of a file, and of a CSV file with every delimiter; empty when it is no table that can be read. */
export async function readHeads(bytes: Uint8Array): Promise<Head[]> {
  if (isZip(bytes)) {
    const workbook = await readWorkbook(bytes);
    if (typeof workbook === 'string') return [];
    return workbook.sheets.filter(({ shows }) => shows === 'cells').map(({ cells, merges }) => ({ rows: cells.slice(0, headerDepth), merges }));
  }
  const found = detectEncoding(bytes);
  if (!('encoding' in found)) return [];
  return delimiters.map((delimiter) => ({ rows: previewCsv(bytes, found.encoding, delimiter, headerDepth), merges: [] }));
}
