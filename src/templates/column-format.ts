import { titleWithUnit, wordsOf, type Column } from '../schema/index.ts';

/** Text of a column's header: its title, and its unit so that nobody has to look it up. */
export const headerOf = ({ title, unit }: Column): string => titleWithUnit(title, unit);

/**
 * Number format of a column's cells. Whatever is no quantity is text, or a spreadsheet turns codes into 9.9E+11, drops zeros in front and
 * takes 3-5 for a day in March.
 */
export function numberFormatOf({ kind, unit }: Column): string {
  switch (kind) {
    case 'money':
      return unit === '元' ? '#,##0.00' : '#,##0.00####';
    case 'count':
    case 'year':
      return '0';
    case 'number':
      return 'General';
    case 'date':
      return 'yyyy-mm-dd';
    default:
      return '@';
  }
}

/** Width of a text in characters as spreadsheets count them: a Chinese character is as wide as two digits. */
export const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2E7F' ? 2 : 1), 0);

/** Width of a column: what its header, its example and its words need, within bounds. */
export function columnWidth(column: Column): number {
  const texts = [headerOf(column), column.example, ...(wordsOf(column) ?? [])];
  return Math.min(34, Math.max(10, ...texts.map((text) => widthOf(text) + 4)));
}
