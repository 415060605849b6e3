import type { Row, TableName } from '../../schema/index.ts';
import { publishedColumns } from './published-columns.ts';

/**
 * How the public gets to know a column: in the files of whole tables, on pages, only in sums, only by searching, or not at all. Whatever is
 * published is so under the rules for small numbers of people.
 */
export type Publication = 'file' | 'page' | 'sums' | 'search' | 'never';

type Ways = { [T in TableName]?: { rest?: Publication } & { [Column in keyof Row<T>]?: Publication } };

/** What is not in a file of its own: for `rest`, all columns that are neither in a file nor named here. */
const elsewhere: Ways = {
  regions: { pinyin: 'search' },
  checklists: { rest: 'page' },
  needs: { need_id: 'never', rest: 'page' },
  cadre_pairings: { unit: 'never', rest: 'sums' },
  registry: { household_key: 'never', rest: 'sums' },
  registry_events: { household_key: 'never', rest: 'sums' },
  training: { rest: 'page' },
  microloans: { rest: 'sums' },
  assets: { rest: 'page' },
  revolving_funds: { rest: 'page' },
  notices: { rest: 'page' },
};

const inFiles: Partial<Record<TableName, readonly string[]>> = publishedColumns;

/** How a column is published. What nobody has said anything of is not. */
export function publicationOf(table: TableName, column: string): Publication {
  if (inFiles[table]?.includes(column)) return 'file';
  const ways = elsewhere[table] as Record<string, Publication | undefined> | undefined;
  return ways?.[column] ?? ways?.rest ?? 'never';
}
