import type { TableDefinition, TableName } from '../schema/index.ts';
import { cleanText, foldWord, isBlank, showCell, type Cell } from './cell.ts';
import { readingIssue, type Place } from './codes.ts';
import type { LoadedTable } from './dataset.ts';
import type { FoundHeader } from './header.ts';
import type { AddIssue } from './issue.ts';
import type { Notes } from './notes.ts';
import { findPersonal, personalKindNames, usccCheck } from './personal.ts';
import type { Plan, PlannedColumn } from './plan.ts';
import { findTotalLabel, Totals } from './totals.ts';
import { showValue, wordProblem, type Problem, type Reading } from './cells/reading.ts';
import { quoteText } from './wording.ts';

const footer = /^(?:填报人|填表人|制表人?|编制人?|审核人?|复核人?|审批人?|负责人|单位负责人|分管领导|主要领导|经办人|联系人|联系电话|填报单位|填表单位|填报日期|填报时间|填表日期|制表日期|日期|注|附注|备注|说明|填表说明|填报说明|盖章|签字)(?:\([^()]*\))?[:\d一]/;
/** 一、产业发展项目: one cell that heads a group of rows. */
const heading = /^(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+[、.])/;
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
  readonly #rejected: { row: number; values: object }[] = [];
  readonly #template: Record<string, unknown>;
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
    this.#template = Object.fromEntries(input.plan.columns.map(({ column }) => [column.name, undefined]));
    const index = input.plan.columns[0]?.index ?? 0;
    this.#repeatMark = { index, text: input.header.texts[index] ?? '' };
  }

  /** `merged` holds the columns whose cell was filled from a merged cell above. */
  push(cells: readonly Cell[], row: number, merged?: ReadonlySet<number>): void {
    if (this.#passOver(cells, row) || !this.#hasWidth(cells, row)) return;
    this.#inFooter = false;
    const { plan } = this.#input;
    const values = this.#values;
    let bad = false;
    for (let i = 0; i < plan.columns.length; i += 1) {
      const planned = plan.columns[i]!;
      const cell = cells[planned.index] ?? '';
      const reading = planned.read(cell);
      const problem = reading.problem ?? findRowProblem(planned, reading, merged);
      if (problem !== undefined) {
        bad = true;
        values[i] = null;
        this.#report(problem, planned, row);
        continue;
      }
      values[i] = reading.value;
      if (reading.coercions !== undefined) this.#noteCoercions(reading, planned, cell, row);
      if (merged?.has(planned.index) && reading.value !== undefined) {
        this.#notes.add('merged-filled', row, planned.header, planned.secret ? '' : showCell(cell), undefined);
      }
    }
    this.#totals.addRow(values);
    if (bad) {
      this.#reject(cells, row, values);
      return;
    }
    if (plan.unread.length > 0 || cells.length > plan.width) this.#passUnread(cells, row);
    this.#rows.push(this.#toRow(values));
    this.#rowNumbers.push(row);
  }

  /** A new object each time with the same keys in the same order, which keeps a million of them small. */
  #toRow(values: readonly unknown[]): Record<string, unknown> {
    const typed = { ...this.#template };
    const { columns } = this.#input.plan;
    for (let i = 0; i < columns.length; i += 1) typed[columns[i]!.column.name] = values[i];
    return typed;
  }

  #reject(cells: readonly Cell[], row: number, values: readonly unknown[]): void {
    const { columns } = this.#input.plan;
    const read = columns.flatMap(({ column }, i) => ((values[i] ?? null) === null ? [] : [[column.name, values[i]]]));
    this.#rejected.push({ row, values: Object.fromEntries(read) });
    this.#scan(cells, row);
  }

  #report(problem: Problem, { header, secret }: PlannedColumn, row: number): void {
    const place = { ...this.#input.place, row, column: header };
    this.#addIssue(readingIssue(problem.code, place, wordProblem(problem, secret), problem.hint));
  }

  #noteCoercions(reading: Reading, { header, secret }: PlannedColumn, cell: Cell, row: number): void {
    for (const code of reading.coercions ?? []) {
      if (secret) this.#notes.add(code, row, header, '', undefined);
      else this.#notes.add(code, row, header, showCell(cell), showValue(reading));
    }
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
    if (this.#rejected.length > 0) loaded.rejected = this.#rejected as LoadedTable<TableName>['rejected'];
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
    if (filled.length === 1 && heading.test(foldWord(showCell(filled[0]!)))) {
      this.#notes.add('heading-skipped', row, undefined, showCell(filled[0]!), undefined);
      this.#scan(cells, row);
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
    this.#totals.addTotal(label, level, row, (planned) => {
      const cell = cells[planned.index] ?? '';
      const { value, problem } = planned.read(cell);
      if (problem && foldWord(showCell(cell)) !== label) this.#report(problem, planned, row);
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
    this.#reject(cells, row, []);
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
      this.#scanCell(cell, row, index);
    };
    for (const index of plan.unread) pass(index);
    for (let index = plan.width; index < cells.length; index += 1) pass(index);
  }

  /** Rows that do not reach the checks are searched for personal data here. */
  #scan(cells: readonly Cell[], row: number): void {
    for (const [index, cell] of cells.entries()) if (cell !== '') this.#scanCell(cell, row, index);
  }

  #scanCell(cell: Cell, row: number, index: number): void {
    const { header, hotlines, place, plan } = this.#input;
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

/** What is wrong with a cell that reads well by itself: it is blank, or stands for several rows. */
function findRowProblem({ column, index }: PlannedColumn, { value }: Reading, merged: ReadonlySet<number> | undefined): Problem | undefined {
  if (value === undefined) {
    if (!column.required) return undefined;
    const hint = `请填写，例如 ${column.example}。若原表是合并单元格，请拆开后逐行填写。`;
    return { code: 'value-missing', message: `“${column.title}”没有填`, hint };
  }
  if (!merged?.has(index) || !quantities.has(column.kind)) return undefined;
  return { code: 'merged-number', message: '数值单元格与上面的行合并，不知道属于哪一行', hint: '请拆开合并单元格，每行填自己的数。' };
}

export const personalIssue = (kind: keyof typeof personalKindNames, place: Place) =>
  readingIssue('personal-unread', place, `疑似${personalKindNames[kind]}，个人信息不得出现在数据中`, '请从文件中删去这项内容；只不公开不行。');
