/**
 * How files for spreadsheets are written: UTF-8 with BOM, CRLF, so that Excel opens them right. Pure; imports nothing, because the build
 * and the reader's browser write alike. Source: publication-rules.md, "Numbers and names".
 */

const needsQuotes = /[",\r\n]/;
/** What a spreadsheet would take for a formula; a plain number with its sign is none. */
const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text);

/** A cell's text as a spreadsheet may hold it: what begins like a formula gets an apostrophe before it, and stays words. */
export const guardFormula = (text: string): string => (isFormula(text) ? `'${text}` : text);

function writeCell(text: string): string {
  const guarded = guardFormula(text);
  return needsQuotes.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
}

/** Rows of cells, the header first, as the whole text of a CSV file. A row of one blank cell is quoted, so that it is not taken for no row. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => (row.length === 1 && row[0] === '' ? '""' : row.map(writeCell).join(',')));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** Fen as 元 for a data file: exact, no separators. 86790700 → "867907", 5 → "0.05". */
export function plainYuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const fraction = digits.slice(-2).replace(/0+$/, '');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}${fraction && `.${fraction}`}`;
}
