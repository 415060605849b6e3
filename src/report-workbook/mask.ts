import { cellHider } from '../tables/hidden-cells.ts';
import type { FindHouseholdKey } from '../tables/household-keys.ts';
import type { ReadSheet } from './read-sheets.ts';

/** Stands where a cell held something personal. */
export const masked = '［个人信息，不显示］';

/** Only published numbers may look like a private phone; none is let pass here. */
const noHotlines: ReadonlySet<string> = new Set();

/** What may be shown of a cell, by its row and column from 0. Whatever the report calls personal (`named`, as "row,column", or "row," for a whole row) is hidden too. */
export function cellShower(sheet: ReadSheet, findHouseholdKey: FindHouseholdKey, named: ReadonlySet<string>): (row: number, column: number) => string {
  const isHidden = cellHider(sheet.table, { name: sheet.sheet, header: sheet.header }, findHouseholdKey, noHotlines);
  return (row, index) => {
    const cells = sheet.cells[row] ?? [];
    const text = cells[index] ?? '';
    const isSecret = text !== '' && (named.has(`${row},${index}`) || named.has(`${row},`) || isHidden(cells, row + 1, index));
    return isSecret ? masked : text;
  };
}
