import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import { columnsOf, tableNames, tables, type Column } from '../../../src/schema/index.ts';
import { goodPortalJson, type Rows } from './good-portal.ts';

/** A cell as a clerk would type it. */
function cellText(column: Column, value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((part) => column.choices?.[part] ?? part).join('、');
  if (column.kind === 'money') return String(Number(value) / (column.unit === '元' ? 100 : 1_000_000));
  if (column.kind === 'yes_no') return value ? '是' : '否';
  return column.choices?.[String(value)] ?? String(value);
}

/** Writes a portal as files, headers in Chinese, as a county would send it. Returns the data and the content folder. */
export function writePortal(folder: string, rows: Partial<Rows>, more: Record<string, string> = {}): { dataDir: string; contentDir: string } {
  const files: Record<string, string> = {
    'data/portal.json': JSON.stringify(goodPortalJson),
    'content/notices/工作提示.md': '请各村核对公示栏。\n',
  };
  for (const name of tableNames) {
    const own = rows[name] as Record<string, unknown>[] | undefined;
    if (!own) continue;
    const columns = columnsOf(tables[name]);
    const lines = own.map((row) => columns.map((column) => cellText(column, row[column.name])));
    files[`data/${name}.csv`] = Papa.unparse([columns.map(({ title }) => title), ...lines]);
  }
  for (const [path, text] of Object.entries({ ...files, ...more })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { dataDir: join(folder, 'data'), contentDir: join(folder, 'content') };
}
