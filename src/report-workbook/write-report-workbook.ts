import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import { columnLetters } from '../schema/index.ts';
import { findTableFiles } from '../tables/files.ts';
import type { FindHouseholdKey } from '../tables/household-keys.ts';
import type { Issue, Report, Severity } from '../tables/issue.ts';
import { readHouseholdKeys } from '../tables/read-household-keys.ts';
import { severityNames } from '../tables/report.ts';
import { cellShower } from './mask.ts';
import { personalPlaces, placeIssues, type PlacedIssues } from './place-issues.ts';
import { readSheets, type ReadSheet } from './read-sheets.ts';
import { createSheetNames } from './sheet-names.ts';

/** Rows that a sheet may have to be shown whole. Of a longer one only the header and the rows with a problem are filled, where they stand. */
const mostRows = 20_000;
/** Rows that a spreadsheet has. */
const lastRow = 1_048_576;

const colours: Record<Severity, string> = { error: 'FFC7CE', warning: 'FFEB9C', note: 'DDEBF7' };
const order: readonly Severity[] = ['error', 'warning', 'note'];

const filled = (severity: Severity): CellStyle => ({ fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: colours[severity] } } });
const worst = (issues: readonly Issue[]): Severity => order.find((severity) => issues.some((issue) => issue.severity === severity)) ?? 'note';
const explain = ({ severity, message, hint }: Issue): string => `${severityNames[severity]}：${message}\n${hint}`;

/** A sheet of the workbook with the report's issues in it. */
interface Marked {
  sheet: ReadSheet;
  /** Name in the new workbook. */
  name: string;
  placed: PlacedIssues;
  issues: readonly Issue[];
}

/**
 * The report of a check as a workbook: first a sheet that lists every problem, then each sheet that has some, as it was read, with the cell coloured
 * (error red, warning yellow, note blue) and what to do as a comment on it. Every cell is text, at the row and column where the file has it.
 * Personal values and codes of households are never in it, whatever else is.
 *
 * @param folder the data folder that was checked
 * @returns bytes of an XLSX file
 * @throws UserError when the folder cannot be read
 */
export async function writeReportWorkbook(folder: string, report: Report): Promise<Uint8Array> {
  const findHouseholdKey = await readHouseholdKeys(folder);
  const nameSheet = createSheetNames();
  const listName = nameSheet('问题');
  const marked: Marked[] = [];
  for (const file of await findTableFiles(folder, () => {})) {
    const own = report.issues.filter((issue) => issue.file === file.name);
    if (own.length === 0) continue;
    for (const sheet of await readSheets(file)) {
      const issues = own.filter((issue) => issue.sheet === sheet.sheet);
      const placed = placeIssues(sheet, issues);
      if (placed.size > 0) marked.push({ sheet, name: nameSheet(sheet.sheet === undefined ? file.name : `${file.name} ${sheet.sheet}`), placed, issues });
    }
  }
  return writeXlsx({ sheets: [listSheet(listName, report, marked), ...marked.map((one) => markedSheet(one, findHouseholdKey))] });
}

const heading: CellStyle = { font: { bold: true } };
const wrapped: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };
const columns = [
  ['级别', 8],
  ['文件', 22],
  ['工作表', 14],
  ['行', 8],
  ['列', 18],
  ['问题', 60],
  ['怎么改', 60],
  ['代码', 20],
] as const;

/** Every problem, one a row; its row number leads to the cell. */
function listSheet(name: string, report: Report, marked: readonly Marked[]): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const places = new Map(marked.flatMap(({ name: sheet, placed }) => [...placed].flatMap(([place, issues]) => issues.map((issue) => [issue, { sheet, place }] as const))));
  const rows = report.issues.map((issue) => [severityNames[issue.severity], issue.file, issue.sheet ?? '', issue.row ?? '', issue.column ?? '', issue.message, issue.hint, issue.code]);
  columns.forEach(([title], index) => cells.set(`0,${index}`, { value: title, style: heading }));
  report.issues.forEach((issue, index) => {
    const row = index + 1;
    cells.set(`${row},0`, { value: severityNames[issue.severity], style: filled(issue.severity) });
    for (const column of [5, 6]) cells.set(`${row},${column}`, { value: rows[index]![column]!, style: wrapped });
    const at = places.get(issue);
    if (at && issue.row !== undefined) cells.set(`${row},3`, { value: issue.row, hyperlink: { target: '', location: `'${at.sheet}'!${cellName(at.place)}` } });
  });
  return {
    name,
    rows: [columns.map(([title]) => title), ...rows],
    columns: columns.map(([, width]) => ({ width })),
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:H${rows.length + 1}` },
  };
}

/** "0,2" → C1 */
function cellName(place: string): string {
  const [row = 0, column = 0] = place.split(',').map(Number);
  return `${columnLetters(column)}${row + 1}`;
}

function markedSheet({ sheet, name, placed, issues }: Marked, findHouseholdKey: FindHouseholdKey): WriteSheet {
  const show = cellShower(sheet, findHouseholdKey, personalPlaces(sheet, issues));
  const marks = [...placed].filter(([place]) => Number(place.split(',')[0]) < lastRow);
  const wanted = new Set(marks.map(([place]) => Number(place.split(',')[0])));
  const isLong = sheet.cells.length > mostRows;
  const top = (sheet.header?.bottom ?? 0) + 1;
  const isShown = (row: number): boolean => !isLong || row < top || wanted.has(row);
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  for (const [place, own] of marks) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    cells.set(place, { value: show(row, column), style: filled(worst(own)), comment: { author: 'gongshi', text: own.map(explain).join('\n\n') } });
  }
  return {
    name,
    rows: sheet.cells.slice(0, lastRow).map((row, index) => (isShown(index) ? row.map((_, column) => show(index, column) || null) : [])),
    cells,
    ...(!isLong && { merges: [...sheet.merges] }),
    freezePane: { rows: top },
  };
}
