import { formatWanYuan } from '../../format.ts';
import { columnsOf, tables as definitions, type Row, type TableName } from '../../schema/index.ts';

/** Amount of fen as staff write it: "86.7907 万元". */
export const wanYuan = (fen: number): string => `${formatWanYuan(fen)} 万元`;

/** A choice is shown by its Chinese word; a household's code is "never shown anywhere" (data dictionary), not even here. */
export function showValue(table: TableName, column: string, value: string): string {
  if (column === 'household_key') return '';
  const choices = columnsOf(definitions[table]).find(({ name }) => name === column)?.choices;
  return `“${choices?.[value] ?? value}”`;
}

export const projectName = (row: Row<'projects'>): string => `项目“${row.project_id} ${row.name}”`;

export const fundName = (row: Row<'funds'>): string => `资金“${row.fund_id} ${row.name}”`;
