import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { listFiles } from '../../src/release/list-files.ts';
import { readMarker } from '../../src/release/marker.ts';
import { readPage } from '../../src/release/html.ts';
import { sampleAsOf } from '../../src/sample/index.ts';
import { root } from './commands.ts';
import { checkPages, type PageCheck } from './page-check.ts';

const site = inject('sampleSite');
const read = (path: string): string => readFileSync(join(site, path), 'utf8');

describe('every page of the sample city', () => {
  let check: PageCheck;
  beforeAll(async () => {
    check = await checkPages(site, '/');
    // Every page is validated as HTML, which takes minutes on a small machine.
  }, 900_000);

  test('is one of two thousand or more', () => {
    expect(check.pages).toBeGreaterThanOrEqual(2000);
  });

  test('is valid HTML, and each of its links and anchors resolves', () => {
    expect(check.problems.slice(0, 20)).toEqual([]);
  });

  test('has something in each of its sections, tables and lists', () => {
    expect(check.empty.slice(0, 20)).toEqual([]);
  });
});

test('every page says that its data is an example', () => {
  const silent = listFiles(site)
    .filter((file) => file.endsWith('.html') && !read(file).includes('http-equiv="refresh"'))
    .filter((file) => !read(file).includes('示例数据'));
  expect(silent).toEqual([]);
});

test('the site says what made it, and nothing of when or where', () => {
  const marker = readMarker(site);
  expect(marker).toMatchObject({ generator: 'gongshi', as_of: sampleAsOf, base: '/' });
  expect(Object.values(marker?.pages ?? {}).reduce((sum, count) => sum + count, 0)).toBe(
    listFiles(site).filter((file) => file.endsWith('.html')).length,
  );
  expect(read('build.json')).not.toContain(root);
});

test('nothing of the machine that built it is in any text of the site', () => {
  const texts = listFiles(site).filter((file) => /\.(?:html|css|js|json|xml|txt|svg|map)$/.test(file));
  expect(texts.filter((file) => read(file).includes(root) || file.endsWith('.map'))).toEqual([]);
});

test('an old village code leads to where the village is now', () => {
  const [header, ...rows] = readFileSync(join(root, 'data/regions.csv'), 'utf8').trim().split(/\r?\n/).map((line) => line.split(','));
  const at = (name: string): number => header?.indexOf(name) ?? -1;
  const moved = rows.filter((row) => row[at('former_codes')]);
  expect(moved.length).toBeGreaterThan(0);
  for (const row of moved) {
    const code = row[at('code')] ?? '';
    const { links } = readPage(read(`villages/${row[at('former_codes')]}/index.html`));
    expect(links.filter((link) => link === `/villages/${code}/`).length).toBeGreaterThanOrEqual(2);
  }
});

test('no household of the registry is anywhere in the site', () => {
  const registry = readFileSync(join(root, 'data/registry.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
  const keys = new Set(registry.map((line) => line.split(',')[0] ?? ''));
  const words = /[A-Za-z0-9_-]{6,}/g;
  const found = listFiles(site)
    .filter((file) => /\.(?:html|json|csv|xml)$/.test(file))
    .flatMap((file) => (read(file).match(words) ?? []).filter((word) => keys.has(word)));
  expect(keys.size).toBeGreaterThan(20_000);
  expect(found).toEqual([]);
});
