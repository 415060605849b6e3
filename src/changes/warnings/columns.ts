import { columnsOf, tables, type Column } from '../../schema/index.ts';
import { addTo, total } from '../../model/values.ts';
import type { TableDifference } from '../find-differences.ts';
import { sameValue } from '../match-rows.ts';
import { peopleTables } from '../people-tables.ts';
import type { ChangeWarning } from '../report.ts';
import { digestOf } from './digest.ts';
import { headerOf, tableTitle, warn, type FindWarnings } from './warning.ts';

/** Rows from which on something that happened to a column is no coincidence. */
const many = 10;

/** The rows whose cell in one column changed. The pairs are the difference's own: a province would have millions of copies. */
interface ChangedColumn {
  column: Column;
  pairs: readonly { before: number; after: number }[];
  /** What the cell of a pair said, and says. */
  was(pair: { before: number }): unknown;
  is(pair: { after: number }): unknown;
}

/** What went wrong with a whole column: sorted alone, lost, its days moved. */
export const findColumnWarnings: FindWarnings = ({ tables: differences }) =>
  [...differences.values()].flatMap((difference) => {
    if (difference.changed.length < 2) return [];
    const changed = columnsOf(tables[difference.table]).map((column) => changedIn(difference, column));
    return [...warnOfMoved(difference, changed.filter(isMoved)), ...changed.flatMap((one) => [...warnOfEmptied(difference, one), ...warnOfShifted(difference, one)])];
  });

function changedIn({ before, after, changed }: TableDifference, column: Column): ChangedColumn {
  const was = (pair: { before: number }): unknown => before.rows[pair.before]![column.name];
  const is = (pair: { after: number }): unknown => after.rows[pair.after]![column.name];
  return { column, pairs: changed.filter((pair) => !sameValue(was(pair), is(pair))), was, is };
}

const textOfValue = (value: unknown): string => JSON.stringify(value ?? null);

/** How many of the new values were among the old ones. */
function overlap({ pairs, was, is }: ChangedColumn): number {
  const old = new Map<string, number>();
  for (const pair of pairs) addTo(old, textOfValue(was(pair)), 1);
  let found = 0;
  for (const pair of pairs) {
    const value = textOfValue(is(pair));
    if ((old.get(value) ?? 0) > 0) found += 1;
    addTo(old, value, -1);
  }
  return found;
}

/** The same values stand in other rows. Where a column has few words, two rows may well have changed places; among many a few are mended as well. */
function isMoved(changed: ChangedColumn): boolean {
  const { column: { kind }, pairs } = changed;
  const fewWords = kind === 'yes_no' || kind === 'choice' || kind === 'year';
  if (pairs.length < (fewWords ? many : 2)) return false;
  return overlap(changed) >= (pairs.length >= 2 * many ? pairs.length * 0.95 : pairs.length);
}

function warnOfMoved(difference: TableDifference, moved: readonly ChangedColumn[]): ChangeWarning[] {
  const [first] = moved;
  if (!first) return [];
  const { table, after } = difference;
  const most = Math.max(...moved.map(({ pairs }) => pairs.length));
  const titles = moved.map(({ column }) => column.title).join('、');
  const row = peopleTables.has(table) ? undefined : after.rowNumbers[first.pairs[0]!.after];
  const place = { file: after.file, row, column: headerOf(difference, first.column.name) };
  const message = most === 2 ? `${tableTitle(table)}有两行的${titles}对调了` : `${tableTitle(table)}有 ${most} 行的${titles}换了位置：值还是原来那些，所在的行不同了`;
  const of = [table, moved.map(({ column }) => column.name).join(), digestOf(JSON.stringify(moved.map(({ pairs, was, is }) => pairs.map((pair) => [was(pair), is(pair)]))))];
  return [warn('values-moved', of, place, message)];
}

function warnOfEmptied(difference: TableDifference, { column: { name, title }, pairs, is }: ChangedColumn): ChangeWarning[] {
  const emptied = pairs.filter((pair) => is(pair) === undefined);
  if (emptied.length < many) return [];
  const { table, before, after } = difference;
  const filled = before.rows.reduce((count, row) => count + Number(row[name] !== undefined), 0);
  if (emptied.length < filled * 0.8) return [];
  const message = `${tableTitle(table)}的${title}有 ${emptied.length} 行变成空白（原来填了的有 ${filled} 行）`;
  return [warn('column-emptied', [table, name, digestOf(`${filled},${emptied.length}`)], { file: after.file, column: headerOf(difference, name) }, message)];
}

const dayNumber = (day: unknown): number => Date.parse(`${String(day)}T00:00:00Z`) / 86_400_000;

function warnOfShifted(difference: TableDifference, { column: { kind, name, title }, pairs, was, is }: ChangedColumn): ChangeWarning[] {
  if (kind !== 'date') return [];
  const shifts = new Map<number, number>();
  for (const pair of pairs) if (was(pair) !== undefined && is(pair) !== undefined) addTo(shifts, dayNumber(is(pair)) - dayNumber(was(pair)), 1);
  const [days, alike] = [...shifts].reduce<readonly [number, number]>((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  if (alike < many || alike < total(shifts.values()) * 0.8) return [];
  const { table, after } = difference;
  const message = `${tableTitle(table)}的${title}有 ${alike} 行都${days > 0 ? '推后' : '提前'}了 ${Math.abs(days)} 天`;
  return [warn('dates-shifted', [table, name, days, digestOf(String(alike))], { file: after.file, column: headerOf(difference, name) }, message)];
}
