import {
  columnsOf,
  regionLevel,
  regionLevelNames,
  tableNames,
  tables as definitions,
  type Column,
  type TableName,
} from '../../schema/index.ts';
import { personalKindNames } from '../personal.ts';
import { fileOf, tableTitle, type Check, type CheckContext, type Place, type Raise } from './context.ts';
import { personalKindOf } from './personal-data.ts';
import { showValue } from './wording.ts';

/** Every value of a column with `references` is found in the table that it points to. Regions have rules of their own. */
export const checkReferences: Check = (context, raise) => {
  for (const table of tableNames) {
    if (!context.tables[table]) continue;
    for (const column of columnsOf(definitions[table])) {
      if (column.references === undefined) continue;
      if (column.references === 'regions') checkRegions(context, raise, table, column);
      else checkColumn(context, raise, table, column, column.references as TableName);
    }
  }
  checkMatches(context, raise);
};

/** Calls back with each value of a column; a list has several in one row. */
function eachValue(
  context: CheckContext,
  table: TableName,
  column: Column,
  visit: (value: string, position: number) => void,
): void {
  const rows = context.rows(table) as unknown as Record<string, string | string[] | undefined>[];
  rows.forEach((row, position) => {
    const value = row[column.name];
    if (Array.isArray(value)) for (const part of value) visit(part, position);
    else if (value !== undefined) visit(value, position);
  });
}

function checkColumn(context: CheckContext, raise: Raise, table: TableName, column: Column, target: TableName): void {
  let missing = 0;
  eachValue(context, table, column, (value, position) => {
    const at = context.at(table, position, column.name as never);
    if (context.has(target) && context.exists(target, value)) return;
    if (raisePersonal(context, raise, at, column.title, value)) return;
    if (context.has(target)) {
      const shown = showValue(table, column.name, value);
      raise('unknown-reference', at, `${column.title}${shown}在${tableTitle(target)}（${fileOf(context.tables, target)}）中没有`);
      return;
    }
    missing += 1;
    if (missing > 1) return;
    raise(
      'reference-table-missing',
      at,
      `填写了${column.title}，但数据文件夹中没有${tableTitle(target)}`,
      `请把 ${target}.csv 或 ${target}.xlsx 放进数据文件夹。`,
    );
  });
}

/** Somebody's number in place of a code is said to be that, and not to be missing in the other table. */
function raisePersonal(context: CheckContext, raise: Raise, at: Place, title: string, value: string): boolean {
  const kind = personalKindOf(value, context.hotlines);
  if (kind) raise('personal-data', at, `“${title}”中有${personalKindNames[kind]}`);
  return kind !== undefined;
}

/** needs.matched_by is a uscc or the name of a unit; when it has the shape of a uscc it must be a known enterprise. */
function checkMatches(context: CheckContext, raise: Raise): void {
  context.rows('needs').forEach(({ matched_by: unit }, position) => {
    if (unit === undefined || !/^[0-9A-Z]{18}$/.test(unit) || context.exists('enterprises', unit)) return;
    // Reported among the texts of the row.
    if (personalKindOf(unit, context.hotlines)) return;
    const at = context.at('needs', position, 'matched_by');
    raise('unknown-reference', at, `对接单位“${unit}”像是统一社会信用代码，但在${tableTitle('enterprises')}中没有`);
  });
}

/** An enterprise may be registered anywhere: a donor city, another province. */
const mayLieOutside = (table: TableName): boolean => table === 'regions' || table === 'enterprises';

function checkRegions(context: CheckContext, raise: Raise, table: TableName, column: Column): void {
  if (table === 'regions') return;
  const isVillage = column.name === 'village_code';
  const unlisted = new Map<string, { first: number; count: number }>();
  eachValue(context, table, column, (code, position) => {
    const problem = regionProblem(context, code, isVillage, mayLieOutside(table));
    if (problem) raise(problem.code, context.at(table, position, column.name as never), `${column.title}${problem.message}`);
    else if (isVillage && table !== 'villages' && !context.exists('villages', code)) {
      const found = unlisted.get(code) ?? { first: position, count: 0 };
      unlisted.set(code, { ...found, count: found.count + 1 });
    }
  });
  // One warning a village: a registry has hundreds of rows for each.
  for (const [code, { first, count }] of unlisted) {
    const at = context.at(table, first, column.name as never);
    raise('village-not-listed', at, `村“${code}”不在村表中，这张表有它的 ${count} 行`);
  }
}

function regionProblem(
  context: CheckContext,
  code: string,
  mustBeVillage: boolean,
  anywhere: boolean,
): { code: 'unknown-region' | 'region-wrong-level' | 'region-not-covered'; message: string } | undefined {
  const level = regionLevel(code);
  if (mustBeVillage && level !== undefined && level !== 'village') {
    return { code: 'region-wrong-level', message: `“${code}”是${regionLevelNames[level]}代码，应为村级代码` };
  }
  if (!context.exists('regions', code)) {
    return { code: 'unknown-region', message: `“${code}”在区划表（${fileOf(context.tables, 'regions')}）中没有` };
  }
  if (!anywhere && !context.covers(code)) {
    return { code: 'region-not-covered', message: `“${code}”不在站点覆盖的地区之内` };
  }
  return undefined;
}
