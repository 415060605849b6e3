import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';

export const dataFolder = resolve(import.meta.dirname, '../../data');

export type Cells = Record<string, string>;

/** A table of the committed sample as text, read without any of the project's own readers. */
export function readTable(name: string, folder = dataFolder): Cells[] {
  const text = readFileSync(join(folder, `${name}.csv`), 'utf8');
  const { data, errors } = Papa.parse<Cells>(text, { header: true, skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`${name}.csv: ${errors[0]!.message}`);
  return data;
}

/** 万元 as whole fen, by shifting the decimal point in the text. */
export function fen(text: string | undefined): number {
  if (!text) return 0;
  const [whole, fraction = ''] = text.split('.');
  return Number(whole + fraction.padEnd(6, '0'));
}

export const sumOf = (rows: readonly Cells[], column: string): number =>
  rows.reduce((sum, row) => sum + fen(row[column]), 0);

export function groupBy(rows: readonly Cells[], key: (row: Cells) => string): Map<string, Cells[]> {
  const groups = new Map<string, Cells[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** True when a region lies under a place, by its digits. */
export const isUnder = (code: string, place: string): boolean =>
  code !== place && code.startsWith(place.replace(/(000)+$|(00)+$/, ''));
