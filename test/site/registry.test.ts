import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { listFiles } from '../../src/release/list-files.ts';

const site = inject('sampleSite');
const folder = join(site, 'data', 'registry');

interface DataFile {
  places: { code: string; level: string; values: Record<string, Record<string, number | string>> }[];
}
const places = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as DataFile).places);
const published = new Map<string, string>(
  places.flatMap(({ code, values }) =>
    Object.entries(values).flatMap(([year, cells]) => Object.entries(cells).map(([key, value]) => [`${code}/${year}/${key}`, String(value)] as const)),
  ),
);

/** Figures of the registry in the text of a page, read with no more than an outsider's means. */
function figuresOf(html: string): { cell: string; text: string }[] {
  return [...html.matchAll(/<(data|a|span)\b[^>]*\bdata-cell="([^"]+)"[^>]*>([^<]*)<\/\1>/g)].map(([, , cell, text]) => ({ cell: cell!, text: text!.replaceAll(',', '') }));
}

test('every figure of the registry on every page, in notices too, is what the data files say of it', () => {
  let seen = 0;
  const wrong: string[] = [];
  for (const file of listFiles(site).filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(join(site, file), 'utf8');
    const figures = figuresOf(html);
    // None is written in a way that this test does not read.
    expect([file, figures.length]).toEqual([file, html.split('data-cell=').length - 1]);
    for (const { cell, text } of figures) {
      seen += 1;
      if (published.get(cell) !== text) wrong.push(`${file} ${cell}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThan(20_000);
});

test('a withheld figure is one word everywhere: never blank, never nought, never a hint of how small it is', () => {
  const words = new Set([...published.values()].filter((value) => !/^\d+$/.test(value)));
  expect([...words]).toEqual(['不公布']);
  // Two pages say which numbers are withheld; 少于50万元 is none of them.
  const isRule = (name: string): boolean => /^(?:privacy|ledgers\/household)\//.test(name);
  for (const file of listFiles(site).filter((name) => name.endsWith('.html') && !isRule(name))) expect(readFileSync(join(site, file), 'utf8'), file).not.toMatch(/少于5(?!\d)/);
});

test('towns and the places above them are nearly whole', () => {
  const levels = new Map(places.map(({ code, level }) => [code, level]));
  const share = (level: string, keys: RegExp): number => {
    const cells = [...published].filter(([cell]) => levels.get(cell.split('/')[0]!) === level && keys.test(cell.split('/')[2]!));
    return cells.filter(([, value]) => value === '不公布').length / cells.length;
  };
  expect(share('city', /./)).toBe(0);
  expect(share('county', /^(?:registered|cause_|labour_|measure_)/)).toBeLessThan(0.05);
  expect(share('county', /^(?:closing|left)/)).toBeLessThan(0.15);
  expect(share('town', /^(?:registered|labour_)/)).toBeLessThan(0.05);
});

test('the page that explains what is withheld says how much of each table is, and every mark leads to it', () => {
  expect(existsSync(join(site, 'privacy', 'index.html'))).toBe(true);
  const html = readFileSync(join(site, 'privacy', 'index.html'), 'utf8');
  expect(html).toContain('本站隐去了多少');
  const withheld = [...published.values()].filter((value) => value === '不公布').length;
  expect(html.replace(/<[^>]+>/g, '')).toMatch(new RegExp(`隐去的数\\s*${withheld.toLocaleString('en-US')}`));
  const marks = [...readFileSync(join(site, 'registry', '990102101201', 'index.html'), 'utf8').matchAll(/<a class="suppressed"[^>]*href="([^"]+)"/g)].map(([, href]) => href);
  expect(new Set(marks)).toEqual(new Set(['/privacy/']));
});
