import { join } from 'node:path';
import { columnsOf, tables, type Column, type TableName } from '../src/schema/index.ts';
import type { Random } from '../src/sample/random.ts';
import { checkPortal } from '../src/tables/check.ts';
import { readTable, writeTable, type SmallTable } from './small-city.ts';

/** What clerks do to a table. */
export const editKinds = ['change', 'blank', 'move-date', 'add', 'remove', 'reorder'] as const;
export type EditKind = (typeof editKinds)[number];

const day = 24 * 60 * 60 * 1000;
const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);
const moveDate = (text: string, days: number): string => new Date(Date.parse(`${text}T00:00:00Z`) + days * day).toISOString().slice(0, 10);

/** Another value that a clerk might write there; whether the check takes it is for the check to say. */
function anotherValue(random: Random, { kind }: Column, old: string, others: readonly string[]): string {
  const inUse = (): string => random.pick(others.length > 0 ? others : [old]);
  if (kind === 'date') return isDate(old) ? moveDate(old, random.int(-9, 9)) : inUse();
  if (kind === 'text') return old !== '' && random.chance(0.8) ? `${old}${random.pick(['（改）', '之二', '甲'])}` : inUse();
  if (['money', 'count', 'number'].includes(kind) && old !== '' && random.chance(0.8)) return String(Math.max(0, Math.round((Number(old) + random.int(-3, 5)) * 100) / 100));
  return inUse();
}

/** A key like the old one that no row has. */
function newKey(random: Random, { kind }: Column, old: string, taken: ReadonlySet<string>): string {
  for (let attempt = 0; attempt < 100; attempt++) {
    const key = /\d{2}$/.test(old) ? old.slice(0, -2) + String(random.int(1, 99)).padStart(2, '0') : kind === 'year' ? String(Number(old) + random.int(-3, 3)) : `${old}${random.int(1, 99)}`;
    if (!taken.has(key)) return key;
  }
  return old;
}

/**
 * Makes one edit in the rows of a table.
 *
 * @returns what was done, for people; undefined when there was nothing to do it to
 */
export function editRows(random: Random, name: TableName, table: SmallTable, kind: EditKind): string | undefined {
  const { header, rows } = table;
  const columns = columnsOf(tables[name]).filter((column) => header.includes(column.name));
  if (rows.length === 0) return undefined;
  const at = random.int(0, rows.length - 1);
  const row = rows[at]!;
  const { key } = tables[name];
  const cellOf = (column: Column): number => header.indexOf(column.name);
  const set = (column: Column, value: string): string => {
    const old = row[cellOf(column)] ?? '';
    row[cellOf(column)] = value;
    return `${name} row ${at + 2} ${column.name}: ${old} → ${value}`;
  };
  switch (kind) {
    case 'reorder':
      table.rows = random.shuffle(rows);
      return `${name} rows in another order`;
    case 'remove':
      rows.splice(at, 1);
      return `${name} row ${at + 2} removed: ${row.slice(0, 3).join(',')}`;
    case 'add': {
      const copy = [...row];
      const keyColumns = columns.filter((column) => key.includes(column.name));
      const column = keyColumns.find((it) => it.kind === 'code' || it.kind === 'year' || it.kind === 'region') ?? keyColumns.at(-1);
      if (column) copy[cellOf(column)] = newKey(random, column, row[cellOf(column)] ?? '', new Set(rows.map((other) => other[cellOf(column)] ?? '')));
      // A place's full name holds its own; what may be left out is left out.
      for (const it of columns) if (name === 'regions' && !it.required) copy[cellOf(it)] = '';
      rows.splice(random.int(0, rows.length), 0, copy);
      return `${name} row added: ${copy.slice(0, 3).join(',')}`;
    }
    case 'blank': {
      const filled = columns.filter((column) => !column.required && row[cellOf(column)] !== '');
      return filled.length === 0 ? undefined : set(random.pick(filled), '');
    }
    case 'move-date': {
      const dated = columns.filter((column) => isDate(row[cellOf(column)] ?? ''));
      if (dated.length === 0) return undefined;
      const column = random.pick(dated);
      return set(column, moveDate(row[cellOf(column)]!, random.int(-40, 40)));
    }
    case 'change': {
      const column = random.pick(columns);
      const others = rows.map((other) => other[cellOf(column)] ?? '').filter((value) => value !== row[cellOf(column)]);
      const value = anotherValue(random, column, row[cellOf(column)] ?? '', others);
      return value === row[cellOf(column)] ? undefined : set(column, value);
    }
  }
}

/**
 * Makes one edit in a table's file that the check lets pass, trying others until one does.
 *
 * @returns what was done; undefined when nothing passed
 */
export async function editTable(random: Random, name: TableName, folders: { dataDir: string; contentDir: string; asOf: string }, attempts = 40): Promise<string | undefined> {
  const file = join(folders.dataDir, `${name}.csv`);
  const before = readTable(file);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const table = { header: before.header, rows: before.rows.map((row) => [...row]) };
    const done = editRows(random, name, table, random.pick(editKinds));
    if (done === undefined) continue;
    writeTable(file, table);
    if ((await checkPortal(folders)).report.errors === 0) return done;
  }
  writeTable(file, before);
  return undefined;
}
