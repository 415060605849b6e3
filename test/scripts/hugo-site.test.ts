import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeHugoSite } from '../../scripts/hugo-site.ts';
import { findHugo, runHugo } from '../../scripts/run-hugo.ts';
import { measureTree } from '../../scripts/tree-size.ts';
import { listFiles } from '../../src/release/list-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('a Hugo site has one content file for each page, with facts of its own', () => {
  const out = temporaryFolder();
  writeHugoSite({ pages: 1100, bytes: 20_000, out });
  const content = listFiles(out).filter((file) => file.startsWith('content/'));
  expect(content).toHaveLength(1100);
  const pages = content.slice(0, 50).map((file) => JSON.parse(readFileSync(join(out, file), 'utf8').split('\n')[0]!) as { title: string; parts: { rows: unknown[] }[] });
  expect(new Set(pages.map(({ title }) => title)).size).toBe(50);
  for (const { parts } of pages) expect(parts).toHaveLength(3);
  expect(new Set(pages.map(({ parts }) => parts.flatMap(({ rows }) => rows).length)).size).toBeGreaterThan(3);
});

test('a program that is not installed is not found', () => {
  expect(findHugo('no-such-program-as-this')).toBeUndefined();
});

test.skipIf(findHugo() === undefined)('the real Hugo makes as many pages as asked for, as large as asked for', async () => {
  for (const bytes of [20_000, 29_500, 50_000]) {
    const out = join(temporaryFolder(), 'hugo');
    const run = await runHugo({ pages: 60, bytes, out });
    expect(run).toMatchObject({ pages: 60 });
    expect(run!.bytes / bytes).toBeGreaterThan(0.9);
    expect(run!.bytes / bytes).toBeLessThan(1.1);
    expect(measureTree(join(out, '1/public'))).toMatchObject({ pages: 60, files: 60 });
  }
});

test.skipIf(findHugo() === undefined)('more pages than Hugo keeps in memory are made as several sites, and none is missing', async () => {
  const out = join(temporaryFolder(), 'hugo');
  expect(await runHugo({ pages: 50, bytes: 20_000, out }, 20)).toMatchObject({ pages: 50 });
  expect(['1', '2', '3'].map((nth) => measureTree(join(out, nth, 'public')).pages)).toEqual([17, 17, 16]);
});
