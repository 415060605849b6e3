import { columnsOf, tables, type Column, type TableName } from '../../schema/index.ts';
import type { Differences, TableDifference } from '../find-differences.ts';
import type { ChangeReport, ChangeWarning } from '../report.ts';
import { digestOf } from './digest.ts';
import { mostAlike, warningRules, type WarningCode } from './codes.ts';

/** Looks for one kind of thing that is legal and looks wrong. */
export type FindWarnings = (differences: Differences, sums: ChangeReport['sums']) => ChangeWarning[];

export interface WarningPlace {
  file?: string | undefined;
  row?: number | undefined;
  column?: string | undefined;
}

/**
 * @param of what tells this warning from others of its code: table, key, old and new value. Same input, same key.
 */
export function warn(code: WarningCode, of: readonly (string | number)[], { file, row, column }: WarningPlace, message: string, hint: string = warningRules[code].hint): ChangeWarning {
  return {
    code,
    key: [code, ...of].join(':'),
    ...(file !== undefined && { file }),
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
    message,
    hint,
  };
}

/**
 * Warnings as they are when they are few; when one thing happened to many rows of a file, one that speaks for all of them.
 *
 * @param tell the message for all, from their number and the first one's message
 */
export function joinAlike(warnings: readonly ChangeWarning[], tell: (count: number, first: string) => string): ChangeWarning[] {
  const [first] = warnings;
  if (!first || warnings.length <= mostAlike) return [...warnings];
  const key = `${first.code}:all:${digestOf(warnings.map((one) => one.key).join('\n'))}`;
  return [{ ...first, key, message: tell(warnings.length, first.message) }];
}

export const columnNamed = (table: TableName, name: string): Column => columnsOf(tables[table]).find((column) => column.name === name)!;

/** The header of a column as the file has it, else its title. */
export const headerOf = ({ after, before, table }: TableDifference, name: string): string =>
  after.headers[name] ?? before.headers[name] ?? columnNamed(table, name).title;

/** “项目”表 */
export const tableTitle = (table: TableName): string => `“${tables[table].title}”表`;
