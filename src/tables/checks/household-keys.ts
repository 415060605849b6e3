import { columnsOf, tableNames, tables as definitions, type Column } from '../../schema/index.ts';
import { householdName, isTellable } from '../household-keys.ts';
import type { Check, CheckContext, Raise } from './context.ts';

/** Tables that hold the keys; they have no free text, and no row of them is printed. */
const keyTables = new Set(['registry', 'registry_events']);

/**
 * A column whose text is the clerk's own, or names the row. What refers to another table is looked at there, and what is
 * not found there is an error already; the code of a region stands for itself.
 */
const isLookedAt = (table: string, { name, kind, of, references }: Column): boolean =>
  (table === 'regions' && name === 'code') ||
  (references === undefined &&
    (['text', 'code', 'uscc'].includes(kind) || (kind === 'list' && (of === 'text' || of === 'code'))));

/**
 * No household key stands in any other table or in portal.json, whose words are printed; and none equals the code of a
 * place, project or the like, which pages print. The key is never repeated. Source: the data dictionary, registry.
 */
export const checkHouseholdKeys: Check = (context, raise) => {
  const registry = context.tables.registry;
  if (!registry) return;
  for (const table of tableNames) {
    if (keyTables.has(table)) continue;
    const rows = context.rows(table) as unknown as Record<string, string | string[] | undefined>[];
    for (const column of columnsOf(definitions[table]).filter((it) => isLookedAt(table, it))) {
      const namesRow = definitions[table].key.includes(column.name);
      rows.forEach((row, position) => {
        const value = row[column.name];
        if (value === undefined) return;
        const found = context.findHouseholdKey(typeof value === 'string' ? value : value.join('\n'));
        if (found === undefined) return;
        const message = `“${column.title}”中有${householdName(found)}的户编码`;
        raise('household-key', context.at(table, position, column.name as never), message, namesRow ? clashHint : undefined);
      });
    }
  }
  searchPortal(context, context.portal, [], raise);
  reportUntellable(context, raise);
};

const clashHint = '户编码不得与别的编号相同：请在建档立卡表和动态表中给这一户换一个随机编码。';

function searchPortal(context: CheckContext, value: unknown, path: readonly string[], raise: Raise): void {
  if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) searchPortal(context, part, [...path, key], raise);
  } else if (typeof value === 'string') {
    const found = context.findHouseholdKey(value);
    if (found !== undefined) raise('household-key', { file: 'portal.json', column: path.join('.') }, `${path.join('.')} 中有${householdName(found)}的户编码`);
  }
}

/** Said once: a registry that numbers its households does so in every row. */
function reportUntellable(context: CheckContext, raise: Raise): void {
  let first: number | undefined;
  let count = 0;
  context.rows('registry').forEach(({ household_key: key }, position) => {
    if (isTellable(key)) return;
    first ??= position;
    count += 1;
  });
  if (first === undefined) return;
  const message = `有 ${count} 户的户编码太短，或只是不足 8 位的数字、日期，与普通数字分不开，网页上即使误写了也查不出来`;
  raise('household-key-untellable', context.at('registry', first, 'household_key'), message);
}
