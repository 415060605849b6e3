import { plainYuan, writeCsv } from '../../write-csv.ts';
import type { FileColumn, ListFile } from '../../model/filter-lists/list-file.ts';
import type { Link, Value } from '../../model/views.ts';
import { statusWords } from '../../format.ts';
import { valueAt, wordsOf } from './filter-rows.ts';

/** How a withheld number is written, on pages and in files alike. */
const withheld = '不公布';

/** Text of a cell: 元 to the last 分, days as `YYYY-MM-DD`; blank for what is not reported. */
function cellText(value: Value): string {
  if (value === null || typeof value === 'string') return value ?? '';
  if ('money' in value) return plainYuan(value.money);
  if ('count' in value) return String(value.count);
  if ('suppressed' in value) return withheld;
  if ('status' in value) return statusWords[value.status];
  return 'mark' in value ? value.text : wordsOf(value);
}

/** The same for JSON: numbers are numbers, what is not reported is null. */
function cellValue(value: Value): string | number | null {
  if (value === null) return null;
  if (typeof value === 'object' && 'money' in value) return Number(plainYuan(value.money));
  return typeof value === 'object' && 'count' in value ? value.count : cellText(value);
}

/** A column's title with its unit: money is 元, whatever the page shows. */
function headerOf(column: FileColumn): string {
  if (column.kind === 'money') return column.title.includes('元') ? column.title : `${column.title}（元）`;
  const counted = column.data.type === 'values' ? column.data.values.find((value): value is { count: number; unit?: string } => value !== null && typeof value === 'object' && 'count' in value) : undefined;
  return counted?.unit ? `${column.title}（${counted.unit}）` : column.title;
}

const linkOf = (value: Value): Link | undefined => (value !== null && typeof value === 'object' && 'link' in value ? value.link : undefined);

/** Address of a row's own page: where its title leads. */
function addressOf(list: ListFile, row: number, home: string): string {
  const title = list.columns.find(({ kind }) => kind === 'title');
  const link = title && linkOf(valueAt(title, row));
  return link ? new URL(link.href.slice(1), home).href : '';
}

/**
 * Rows of a list as a CSV file: the columns that the page shows, and where each row's own page is.
 *
 * @param home full address of the home page
 */
export function listCsv(list: ListFile, rows: readonly number[], home: string): string {
  const header = [...list.columns.map(headerOf), '网址'];
  return writeCsv([header, ...rows.map((row) => [...list.columns.map((column) => cellText(valueAt(column, row))), addressOf(list, row, home)])]);
}

/** The same as JSON, with what it is and where it comes from. `from`: full address of the page with its filters. */
export function listJson(list: ListFile, rows: readonly number[], home: string, from: string): string {
  const headers = list.columns.map(headerOf);
  const entries = rows.map((row) => ({
    ...Object.fromEntries(list.columns.map((column, index) => [headers[index]!, cellValue(valueAt(column, row))])),
    网址: addressOf(list, row, home),
  }));
  return `${JSON.stringify({ 名称: list.name, 数据截至: list.asOf, 来源: from, 条数: rows.length, 数据: entries }, null, 1)}\n`;
}
