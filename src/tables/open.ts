import type { TableDefinition } from '../schema/index.ts';
import { isBlank, showCell, type Cell } from './cell.ts';
import type { Place } from './codes.ts';
import { readingIssue } from './codes.ts';
import { findSheetUnit, type FoundHeader } from './header.ts';
import type { AddIssue } from './issue.ts';
import type { Notes } from './notes.ts';
import { findPersonal } from './personal.ts';
import { planColumns } from './plan.ts';
import { RowReader } from './rows.ts';
import { personalIssue } from './unread.ts';

export interface OpenInput {
  definition: TableDefinition;
  place: Place;
  /** The first rows of the sheet, header included. */
  head: readonly (readonly Cell[])[];
  header: FoundHeader;
  calendar: 1900 | 1904;
  strictWidth: boolean;
  hotlines: ReadonlySet<string>;
}

/** Makes the reader of the rows below a header, and reports on the header and what stands above it. */
export function openRows(input: OpenInput, addIssue: AddIssue, notes: Notes): RowReader {
  const { definition, place, head, header, calendar, strictWidth, hotlines } = input;
  const above = head.slice(0, header.top);
  const written = above.filter((row) => !row.every(isBlank)).length;
  if (written > 0) {
    notes.add('title-rows-skipped', 1, undefined, '', `表头在第 ${header.bottom + 1} 行`);
  }
  for (const [index, row] of head.slice(0, header.bottom + 1).entries()) {
    const kind = row.map((cell) => findPersonal(showCell(cell), { hotlines })).find((one) => one !== undefined);
    if (kind) addIssue(personalIssue(kind, { ...place, row: index + 1 }));
  }
  const sheetUnit = findSheetUnit(above)?.unit;
  const plan = planColumns({ definition, header, sheetUnit, calendar, place }, addIssue, notes);
  return new RowReader({ definition, plan, header, place, strictWidth, hotlines }, addIssue, notes);
}

/** Reports that no header was found, naming the columns that a header must have. */
export function reportNoHeader(definition: TableDefinition, place: Place, required: readonly string[], addIssue: AddIssue): void {
  const hint = `表头要有这些列：${required.join('、')}。请核对文件是不是“${definition.title}”表。`;
  addIssue(readingIssue('header-not-found', place, `没有找到“${definition.title}”表的表头`, hint));
}
