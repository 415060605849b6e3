import { columnsOf, tables, titleWithUnit, type Row, type TableName } from '../../schema/index.ts';
import { plainYuan, writeCsv } from '../../write-csv.ts';
import type { Value } from '../views.ts';

/** How a withheld number is written in files, as on pages. */
export const withheldWord = '不公布';

/** What a file says in one cell, for CSV and for JSON. Blank and null: not reported. */
export interface Cell {
  text: string;
  json: string | number | boolean | null;
}

/** A column of a published table: one of the schema's own, or one that is made of it, such as a place's name beside its code. */
export interface PublicColumn {
  /** Key in JSON. */
  name: string;
  /** Header in CSV, with the unit: 计划投资（元）. */
  header: string;
  description: string;
  type: 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'year';
  unit?: string;
  isRequired: boolean;
  /** Some of its numbers may be withheld. */
  isProtected: boolean;
  pattern?: string;
  choices?: string[];
  /** Table whose key it names. */
  references?: string;
}

export interface PublicTable {
  name: TableName;
  title: string;
  description: string;
  key: readonly string[];
  columns: PublicColumn[];
  rows: Cell[][];
}

/** What may be said of a column where it is not simply what the row has; undefined where it is. */
type Printed<T extends TableName> = Partial<Record<keyof Row<T> & string, (row: Row<T>) => Value | undefined>>;

export interface TableChoice<T extends TableName> {
  table: T;
  rows: readonly Row<T>[];
  /** Columns that pages print, in the order of the schema. */
  columns: readonly (keyof Row<T> & string)[];
  /** For columns in which something is withheld: the value as the pages print it. */
  printed?: Printed<T>;
  /** For words whose numbers of people are rewritten as 若干: the words as the pages print them. */
  reworded?: Printed<T>;
  /** For columns that say something where the sheet says nothing. Nothing is withheld in them. */
  filled?: Printed<T>;
}

const types: Record<string, PublicColumn['type']> = { money: 'number', count: 'integer', number: 'number', date: 'date', year: 'year', yes_no: 'boolean' };

const words = (text: string): Cell => ({ text, json: text });
const none: Cell = { text: '', json: null };

/** A value of a page as a cell; money of a page is fen. */
function cellOfValue(value: Value): Cell {
  if (value === null) return none;
  if (typeof value === 'string') return words(value);
  if ('suppressed' in value) return words(withheldWord);
  if ('count' in value) return { text: String(value.count), json: value.count };
  if ('money' in value) return { text: plainYuan(value.money), json: Number(plainYuan(value.money)) };
  throw new RangeError(`no cell for ${JSON.stringify(value)}`);
}

type SchemaColumn = ReturnType<typeof columnsOf>[number];

/** What a row has in a column, in the words of the sheets. */
function cellOf({ kind, choices }: SchemaColumn, raw: unknown): Cell {
  if (raw === undefined || raw === null) return none;
  if (Array.isArray(raw)) return words(raw.map((part) => choices?.[String(part)] ?? String(part)).join('、'));
  if (kind === 'money') return cellOfValue({ money: raw as number });
  if (typeof raw === 'number') return { text: String(raw), json: raw };
  if (typeof raw === 'boolean') return { text: raw ? '是' : '否', json: raw };
  return words(choices?.[String(raw)] ?? String(raw));
}

/** What a reader of the file has to know of a column beyond what staff are told of it. */
const notes = {
  printed: `为保护隐私，涉及的户数、人数很少时写“${withheldWord}”。`,
  reworded: '为保护隐私，受益户数、人数不公布的项目，文字里的户数、人数写“若干”。',
  plain: '',
};

function publicColumn(column: SchemaColumn, way: keyof typeof notes): PublicColumn {
  const isProtected = way === 'printed';
  const { name, title, description, kind, unit: sheetUnit, choices, references, required } = column;
  const unit = kind === 'money' ? '元' : sheetUnit;
  const isOne = kind !== 'list';
  return {
    name,
    header: titleWithUnit(title, unit),
    // Staff hand in 万元; files are in 元 throughout.
    description: (kind === 'money' ? `${description}单位：元。` : description) + notes[way],
    type: types[kind] ?? 'string',
    ...(unit !== undefined && { unit }),
    isRequired: required && !isProtected,
    isProtected,
    ...(kind === 'region' && { pattern: '^\\d{12}$' }),
    ...(choices && isOne && !isProtected && { choices: Object.values(choices) }),
    ...(references !== undefined && isOne && { references }),
  };
}

/** The name that goes with a code of a place, so that nobody has to look it up: 村代码 → 村名称. */
function nameColumn({ name, title }: SchemaColumn): PublicColumn {
  const own = title.replace(/代码$/, '');
  return { name: `${name.replace(/_code$/, '')}_name`, header: `${own}名称`, description: `${title}所指的地方，连上级的名称。`, type: 'string', isRequired: false, isProtected: false };
}

/**
 * A table as it is published: only the columns that pages print, each with what they print.
 *
 * @param nameOf full name of a place
 */
export function createPublicTable<T extends TableName>({ table: name, rows, columns, printed = {}, reworded = {}, filled = {} }: TableChoice<T>, nameOf: (code: string) => string): PublicTable {
  const definition = tables[name];
  const chosen = columnsOf(definition).filter((column) => (columns as readonly string[]).includes(column.name));
  const ways = { ...printed, ...reworded, ...filled } as Record<string, ((row: Row<T>) => Value | undefined) | undefined>;
  const isPlace = ({ kind, of, name: own }: SchemaColumn): boolean => (kind === 'region' || of === 'region') && own !== 'code';
  return {
    name,
    title: definition.title,
    description: definition.description,
    key: definition.key.filter((key) => (columns as readonly string[]).includes(key)),
    columns: chosen.flatMap((column) => [publicColumn(column, column.name in printed ? 'printed' : column.name in reworded ? 'reworded' : 'plain'), ...(isPlace(column) ? [nameColumn(column)] : [])]),
    rows: rows.map((row) =>
      chosen.flatMap((column) => {
        const raw = (row as Record<string, unknown>)[column.name];
        const said = ways[column.name]?.(row);
        const cell = said === undefined ? cellOf(column, raw) : cellOfValue(said);
        return isPlace(column) ? [cell, raw === undefined ? none : words([raw].flat().map((code) => nameOf(String(code))).join('、'))] : [cell];
      }),
    ),
  };
}

const tableCsv = ({ columns, rows }: PublicTable): string => writeCsv([columns.map(({ header }) => header), ...rows.map((row) => row.map(({ text }) => text))]);

/** A list of objects, one a line, so that any program reads it and a person can too. */
function tableJson({ columns, rows }: PublicTable): string {
  const names = columns.map(({ name }) => name);
  const lines = rows.map((row) => {
    const object: Record<string, Cell['json']> = {};
    names.forEach((name, index) => (object[name] = row[index]!.json));
    return `\n${JSON.stringify(object)}`;
  });
  return `[${lines.join(',')}\n]\n`;
}

export type FileEnding = 'csv' | 'json';
const known = new WeakMap<PublicTable, Partial<Record<FileEnding, number>>>();

/** A table's file; how long it is will be asked again. */
export function writeTable(table: PublicTable, ending: FileEnding): string {
  const text = ending === 'csv' ? tableCsv(table) : tableJson(table);
  known.set(table, { ...known.get(table), [ending]: Buffer.byteLength(text) });
  return text;
}

/** Bytes of a table's file. They are told in many places, and it takes long to write. */
export function bytesOf(table: PublicTable, ending: FileEnding): number {
  if (known.get(table)?.[ending] === undefined) writeTable(table, ending);
  return known.get(table)![ending]!;
}
