import { createFacts, type Facts } from '../model/facts.ts';
import { tableNames, tables, type TableName } from '../schema/index.ts';
import type { CheckedPortal, LoadedTable } from '../tables/dataset.ts';
import { matchRows, type AnyRow, type RowMatch } from './match-rows.ts';
import { readsSame, rowPrinter } from './printed-rows.ts';

/** How one table differs. */
export interface TableDifference extends RowMatch {
  table: TableName;
  before: Rows;
  after: Rows;
}

/** A table's rows with their numbers in the spreadsheet; no rows where there is no table. */
export interface Rows {
  file: string;
  rows: readonly AnyRow[];
  rowNumbers: readonly number[];
  /** Header text of each column as the file has it. */
  headers: Partial<Record<string, string>>;
}

/** A portal as it is compared. Sums, places and notices are those of the model: the report counts like the pages. */
export interface Side {
  data: CheckedPortal;
  facts: Facts;
}

/** Two portals, and where their tables differ; everything else is made from it. Positions, not copies: a province has millions of rows. */
export interface Differences {
  /** Absent when nothing is published yet. */
  before: Side | undefined;
  after: Side;
  /** All tables that either portal has, in the order of the dictionary. */
  tables: ReadonlyMap<TableName, TableDifference>;
  /** Tables that differ less for the public than for staff: notices that wait for their day are not there yet, and what is withheld changes unseen. */
  shown: ReadonlyMap<TableName, TableDifference>;
}

function rowsOf(table: TableName, loaded: LoadedTable<TableName> | undefined): Rows {
  if (!loaded) return { file: `${table}.csv`, rows: [], rowNumbers: [], headers: {} };
  return { file: loaded.file, rows: loaded.rows, rowNumbers: loaded.rowNumbers, headers: loaded.headers };
}

/** Only the rows that `keep` wants. */
function filterRows(all: Rows, keep: (row: AnyRow) => boolean): Rows {
  const positions = [...all.rows.keys()].filter((at) => keep(all.rows[at]!));
  return { ...all, rows: positions.map((at) => all.rows[at]!), rowNumbers: positions.map((at) => all.rowNumbers[at]!) };
}

const compareRows = (table: TableName, before: Rows, after: Rows): TableDifference => ({
  table,
  before,
  after,
  ...matchRows(tables[table], before.rows, after.rows),
});

/**
 * @param before what is published; undefined when nothing is
 * @param after what would be
 */
export function findDifferences(before: CheckedPortal | undefined, after: CheckedPortal): Differences {
  const sideOf = (data: CheckedPortal): Side => ({ data, facts: createFacts(data) });
  const old = before && sideOf(before);
  const present = tableNames.filter((name) => before?.tables[name] ?? after.tables[name]);
  const all = new Map(present.map((name) => [name, compareRows(name, rowsOf(name, before?.tables[name]), rowsOf(name, after.tables[name]))]));
  const differences: Differences = { before: old, after: sideOf(after), tables: all, shown: new Map() };
  return { ...differences, shown: new Map(partlyShown.flatMap((name) => (all.has(name) ? [[name, findShown(differences, name)] as const] : []))) };
}

const partlyShown: readonly TableName[] = ['projects', 'notices', 'findings', 'contributions', 'inspections', 'assets'];

function findShown({ before, after, tables: all }: Differences, table: TableName): TableDifference {
  const isThere = (side: Side | undefined) => (row: AnyRow): boolean => table !== 'notices' || String(row.published_on) <= side!.data.asOf;
  const shownRows = (side: Side | undefined): Rows => filterRows(rowsOf(table, side?.data.tables[table]), isThere(side));
  const difference = table === 'notices' ? compareRows(table, shownRows(before), shownRows(after)) : all.get(table)!;
  if (!before || difference.changed.length === 0) return difference;
  // The facts word the same rows in the same order; a notice is about the same day in both.
  const reader = (side: Side): ((at: number) => AnyRow) => {
    const { rows } = filterRows(rowsOf(table, side.facts.tables[table]), isThere(side));
    const print = rowPrinter(table, side.facts) ?? ((row: AnyRow) => row);
    return (at) => print(rows[at]!);
  };
  const [was, is] = [reader(before), reader(after)];
  return { ...difference, changed: difference.changed.filter((pair) => !readsSame(was(pair.before), is(pair.after))) };
}

/** How a table differs for the public. */
export const shownDifference = ({ tables: all, shown }: Differences, table: TableName): TableDifference | undefined => shown.get(table) ?? all.get(table);

export const isDifferent = ({ added, removed, changed }: RowMatch): boolean => added.length + removed.length + changed.length > 0;
