import { plainYuan, writeCsv } from '../../write-csv.ts';
import type { FileColumn, FileFacet, ListFile } from '../../model/filter-lists/list-file.ts';
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

/** Address of a row's own page below the home page: where its title leads, `/projects/<id>/`. */
function pathOf(list: ListFile, row: number): string | undefined {
  const title = list.columns.find(({ kind }) => kind === 'title');
  return title && linkOf(valueAt(title, row))?.href;
}

/** A column of a download. */
interface Written {
  header: string;
  of: (row: number) => Value;
}

/** A facet in words; years are numbers that every table writes alike: 2020. */
const facetColumn = ({ title, values, at }: FileFacet): Written => ({
  header: title,
  of: (row) => at[row]!.map((value) => values[value]!.label.replace(/^(\d{4})年$/, '$1')).join('、') || null,
});

/** The key of the row, the columns that the page shows, what it is filtered by besides, and where its own page is. */
function columnsOf(list: ListFile, home: string): Written[] {
  const { ids, columns, facets, also = [] } = list;
  return [
    { header: ids.title, of: (row) => ids.own?.[row] ?? pathOf(list, row)?.split('/').slice(-2)[0] ?? null },
    ...columns.map((column): Written => ({ header: headerOf(column), of: (row) => valueAt(column, row) })),
    ...also.flatMap((key) => facets.filter((facet) => facet.key === key).map(facetColumn)),
    {
      header: '网址',
      of(row) {
        const path = pathOf(list, row);
        return path === undefined ? null : new URL(path.slice(1), home).href;
      },
    },
  ];
}

/**
 * Rows of a list as a CSV file: the columns that the page shows, the key that joins them with the whole tables, and where each row's own page is.
 *
 * @param home full address of the home page, as the site prints it
 */
export function listCsv(list: ListFile, rows: readonly number[], home: string): string {
  const columns = columnsOf(list, home);
  return writeCsv([columns.map(({ header }) => header), ...rows.map((row) => columns.map(({ of }) => cellText(of(row))))]);
}

/** The same as JSON, with what it is and where it comes from. `from`: full address of the page with its filters. */
export function listJson(list: ListFile, rows: readonly number[], home: string, from: string): string {
  const columns = columnsOf(list, home);
  const entries = rows.map((row) => Object.fromEntries(columns.map(({ header, of }) => [header, cellValue(of(row))])));
  return `${JSON.stringify({ 名称: list.name, 数据截至: list.asOf, 来源: from, 条数: rows.length, 数据: entries }, null, 1)}\n`;
}
