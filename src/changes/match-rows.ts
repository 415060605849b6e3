import { columnsOf, type TableDefinition } from '../schema/index.ts';

/** A typed row of any table: what a cell says by the name of its column; blank cells are absent. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** How the rows of two tables belong together, by their positions from 0. */
export interface RowMatch {
  /** In the later table, ascending. */
  added: number[];
  /** In the earlier table, ascending. */
  removed: number[];
  /** Rows that are the same one and do not say the same; ascending in the later table. */
  changed: { before: number; after: number }[];
}

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((part, index) => part === b[index]);

/** Whether two cells say the same. Lists keep their order: pages print them in it. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || (Array.isArray(a) && Array.isArray(b) && sameList(a, b));

/** What a row says in some columns as one text: equal texts, equal values. */
export const textOf = (row: AnyRow, columns: readonly string[]): string => JSON.stringify(columns.map((column) => row[column] ?? null));

const namesOf = (definition: TableDefinition): string[] => Object.keys(definition.row.shape);

/** Columns that tell which row it is where a table has no key: all that are no quantity. */
export const identityOf = (definition: TableDefinition): string[] =>
  columnsOf(definition).flatMap(({ kind, name }) => (kind === 'money' || kind === 'count' || kind === 'number' ? [] : [name]));

/** Key of a row as it is compared. One column stays the string it is, since a province has two million of them. */
export function keyReader({ key }: TableDefinition): (row: AnyRow) => string {
  const [first = '', ...rest] = key;
  return rest.length === 0 ? (row) => String(row[first]) : (row) => key.map((column) => String(row[column])).join('\0');
}

/**
 * Matches the rows of a table before and after: by the table's key; where it has none, equal rows first, then those that agree in most of what says
 * which row it is. Time and memory grow with the number of rows; rows that stand where they stood are not even put in a map.
 *
 * @param before rows with unique keys (the checks have made sure)
 */
export function matchRows(definition: TableDefinition, before: readonly AnyRow[], after: readonly AnyRow[]): RowMatch {
  // A table whose file has not changed may be handed in as the very same rows.
  if (before === after) return { added: [], removed: [], changed: [] };
  return definition.key.length === 0 ? matchWithoutKey(definition, before, after) : matchByKey(definition, before, after);
}

function matchByKey(definition: TableDefinition, before: readonly AnyRow[], after: readonly AnyRow[]): RowMatch {
  const columns = namesOf(definition);
  const keyOf = keyReader(definition);
  const differ = (a: AnyRow, b: AnyRow): boolean => columns.some((column) => a[column] !== b[column] && !sameValue(a[column], b[column]));
  const shorter = Math.min(before.length, after.length);
  // Asked of every row of a province: without making a text of its key.
  const sameKey = (a: AnyRow, b: AnyRow): boolean => definition.key.every((column) => a[column] === b[column]);
  let head = 0;
  while (head < shorter && sameKey(before[head]!, after[head]!)) head += 1;
  let tail = 0;
  while (tail < shorter - head && sameKey(before[before.length - 1 - tail]!, after[after.length - 1 - tail]!)) tail += 1;

  const places = new Map<string, number>();
  for (let at = head; at < before.length - tail; at += 1) places.set(keyOf(before[at]!), at);
  const match: RowMatch = { added: [], removed: [], changed: [] };
  for (let at = 0; at < after.length; at += 1) {
    const row = after[at]!;
    const inTail = at >= after.length - tail;
    const key = at < head || inTail ? undefined : keyOf(row);
    const old = at < head ? at : inTail ? at - after.length + before.length : places.get(key!);
    if (old === undefined) match.added.push(at);
    else if (differ(before[old]!, row)) match.changed.push({ before: old, after: at });
    if (key !== undefined && old !== undefined) places.delete(key);
  }
  match.removed = [...places.values()].sort((a, b) => a - b);
  return match;
}

function matchWithoutKey(definition: TableDefinition, before: readonly AnyRow[], after: readonly AnyRow[]): RowMatch {
  const all = namesOf(definition);
  const identity = identityOf(definition);
  const required = columnsOf(definition).flatMap(({ name, required: must }) => (must && identity.includes(name) ? [name] : []));
  let left = { before: [...before.keys()], after: [...after.keys()] };
  const changed: RowMatch['changed'] = [];
  for (const columns of [all, identity, required]) {
    const waiting = Map.groupBy(inOrder(before, left.before, all), (at) => textOf(before[at]!, columns));
    const unmatched: number[] = [];
    for (const at of inOrder(after, left.after, all)) {
      const old = waiting.get(textOf(after[at]!, columns))?.shift();
      if (old === undefined) unmatched.push(at);
      else if (columns !== all) changed.push({ before: old, after: at });
    }
    left = { before: [...waiting.values()].flat(), after: unmatched };
  }
  const ascending = (a: number, b: number): number => a - b;
  return { added: left.after.sort(ascending), removed: left.before.sort(ascending), changed: changed.sort((a, b) => a.after - b.after) };
}

/** Positions in the order of what the rows say, so that which pairs with which does not hang on where rows stand. */
function inOrder(rows: readonly AnyRow[], positions: readonly number[], columns: readonly string[]): number[] {
  const texts = new Map(positions.map((at) => [at, textOf(rows[at]!, columns)]));
  return positions.toSorted((a, b) => (texts.get(a)! < texts.get(b)! ? -1 : texts.get(a)! > texts.get(b)! ? 1 : a - b));
}
