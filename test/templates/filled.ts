import { tableNames, tables, type TableName } from '../../src/schema/index.ts';
import { createIssueList } from '../../src/tables/issues.ts';
import { readTables } from '../../src/tables/read.ts';
import { makeTemplate } from '../../src/templates/template.ts';
import { dataFolder } from '../sample/committed-sample.ts';

export type Rows = Partial<Record<TableName, readonly Record<string, unknown>[]>>;

/** Rows of every table of the sample, so many of each at most, from its beginning to its end. */
export async function sampleRows(most: number): Promise<Rows> {
  const dataset = await readTables(dataFolder, createIssueList().add);
  return Object.fromEntries(
    tableNames.map((name) => {
      const rows = dataset[name]?.rows ?? [];
      const step = Math.max(1, Math.ceil(rows.length / most));
      return [name, rows.filter((_, index) => index % step === 0)];
    }),
  );
}

/** A filled template of every table, by its file's name. */
export async function filledTemplates(rows: Rows): Promise<Record<string, Uint8Array>> {
  const files = tableNames.map(async (name): Promise<[string, Uint8Array]> => [`${name}.xlsx`, await makeTemplate(tables[name], rows[name])]);
  return Object.fromEntries(await Promise.all(files));
}
