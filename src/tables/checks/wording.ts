import { columnsOf, tables as definitions, type Row, type TableName } from '../../schema/index.ts';

/** Fen as staff type it, without thousands separators: "86.7907 万元". Division keeps all digits of any amount below 10^15 fen. */
export const wanYuan = (fen: number): string => `${fen / 1_000_000} 万元`;

/** A choice is shown by its Chinese word; a household's code is "never shown anywhere" (data dictionary), not even here. */
export function showValue(table: TableName, column: string, value: string): string {
  if (column === 'household_key') return '';
  const choices = columnsOf(definitions[table]).find(({ name }) => name === column)?.choices;
  return `“${choices?.[value] ?? value}”`;
}

export const projectName = (row: Row<'projects'>): string => `项目“${row.project_id} ${row.name}”`;

export const fundName = (row: Row<'funds'>): string => `资金“${row.fund_id} ${row.name}”`;
