import type { ColumnData, FileColumn } from './list-file.ts';
import type { Column, Link, Table, Value } from '../views.ts';

/** What kind of cell shows a value. */
function variantOf(value: Value): string {
  if (value === null) return 'none';
  if (typeof value === 'string') return 'text';
  if ('status' in value) return `status ${value.status}`;
  if ('mark' in value) return `mark ${value.mark}`;
  if ('count' in value) return `count ${value.unit ?? ''}`;
  return ['money', 'suppressed', 'date', 'link', 'links'].find((kind) => kind in value) ?? 'share';
}

/** For each column the kinds of values that it has, in one fixed order: which row of `sampleCells` shows which. */
export const variantsOf = ({ columns, rows }: Table): string[][] => columns.map((_, index) => [...new Set(rows.map((row) => variantOf(row[index]!)))].sort());

const isLink = (value: Value): value is { link: Link } => value !== null && typeof value === 'object' && 'link' in value;
const isAmount = (value: Value): value is { money: number } | null => value === null || (typeof value === 'object' && 'money' in value);

/** Links that all begin alike, such as those to projects: `/projects/` and the rest. */
function encodeLinks(values: readonly { link: Link }[]): ColumnData | undefined {
  const before = /^\/[^/]+\//.exec(values[0]?.link.href ?? '')?.[0];
  const isAlike = ({ link: { href } }: { link: Link }): boolean => before !== undefined && href.startsWith(before) && href.endsWith('/') && href.length > before.length;
  if (before === undefined || !values.every(isAlike)) return undefined;
  return { type: 'links', before, texts: values.map(({ link }) => link.text), ends: values.map(({ link }) => link.href.slice(before.length, -1)) };
}

function encodeValues(values: readonly Value[], variants: readonly string[]): ColumnData {
  const positions = new Map<string, number>();
  const distinct: Value[] = [];
  const at = values.map((value) => {
    const key = JSON.stringify(value);
    const known = positions.get(key);
    if (known !== undefined) return known;
    positions.set(key, distinct.length);
    return distinct.push(value) - 1;
  });
  return { type: 'values', values: distinct, at, cells: distinct.map((value) => variants.indexOf(variantOf(value))) };
}

function encode(column: Column, values: readonly Value[], variants: readonly string[]): ColumnData {
  if (column.kind === 'money' && values.every(isAmount)) {
    return { type: 'money', fen: values.map((value) => (value === null ? null : value.money)), cells: { amount: variants.indexOf('money'), none: variants.indexOf('none') } };
  }
  return (values.every(isLink) && encodeLinks(values)) || encodeValues(values, variants);
}

/** A year that stands for itself: 2020, 2020年. */
const isYear = (value: Value): boolean => typeof value === 'string' && /^\d{4}年?$/.test(value);

function sortOf(column: Column, values: readonly Value[]): FileColumn['sort'] {
  if (column.kind === 'money' || column.kind === 'number') return 'amount';
  if (column.kind === 'date') return 'day';
  if (column.kind === 'title') return 'text';
  return values.length > 0 && values.every(isYear) ? 'year' : undefined;
}

/**
 * A table as columns of a data file. What it prints is all that goes in.
 *
 * @param keys name of each column in addresses
 * @param variants of the whole table, of which this may be a part
 */
export function encodeTable({ columns, rows }: Table, keys: readonly string[], variants: readonly string[][]): FileColumn[] {
  return columns.map((column, index) => {
    const values = rows.map((row) => row[index]!);
    const sort = sortOf(column, values);
    return { ...column, key: keys[index]!, ...(sort && { sort }), data: encode(column, values, variants[index]!) };
  });
}

/** How much room a value takes in a cell. */
const length = (value: Value): number => (typeof value === 'string' ? value.length : JSON.stringify(value).length);

/**
 * A table with one cell of each variant of each column, taken from the table itself: the page brings it along, drawn by the one component that
 * draws all tables, and the script copies its cells. Where there are several, the longest, so that cells are as wide as the longest needs.
 */
export function sampleCells(table: Table): Table {
  const variants = variantsOf(table);
  const columns = table.columns.map((_, index) => {
    const values = table.rows.map((row) => row[index]!);
    return variants[index]!.map((variant) =>
      values.filter((value) => variantOf(value) === variant).reduce((longest, value) => (length(value) > length(longest) ? value : longest)),
    );
  });
  const height = Math.max(0, ...columns.map((values) => values.length));
  const rows = Array.from({ length: height }, (_, row) => columns.map((values) => values[Math.min(row, values.length - 1)]!));
  return { caption: table.caption, columns: table.columns, rows };
}
