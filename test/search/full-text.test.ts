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
});
