import type { TableDefinition, TableName } from '../schema/index.ts';
import { cleanText, foldWord, isBlank, showCell, type Cell } from './cell.ts';
import { readingIssue, type Place } from './codes.ts';
import type { LoadedTable } from './dataset.ts';
import type { FoundHeader } from './header.ts';
import type { AddIssue } from './issue.ts';
import type { Notes } from './notes.ts';
import { findPersonal, personalKindNames } from './personal.ts';
import type { Plan, PlannedColumn } from './plan.ts';
import { findTotalLabel, Totals } from './totals.ts';
import { quoteText } from './wording.ts';

const footer = /^(?:填报人|填表人|制表人?|编制人?|审核人?|复核人?|审批人?|负责人|单位负责人|分管领导|主要领导|经办人|联系人|联系电话|填报单位|填表单位|填报日期|填报时间|填表日期|制表日期|日期|注|附注|备注|说明|填表说明|填报说明|盖章|签字)(?:\([^()]*\))?[:\d一]/;
const quantities = new Set(['money', 'count', 'number']);

export interface RowsInput {
  definition: TableDefinition;
  plan: Plan;
  header: FoundHeader;
  place: Place;
  /** A CSV row must have as many cells as the header; a sheet's rows always have. */
  strictWidth: boolean;
  hotlines: ReadonlySet<string>;
}

/**
 * Turns the rows below a header into typed rows, one `push` at a time. A row with a problem is reported with all its
 * problems and kept out; blank rows, totals, footers and repeated headers are passed over, each with a note.
 */
export class RowReader {
  readonly #input: RowsInput;
  readonly #addIssue: AddIssue;
  readonly #notes: Notes;
  readonly #required: PlannedColumn[];
  readonly #totals: Totals;
  readonly #rows: Record<string, unknown>[] = [];
  readonly #rowNumbers: number[] = [];
  readonly #headlessReported = new Set<number>();
  readonly #repeatMark: { index: number; text: string };
  #inFooter = false;
  readonly #values: unknown[] = [];

  constructor(input: RowsInput, addIssue: AddIssue, notes: Notes) {
    this.#input = input;
    this.#addIssue = addIssue;
    this.#notes = notes;
    this.#required = input.plan.columns.filter(({ column }) => column.required);
    this.#totals = new Totals(input.plan.columns);
    const index = input.plan.columns[0]?.index ?? 0;
    this.#repeatMark = { index, text: input.header.texts[index] ?? '' };
  }

  /** `merged` holds the columns whose cell was filled from a merged cell above. */
  push(cells: readonly Cell[], row: number, merged?: ReadonlySet<number>): void {
    if (this.#passOver(cells, row) || !this.#hasWidth(cells, row)) return;
    this.#inFooter = false;
    const { plan, place } = this.#input;
    const values = this.#values;
    let bad = false;
    for (let i = 0; i < plan.columns.length; i += 1) {
      const { index, column, header, read } = plan.columns[i]!;
      const cell = cells[index] ?? '';
      const reading = read(cell);
      values[i] = reading.value;
      let problem = reading.problem;
      if (problem === undefined && merged?.has(index) && reading.value !== undefined) {
        if (quantities.has(column.kind)) {
          const hint = '请拆开合并单元格，每行填自己的数。';
          problem = { code: 'merged-number', message: '数值单元格与上面的行合并，不知道属于哪一行', hint };
        } else this.#notes.add('merged-filled', row, header, showCell(cell), undefined);
      }
      if (problem === undefined && reading.value === undefined && column.required) {
        const hint = `请填写，例如 ${column.example}。若原表是合并单元格，请拆开后逐行填写。`;
        problem = { code: 'value-missing', message: `“${column.title}”没有填`, hint };
      }
      if (problem !== undefined) {
        bad = true;
        values[i] = null;
        this.#addIssue(readingIssue(problem.code, { ...place, row, column: header }, problem.message, problem.hint));
      } else if (reading.coercions !== undefined) {
        for (const code of reading.coercions) this.#notes.add(code, row, header, showCell(cell), reading.shown);
      }
    }
    this.#totals.addRow(values);
    if (bad) {
      this.#scan(cells, row);
      return;
    }
    if (plan.unread.length > 0 || cells.length > plan.width) this.#passUnread(cells, row);
    const typed: Record<string, unknown> = {};
    for (let i = 0; i < plan.columns.length; i += 1) typed[plan.columns[i]!.column.name] = values[i];
    this.#rows.push(typed);
    this.#rowNumbers.push(row);
  }

  /** Checks the totals and gives the table, or undefined when its header was so wrong that no row is complete. */
  finish(): LoadedTable<TableName> | undefined {
    const { definition, plan, place } = this.#input;
    this.#totals.check(place, this.#addIssue, this.#notes);
    if (!plan.complete) return undefined;
    const loaded: LoadedTable<TableName> = {
      name: definition.name as TableName,
      file: place.file,
      rows: this.#rows as unknown as LoadedTable<TableName>['rows'],
      rowNumbers: this.#rowNumbers,
      headers: Object.fromEntries(plan.columns.map(({ column, header }) => [column.name, header])),
    };
    if (place.sheet !== undefined) loaded.sheet = place.sheet;
    return loaded;
  }

  /** True for a row that is no data: blank, a repeated header, a total, a footer. */
  #passOver(cells: readonly Cell[], row: number): boolean {
    const { plan, header } = this.#input;
    const { index, text } = this.#repeatMark;
    if (cells[index] === text && plan.columns.every((column) => cleanText(showCell(cells[column.index] ?? '')) === header.texts[column.index])) {
      this.#notes.add('header-row-repeated', row, undefined, '', undefined);
      return true;
    }
    if (!this.#required.some((column) => isBlank(cells[column.index] ?? '')) && this.#required.length > 0) return false;
    const filled = cells.filter((cell) => !isBlank(cell));
    if (filled.length === 0) return true;
    const total = findTotalLabel(cells);
    if (total) {
      this.#readTotal(cells, row, total);
      return true;
    }
    const isFooter = footer.test(foldWord(showCell(filled[0]!))) && filled.length <= Math.max(4, plan.columns.length / 2);
    if (isFooter || (this.#inFooter && filled.length === 1)) {
      this.#inFooter = true;
      this.#notes.add('footer-skipped', row, undefined, '', undefined);
      this.#scan(cells, row);
      return true;
    }
    return false;
  }

  #readTotal(cells: readonly Cell[], row: number, { label, level }: NonNullable<ReturnType<typeof findTotalLabel>>): void {
    this.#totals.addTotal(label, level, row, ({ index, header, read }) => {
      const cell = cells[index] ?? '';
      const { value, problem } = read(cell);
      if (problem && foldWord(showCell(cell)) !== label) {
        this.#addIssue(readingIssue(problem.code, { ...this.#input.place, row, column: header }, problem.message, problem.hint));
      }
      return typeof value === 'number' ? value : undefined;
    });
    this.#scan(cells, row);
  }

  #hasWidth(cells: readonly Cell[], row: number): boolean {
    const { plan, place, strictWidth } = this.#input;
    if (!strictWidth || cells.length === plan.width) return true;
    const width = cells.findLastIndex((cell) => !isBlank(cell)) + 1;
    if (cells.length >= plan.width && width <= plan.width) return true;
    const short = cells.length < plan.width;
    const message = `这一行有 ${short ? cells.length : width} 列，表头有 ${plan.width} 列，对不上`;
    const hint = short
      ? '请补足这一行的单元格（没有内容的留空），或重新导出。'
      : '多半是文字中有逗号而没有加英文引号；请加上引号，或改存为 .xlsx。';
    this.#addIssue(readingIssue(short ? 'row-too-short' : 'row-too-long', { ...place, row }, message, hint));
    this.#totals.addUnreadRow();
    this.#scan(cells, row);
    return false;
  }

  /** Looks at what is not read: for columns without a header, and for personal data, which is refused anywhere. */
  #passUnread(cells: readonly Cell[], row: number): void {
    const { plan, place } = this.#input;
    const pass = (index: number): void => {
      const cell = cells[index] ?? '';
      if (isBlank(cell)) return;
      if ((plan.headless.has(index) || index >= plan.width) && !this.#headlessReported.has(index)) {
        this.#headlessReported.add(index);
        const message = `第 ${index + 1} 列有内容却没有表头，没有读取`;
        this.#addIssue(readingIssue('column-without-header', { ...place, row }, message, '请补上表头；不需要的内容请删去。'));
      }
      this.#scanCell(cell, row, this.#input.header.texts[index]);
    };
    for (const index of plan.unread) pass(index);
    for (let index = plan.width; index < cells.length; index += 1) pass(index);
  }

  /** Rows that do not reach the checks are searched for personal data here. */
  #scan(cells: readonly Cell[], row: number): void {
    for (const [index, cell] of cells.entries()) if (cell !== '') this.#scanCell(cell, row, this.#input.header.texts[index]);
  }

  #scanCell(cell: Cell, row: number, header: string | undefined): void {
    const kind = findPersonal(showCell(cell), { hotlines: this.#input.hotlines });
    if (kind) this.#addIssue(personalIssue(kind, { ...this.#input.place, row, column: header ? quoteText(header) : undefined }));
  }
}

export const personalIssue = (kind: keyof typeof personalKindNames, place: Place) =>
  readingIssue('personal-unread', place, `疑似${personalKindNames[kind]}，个人信息不得出现在数据中`, '请从文件中删去这项内容；只不公开不行。');
