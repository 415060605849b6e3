import { writeXlsx } from 'hucre/xlsx';
import { columnsOf, type TableDefinition } from '../schema/index.ts';
import { commentOf } from './comment.ts';
import { dataSheet } from './data-sheet.ts';
import { explanationSheet } from './explanation-sheet.ts';
import { finishWorkbook } from './finish-workbook.ts';

/** Workbooks bear a date of their own; one that never changes, so that the same schema gives the same bytes. */
const written = new Date(Date.UTC(1980, 0, 1));

/**
 * The workbook in which staff fill in a table: its sheet first, then the one that explains it. All of it comes from the schema.
 *
 * @param rows what it holds already, as the schema has them: money in fen, days as `YYYY-MM-DD`
 * @returns bytes of an XLSX file; the same input gives the same bytes
 */
export async function makeTemplate(definition: TableDefinition, rows: readonly Record<string, unknown>[] = []): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: [dataSheet(definition, rows), explanationSheet(definition)],
    properties: { title: definition.title, description: definition.description, created: written, modified: written },
    defaultFont: { name: '宋体', size: 11 },
  });
  return finishWorkbook(bytes, columnsOf(definition).map((column) => commentOf(definition, column)));
}
