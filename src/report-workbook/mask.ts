import type { FindHouseholdKey } from '../tables/household-keys.ts';
import { findPersonal, personalHeader, usccCheck } from '../tables/personal.ts';
import { cleanText } from '../tables/cell.ts';
import type { ReadSheet } from './read-sheets.ts';

/** Stands where a cell held something personal. */
export const masked = '［个人信息，不显示］';

/** Only published numbers may look like a private phone; none is let pass here. */
const nothingAllowed = { hotlines: new Set<string>() };

/**
 * Says of every cell of a sheet what may be shown of it. Hidden are the columns that ask for personal data and codes of households, cells that hold
 * either by their shape, and whatever the report calls personal (`named`, as "row,column", or "row," for a whole row).
 */
export function cellShower({ header }: Pick<ReadSheet, 'header'>, findHouseholdKey: FindHouseholdKey, named: ReadonlySet<string>): (text: string, row: number, column: number) => string {
  const columns = (header?.texts ?? []).map((text, index) => ({ column: header?.matches[index]?.column, denied: personalHeader(text) !== undefined }));
  const below = header ? header.bottom : -1;

  function isHidden(text: string, row: number, index: number): boolean {
    if (named.has(`${row},${index}`) || named.has(`${row},`)) return true;
    const { column, denied } = columns[index] ?? { column: undefined, denied: false };
    if (row > below && ((denied && !column) || column?.name === 'household_key')) return true;
    if (findHouseholdKey(text) !== undefined) return true;
    const kind = findPersonal(text, nothingAllowed);
    if (kind === undefined) return false;
    // What the checks let pass in rows: a credit code that looks like a citizen id, the address of an office.
    return !((column?.kind === 'uscc' && usccCheck(cleanText(text)) === 'ok') || (kind === 'household-address' && column?.name === 'address'));
  }

  return (text, row, index) => (text !== '' && isHidden(text, row, index) ? masked : text);
}
