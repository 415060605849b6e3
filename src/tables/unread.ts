import { cleanText, isBlank, showCell, type Cell } from './cell.ts';
import { readingIssue, type Place } from './codes.ts';
import type { FoundHeader } from './header.ts';
import type { AddIssue, Issue } from './issue.ts';
import { findPersonal, personalKindNames, usccCheck, type PersonalKind } from './personal.ts';
import type { Plan } from './plan.ts';
import { quoteText } from './wording.ts';

export interface UnreadInput {
  plan: Plan;
  header: FoundHeader;
  place: Place;
  /** Published numbers, which are not personal. */
  hotlines: ReadonlySet<string>;
}

/** Looks at what does not become rows, which no check will see: for content without a header, and for personal data. */
export class Unread {
  readonly #input: UnreadInput;
  readonly #addIssue: AddIssue;
  readonly #headlessReported = new Set<number>();

  constructor(input: UnreadInput, addIssue: AddIssue) {
    this.#input = input;
    this.#addIssue = addIssue;
  }

  /** The cells of a good row that belong to no column. */
  passCells(cells: readonly Cell[], row: number): void {
    const { plan } = this.#input;
    for (const index of plan.unread) this.#passCell(cells, index, row);
    for (let index = plan.width; index < cells.length; index += 1) this.#passCell(cells, index, row);
  }

  /** All cells of a row that is not read, but for those that were `reported`. */
  scanRow(cells: readonly Cell[], row: number, reported?: ReadonlySet<number>): void {
    for (const [index, cell] of cells.entries()) if (cell !== '' && !reported?.has(index)) this.#scanCell(cell, row, index);
  }

  #passCell(cells: readonly Cell[], index: number, row: number): void {
    const { plan, place } = this.#input;
    const cell = cells[index] ?? '';
    if (isBlank(cell)) return;
    if ((plan.headless.has(index) || index >= plan.width) && !this.#headlessReported.has(index)) {
      this.#headlessReported.add(index);
      const message = `第 ${index + 1} 列有内容却没有表头，没有读取`;
      this.#addIssue(readingIssue('column-without-header', { ...place, row }, message, '请补上表头；不需要的内容请删去。'));
    }
    this.#scanCell(cell, row, index);
  }

  #scanCell(cell: Cell, row: number, index: number): void {
    const { header, hotlines, place, plan } = this.#input;
    if (plan.denied.has(index)) return;
    const kind = findPersonal(showCell(cell), { hotlines });
    if (!kind) return;
    const column = plan.columns.find((planned) => planned.index === index)?.column;
    // What the checks let pass in rows passes here: a uscc that looks like a citizen id, the address of an office.
    if (column?.kind === 'uscc' && usccCheck(cleanText(showCell(cell))) === 'ok') return;
    if (kind === 'household-address' && column?.name === 'address') return;
    const text = header.texts[index];
    this.#addIssue(personalIssue(kind, { ...place, row, column: text ? quoteText(text) : undefined }));
  }
}

/** Says that something personal stands where it was not read; never what. */
export const personalIssue = (kind: PersonalKind, place: Place): Issue =>
  readingIssue('personal-unread', place, `疑似${personalKindNames[kind]}，个人信息不得出现在数据中`, '请从文件中删去这项内容；只不公开不行。');

/** Says that the name of a file, folder or sheet holds something personal; its place must show the name masked. */
export const personalNameIssue = (kind: PersonalKind, what: '文件名' | '文件夹名' | '工作表名', place: Place): Issue =>
  readingIssue('personal-name', place, `${what}中疑似有${personalKindNames[kind]}，个人信息不得出现在数据中`, '请改名。');
