import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeFullText, type IndexedPage } from '../../src/search/full-text.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('parts of the full text', () => {
  const county = '990101000000';
  const pagesOf = (enterprises: number): IndexedPage[] => [
    { file: 'index.html', part: '', hash: 'home' },
    { file: 'corrections/index.html', part: '', hash: 'log' },
    { file: 'enterprises/own/index.html', part: county, hash: 'own' },
    ...Array.from({ length: enterprises }, (_, number) => ({ file: `enterprises/${number}/index.html`, part: '', hash: String(number) })),
  ];

  /** Parts that are made when those of the same pages are there already. */
  async function write(pages: readonly IndexedPage[], earlier: Record<string, string> = {}) {
    const folder = temporaryFolder();
    for (const { file, hash } of pages) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `<html lang="zh-CN"><body data-pagefind-body><h1>${hash}</h1></body></html>`);
    }
    const made: string[] = [];
    const takeOver = (part: string, fingerprint: string): boolean => {
      if (earlier[part] === fingerprint) return true;
      made.push(part);
      mkdirSync(join(folder, 'pagefind'), { recursive: true });
      return false;
    };
    const fingerprints = await writeFullText({ folder, pages, titleOf: (part) => `县${part}`, takeOver });
    return { made, fingerprints, list: JSON.parse(readFileSync(join(folder, 'pagefind/parts.json'), 'utf8')) as object };
  }

  test('are a county each, and a first one for everything else', async () => {
    const { made, list } = await write(pagesOf(5));
    expect(made).toEqual(['', county]);
    expect(list).toEqual({ merge: 'all', always: [], parts: [{ part: county, title: `县${county}` }] });
  });

  test('are also a kind of which a thousand pages are no county\'s, so that a change in the log does not cost it', async () => {
    const before = await write(pagesOf(1000));
    expect(before.list).toMatchObject({ always: ['kind-enterprises'], parts: [{ part: county }] });
    const pages = pagesOf(1000).map((page) => (page.hash === 'log' ? { ...page, hash: 'longer log' } : page));
    expect((await write(pages, before.fingerprints)).made).toEqual(['']);
  });

  /** Pages about several counties of a city. */
  const shared = (city: string, count: number): IndexedPage[] => Array.from({ length: count }, (_, number) => ({ file: `funds/${city}-${number}/index.html`, part: city, hash: `${city} ${number}` }));
  const counties = ['990101000000', '990201000000'].map((part) => ({ file: `counties/${part}/index.html`, part, hash: part }));
  const cities = ['990100000000', '990200000000'] as const;

  test('are a city each for a kind of which a thousand pages are no county\'s, and a change in one city costs its part', async () => {
    const pages = [...counties, { file: 'funds/all/index.html', part: '', hash: 'of both' }, ...shared(cities[0], 600), ...shared(cities[1], 400)];
    const before = await write(pages);
    expect(before.list).toEqual({ merge: 'all', always: [], parts: counties.map(({ part }, at) => ({ part, title: `县${part}`, city: cities[at] })) });
    const later = pages.map((page) => (page.file === `funds/${cities[1]}-7/index.html` ? { ...page, hash: 'changed' } : page));
    expect((await write(later, before.fingerprints)).made).toEqual([cities[1]]);
  });

  test('are none of a city while there are few pages, and the only city\'s goes with every question', async () => {
    expect((await write([...counties, ...shared(cities[0], 9)])).made).toEqual(['', ...counties.map(({ part }) => part)]);
    const { list } = await write([...counties.slice(0, 1), ...shared(cities[0], 1000)]);
    expect(list).toEqual({ merge: 'all', always: [cities[0]], parts: [{ part: county, title: `县${county}` }] });
  });
});
