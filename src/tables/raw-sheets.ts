import type { TableDefinition } from '../schema/index.ts';
import type { Cell } from './cell.ts';
import { findLayout } from './csv-table.ts';
import { readCsv } from './csv.ts';
import { detectEncoding, isZip } from './decode.ts';
import { findHeader, type FoundHeader } from './header.ts';
import { quoteText } from './wording.ts';
import { readWorkbook, type Merge, type SheetOfCells } from './xlsx.ts';

/** A sheet of a table's file as it stands there, whatever is wrong with it: for showing it, not for publishing. */
export interface RawSheet {
  /** Name as issues have it; absent for a CSV file. */
  name?: string;
  shows: SheetOfCells['shows'];
  /** Undefined when no row names columns of the table. */
  header: FoundHeader | undefined;
  merges: readonly Merge[];
  /** Hands over every row with the number that the spreadsheet shows. Of a CSV file nothing is kept. */
  forEachRow: (take: (cells: readonly Cell[], row: number) => void) => Promise<void>;
}

/** The sheets of the file of a table; none of bytes that cannot be read, of which the check says why. */
export async function openRawSheets(bytes: Uint8Array, definition: TableDefinition): Promise<RawSheet[]> {
  if (isZip(bytes)) {
    const workbook = await readWorkbook(bytes);
    if (typeof workbook === 'string') return [];
    return workbook.sheets.map(({ name, shows, cells, merges }) => ({
      name: quoteText(name),
      shows,
      header: findHeader(cells, definition, merges),
      merges,
      forEachRow: (take) => Promise.resolve(cells.forEach((row, index) => take(row, index + 1))),
    }));
  }
  const detected = detectEncoding(bytes);
  if (!('encoding' in detected)) return [];
  const { encoding } = detected;
  const layout = findLayout(bytes, encoding, definition);
  const forEachRow: RawSheet['forEachRow'] = (row) => readCsv(bytes, encoding, layout?.delimiter ?? ',', { row, brokenQuotes: () => {}, progress: () => {} });
  return [{ shows: 'cells', header: layout?.header, merges: [], forEachRow }];
}
