import { columnsOf, tables, type Column } from '../../schema/index.ts';
import type { TableDifference } from '../find-differences.ts';
import { sameValue } from '../match-rows.ts';
import type { ChangeWarning } from '../report.ts';
import { digestOf } from './digest.ts';
import { headerOf, tableTitle, warn, type FindWarnings } from './warning.ts';

/** Rows from which on something that happened to a column is no coincidence. */
const many = 10;

interface Pair {
  was: unknown;
  is: unknown;
  /** Position of the row in the later table. */
  at: number;
}

/** What went wrong with a whole column: sorted alone, lost, its days moved. */
export const findColumnWarnings: FindWarnings = ({ tables: differences }) =>
  [...differences.values()].flatMap((difference) => {
    if (difference.changed.length < 2) return [];
    const changed = columnsOf(tables[difference.table]).map((column) => ({ column, pairs: pairsOf(difference, column) }));
    return [
      ...warnOfMoved(difference, changed.filter(({ column, pairs }) => isMoved(column, pairs))),
      ...changed.flatMap(({ column, pairs }) => [...warnOfEmptied(difference, column, pairs), ...warnOfShifted(difference, column, pairs)]),
    ];
  });

const pairsOf = ({ before, after, changed }: TableDifference, { name }: Column): Pair[] =>
  changed.flatMap((pair) => {
    const [was, is] = [before.rows[pair.before]![name], after.rows[pair.after]![name]];
    return sameValue(was, is) ? [] : [{ was, is, at: pair.after }];
  });

const textOfValue = (value: unknown): string => JSON.stringify(value ?? null);

/** How many of the new values were among the old ones. */
function overlap(pairs: readonly Pair[]): number {
  const old = new Map<string, number>();
  for (const { was } of pairs) old.set(textOfValue(was), (old.get(textOfValue(was)) ?? 0) + 1);
  let found = 0;
  for (const { is } of pairs) {
    const left = old.get(textOfValue(is)) ?? 0;
    if (left > 0) found += 1;
    old.set(textOfValue(is), left - 1);
  }
  return found;
}

/** The same values stand in other rows. Where a column has few words, two rows may well have changed places; among many a few are mended as well. */
function isMoved({ kind }: Column, pairs: readonly Pair[]): boolean {
  const fewWords = kind === 'yes_no' || kind === 'choice' || kind === 'year';
  if (pairs.length < (fewWords ? many : 2)) return false;
  return overlap(pairs) >= (pairs.length >= 2 * many ? pairs.length * 0.95 : pairs.length);
}

function warnOfMoved(difference: TableDifference, moved: readonly { column: Column; pairs: readonly Pair[] }[]): ChangeWarning[] {
  const [first] = moved;
  if (!first) return [];
  const { table, after } = difference;
  const most = Math.max(...moved.map(({ pairs }) => pairs.length));
  const titles = moved.map(({ column }) => column.title).join('、');
  const place = { file: after.file, row: after.rowNumbers[first.pairs[0]!.at], column: headerOf(difference, first.column.name) };
  const message = most === 2 ? `${tableTitle(table)}有两行的${titles}对调了` : `${tableTitle(table)}有 ${most} 行的${titles}换了位置：值还是原来那些，所在的行不同了`;
  const of = [table, moved.map(({ column }) => column.name).join(), digestOf(JSON.stringify(moved.map(({ pairs }) => pairs.map(({ was, is }) => [was, is]))))];
  return [warn('values-moved', of, place, message)];
}

function warnOfEmptied(difference: TableDifference, { name, title }: Column, pairs: readonly Pair[]): ChangeWarning[] {
  const emptied = pairs.filter(({ is }) => is === undefined);
  if (emptied.length < many) return [];
  const { table, before, after } = difference;
  const filled = before.rows.reduce((count, row) => count + Number(row[name] !== undefined), 0);
  if (emptied.length < filled * 0.8) return [];
  const message = `${tableTitle(table)}的${title}有 ${emptied.length} 行变成空白（原来填了的有 ${filled} 行）`;
  return [warn('column-emptied', [table, name, digestOf(`${filled},${emptied.length}`)], { file: after.file, column: headerOf(difference, name) }, message)];
}

const dayNumber = (day: unknown): number => Date.parse(`${String(day)}T00:00:00Z`) / 86_400_000;

function warnOfShifted(difference: TableDifference, { kind, name, title }: Column, pairs: readonly Pair[]): ChangeWarning[] {
  if (kind !== 'date') return [];
  const shifts = pairs.flatMap(({ was, is }) => (was === undefined || is === undefined ? [] : [dayNumber(is) - dayNumber(was)]));
  if (shifts.length < many) return [];
  const groups = [...Map.groupBy(shifts, (days) => days)].sort(([, a], [, b]) => b.length - a.length);
  const [days, alike] = groups[0]!;
  if (alike.length < many || alike.length < shifts.length * 0.8) return [];
  const { table, after } = difference;
  const message = `${tableTitle(table)}的${title}有 ${alike.length} 行都${days > 0 ? '推后' : '提前'}了 ${Math.abs(days)} 天`;
  return [warn('dates-shifted', [table, name, days, digestOf(String(alike.length))], { file: after.file, column: headerOf(difference, name) }, message)];
}
