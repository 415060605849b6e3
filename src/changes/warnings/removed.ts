import { addTo } from '../../model/values.ts';
import type { TableName } from '../../schema/index.ts';
import { isDifferent, type Differences, type TableDifference } from '../find-differences.ts';
import type { AnyRow } from '../match-rows.ts';
import { peopleTables } from '../people-tables.ts';
import type { ChangeWarning } from '../report.ts';
import { placeName } from '../row-names.ts';
import { digestOf } from './digest.ts';
import { tableTitle, warn, type FindWarnings } from './warning.ts';

/** Rows that a group has at least before it is missed. */
const fewest = 5;

const isGone = ({ before, after }: TableDifference): boolean => before.rows.length > 0 && after.rows.length === 0;
/** Numbers of households stay out of keys, which are kept. */
const numbersKey = (table: TableName, numbers: readonly (string | number)[]): (string | number)[] => [table, ...(peopleTables.has(table) ? [digestOf(numbers.join())] : numbers)];

/** How many there were of a part of a table; of people it is not said. */
const countWords = (table: TableName, count: number): string => (peopleTables.has(table) ? '' : `，原有 ${count} 行`);

/** Tables, and large parts of them, that are not there any more. */
export const findRemovedWarnings: FindWarnings = (differences) => {
  if (!differences.before) return [];
  return [...differences.tables.values()].filter(isDifferent).flatMap((difference) => {
    if (isGone(difference)) {
      const message = `${tableTitle(difference.table)}没有了，原有 ${difference.before.rows.length} 行`;
      return [warn('table-gone', numbersKey(difference.table, [difference.before.rows.length]), { file: difference.before.file }, message)];
    }
    return [...warnOfMany(difference), ...warnOfCounties(differences, difference), ...warnOfYears(difference)];
  });
};

function warnOfMany({ table, before, after, added, removed }: TableDifference): ChangeWarning[] {
  const share = removed.length / Math.max(1, before.rows.length);
  if (table === 'registry' && removed.length >= 10 && share > 0.2 && added.length >= removed.length * 0.8) {
    const message = `${tableTitle(table)}有 ${removed.length} 个户编码没有了，又多出 ${added.length} 个新的`;
    return [warn('keys-regenerated', numbersKey(table, [removed.length, added.length]), { file: after.file }, message)];
  }
  if (removed.length <= 100 && (removed.length < 10 || share <= 0.2)) return [];
  const message = `${tableTitle(table)}少了 ${removed.length} 行（原有 ${before.rows.length} 行）`;
  return [warn('many-removed', numbersKey(table, [before.rows.length, removed.length]), { file: after.file }, message)];
}

/** How many rows there are of each group; a row may count for none or for several. */
function countBy<Group>(rows: readonly AnyRow[], groupsOf: (row: AnyRow) => readonly Group[]): Map<Group, number> {
  const counts = new Map<Group, number>();
  for (const row of rows) for (const group of groupsOf(row)) addTo(counts, group, 1);
  return counts;
}

/** Groups with enough rows before and none after. Rows that were neither removed nor changed need no second look: a group cannot go without them. */
function lostGroups<Group>({ before, after, removed, changed }: TableDifference, groupsOf: (row: AnyRow) => readonly Group[]): [Group, number][] {
  if (removed.length + changed.length < fewest) return [];
  const suspects = new Set([...removed, ...changed.map((pair) => pair.before)].flatMap((at) => groupsOf(before.rows[at]!)));
  const now = new Set(after.rows.flatMap(groupsOf));
  const lost = [...suspects].filter((group) => !now.has(group));
  if (lost.length === 0) return [];
  const counts = countBy(before.rows, groupsOf);
  return lost.map((group): [Group, number] => [group, counts.get(group) ?? 0]).filter(([, count]) => count >= fewest);
}

/** Codes of the counties that a row is of, by the first six digits. */
function countiesOf(row: AnyRow): string[] {
  const codes = [row.village_code ?? row.region_code ?? row.code ?? []].flat() as string[];
  return codes.flatMap((code) => (code.slice(4, 6) === '00' ? [] : [code.slice(0, 6)]));
}

function warnOfCounties({ before: old }: Differences, difference: TableDifference): ChangeWarning[] {
  const { table, after } = difference;
  return lostGroups(difference, countiesOf).map(([digits, count]) => {
    const code = digits.padEnd(12, '0');
    const message = `${tableTitle(table)}中${placeName(old!.facts, code) ?? code}的行全没有了${countWords(table, count)}`;
    return warn('county-gone', [...numbersKey(table, [count]), code], { file: after.file }, message);
  });
}

function warnOfYears(difference: TableDifference): ChangeWarning[] {
  const { table, after } = difference;
  const lost = lostGroups(difference, ({ year }) => (typeof year === 'number' ? [year] : []));
  return lost.map(([year, count]) => warn('year-gone', [...numbersKey(table, [count]), year], { file: after.file }, `${tableTitle(table)}中 ${year} 年度的行全没有了${countWords(table, count)}`));
}
