import type { TableDefinition, TableName } from '../schema/index.ts';
import { showValue, wordProblem, type Problem, type Reading } from './cells/reading.ts';
import { foldWord, isBlank, showCell, type Cell } from './cell.ts';
import { readingIssue, type Place } from './codes.ts';
import type { LoadedTable } from './dataset.ts';
import type { FoundHeader } from './header.ts';
import type { AddIssue } from './issue.ts';
import type { Notes } from './notes.ts';
import type { Plan, PlannedColumn } from './plan.ts';
import { findTotalLabel, mayBeTotalLabel, Totals, type TotalLabel } from './totals.ts';
import { Unread } from './unread.ts';

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
  readonly #unread: Unread;
  readonly #rows: Record<string, unknown>[] = [];
  readonly #rowNumbers: number[] = [];
  readonly #rejected: { row: number; values: object }[] = [];
  readonly #template: Record<string, unknown>;
  /** The header of each planned column, folded, to know it when it comes again. */
  readonly #folded: string[];
  #inFooter = false;
  readonly #values: unknown[] = [];

  constructor(input: RowsInput, addIssue: AddIssue, notes: Notes) {
    this.#input = input;
    this.#addIssue = addIssue;
    this.#notes = notes;
    this.#required = input.plan.columns.filter(({ column }) => column.required);
    this.#totals = new Totals(input.plan.columns);
    this.#unread = new Unread(input, addIssue);
    this.#template = Object.fromEntries(input.plan.columns.map(({ column }) => [column.name, undefined]));
    this.#folded = input.plan.columns.map(({ index }) => foldWord(input.header.texts[index] ?? ''));
  }

  /** `merged` holds the columns whose cell was filled from a merged cell above. */
  push(cells: readonly Cell[], row: number, merged?: ReadonlySet<number>): void {
    if (this.#passOver(cells, row) || !this.#hasWidth(cells, row)) return;
    this.#inFooter = false;
    const { plan } = this.#input;
    const values = this.#values;
    let bad = false;
    let missing: PlannedColumn[] | undefined;
    let personal: Set<number> | undefined;
    for (let i = 0; i < plan.columns.length; i += 1) {
      const planned = plan.columns[i]!;
      const cell = cells[planned.index] ?? '';
      const reading = planned.read(cell);
      const problem = reading.problem ?? findRowProblem(planned, reading, merged);
      if (problem !== undefined) {
        bad = true;
        values[i] = null;
        if (problem.code === 'personal-number') (personal ??= new Set()).add(planned.index);
        if (problem.code === 'value-missing') (missing ??= []).push(planned);
        else this.#report(problem, planned, row);
        continue;
      }
      values[i] = reading.value;
      if (reading.coercions !== undefined) this.#noteCoercions(reading, planned, cell, row);
      if (merged?.has(planned.index) && reading.value !== undefined) {
        this.#notes.add('merged-filled', row, planned.header, planned.secret ? '' : showCell(cell), undefined);
      }
    }
    this.#totals.addRow(values);
    if (missing) this.#reportMissing(missing, row);
    if (bad) {
      this.#reject(cells, row, values, personal);
      return;
    }
    if (!plan.complete) {
      this.#unread.scanRow(cells, row);
      return;
    }
    if (plan.unread.length > 0 || cells.length > plan.width) this.#unread.passCells(cells, row);
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

  /** `reported` holds the columns whose cell is known to be personal. */
  #reject(cells: readonly Cell[], row: number, values: readonly unknown[], reported?: ReadonlySet<number>): void {
    const { columns } = this.#input.plan;
    const read = columns.flatMap(({ column }, i) => ((values[i] ?? null) === null ? [] : [[column.name, values[i]]]));
    this.#rejected.push({ row, values: Object.fromEntries(read) });
    this.#unread.scanRow(cells, row, reported);
  }

  #report(problem: Problem, { header, secret }: PlannedColumn, row: number): void {
    const place = { ...this.#input.place, row, column: header };
    this.#addIssue(readingIssue(problem.code, place, wordProblem(problem, secret), problem.hint));
  }

  /** One issue for each blank, but one for all of a row that is hardly filled: it is likely no data, and a file has a cap. */
  #reportMissing(missing: readonly PlannedColumn[], row: number): void {
    if (missing.length <= 4) {
      for (const planned of missing) this.#report(missingProblem(planned), planned, row);
      return;
    }
    const titles = missing.map(({ column }) => column.title).join('、');
    const hint = '请逐项填写；如这一行是标题、小计或说明，请删去，或在第一格写“小计”“合计”“注：”。';
    this.#report({ code: 'value-missing', message: `有 ${missing.length} 项必填的没有填：${titles}`, hint }, missing[0]!, row);
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

  /** True for a row that is no data: blank, a repeated header, a total, a heading, a footer. */
  #passOver(cells: readonly Cell[], row: number): boolean {
    if (row === this.#input.header.bottom + 2 && isNumbering(cells)) {
      this.#notes.add('numbering-skipped', row, undefined, '', undefined);
      return true;
    }
    if (this.#isHeaderAgain(cells)) {
      this.#notes.add('header-row-repeated', row, undefined, '', undefined);
      return true;
    }
    const full = this.#required.every((column) => !isBlank(cells[column.index] ?? ''));
    const total = !full || this.#required.some(({ index }) => mayBeTotalLabel(cells[index] ?? '')) || mayBeTotalLabel(cells[0] ?? '')
      ? findTotalLabel(cells)
      : undefined;
    // In a full row, 合计 in a column of free text may be a name; where a code belongs, it is not.
    if (total && !(full && this.#input.plan.columns.some(({ index, column }) => index === total.index && column.kind === 'text'))) {
      this.#readTotal(cells, row, total);
      return true;
    }
    return !full && this.#isRemark(cells, row);
  }

  #isHeaderAgain(cells: readonly Cell[]): boolean {
    const { columns } = this.#input.plan;
    const first = cells[columns[0]?.index ?? 0];
    // A look at one letter first, so that not every row of a million is folded.
    const [mark = ''] = this.#folded;
    if (typeof first !== 'string' || !first.includes(mark.at(-1) ?? '') || foldWord(first) !== mark) return false;
    return columns.every(({ index }, i) => foldWord(showCell(cells[index] ?? '')) === this.#folded[i]);
  }

  /** True for a row that is blank, heads a group of rows, or belongs to the footer. */
  #isRemark(cells: readonly Cell[], row: number): boolean {
    const filled = cells.filter((cell) => !isBlank(cell)).map((cell) => foldWord(showCell(cell)));
    const [first] = filled;
    if (first === undefined) return true;
    if (filled.length === 1 && heading.test(first)) {
      this.#notes.add('heading-skipped', row, undefined, first, undefined);
    } else if ((footer.test(first) && filled.length <= Math.max(4, this.#input.plan.columns.length / 2)) || (this.#inFooter && filled.length === 1)) {
      this.#inFooter = true;
      this.#notes.add('footer-skipped', row, undefined, '', undefined);
    } else return false;
    this.#unread.scanRow(cells, row);
    return true;
  }

  #readTotal(cells: readonly Cell[], row: number, total: TotalLabel): void {
    this.#totals.addTotal(total, row, (planned) => {
      const cell = cells[planned.index] ?? '';
      const { value, problem } = planned.read(cell);
      if (problem && planned.index !== total.index) this.#report(problem, planned, row);
      return typeof value === 'number' ? value : undefined;
    });
    this.#unread.scanRow(cells, row);
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
    // A short row breaks off before some column; which column a long row has too much of, nobody can say.
    const column = short ? plan.columns.find(({ index }) => index >= cells.length)?.header : undefined;
    this.#addIssue(readingIssue(short ? 'row-too-short' : 'row-too-long', { ...place, row, column }, message, hint));
    this.#totals.addUnreadRow();
    this.#reject(cells, row, []);
    return false;
  }
}

/** The row under a header that numbers its columns: 1, 2, 3… or 甲, 乙, 1, 2… */
function isNumbering(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell)).map((cell) => foldWord(showCell(cell)).replace(/^\((.*)\)$/, '$1'));
  const letters = filled.findIndex((text) => !/^[甲乙丙丁]$/.test(text));
  return filled.length >= 3 && letters >= 0 && filled.slice(letters).every((text, index) => text === String(index + 1));
}

const missingProblem = ({ column }: PlannedColumn): Problem => ({
  code: 'value-missing',
  message: `“${column.title}”没有填`,
  hint: `请填写，例如 ${column.example}。若原表是合并单元格，请拆开后逐行填写。`,
});

/** What is wrong with a cell that reads well by itself: it is blank, or stands for several rows. */
function findRowProblem(planned: PlannedColumn, { value }: Reading, merged: ReadonlySet<number> | undefined): Problem | undefined {
  const { column, index } = planned;
  if (value === undefined) return column.required ? missingProblem(planned) : undefined;
  if (!merged?.has(index) || !quantities.has(column.kind)) return undefined;
  return { code: 'merged-number', message: '数值单元格与上面的行合并，不知道属于哪一行', hint: '请拆开合并单元格，每行填自己的数。' };
}
