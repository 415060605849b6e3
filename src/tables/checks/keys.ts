import { tableNames, tables as definitions, type TableName } from '../../schema/index.ts';
import type { Check, CheckContext, Raise } from './context.ts';
import { showValue } from './wording.ts';

/** No two rows of a table have the same primary key; both rows are named. */
export const checkKeys: Check = (context, raise) => {
  for (const table of tableNames) if (definitions[table].key.length > 0) checkTable(context, raise, table);
};

function checkTable(context: CheckContext, raise: Raise, table: TableName): void {
  const columns = definitions[table].key;
  const [leading = '', ...others] = columns;
  const rows = context.rows(table) as unknown as Record<string, string | number>[];
  const byLeading = context.rowsBy(table, leading as never);
  for (const value of byLeading.values()) {
    const positions = byLeading.all(value);
    if (positions.length === 1) continue;
    const seen = new Map<string, number>();
    for (const position of positions) {
      const row = rows[position] ?? {};
      const rest = others.map((column) => row[column]).join(' ');
      const before = seen.get(rest);
      if (before === undefined) {
        seen.set(rest, position);
        continue;
      }
      const key = columns.map((column) => {
        const title = context.columnTitle(table, column as never);
        return `${title}${showValue(table, column, String(row[column]))}`;
      });
      raise(
        'duplicate-key',
        context.at(table, position, leading as never),
        `${key.join('、')}与${context.rowName(table, before)}重复`,
      );
    }
  }
}
