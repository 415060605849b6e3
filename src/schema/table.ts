import { z } from 'zod';
import type { FieldMeta } from './field.ts';

export interface TableDefinition<Name extends string = string, Row extends z.ZodObject = z.ZodObject> {
  /** Machine name; also the file's name: `data/<name>.csv` or `.xlsx`. */
  name: Name;
  /** Chinese title, as used in messages to staff. */
  title: string;
  description: string;
  /** Columns that together name a row. Two rows with the same key are an error. Empty: rows have no key of their own. */
  key: readonly string[];
  /** A portal cannot be built without it. */
  required: boolean;
  row: Row;
}

export const table = <Name extends string, Shape extends z.ZodRawShape>(
  definition: Omit<TableDefinition<Name>, 'row' | 'required'> & { required?: boolean; columns: Shape },
): TableDefinition<Name, z.ZodObject<Shape>> => {
  const { columns, required = false, ...rest } = definition;
  return { ...rest, required, row: z.object(columns) };
};

export interface Column extends FieldMeta {
  name: string;
  required: boolean;
  /** Bounds of a number, both allowed; fen for money. */
  min?: number;
  max?: number;
}

/** Sheet of a workbook that explains the columns to people. The reader passes it over without a word, unless it has the table's whole header. */
export const explanationSheet = '填写说明';

/** A column's title with its unit in brackets, as headers have it: 计划投资（万元）. A title that has brackets already stays as it is. */
export const titleWithUnit = (title: string, unit: string | undefined): string => (unit === undefined || title.includes('（') ? title : `${title}（${unit}）`);

/** The columns of a table in dictionary order, with everything that is known of each. */
export function columnsOf(definition: TableDefinition): Column[] {
  return Object.entries(definition.row.shape).map(([name, schema]) => {
    const required = !(schema instanceof z.ZodOptional);
    const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
    const meta = (inner as z.ZodType).meta() as unknown as FieldMeta | undefined;
    if (!meta?.kind) throw new Error(`schema: column ${definition.name}.${name} has no field description`);
    return { ...meta, name, required, ...boundsOf(inner) };
  });
}

/** Name of the table in which a column's values have to be found; none for the key of that table itself. */
export const referenceOf = ({ name: table, key }: Pick<TableDefinition, 'name' | 'key'>, { name, references }: Column): string | undefined =>
  references === table && key.includes(name) ? undefined : references;

function boundsOf(schema: unknown): Pick<Column, 'min' | 'max'> {
  if (!(schema instanceof z.ZodNumber)) return {};
  const { minValue: min, maxValue: max } = schema;
  // zod gives whole numbers the bounds of what is exact; those are no rule of the column.
  const isRule = (value: number | null): value is number => value !== null && Number.isFinite(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  return { ...(isRule(min) && { min }), ...(isRule(max) && { max }) };
}
