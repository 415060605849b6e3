import { createWriteStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { UserError } from '../errors.ts';
import { columnsOf, tableNames, tables, type Column, type Row, type TableName } from '../schema/index.ts';

export type SampleTables = { [T in TableName]: Iterable<Row<T>> };

/** Money as plain decimals: 86790700 fen → "86.7907", never a float's noise. */
export function moneyText(fen: number, unit: Column['unit']): string {
  const decimals = unit === '元' ? 2 : 6;
  const digits = String(fen).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return digits.slice(0, -decimals) + (fraction && `.${fraction}`);
}

function cellText(value: unknown, column: Column): string {
  if (value === undefined) return '';
  if (column.kind === 'money') return moneyText(value as number, column.unit);
  if (column.kind === 'yes_no') return value ? '是' : '否';
  if (column.kind === 'choice') return column.choices![value as string]!;
  if (column.kind === 'list') {
    const parts = (value as string[]).map((part) => column.choices?.[part] ?? part);
    return parts.join(column.of === 'code' ? ';' : '、');
  }
  return String(value);
}

const quote = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * Writes portal.json and one CSV per table (UTF-8, LF, machine names as headers), a row at a time, waiting whenever the
 * disk is slower than the generator. portal.json goes first: it marks the folder as a sample's own.
 */
export async function writeSample(
  out: string,
  portal: object,
  content: SampleTables,
  log: (line: string) => void = () => {},
): Promise<void> {
  refuseForeignFolder(out);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'portal.json'), `${JSON.stringify(portal, null, 2)}\n`);
  for (const name of tableNames) {
    const rows = await writeTable(join(out, `${name}.csv`), columnsOf(tables[name]), content[name]);
    log(`${name}.csv ${rows} 行`);
  }
}

async function writeTable(path: string, columns: Column[], rows: Iterable<Record<string, unknown>>): Promise<number> {
  const stream = createWriteStream(path);
  let chunk = `${columns.map(({ name }) => name).join(',')}\n`;
  let count = 0;
  for (const row of rows) {
    chunk += `${columns.map((column) => quote(cellText(row[column.name], column))).join(',')}\n`;
    count++;
    if (chunk.length < 65_536) continue;
    const ready = stream.write(chunk);
    chunk = '';
    if (!ready) await once(stream, 'drain');
  }
  stream.end(chunk);
  await finished(stream);
  return count;
}

const writtenFiles = new Set(['portal.json', ...tableNames.map((name) => `${name}.csv`)]);

/** A folder with anything in it that a sample would not have written is somebody's data: it is left alone. */
function refuseForeignFolder(out: string): void {
  if (!existsSync(out)) return;
  if (!statSync(out).isDirectory()) {
    throw new UserError('这是一个文件，不是文件夹', { where: out, hint: '用 --out 另指定一个空文件夹，例如 --out sample-data' });
  }
  const entries = readdirSync(out);
  if (entries.length === 0) return;
  const foreign = entries.find((entry) => !writtenFiles.has(entry));
  if (foreign !== undefined) {
    throw new UserError('这个文件夹里有不是示例数据的文件，没有写入', {
      where: join(out, foreign),
      hint: '用 --out 另指定一个空文件夹，例如 --out sample-data',
    });
  }
  if (isSample(join(out, 'portal.json'))) return;
  throw new UserError('这个文件夹里可能是真实数据，没有写入', {
    where: join(out, 'portal.json'),
    hint: '示例数据的 portal.json 写有 "example": true；请用 --out 另指定一个空文件夹',
  });
}

function isSample(path: string): boolean {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { example?: unknown }).example === true;
  } catch {
    return false;
  }
}
