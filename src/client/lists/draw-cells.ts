import { formatCount, formatDate, formatWanYuanShort, formatYuan, toColumn } from '../../format.ts';
import type { FileColumn, ListFile } from '../../model/filter-lists/list-file.ts';
import type { Link, Value } from '../../model/views.ts';
import { valueAt } from './filter-rows.ts';

/** Address under which the site is published, without its last slash. */
const base = import.meta.env.BASE_URL.replace(/\/$/, '');

export function setLink(anchor: HTMLAnchorElement, link: Link): void {
  anchor.href = base + link.href;
  anchor.textContent = link.text;
}

export function setDay(time: HTMLTimeElement, date: string): void {
  time.dateTime = date;
  time.textContent = formatDate(date);
}

/** The first words in an element, wherever they stand in it. */
function firstText(element: Element): Text | undefined {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if ((node as Text).data.trim() !== '') return node as Text;
  return undefined;
}

/** Puts a value in a copy of a cell that shows another value of the same kind. Marks and words that stand for themselves stay as they are. */
function fillCell(cell: Element, value: Value): void {
  if (value === null) return;
  if (typeof value === 'string') cell.textContent = value;
  else if ('money' in value) {
    const amount = cell.querySelector('data');
    if (!amount) return;
    amount.value = formatYuan(value.money).replace(/,/g, '');
    amount.title = `${formatYuan(value.money)}元`;
    amount.textContent = toColumn(formatWanYuanShort(value.money));
  } else if ('count' in value) {
    const number = firstText(cell);
    if (number) number.data = formatCount(value.count);
  } else if ('date' in value) {
    const time = cell.querySelector('time');
    if (time) setDay(time, value.date);
  } else if ('link' in value) {
    const anchor = cell.querySelector('a');
    if (anchor) setLink(anchor, value.link);
  } else if ('links' in value) {
    const anchor = cell.querySelector('a');
    if (!anchor) return;
    cell.textContent = '';
    value.links.forEach((link, index) => {
      const own = anchor.cloneNode(true) as HTMLAnchorElement;
      setLink(own, link);
      cell.append(...(index > 0 ? ['、', own] : [own]));
    });
  }
}

/** Which row of the page's cells shows the kind of value that a column has in a row. */
function cellIndex({ data }: FileColumn, row: number): number {
  if (data.type === 'links') return 0;
  return data.type === 'money' ? (data.fen[row] === null ? data.cells.none : data.cells.amount) : data.cells[data.at[row]!]!;
}

/**
 * Draws a row of a list as the build draws it: each cell is a copy of one that the build has drawn, so that the markup of tables is written once.
 *
 * @param cells rows of the page's table of samples, a row for each kind of value
 */
export function drawRow(list: ListFile, row: number, cells: readonly HTMLTableRowElement[]): HTMLTableRowElement {
  const drawn = document.createElement('tr');
  list.columns.forEach((column, index) => {
    const sample = cells[cellIndex(column, row)]?.cells[index];
    if (!sample) throw new RangeError(`no cell for ${column.key}`);
    const cell = sample.cloneNode(true) as HTMLTableCellElement;
    fillCell(cell, valueAt(column, row));
    drawn.append(cell);
  });
  return drawn;
}
