import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measureGrowth, measurePages, measureTree } from '../../scripts/tree-size.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('pages and files are counted by name, and the disk once for each file however many names it has', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'a', 'index.html'), 'x'.repeat(10_000));
  writeFileSync(join(folder, 'feed.xml'), 'x'.repeat(50));
  const before = measureTree(folder);
  expect(before).toMatchObject({ pages: 1, pageBytes: 10_000, files: 2, bytes: 10_050 });
  expect(before.disk.size).toBe(2);

  mkdirSync(join(folder, 'b'));
  linkSync(join(folder, 'a', 'index.html'), join(folder, 'b', 'index.html'));
  writeFileSync(join(folder, 'b', 'new.html'), 'x'.repeat(20_000));
  const after = measureTree(folder);
  expect(after).toMatchObject({ pages: 3, files: 4, bytes: 40_050 });
  const growth = measureGrowth(before, after);
  expect(growth.newFiles).toBe(1);
  expect(growth.files).toBe([...after.disk].find(([inode]) => !before.disk.has(inode))?.[1]);
  expect(measurePages(folder)).toEqual({ pages: 3, bytes: 13_333 });
});
