import { z } from 'zod';
import { columnLetters, columnsOf, type Column, type TableDefinition } from '../schema/index.ts';
import { moneyPlaces } from './cells/amounts.ts';
import { makeCellReader } from './cells/make-cell-reader.ts';
import type { Reading } from './cells/reading.ts';
import { foldWord, type Cell } from './cell.ts';
import { readingIssue, type Place } from './codes.ts';
import type { FoundHeader } from './header.ts';
import type { AddIssue } from './issue.ts';
import { findNearest } from './nearest.ts';
import type { Notes } from './notes.ts';
import { personalHeader } from './personal.ts';
import { quoteText, suggest } from './wording.ts';

/** A column of the file that is read. */
export interface PlannedColumn {
  /** Index of the cell in its row. */
  index: number;
  column: Column;
  /** Header as the file has it. */
  header: string;
  /** For money: the unit that plain numbers are in. */
  unit: string;
  /** Its content is shown nowhere, not even in messages. */
  secret: boolean;
  read: (cell: Cell) => Reading;
}

export interface Plan {
  columns: PlannedColumn[];
  /** Cells of these columns are not read. Those whose header is blank are in `headless` as well. */
  unread: number[];
  headless: ReadonlySet<number>;
  /** Columns that ask for personal data: refused as a whole, so that not every cell need be. */
  denied: ReadonlySet<number>;
  /** Cells that a row has, by the header. */
  width: number;
  /** False when the header is so wrong that no row can be complete. */
  complete: boolean;
}

export interface PlanInput {
  definition: TableDefinition;
  header: FoundHeader;
  /** Unit that a row above the header names, as written. */
  sheetUnit: string | undefined;
  calendar: 1900 | 1904;
  place: Place;
}

/** Decides which columns are read and how, and raises everything that is wrong with the header. */
export function planColumns({ definition, header, sheetUnit, calendar, place }: PlanInput, addIssue: AddIssue, notes: Notes): Plan {
  const at = { ...place, row: header.bottom + 1 };
  const known = columnsOf(definition);
  const columns: PlannedColumn[] = [];
  const unread: number[] = [];
  const headless = new Set<number>();
  const denied = new Set<number>();
  const unknown: UnknownColumn[] = [];
  const repeated = new Set(repeatedColumns(header));
  let complete = true;

  const reportedTwice = new Set<string>();
  for (const [index, text] of header.texts.entries()) {
    const match = header.matches[index];
    if (!match) {
      unread.push(index);
      if (text === '') headless.add(index);
      else if (personalHeader(text)) denied.add(index);
      else unknown.push({ text, index });
      continue;
    }
    const { column } = match;
    const label = quoteText(text);
    if (repeated.has(column.name)) {
      complete = false;
      if (!reportedTwice.has(column.name)) {
        const same = header.texts.filter((_, i) => header.matches[i]?.column.name === column.name).map(quoteText);
        const message = `${same.map((name) => `“${name}”`).join('与')}是同一列（${column.title}），不知道以哪个为准`;
        addIssue(readingIssue('header-duplicate', { ...at, column: label }, message, '只留一列，或把另一列改成正确的表头。'));
        reportedTwice.add(column.name);
      }
      unread.push(index);
      continue;
    }
    const unit = columnUnit(match, sheetUnit);
    if ('wrong' in unit) {
      complete = false;
      addIssue(readingIssue(unit.code, { ...at, column: label }, unit.wrong, unit.hint));
      unread.push(index);
      continue;
    }
    if (unit.changed) notes.add('unit-from-sheet', at.row, label, '', unit.unit);
    const schema = definition.row.shape[column.name] as z.ZodType;
    const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
    const read = makeCellReader(column, inner, { unit: unit.unit, calendar });
    // The dictionary: a household's code is "never shown anywhere".
    columns.push({ index, column, header: label, unit: unit.unit, secret: column.name === 'household_key', read });
  }

  const seen = new Set(header.matches.map((match) => match?.column.name));
  const missing = known.filter((column) => !seen.has(column.name));
  for (const index of denied) reportDenied(header.texts[index]!, at, addIssue);
  reportUnknown(unknown, missing, at, addIssue);
  for (const column of missing.filter(({ required }) => required)) {
    complete = false;
    const near = unknown.find(({ text }) => nearestColumn(text, missing)?.name === column.name)?.text;
    const message = `缺少必填的列“${column.title}”`;
    const hint = `${near ? `“${quoteText(near)}”${suggest(column.title).replace('是不是', '是不是应写成')}` : ''}请加上这一列，表头写“${column.title}”或 ${column.name}。`;
    addIssue(readingIssue('header-missing', { ...at, column: column.title }, message, hint));
  }
  return { columns, unread, headless, denied, width: header.texts.length, complete };
}

function repeatedColumns(header: FoundHeader): string[] {
  const names = header.matches.flatMap((match) => (match ? [match.column.name] : []));
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function reportDenied(text: string, at: Place, addIssue: AddIssue): void {
  const label = quoteText(text);
  const message = `“${label}”列是个人信息（${personalHeader(text)}），不得出现在数据中`;
  addIssue(readingIssue('personal-column', { ...at, column: label }, message, '请从文件中删去整列；只隐藏或只清空表头不行。'));
}

interface UnknownColumn {
  text: string;
  index: number;
}

/** More of them than this are a sheet made for something else, and are said in one warning. */
const mostUnknown = 20;

function reportUnknown(unknown: readonly UnknownColumn[], missing: readonly Column[], at: Place, addIssue: AddIssue): void {
  if (unknown.length > mostUnknown) {
    const some = unknown.slice(0, 3).map(({ text, index }) => `“${quoteText(text)}”（${columnLetters(index)} 列）`);
    const message = `有 ${unknown.length} 列不认识，没有读取：${some.join('、')}等`;
    addIssue(readingIssue('column-unknown', at, message, '如不需要公开，可以不管；请核对是不是另一张表，能读的列见数据字典。'));
    return;
  }
  for (const { text, index } of unknown) {
    const label = quoteText(text);
    const near = nearestColumn(text, missing);
    const hint = near ? `${suggest(near.title)}如是，请改表头；如不需要公开，可以不管。` : '如不需要公开，可以不管；能读的列见数据字典。';
    addIssue(readingIssue('column-unknown', { ...at, column: label }, `不认识的列“${label}”（${columnLetters(index)} 列），没有读取`, hint));
  }
}

function nearestColumn(text: string, columns: readonly Column[]): Column | undefined {
  const names = new Map(
    columns.flatMap((column) => [column.title, column.name, ...(column.aliases ?? [])].map((name) => [foldWord(name), column] as const)),
  );
  const near = findNearest(foldWord(text), names.keys());
  return near === undefined ? undefined : names.get(near);
}

type Unit = { unit: string; changed: boolean } | { wrong: string; hint: string; code: 'header-unit' | 'unit-unclear' };

/** The unit of a column: its header's, else the sheet's, else the dictionary's. */
function columnUnit(match: NonNullable<FoundHeader['matches'][number]>, sheetUnit: string | undefined): Unit {
  const { column } = match;
  const usual = column.unit ?? '';
  if (match.wrongUnit !== undefined) {
    const allowed = column.kind === 'money' ? '元、万元或亿元' : (column.unit ?? '');
    return { code: 'header-unit', wrong: `表头的单位“${match.wrongUnit}”不能用`, hint: `请换算后把单位写成${allowed}。` };
  }
  if (column.kind !== 'money') return { unit: usual, changed: false };
  if (match.unit !== undefined) return { unit: match.unit, changed: match.unit !== usual };
  if (sheetUnit === undefined || sheetUnit === usual) return { unit: usual, changed: false };
  if (!(sheetUnit in moneyPlaces)) {
    return { code: 'header-unit', wrong: `单位行的单位“${sheetUnit}”不能用`, hint: '请换算后把单位写成元、万元或亿元。' };
  }
  if (usual !== '万元') {
    return {
      code: 'unit-unclear',
      wrong: `单位行写的是${sheetUnit}，而“${column.title}”通常以${usual}计，不知道以哪个为准`,
      hint: `请在表头写明单位，如“${column.title}（${usual}）”。`,
    };
  }
  return { unit: sheetUnit, changed: true };
}
