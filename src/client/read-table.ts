import { element } from './element.ts';

/** A table of the page as it is shown, as rows of text: the header first. */

/** Words of a cell, without signs that are only for the eye. */
function wordsIn(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const sign of copy.querySelectorAll('[aria-hidden="true"]')) sign.remove();
  return (copy.textContent ?? '').replace(/[^\S\n]+/g, ' ').trim();
}

const numeral = /^-?[\d,]+(?:\.\d+)?$/;

/** What a cell says to a spreadsheet: an exact number, a day, words; blank for what is not reported, which is neither 0 nor 不公布. */
function cellText(cell: Element): string {
  if (cell.querySelector('.none')) return '';
  const amount = cell.querySelector('data');
  if (amount) return amount.value;
  const time = cell.querySelector('time');
  if (time && wordsIn(time) === wordsIn(cell)) return time.dateTime;
  const words = wordsIn(cell);
  return numeral.test(words) ? words.replace(/,/g, '') : words;
}

/** The one unit behind all numbers of a column, when it is one: it goes into the header, and the cells become plain numbers. */
function unitOf(cells: readonly (Element | undefined)[]): string | undefined {
  const units = new Set(cells.flatMap((cell) => (cell && /\d/.test(wordsIn(cell)) ? [cell.querySelector('.unit')?.textContent ?? ''] : [])));
  const [only] = units;
  return units.size === 1 && only ? only : undefined;
}

/** `.column-unit` is the unit in a title; a file has amounts in 元, whatever the page shows. */
const withoutUnit = (cell: Element): Element => {
  const copy = cell.cloneNode(true) as Element;
  for (const unit of copy.querySelectorAll('.unit, .column-unit')) unit.remove();
  return copy;
};

/**
 * @param tables as components/DataTable.astro sets them: one, or the parts of one that is folded up
 * @returns header and rows as wide as it, the row of totals last where there is one; money in 元 to the last 分, whatever unit is shown
 */
export function readTable(tables: readonly HTMLTableElement[]): string[][] {
  const heads = [...(tables[0]?.tHead?.rows[0]?.cells ?? [])];
  const rows = tables.flatMap((table) => [...[...table.tBodies].flatMap((body) => [...body.rows]), ...(table.tFoot?.rows ?? [])]);
  const columns = heads.map((head, index) => {
    const cells = rows.map((row): Element | undefined => row.cells[index]);
    const title = wordsIn(withoutUnit(head));
    const isMoney = head.classList.contains('money');
    const unit = isMoney ? (title.includes('元') ? undefined : '元') : unitOf(cells);
    const texts = cells.map((cell) => (cell === undefined ? '' : cellText(unit === undefined || isMoney ? cell : withoutUnit(cell))));
    return [unit === undefined ? title : `${title}（${unit}）`, ...texts];
  });
  return Array.from({ length: rows.length + 1 }, (_, row) => columns.map((column) => column[row]!));
}

/** What the table is called, for the name of its file. */
export function tableName(table: HTMLTableElement): string {
  const caption = table.caption ?? element('caption');
  const unit = caption.querySelector('.table-unit');
  return wordsIn(caption).replace(unit ? wordsIn(unit) : '', '').trim();
}
