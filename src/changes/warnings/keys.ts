import { tables, type TableName } from '../../schema/index.ts';
import type { TableDifference } from '../find-differences.ts';
import { textOf, type AnyRow } from '../match-rows.ts';
import { peopleTables } from '../people-tables.ts';
import type { ChangeWarning } from '../report.ts';
import { rowKey } from '../row-names.ts';
import { headerOf, joinAlike, tableTitle, warn, type FindWarnings } from './warning.ts';

/** Columns that two records of one thing may differ in besides their key. */
const besideKey: Partial<Record<TableName, string>> = { disbursements: 'instalment' };

/** Cells besides the key that must say something before two rows are called alike: two names of places are soon the same. */
const enoughCells = 3;

/** Reads what a row says besides its key, where that is enough to know it by. */
function contentReader(table: TableName, without: readonly string[], fewest: number): (row: AnyRow) => string | undefined {
  const columns = Object.keys(tables[table].row.shape).filter((name) => !without.includes(name));
  return (row) => (columns.filter((name) => row[name] !== undefined).length >= fewest ? textOf(row, columns) : undefined);
}

const hasId = (table: TableName): boolean => tables[table].key.length === 1 && !peopleTables.has(table);

/** Rows that came back under another key, and rows that are there twice. */
export const findKeyWarnings: FindWarnings = ({ tables: differences }) =>
  [...differences.values()].flatMap((difference) => (hasId(difference.table) && difference.added.length > 0 ? [...warnOfRenamed(difference), ...warnOfDoubled(difference)] : []));

function warnOfRenamed(difference: TableDifference): ChangeWarning[] {
  const { table, before, after, added, removed } = difference;
  if (removed.length === 0) return [];
  const [key = ''] = tables[table].key;
  // Of a place nothing is told but its name.
  const contentOf = contentReader(table, [key], table === 'regions' ? 1 : enoughCells);
  const gone = Map.groupBy(removed, (at) => contentOf(before.rows[at]!));
  const come = Map.groupBy(added, (at) => contentOf(after.rows[at]!));
  const warnings = [...come].flatMap(([content, [at, ...others]]) => {
    const [old, ...olds] = content === undefined ? [] : (gone.get(content) ?? []);
    if (old === undefined || olds.length > 0 || others.length > 0) return [];
    const [was, is] = [rowKey(table, before.rows[old]!), rowKey(table, after.rows[at!]!)];
    const place = { file: after.file, row: after.rowNumbers[at!], column: headerOf(difference, key) };
    return [warn('key-renamed', [table, was, is], place, `${was} 没有了，多了 ${is}，其余各列全都一样`)];
  });
  return joinAlike(warnings, (count, first) => `${tableTitle(table)}有 ${count} 行像是改了编号，例如 ${first}`);
}

function warnOfDoubled(difference: TableDifference): ChangeWarning[] {
  const { table, after, added } = difference;
  if (table === 'regions' || table === 'villages') return [];
  const [key = ''] = tables[table].key;
  const contentOf = contentReader(table, [key, besideKey[table] ?? ''], enoughCells);
  const wanted = new Set(added.map((at) => contentOf(after.rows[at]!)));
  const firsts = new Map<string, number>();
  const isNew = new Set(added);
  const warnings: ChangeWarning[] = [];
  // Of two alike the one that was there before is the first, wherever it stands.
  for (const at of [...[...after.rows.keys()].filter((one) => !isNew.has(one)), ...added]) {
    const content = contentOf(after.rows[at]!);
    if (content === undefined || !wanted.has(content)) continue;
    const first = firsts.get(content);
    if (first === undefined) firsts.set(content, at);
    else if (isNew.has(at)) {
      const [own, other] = [rowKey(table, after.rows[at]!), rowKey(table, after.rows[first]!)];
      const message = `${own} 与 ${other}（第 ${after.rowNumbers[first]} 行）除了编号全都一样`;
      warnings.push(warn('row-doubled', [table, other, own], { file: after.file, row: after.rowNumbers[at] }, message));
    }
  }
  return joinAlike(warnings, (count, example) => `${tableTitle(table)}有 ${count} 行像是重复登记，例如 ${example}`);
}
