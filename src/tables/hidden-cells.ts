import { columnsOf, tables, type TableName } from '../schema/index.ts';
import { cleanText, isBlank, showCell, type Cell } from './cell.ts';
import type { FindHouseholdKey } from './household-keys.ts';
import { findPersonal, personalHeader, usccCheck } from './personal.ts';
import type { RawSheet } from './raw-sheets.ts';

/** Whether a table has keys of households. */
const hasHouseholdKeys = (table: TableName): boolean => columnsOf(tables[table]).some(({ name }) => name === 'household_key');

/**
 * Says of the cells of a sheet which are shown to nobody, clerks included. Hidden are columns that ask for personal data, keys of households and what holds either by its shape.
 * In a table of households that is more: a column whose header is not known may be that of the keys, and so may any column of a row that does not fit the header.
 *
 * @param hotlines published numbers, which are nobody's own
 * @returns a function of a row's cells, its number as the spreadsheet shows it, and the index of the cell
 */
export function cellHider(
  table: TableName,
  { name, header }: Pick<RawSheet, 'name' | 'header'>,
  findHouseholdKey: FindHouseholdKey,
  hotlines: ReadonlySet<string>,
): (cells: readonly Cell[], row: number, index: number) => boolean {
  const isOfHouseholds = hasHouseholdKeys(table);
  const width = header?.texts.length ?? 0;
  const bottom = header ? header.bottom + 1 : 0;
  const columns = (header?.texts ?? []).map((text, index) => ({ column: header?.matches[index]?.column, denied: personalHeader(text) !== undefined }));

  /** A row of a CSV file that has more or fewer cells than the header has moved some; rows of a workbook just leave out what is blank at their end. */
  const fits = (cells: readonly Cell[]): boolean => name !== undefined || (cells.length >= width && cells.slice(width).every(isBlank));

  function isSecretPlace(cells: readonly Cell[], index: number): boolean {
    const { column, denied = false } = columns[index] ?? {};
    if (column === undefined) return denied || isOfHouseholds;
    return column.name === 'household_key' || (isOfHouseholds && !fits(cells));
  }

  return (cells, row, index) => {
    const text = showCell(cells[index] ?? '');
    if (text === '') return false;
    if ((row > bottom && isSecretPlace(cells, index)) || findHouseholdKey(text) !== undefined) return true;
    const kind = findPersonal(text, { hotlines });
    if (kind === undefined) return false;
    const column = columns[index]?.column;
    // What the checks let pass in rows: a credit code that looks like a citizen id, the address of an office.
    return !((column?.kind === 'uscc' && usccCheck(cleanText(text)) === 'ok') || (kind === 'household-address' && column?.name === 'address'));
  };
}
