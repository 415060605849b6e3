import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { root } from '../site/commands.ts';

export type Row = Record<string, string>;

/** Rows of one of the sample's own tables. */
export function readRows(table: string): Row[] {
  const { data } = Papa.parse<Row>(readFileSync(join(root, `data/${table}.csv`), 'utf8').trim(), { header: true });
  return data;
}
