import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { portalSchema } from '../../src/config.ts';
import { headTags, themeColors, type HeadTag } from '../../src/layouts/head-tags.ts';
import type { PageKind } from '../../src/layouts/page-kind.ts';

const portal = portalSchema.parse({
  name: '望禾市公示网',
  region: '990100000000',
  site: 'https://gongshi.example',
  publisher: '望禾市农业农村局',
  filings: { site_id_code: '9901000001' },
});

const meta = {
  title: '关于2020年资金分配的公告（青石县农业农村局）',
  description: '青石县农业农村局2020年3月20日发布。',
  path: '/notices/GS2020-015/',
  crumbs: [{ text: '公示公告', href: '/notices/' }, { text: '资金分配公告', href: '/notices/kinds/allocation/' }],
  section: 'notices' as const,
};

const tagsOf = (page: PageKind, more: Partial<Parameters<typeof headTags>[0]> = {}): Map<string, string> =>
  new Map(
    headTags({ portal, asOf: '2020-06-30', meta, page, address: 'https://gongshi.example/notices/GS2020-015/', kind: '公示', ...more }).map(
      (tag: HeadTag) => ['name' in tag ? `${tag.name}${tag.media ?? ''}` : tag.property, tag.content],
    ),
  );

test('every page names its site, the site’s domain and its identification code', () => {
  for (const page of [{ is: 'home' }, { is: 'column' }, { is: 'article' }, { is: 'missing' }] as const) {
    expect(Object.fromEntries(tagsOf(page))).toMatchObject({ SiteName: '望禾市公示网', SiteDomain: 'gongshi.example', SiteIDCode: '9901000001' });
  }
});

test('an article says what it is, of which day and from whom', () => {
  expect(Object.fromEntries(tagsOf({ is: 'article', title: '关于2020年资金分配的公告', publishedOn: '2020-03-20', source: '青石县农业农村局' }, { numbers: ['望财农〔2020〕12号'] }))).toMatchObject({
    ColumnName: '公示公告',
    ColumnType: '公示公告',
    ArticleTitle: '关于2020年资金分配的公告',
    PubDate: '2020-03-20 00:00',
    ContentSource: '青石县农业农村局',
    Keywords: '公示,公示公告,资金分配公告,望财农〔2020〕12号',
    Author: '青石县农业农村局',
    Description: meta.description,
    Url: 'https://gongshi.example/notices/GS2020-015/',
    'og:type': 'article',
    'og:title': '关于2020年资金分配的公告',
  });
});

test('a page of records is of the day that the site speaks for, and comes from the publisher', () => {
  expect(Object.fromEntries(tagsOf({ is: 'article' }))).toMatchObject({ PubDate: '2020-06-30 00:00', ContentSource: '望禾市农业农村局' });
  expect(tagsOf({ is: 'article' }).has('article:modified_time')).toBe(false);
});

test('a column says what it is about, and claims no day', () => {
  const tags = tagsOf({ is: 'column' }, { meta: { ...meta, title: '公示公告', crumbs: [] } });
  expect(Object.fromEntries(tags)).toMatchObject({ ColumnName: '公示公告', ColumnDescription: meta.description, ColumnKeywords: '公示公告', ColumnType: '公示公告' });
  expect([...tags.keys()].filter((name) => /^(?:ArticleTitle|PubDate)$/.test(name))).toEqual([]);
});

test('only the page for lost addresses asks to be left out of search engines', () => {
  expect(tagsOf({ is: 'missing' }).get('robots')).toBe('noindex');
  for (const page of [{ is: 'home' }, { is: 'column' }, { is: 'article' }] as const) expect(tagsOf(page).has('robots')).toBe(false);
});

test('no two labels of a page are the same to a browser, which knows no capital letters here', () => {
  for (const page of [{ is: 'home' }, { is: 'column' }, { is: 'article' }, { is: 'missing' }] as const) {
    const names = [...tagsOf(page).keys()].map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  }
});

test('a portal without an identification code claims none', () => {
  expect(tagsOf({ is: 'home' }, { portal: portalSchema.parse({ ...portal, filings: {} }) }).has('SiteIDCode')).toBe(false);
});

test('browsers colour their bars like the pages', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../../src/styles/tokens.css'), 'utf8');
  expect([...tokens.matchAll(/--paper: (#\w+);/g)].map((match) => match[1]).slice(0, 2)).toEqual([themeColors.light, themeColors.dark]);
});
