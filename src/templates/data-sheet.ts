import type { Cell, CellStyle, WriteSheet } from 'hucre';
import { columnLetters, columnsOf, type TableDefinition } from '../schema/index.ts';
import { cellValue } from './cell-value.ts';
import { columnWidth, headerOf, numberFormatOf } from './column-format.ts';
import { commentOf } from './comment.ts';
import { validationOf } from './validation.ts';

const line = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;

/** Required columns are dark, the others light: told apart on a grey printout too. */
export const headerStyle = (required: boolean): CellStyle => ({
  font: { bold: true, color: { rgb: required ? 'FFFFFF' : '1F3864' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: required ? '1F5C99' : 'DCE6F1' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: { right: line, bottom: line },
  numFmt: '@',
});

/**
 * The sheet that holds a table: headers in row 1, rows below. Where there are no rows, row 2 has empty cells in the format of their columns.
 *
 * @param rows as the schema has them: money in fen, days as `YYYY-MM-DD`
 */
export function dataSheet(definition: TableDefinition, rows: readonly Record<string, unknown>[]): WriteSheet {
  const columns = columnsOf(definition);
  const cells = new Map<string, Partial<Cell>>();
  for (const [index, column] of columns.entries()) {
    cells.set(`0,${index}`, { value: headerOf(column), type: 'string', style: headerStyle(column.required), comment: { text: commentOf(definition, column) } });
    if (rows.length === 0) cells.set(`1,${index}`, { value: null, style: { numFmt: numberFormatOf(column) } });
  }
  return {
    name: definition.title,
    columns: columns.map((column) => ({ width: columnWidth(column), numFmt: numberFormatOf(column) })),
    rows: [columns.map(headerOf), ...rows.map((row) => columns.map((column) => cellValue(column, row[column.name])))],
    cells,
    rowDefs: new Map([[0, { height: 33 }]]),
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' },
    freezePane: { rows: 1, columns: 1 },
    dataValidations: columns.flatMap((column, index) => validationOf(column, columnLetters(index), rows.length) ?? []),
  };
}
