import { explanationSheet, type TableName } from '../schema/index.ts';
import { isBlank, showCell, type Cell } from './cell.ts';
import { readingIssue, type Place } from './codes.ts';
import { requiredTitles, type FileInput } from './csv-table.ts';
import type { LoadedTable } from './dataset.ts';
import { findHeader, type FoundHeader } from './header.ts';
import type { AddIssue } from './issue.ts';
import { createNotes } from './notes.ts';
import { openRows, reportNoHeader } from './open.ts';
import { findPersonal } from './personal.ts';
import { personalIssue, personalNameIssue } from './unread.ts';
import { quoteText } from './wording.ts';
import { readWorkbook, type SheetOfCells, type WorkbookFailure } from './xlsx.ts';

const failures: Record<WorkbookFailure, Parameters<typeof readingIssue> extends [infer Code, ...unknown[]] ? [Code, string, string] : never> = {
  empty: ['file-empty', '文件是空的', '请填入数据；暂时没有的可选表请删去文件。'],
  'old-xls': ['file-format', '文件其实是旧版 Excel（.xls）文件', '请在表格软件中打开，另存为 .xlsx（只改扩展名不行）。'],
  html: ['file-format', '文件其实是网页，不是工作簿', '请在表格软件中打开，另存为 .xlsx（只改扩展名不行）。'],
  'not-zip': ['file-format', '文件不是 XLSX 工作簿', '如是 CSV，请把扩展名改成 .csv；否则请在表格软件中另存为 .xlsx。'],
  encrypted: ['file-encrypted', '工作簿加了密码，读不了', '请在表格软件中取消密码后再保存。'],
  damaged: ['file-damaged', '工作簿已损坏，打不开', '请在表格软件中打开（修复）后，另存为新的 .xlsx。'],
};

interface Candidate {
  sheet: SheetOfCells;
  header: FoundHeader;
}

/** Reads a table from the bytes of an XLSX file; undefined when no one sheet can be made out to be it. */
export async function readXlsxTable(input: FileInput, addIssue: AddIssue): Promise<LoadedTable<TableName> | undefined> {
  const { definition, file, bytes, hotlines } = input;
  const workbook = await readWorkbook(bytes);
  if (typeof workbook === 'string') {
    const [code, message, hint] = failures[workbook];
    addIssue(readingIssue(code, { file }, message, hint));
    return undefined;
  }
  const required = requiredTitles(definition);
  const candidates: Candidate[] = [];
  const passed: SheetOfCells[] = [];
  for (const sheet of workbook.sheets) {
    refuseName(sheet, input, addIssue);
    const header = sheet.shows === 'cells' ? findHeader(sheet.cells, definition, sheet.merges) : undefined;
    if (header && !isExplanation(sheet, header, required.length)) candidates.push({ sheet, header });
    else passed.push(sheet);
  }
  const chosen = chooseSheet(candidates, required.length);
  for (const { sheet } of candidates) if (chosen.length > 0 && !chosen.some((one) => one.sheet === sheet)) passed.push(sheet);
  passOver(passed, input, addIssue);
  if (chosen.length !== 1) {
    if (chosen.length === 0) reportNoHeader(definition, { file }, required, addIssue);
    else {
      const names = chosen.map(({ sheet }) => `“${quoteText(sheet.name)}”`).join('、');
      const message = `工作表${names}都像“${definition.title}”表，不知道以哪个为准`;
      addIssue(readingIssue('sheet-ambiguous', { file }, message, '请只留一个，其余移到别的文件；若要合用，请合并成一个工作表。'));
    }
    return undefined;
  }
  return readSheet(chosen[0]!, workbook.calendar, { ...input, hotlines }, addIssue);
}

/**
 * The sheet that every template brings: nobody need be told that it is not read. It speaks of the columns, so that a row of it may name some; with
 * every required column in its header it is a sheet like any other.
 */
const isExplanation = ({ name }: SheetOfCells, header: FoundHeader, required: number): boolean => name === explanationSheet && requiredIn(header) < required;

/** Required columns that a header names. */
const requiredIn = ({ matches }: FoundHeader): number => new Set(matches.flatMap((match) => (match?.column.required ? [match.column.name] : []))).size;

/** The sheets that are the table: those that have half the required columns, else the one that has most. */
function chooseSheet(candidates: readonly Candidate[], required: number): Candidate[] {
  const likely = candidates.filter(({ header }) => requiredIn(header) * 2 >= required);
  const holding = likely.filter(({ sheet, header }) => sheet.cells.slice(header.bottom + 1).some((row) => !row.every(isBlank)));
  if (holding.length > 0) return holding;
  if (likely.length > 0) return likely.slice(0, 1);
  return candidates.toSorted((a, b) => b.header.found - a.header.found).slice(0, 1);
}

/** Says which sheets are not read; personal data is refused there too. */
function passOver(sheets: readonly SheetOfCells[], { file, hotlines }: FileInput, addIssue: AddIssue): void {
  for (const sheet of sheets) {
    const name = quoteText(sheet.name);
    const place = { file, sheet: name };
    if (sheet.shows === 'hidden') addIssue(readingIssue('sheet-hidden', place, `跳过了隐藏的工作表“${name}”`, '无需处理；要读取请取消隐藏。'));
    else if (sheet.name !== explanationSheet && (sheet.shows === 'drawing' || sheet.cells.some((row) => !row.every(isBlank)))) {
      addIssue(readingIssue('sheet-skipped', place, `跳过了不是这张表的工作表“${name}”`, '无需处理；若应是这张表，请核对表头。'));
    }
    for (const [index, row] of sheet.cells.entries()) {
      const kind = row.map((cell) => findPersonal(showCell(cell), { hotlines })).find((one) => one !== undefined);
      if (kind) addIssue(personalIssue(kind, { ...place, row: index + 1 }));
    }
  }
}

function readSheet({ sheet, header }: Candidate, calendar: 1900 | 1904, input: FileInput, addIssue: AddIssue): LoadedTable<TableName> | undefined {
  const { definition, file, hotlines } = input;
  const place = { file, sheet: quoteText(sheet.name) };
  const notes = createNotes(place);
  noteHidden(sheet, header, place, addIssue);
  const head = sheet.cells.slice(0, header.bottom + 1);
  const rows = openRows({ definition, place, head, header, calendar, strictWidth: false, hotlines }, addIssue, notes);
  const merged = fillDown(sheet, header.bottom + 1);
  for (let index = header.bottom + 1; index < sheet.cells.length; index += 1) {
    rows.push(sheet.cells[index]!, index + 1, merged.get(index));
  }
  const loaded = rows.finish();
  notes.flush(addIssue);
  return loaded;
}

/** Says how much was read that the sheet does not show: whoever hid it may think that it is gone. */
function noteHidden({ cells, hidden }: SheetOfCells, header: FoundHeader, place: Place, addIssue: AddIssue): void {
  const rows = hidden.rows.filter((row) => row > header.bottom && cells[row]?.some((cell) => !isBlank(cell)));
  const columns = hidden.columns.filter((column) => header.matches[column] !== undefined);
  const parts = [rows.length > 0 && `${rows.length} 行`, columns.length > 0 && `${columns.length} 列`].filter(Boolean);
  if (parts.length === 0) return;
  addIssue(readingIssue('hidden-read', place, `有 ${parts.join('、')}隐藏着（或被筛选掉），照样读取了`, '如不应公开，请删去，不能只隐藏；否则无需处理。'));
}

/** Says of a sheet's name that it holds something personal; never what. Every message shows it masked. */
function refuseName({ name }: SheetOfCells, { file, hotlines }: FileInput, addIssue: AddIssue): void {
  const kind = findPersonal(name, { hotlines });
  if (kind) addIssue(personalNameIssue(kind, '工作表名', { file, sheet: quoteText(name) }));
}

/** Gives every row of a vertically merged cell its content; says which cells of which row were filled. */
function fillDown({ cells, merges }: SheetOfCells, from: number): Map<number, Set<number>> {
  const filled = new Map<number, Set<number>>();
  for (const { startRow, startCol, endRow } of merges) {
    const value: Cell = cells[startRow]?.[startCol] ?? '';
    if (startRow < from || isBlank(value)) continue;
    for (let r = startRow + 1; r <= Math.min(endRow, cells.length - 1); r += 1) {
      const row = cells[r]!;
      while (row.length <= startCol) row.push('');
      row[startCol] = value;
      const columns = filled.get(r) ?? new Set();
      filled.set(r, columns.add(startCol));
    }
  }
  return filled;
}
