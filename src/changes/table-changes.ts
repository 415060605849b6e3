import { columnsOf, tables } from '../schema/index.ts';
import { cellText } from './cell-text.ts';
import { isDifferent, shownDifference, type Differences, type TableDifference } from './find-differences.ts';
import type { AnyRow, RowMatch } from './match-rows.ts';
import { sameValue } from './match-rows.ts';
import { peopleTables } from './people-tables.ts';
import type { RowChange, RowCounts, TableChanges } from './report.ts';
import { rowKey, rowName } from './row-names.ts';

/** Rows that are listed of each table as added, changed and removed, unless the caller wants more. */
export const mostRows = 500;

const countRows = ({ added, changed, removed }: RowMatch): RowCounts => ({ added: added.length, changed: changed.length, removed: removed.length });

/** Rows of each table that differ, with what they said and say. */
export const tableChanges = (differences: Differences, most: number): TableChanges[] =>
  [...differences.tables.values()].filter(isDifferent).map((difference) => describeTable(differences, difference, most));

function describeTable(differences: Differences, difference: TableDifference, most: number): TableChanges {
  const { table, before, after, added, changed, removed } = difference;
  const isPeople = peopleTables.has(table);
  const about = {
    table,
    title: tables[table].title,
    file: (after.rows.length > 0 ? after : before).file,
    before: before.rows.length,
    after: after.rows.length,
    counts: countRows(difference),
  };
  if (isPeople) return { ...about, added: [], changed: [], removed: [] };

  const columns = columnsOf(tables[table]);
  const oldFacts = (differences.before ?? differences.after).facts;
  const newFacts = differences.after.facts;
  const cellsOf = (old: AnyRow | undefined, now: AnyRow | undefined): RowChange['cells'] =>
    columns.flatMap((column) => {
      const [was, is] = [old?.[column.name], now?.[column.name]];
      if (sameValue(was, is)) return [];
      const [wasText, isText] = [cellText(column, was), cellText(column, is)];
      return [{ column: column.name, title: column.title, ...(wasText !== undefined && { before: wasText }), ...(isText !== undefined && { after: isText }) }];
    });
  const describe = (old: AnyRow | undefined, now: AnyRow | undefined, number: number | undefined): RowChange => {
    const row = now ?? old!;
    const name = rowName(table, row, now ? newFacts : oldFacts);
    return { key: rowKey(table, row), row: number ?? 0, ...(name !== undefined && { name }), cells: cellsOf(old, now) };
  };
  return {
    ...about,
    added: added.slice(0, most).map((at) => describe(undefined, after.rows[at], after.rowNumbers[at])),
    changed: changed.slice(0, most).map((pair) => describe(before.rows[pair.before], after.rows[pair.after], after.rowNumbers[pair.after])),
    removed: removed.slice(0, most).map((at) => describe(before.rows[at], undefined, before.rowNumbers[at])),
    shown: countRows(shownDifference(differences, table)!),
  };
}
