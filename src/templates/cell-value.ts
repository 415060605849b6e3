import type { CellValue } from 'hucre';
import { wordsOf, type Column } from '../schema/index.ts';

const fenIn: Record<string, number> = { 元: 100, 万元: 1_000_000 };

/** A value of a row as the cell of its column holds it: money in the column's unit, days as days, words in Chinese. Null where there is none. */
export function cellValue(column: Column, value: unknown): CellValue {
  if (value === undefined || value === null) return null;
  const { kind, unit = '万元', choices } = column;
  if (Array.isArray(value)) return value.map((part) => choices?.[String(part)] ?? String(part)).join('、');
  if (kind === 'money') return (value as number) / fenIn[unit]!;
  if (kind === 'date') return new Date(`${String(value)}T00:00:00Z`);
  if (kind === 'yes_no') return wordsOf(column)![value === true ? 0 : 1]!;
  return typeof value === 'number' ? value : (choices?.[String(value)] ?? String(value));
}
