import { columnsOf, tables, type Column } from '../../schema/index.ts';
import { cellText } from '../cell-text.ts';
import type { TableDifference } from '../find-differences.ts';
import { peopleTables } from '../people-tables.ts';
import type { ChangeWarning } from '../report.ts';
import { rowKey } from '../row-names.ts';
import { digestOf } from './digest.ts';
import { headerOf, joinAlike, tableTitle, warn, type FindWarnings } from './warning.ts';

/** Steps between units that staff mix up: a decimal point, 元 for 角 or 分, 元 for 万元. */
const unitSteps = [10, 100, 10_000];

/** By what an amount was multiplied, when it is exactly one of the steps: `×10000`, `÷10`. */
function unitStep(before: number, after: number): string | undefined {
  for (const step of unitSteps) {
    if (before * step === after) return `×${step}`;
    if (after * step === before) return `÷${step}`;
  }
  return undefined;
}

/** Tenfold or more, or a tenth or less. Nothing at all is neither: what is not known yet is often written as 0. */
export const isJump = (before: number, after: number): boolean => before > 0 && after > 0 && (after >= before * 10 || before >= after * 10);

const stepWords = (step: string): string => (step.startsWith('×') ? `${step.slice(1)} 倍` : `${step.slice(1)} 分之一`);

/** Amounts of single rows that look as if the unit or the decimal point were wrong. Of tables of people no single row is named. */
export const findAmountWarnings: FindWarnings = ({ tables: differences }) =>
  [...differences.values()].flatMap((difference) =>
    columnsOf(tables[difference.table]).flatMap((column) => (column.kind === 'money' ? warnOfColumn(difference, column) : [])),
  );

function warnOfColumn(difference: TableDifference, column: Column): ChangeWarning[] {
  const { table, before, after, changed } = difference;
  const header = headerOf(difference, column.name);
  const byStep = new Map<string, ChangeWarning[]>();
  const jumps: ChangeWarning[] = [];
  for (const pair of changed) {
    const [was, is] = [before.rows[pair.before]![column.name], after.rows[pair.after]![column.name]];
    if (typeof was !== 'number' || typeof is !== 'number' || !isJump(was, is)) continue;
    const key = rowKey(table, after.rows[pair.after]!);
    const step = unitStep(was, is);
    const of = [table, key, column.name, was, is];
    const place = { file: after.file, row: after.rowNumbers[pair.after], column: header };
    const [wasText, isText] = [cellText(column, was), cellText(column, is)];
    if (step === undefined) jumps.push(warn('amount-jumped', of, place, `${key} 的${column.title}从 ${wasText}变成 ${isText}`));
    else byStep.set(step, [...(byStep.get(step) ?? []), warn('amount-unit', of, place, `${key} 的${column.title}从 ${wasText}变成 ${isText}，正好是原来的 ${stepWords(step)}`)]);
  }
  const isPeople = peopleTables.has(table);
  const scaled = [...byStep].flatMap(([step, warnings]) => {
    if (!isPeople && warnings.length < 10) return warnings;
    const message = `${tableTitle(table)}的${column.title}有 ${warnings.length} 行正好变成原来的 ${stepWords(step)}`;
    return [warn('column-scaled', [table, column.name, step, digestOf(warnings.map(({ key }) => key).join('\n'))], { file: after.file, column: header }, message)];
  });
  const many = (count: number): string => `${tableTitle(table)}有 ${count} 行的${column.title}变成十倍以上，或不到十分之一`;
  if (!isPeople) return [...scaled, ...joinAlike(jumps, many)];
  if (jumps.length === 0) return scaled;
  return [...scaled, warn('amount-jumped', [table, column.name, digestOf(jumps.map(({ key }) => key).join('\n'))], { file: after.file, column: header }, many(jumps.length))];
}
