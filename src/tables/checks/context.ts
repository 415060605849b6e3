import type { Portal } from '../../config.ts';
import { columnsOf, isWithin, regionLevel, tables as definitions, type Row, type TableName } from '../../schema/index.ts';
import type { Dataset, Policy } from '../dataset.ts';
import { householdKeyFinderOf, type FindHouseholdKey } from '../household-keys.ts';
import type { AddIssue, Issue } from '../issue.ts';
import { findPersonal } from '../personal.ts';
import { checkCodes, type CheckCode } from './codes.ts';
import { indexRows, type RowIndex } from './row-index.ts';

/** Where a problem is. */
export type Place = Pick<Issue, 'file' | 'sheet' | 'row' | 'column'>;

/** Puts a problem on the report; severity, and the hint unless a better one is given, come from the code. */
export type Raise = (code: CheckCode, place: Place, message: string, hint?: string) => void;

export type Check = (context: CheckContext, raise: Raise) => void;

export interface CheckInput {
  portal: Portal;
  tables: Dataset;
  /** `YYYY-MM-DD` */
  asOf: string;
  /** Names of the files in content/notices/. */
  noticeFiles: ReadonlySet<string>;
  /** Tables that could not be read at all, which has been reported: nothing is known of their rows. */
  unreadable?: ReadonlySet<TableName>;
  policies?: readonly Policy[];
}

/** What every check may look at: the input, and ways to find rows in it without going through a table twice. */
export interface CheckContext extends CheckInput {
  /** Published numbers, which are nobody's own. */
  hotlines: ReadonlySet<string>;
  /** Finds the keys of the registry in a text. */
  findHouseholdKey: FindHouseholdKey;
  /** Rows that were read without an error; none for a table that is absent. */
  rows<T extends TableName>(table: T): Row<T>[];
  /** Rows by the text of one column, built once. */
  rowsBy<T extends TableName>(table: T, column: keyof Row<T> & string): RowIndex;
  /** The portal has this table, readable or not. */
  has(table: TableName): boolean;
  /** Some row has this key, be it one that was rejected for another reason; true for all keys of an unreadable table. */
  exists(table: TableName, key: string): boolean;
  /** No row of the table is known to be missing, so that its sums and gaps mean something. An absent table is whole, and empty. */
  isWhole(table: TableName): boolean;
  /** The portal covers this place. */
  covers(code: string): boolean;
  at<T extends TableName>(table: T, index: number, column?: keyof Row<T> & string): Place;
  /** Chinese title of a column. */
  columnTitle<T extends TableName>(table: T, column: keyof Row<T> & string): string;
  /** "项目表第 12 行", for pointing at another row than the one that the problem is at. */
  rowName(table: TableName, index: number): string;
}

const titles = new Map<TableName, Map<string, string>>();

function titleOf(table: TableName, column: string): string {
  let ofTable = titles.get(table);
  if (!ofTable) {
    ofTable = new Map(columnsOf(definitions[table]).map(({ name, title }) => [name, title]));
    titles.set(table, ofTable);
  }
  return ofTable.get(column) ?? column;
}

/** "项目表", "建档立卡表", "动态表": what staff call a table. */
export const tableTitle = (table: TableName): string => {
  const { title } = definitions[table];
  return /[表单账]$/.test(title) ? title : `${title}表`;
};

/** File of a table, or what it would be called if it were there. */
export const fileOf = (tables: Dataset, table: TableName): string => tables[table]?.file ?? `${table}.csv`;

export function createContext(input: CheckInput): CheckContext {
  const { tables, portal } = input;
  const indexes = new Map<string, RowIndex>();
  const rejectedKeys = new Map<TableName, ReadonlySet<string>>();
  const isUnreadable = (table: TableName): boolean => input.unreadable?.has(table) ?? false;
  const roots = [portal.region, ...portal.also_covers].filter((code) => regionLevel(code) !== undefined);

  const rows = <T extends TableName>(table: T): Row<T>[] => (tables[table]?.rows ?? []) as unknown as Row<T>[];

  function rowsBy<T extends TableName>(table: T, column: keyof Row<T> & string): RowIndex {
    const name = `${table}.${column}`;
    let index = indexes.get(name);
    if (!index) {
      index = indexRows(rows(table), (row) => row[column] as string | undefined);
      indexes.set(name, index);
    }
    return index;
  }

  function isRejected(table: TableName, key: string): boolean {
    const column = definitions[table].key[0] ?? '';
    let keys = rejectedKeys.get(table);
    if (!keys) {
      const rejected: readonly { values: object }[] = tables[table]?.rejected ?? [];
      keys = new Set(rejected.map(({ values }) => String((values as Record<string, unknown>)[column])));
      rejectedKeys.set(table, keys);
    }
    return keys.has(key);
  }

  return {
    ...input,
    hotlines: new Set(portal.hotlines.map(({ number }) => number)),
    findHouseholdKey: tables.registry ? householdKeyFinderOf(tables.registry) : () => undefined,
    rows,
    rowsBy,
    has: (table) => tables[table] !== undefined || isUnreadable(table),
    exists(table, key) {
      const column = definitions[table].key[0] as never;
      return isUnreadable(table) || rowsBy(table, column).has(key) || isRejected(table, key);
    },
    isWhole: (table) => !isUnreadable(table) && (tables[table]?.rejected ?? []).length === 0,
    covers: (code) => roots.length === 0 || roots.some((root) => isWithin(code, root)),
    at(table, index, column) {
      const { sheet, rowNumbers, headers } = tables[table] ?? { rowNumbers: [], headers: {} as Record<string, string> };
      const row = rowNumbers[index];
      return {
        file: fileOf(tables, table),
        ...(sheet !== undefined && { sheet }),
        ...(row !== undefined && { row }),
        ...(column !== undefined && { column: headers[column] ?? titleOf(table, column) }),
      };
    },
    columnTitle: (table, column) => titleOf(table, column),
    rowName: (table, index) => `${tableTitle(table)}第 ${tables[table]?.rowNumbers[index] ?? '?'} 行`,
  };
}

const nothingAllowed = { hotlines: new Set<string>() };

/** Messages quote what staff typed; one that would quote somebody's number falls back on the words of the rule. */
export const createRaise =
  (add: AddIssue): Raise =>
  (code, place, message, hint) => {
    const rule = checkCodes[code];
    const said = { ...place, message, hint: hint ?? rule.hint };
    const isPersonal = (text = ''): boolean => findPersonal(text, nothingAllowed) !== undefined;
    const { column, ...rest } = place;
    // Where it is stays known: a column's header is no value, and one that holds a number is the only one left out.
    const safePlace = isPersonal(column) ? rest : place;
    const safe = { ...safePlace, message: `${rule.title}（原值像个人信息，不再重复）`, hint: rule.hint };
    add({ code, severity: rule.severity, ...([column, message, said.hint].some(isPersonal) ? safe : said) });
  };
