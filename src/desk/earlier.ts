import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EarlierFile } from './answers.ts';

/** Folder below the data folder for files that were replaced; names that begin with a dot are read by nobody else. */
export const earlierFolder = '.earlier';

const shape = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})(?:\.(\d+))?-(.+)$/;

/** `20200630-094501-projects.csv`, in the time of China; `again` tells apart what was replaced in the same second. */
export function earlierName(name: string, at: Date, again = 0): string {
  const local = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  const time = `${local.slice(0, 10).replaceAll('-', '')}-${local.slice(11, 19).replaceAll(':', '')}`;
  return `${time}${again === 0 ? '' : `.${again}`}-${name}`;
}

/** When a kept file was replaced, and what it was called; undefined for a name that we did not give. */
export function readEarlierName(kept: string): { name: string; replacedAt: number } | undefined {
  const match = shape.exec(kept);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, , name = ''] = match;
  return { name, replacedAt: Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`) };
}

/** Files that once stood for a table, newest first. */
export function listEarlier(dataDir: string, table: string): EarlierFile[] {
  let names: string[];
  try {
    names = readdirSync(join(dataDir, earlierFolder));
  } catch {
    return [];
  }
  const found = names.flatMap((kept) => {
    const read = readEarlierName(kept);
    return read && read.name.replace(/\.\w+$/, '').toLowerCase() === table ? [{ name: kept, replacedAt: read.replacedAt }] : [];
  });
  return found.sort((a, b) => (a.name < b.name ? 1 : -1));
}
