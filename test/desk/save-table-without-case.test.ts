import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { saveTable } from '../../src/desk/save-table.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A disk as of Windows and macOS, where a name is the same in capitals. */
vi.mock('node:fs', async (load) => {
  const fs = await load<typeof import('node:fs')>();
  const find = (path: string): string => {
    const name = fs.readdirSync(dirname(path)).find((one) => one.toLowerCase() === basename(path).toLowerCase());
    return name === undefined ? path : join(dirname(path), name);
  };
  const rmSync = (path: string, options?: object): void => fs.rmSync(find(path), options);
  const renameSync = (from: string, to: string): void => {
    const [source, target] = [find(from), find(to)];
    if (source !== target) fs.rmSync(target, { force: true });
    fs.renameSync(source, to);
  };
  return { ...fs, rmSync, renameSync };
});

test('on a disk that knows no capitals the new table is not deleted as the old one', () => {
  const dataDir = join(temporaryFolder(), 'data');
  mkdirSync(dataDir);
  for (const [name, text] of Object.entries({ 'Projects.csv': 'old', '.incoming-1': 'new' })) writeFileSync(join(dataDir, name), text);
  const saved = saveTable({ dataDir, table: 'projects', extension: 'csv', path: join(dataDir, '.incoming-1'), at: new Date('2020-06-30T01:45:01Z') });
  expect(readdirSync(dataDir)).toEqual(['.earlier', 'projects.csv']);
  expect(readFileSync(join(dataDir, 'projects.csv'), 'utf8')).toBe('new');
  expect(readFileSync(join(dataDir, saved.kept!), 'utf8')).toBe('old');
});
