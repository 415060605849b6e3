import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue, withoutExample } from '../../src/components/catalogue/index.ts';
import { fixtureSite } from '../fixtures/views/site.ts';
import { buildSite, contentFolder, type BuiltSite } from './built-site.ts';

let built: BuiltSite;
beforeAll(async () => {
  built = await buildSite(fixtureSite, contentFolder, '/sub/');
});
afterAll(() => built.remove());

const names = readdirSync(resolve(import.meta.dirname, '../../src/components'))
  .filter((file) => file.endsWith('.astro'))
  .map((file) => file.replace('.astro', ''));
const shown = new Set(catalogue.flatMap(({ examples }) => Object.keys(examples)));
const page = () => built.read('components/index.html');
/** What the page says of one component. */
const partOf = (name: string): string => new RegExp(`<div class="component" id="component-${name}">([\\s\\S]*?)(?=<div class="component" id=|<section)`).exec(page())?.[1] ?? '';

test.each(names)('%s is on the page of components, with what its source says of it, and live or with the reason why not', (name) => {
  const part = partOf(name);
  expect(part).toContain(`<h3>${name}</h3>`);
  expect(/<div class="component-about"[^>]*>\s*<p>\s*[^\s<]|<div class="component-about"[^>]*>\s*<p><code>/.test(part), 'a comment at the head of the component says what it is').toBe(true);
  const remedy = 'give it an example in src/components/catalogue, or a reason in withoutExample';
  expect(shown.has(name) || withoutExample[name] !== undefined, remedy).toBe(true);
  if (shown.has(name)) expect(part).toContain('class="component-example"');
});

test('no component that is gone is spoken of', () => {
  expect([...shown, ...Object.keys(withoutExample)].filter((name) => !names.includes(name))).toEqual([]);
});

test('shows tables, values and charts in each of their shapes', () => {
  const table = partOf('DataTable');
  for (const shape of ['table-wide', 'table-wordy', 'class="table stack"', '<tfoot>', 'class="table-note"', 'class="none"', 'class="suppressed"', 'class="empty"']) expect(table).toContain(shape);
  for (const series of ['stacked', 'within', 'beside']) expect(partOf('Chart')).toContain(`data-series="${series}"`);
});

test('the caption says 万元 only for columns that are all in it: beside a column in 元 the title of each says its own', () => {
  const tables = partOf('DataTable').match(/<table[\s\S]*?<\/thead>/g) ?? [];
  const mixed = tables.find((html) => html.includes('人均纯收入（元）'))!;
  expect(mixed).not.toContain('单位：');
  expect(mixed.replace(/<[^>]+>/g, '')).toContain('村集体经济收入（万元）');
  expect(tables.filter((html) => html.includes('单位：')).length).toBeGreaterThan(0);
});

test('shows every colour of the tokens, and its options as the source has them', () => {
  expect(page()).toContain('fill="var(--accent)"');
  expect(partOf('DataTable')).toContain('hideCaption?: boolean;');
});

test('is for those who build portals: no search engine, no search and no page leads to it, and it says so', () => {
  expect(page()).toContain('<meta name="robots" content="noindex">');
  expect(page()).not.toContain('data-pagefind-body');
  const linking = built.files.filter((file) => file.endsWith('.html') && built.read(file).includes('href="/sub/components/"'));
  expect(linking).toEqual([]);
  expect(page()).toContain('这一页给建站的开发人员看，说明是英文。');
  expect(partOf('DataTable')).toMatch(/<div lang="en"[^>]*>\s*<div class="component-about">[\s\S]*?<li><code>hideCaption<\/code>/);
  expect(page()).not.toContain('`');
});

test('the glossary stands by pinyin, each word at its anchor with its source and its kin', () => {
  const glossary = built.read('glossary/index.html');
  expect([...glossary.matchAll(/<h2 class="section-heading"[^>]*>(.)<\/h2>/g)].map((match) => match[1])).toEqual(['W', 'Z']);
  expect(glossary).toMatch(/<div id="zhi-pin-yuan-yin">\s*<dt>致贫原因<\/dt>/);
  expect(glossary).toContain('依据：某文件');
  expect(glossary).toContain('<a href="#wen-hao">文号</a>');
  expect(glossary).not.toContain('class="term"');
});

test('a page links the first use of a word to its entry under the base, and every page leads to the glossary', () => {
  const fund = built.files.find((file) => /^funds\/[A-Z].*index\.html$/.test(file))!;
  const terms = [...built.read(fund).matchAll(/<a class="term" href="([^"]*)" title="([^"]*)">(.*?)<\/a>/g)].map(([, href, title, word]) => [href, title, word]);
  expect(terms).toEqual([['/sub/glossary/#wen-hao', '文件的编号。', '文号']]);
  for (const file of ['index.html', fund]) expect(built.read(file)).toContain('<a href="/sub/glossary/">名词解释</a>');
});
