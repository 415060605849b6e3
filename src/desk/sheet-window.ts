import { columnLetters, columnsOf, tables, type Column, type TableName } from '../schema/index.ts';
import { cleanText, showCell, type Cell } from '../tables/cell.ts';
import { cellHider } from '../tables/hidden-cells.ts';
import type { FindHouseholdKey } from '../tables/household-keys.ts';
import { quoteText } from '../tables/wording.ts';
import type { Issue, Severity } from '../tables/issue.ts';
import type { SheetWindow } from './answers.ts';
import type { SheetRows } from './read-sheet.ts';

/** As many characters of a cell as are shown. */
const longestCell = 60;
/** Columns beside the marked ones that are shown with them, and the most of all. */
const neighbours = 1;
const mostColumns = 9;

/** What is said to be personal is shown by no window, whatever it looks like. */
const secretCell = /^personal-/;
/** Of these nothing is known by its shape: the whole column is hidden. */
const secretColumn = /^(?:personal-column|household-key)/;

/** What is needed to know a secret that the report does not tell of. */
interface Secrets {
  /** Published numbers, which are nobody's own. */
  hotlines: ReadonlySet<string>;
  findHouseholdKey: FindHouseholdKey;
}

const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** Where an issue's column stands in the sheet: it has the header as the file has it, or the column's title. */
function indexOfColumn({ header }: SheetRows, column: string | undefined): number | undefined {
  if (column === undefined) return undefined;
  const byText = header.texts.findIndex((text) => quoteText(text) === column);
  const index = byText >= 0 ? byText : header.matches.findIndex((match) => match?.column.title === column || match?.column.name === column);
  return index < 0 ? undefined : index;
}

/** The columns that name a row: its key, and what it is called. */
function namingColumns({ header }: SheetRows, table: TableName): number[] {
  const definition = tables[table];
  const known: Column[] = columnsOf(definition);
  const names = [...definition.key.slice(0, 2), ...known.filter(({ name }) => name === 'name' || name === 'title').map(({ name }) => name)];
  return names.flatMap((name) => {
    const index = header.matches.findIndex((match) => match?.column.name === name);
    return index < 0 ? [] : [index];
  });
}

/** The text of a cell, not too long. */
function shorten(cell: Cell): string {
  const characters = [...cleanText(showCell(cell))];
  return characters.length > longestCell ? `${characters.slice(0, longestCell).join('')}…` : characters.join('');
}

/** Which cells the report calls personal. An issue that names no column may speak of any cell of its row. */
function findSecrets(sheet: SheetRows, all: readonly Issue[]): (row: number, index: number) => boolean {
  const columns = new Set<number>();
  const cells = new Set<string>();
  for (const { code, column, row } of all) {
    const index = indexOfColumn(sheet, column);
    if (secretColumn.test(code) && index !== undefined) columns.add(index);
    else if ((secretCell.test(code) || secretColumn.test(code)) && row !== undefined) cells.add(`${row} ${index ?? ''}`);
  }
  return (row, index) => columns.has(index) || cells.has(`${row} ${index}`) || cells.has(`${row} `);
}

/**
 * The sheet around the problems of one row: the columns that name the row, those that are wrong with their neighbours, and the rows above and below. Whatever looks like
 * somebody's number or address, or has the key of a household, is not shown, whether the check has found it or not.
 *
 * @param issues of this row, to be marked
 * @param all of the file and sheet: what they say of personal data hides cells of the rows around too
 */
export function makeWindow(sheet: SheetRows, table: TableName, row: number, issues: readonly Issue[], all: readonly Issue[], { hotlines, findHouseholdKey }: Secrets): SheetWindow {
  const { header } = sheet;
  const width = Math.max(header.texts.length, sheet.rows.get(row)?.length ?? 0);
  const marks = new Map<number, Severity>();
  for (const { column, severity } of issues) {
    const index = indexOfColumn(sheet, column);
    if (index === undefined) continue;
    const known = marks.get(index);
    if (known === undefined || severities.indexOf(severity) < severities.indexOf(known)) marks.set(index, severity);
  }
  const isSecret = findSecrets(sheet, all);
  const isHidden = cellHider(table, sheet, findHouseholdKey, hotlines);
  const wanted = new Set<number>(marks.keys());
  for (const index of namingColumns(sheet, table)) wanted.add(index);
  for (const index of marks.keys()) for (let near = index - neighbours; near <= index + neighbours; near += 1) wanted.add(near);
  for (let index = 0; wanted.size < 6 && index < width; index += 1) wanted.add(index);
  const indices = [...wanted].filter((index) => index >= 0 && index < width).slice(0, mostColumns).sort((a, b) => a - b);
  const rows = [row - 1, row, row + 1].flatMap((number) => {
    const cells = number > header.bottom + 1 || number === row ? sheet.rows.get(number) : undefined;
    if (!cells) return [];
    return [{ row: number, cells: indices.map((index) => (isSecret(number, index) || isHidden(cells, number, index) ? null : shorten(cells[index] ?? ''))) }];
  });
  return {
    columns: indices.map((index) => {
      const text = quoteText(header.texts[index] ?? '');
      const title = header.matches[index]?.column.title;
      return { letter: columnLetters(index), header: text, index, ...(title !== undefined && title !== text && { title }) };
    }),
    headerRow: header.bottom + 1,
    rows,
    marks: [...marks].map(([index, severity]) => ({ index, severity })),
  };
}
