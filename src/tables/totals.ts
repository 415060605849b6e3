import { moneyPlaces } from './cells/amounts.ts';
import { foldWord, isBlank, showCell, type Cell } from './cell.ts';
import { readingIssue, type Place } from './codes.ts';
import type { AddIssue } from './issue.ts';
import type { Notes } from './notes.ts';
import type { PlannedColumn } from './plan.ts';
import { quoteText } from './wording.ts';

const levels = { 小计: 1, 合计: 2, 共计: 2, 总计: 3 } as const;
type Level = 1 | 2 | 3;

const totalWord = /^(小计|合计|总计|共计):?$/;
const totalLabel = /^.{0,16}(小计|合计|总计|共计)(?:\([^()]*\))?:?$/;

export interface TotalLabel {
  label: string;
  level: Level;
  /** Where in the row it stands. */
  index: number;
}

/** The label and level of a total row: a cell that says 小计, 合计, 总计 or 共计, or a first cell that ends so. */
export function findTotalLabel(cells: readonly Cell[]): TotalLabel | undefined {
  let first = true;
  for (const [index, cell] of cells.entries()) {
    if (isBlank(cell)) continue;
    const text = foldWord(showCell(cell));
    const word = (first ? totalLabel : totalWord).exec(text)?.[1] as keyof typeof levels | undefined;
    if (word) return { label: text, level: levels[word], index };
    first = false;
  }
  return undefined;
}

/** A quick look, for rows that are full: could this cell be a total's label? */
export const mayBeTotalLabel = (cell: Cell): boolean => typeof cell === 'string' && /计[\s:：]*$/.test(cell);

/** Sums of everything above a point of the sheet. */
interface Running {
  rows: number;
  sums: number[];
  /** Cells that could not be read, by column: a sum with such a cell in it proves nothing. */
  unread: number[];
}

interface TotalRow {
  label: string;
  level: Level;
  row: number;
  /** By column: undefined when the total row says nothing there. */
  values: (number | undefined)[];
  at: Running;
}

/**
 * Adds up the rows of a sheet and, at the end, checks every total row against the rows it totals, in every column of
 * money, counts or amounts. A total stands below its rows, or above them when the first of its level comes before any
 * row. Rates and averages (年利率, 得分, 人均…) have no total.
 */
export class Totals {
  readonly columns: PlannedColumn[];
  /** Where each of `columns` is among the values of a row. */
  readonly #positions: number[];
  readonly #running: Running;
  readonly #totals: TotalRow[] = [];

  constructor(columns: readonly PlannedColumn[]) {
    this.columns = columns.filter(
      ({ column: { kind, unit, title } }) =>
        kind === 'money' || kind === 'count' ? !title.startsWith('人均') : kind === 'number' && unit !== '%' && unit !== '分',
    );
    this.#positions = this.columns.map((column) => columns.indexOf(column));
    this.#running = { rows: 0, sums: this.columns.map(() => 0), unread: this.columns.map(() => 0) };
  }

  /** Counts a data row by the values of its planned columns: undefined when blank, null when it could not be read. */
  addRow(values: readonly unknown[]): void {
    this.#running.rows += 1;
    for (let i = 0; i < this.#positions.length; i += 1) {
      const value = values[this.#positions[i]!] as number | null | undefined;
      if (value === null) this.#running.unread[i]! += 1;
      else if (value !== undefined) this.#running.sums[i]! += value;
    }
  }

  /** Counts a data row of which nothing could be read. */
  addUnreadRow(): void {
    this.#running.rows += 1;
    for (let i = 0; i < this.#positions.length; i += 1) this.#running.unread[i]! += 1;
  }

  addTotal({ label, level }: TotalLabel, row: number, valueOf: (column: PlannedColumn) => number | undefined): void {
    this.#totals.push({ label, level, row, values: this.columns.map(valueOf), at: copy(this.#running) });
  }

  check(place: Place, addIssue: AddIssue, notes: Notes): void {
    for (const [index, total] of this.#totals.entries()) {
      const scopes = this.#scopesOf(index);
      const results = scopes.map((scope) => this.#compare(total, scope));
      const matching = Math.max(0, results.findIndex((result) => result.mismatches.length === 0));
      const good = results[matching]!;
      if (good.mismatches.length === 0) {
        notes.add(good.compared > 0 ? 'total-checked' : 'total-unchecked', total.row, undefined, total.label, undefined);
        // A wrong total may equal the sum of other rows by chance or by the same slip: a person should look.
        if (scopes[matching]!.rows !== scopes[0]!.rows) {
          const rows = `与 ${scopes[matching]!.rows} 行之和相符，与紧接的 ${scopes[0]!.rows} 行不符`;
          notes.add('total-running', total.row, undefined, total.label, rows);
        }
      }
      for (const { column, said, summed } of good.mismatches) {
        const show = (value: number): string => showAmount(value, column);
        const message = `“${quoteText(total.label)}”行写的是 ${show(said)}，所合计的 ${scopes[0]!.rows} 行相加是 ${show(summed)}，相差 ${show(Math.abs(said - summed))}`;
        const hint = '请核对各行与合计行，改正不对的一处；也可以删去合计行。';
        addIssue(readingIssue('total-mismatch', { ...place, row: total.row, column: column.header }, message, hint));
      }
    }
  }

  /** What a total row may total, likeliest first: back to the last total of its level, else back to any other. */
  #scopesOf(index: number): Running[] {
    const total = this.#totals[index]!;
    const leads = this.#totals.find(({ level }) => level === total.level)!.at.rows === 0 && this.#running.rows > 0;
    if (leads) {
      const next = this.#totals.slice(index + 1).find(({ level, at }) => level >= total.level && at.rows > total.at.rows);
      return [subtract(next?.at ?? this.#running, total.at)];
    }
    const before = this.#totals.slice(0, index).reverse();
    const nearest = before.find(({ level }) => level >= total.level);
    const starts = [nearest?.at, ...before.map(({ at }) => at), undefined];
    return starts.map((start) => subtract(total.at, start));
  }

  #compare(total: TotalRow, scope: Running) {
    let compared = 0;
    const mismatches: { column: PlannedColumn; said: number; summed: number }[] = [];
    for (const [i, column] of this.columns.entries()) {
      const said = total.values[i];
      if (said === undefined || scope.unread[i]! > 0) continue;
      compared += 1;
      const summed = scope.sums[i]!;
      // Amounts with decimals are added as binary fractions; money and counts are whole and exact.
      const slack = column.column.kind === 'number' ? 1e-6 * Math.max(1, Math.abs(summed)) : 0;
      if (Math.abs(said - summed) > slack) mismatches.push({ column, said, summed });
    }
    return { compared, mismatches };
  }
}

const copy = ({ rows, sums, unread }: Running): Running => ({ rows, sums: [...sums], unread: [...unread] });

const subtract = (end: Running, start: Running | undefined): Running =>
  start === undefined
    ? end
    : {
        rows: end.rows - start.rows,
        sums: end.sums.map((sum, i) => sum - start.sums[i]!),
        unread: end.unread.map((count, i) => count - start.unread[i]!),
      };

/** An amount as the column writes it, exact. */
function showAmount(value: number, { column, unit }: PlannedColumn): string {
  if (column.kind !== 'money') return `${Number(value.toPrecision(15))}${column.unit ?? ''}`;
  const places = moneyPlaces[unit]!;
  const digits = String(value).padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return `${digits.slice(0, -places)}${fraction ? `.${fraction}` : ''}${unit}`;
}
