import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishedAddress, readPageFacts } from '../../src/release/page-facts.ts';
import { writeParts, writeSitemap } from '../../src/release/sitemap.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { parseXml } from '../parse-xml.ts';

const options = { base: '/gongshi/', site: 'https://gongshi.example', asOf: '2020-06-30' };
const address = (path: string): string => `https://gongshi.example/gongshi/${path}`;

/** Pages, each with a head of its own, as the site map is told of them. */
const pagesWith = (heads: Record<string, string>) =>
  Object.keys(heads).sort().map((file) => ({
    file,
    ...readPageFacts(`<!doctype html><html><head>${heads[file]}</head><body><meta name="robots" content="noindex"></body></html>`, publishedAddress(file, options)),
  }));

const canonical = (path: string): string => `<link rel="canonical" href="${address(path)}">`;
const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

test('every page is in the site map, but those that ask to be left out or stand at a second address', () => {
  const [folder, pages] = [temporaryFolder(), pagesWith({
    'index.html': canonical(''),
    'notices/GS2020-015/index.html': `${canonical('notices/GS2020-015/')}<meta property="article:modified_time" content="2020-03-20">`,
    'honours/index.html': canonical('honours/2019/'),
    'honours/2019/index.html': canonical('honours/2019/'),
    '404.html': '<meta name="robots" content="noindex">',
    'villages/old/index.html': `<meta name="robots" content="noindex">${canonical('villages/new/')}`,
    '项目/甲&乙/index.html': '',
  })];
  expect(writeSitemap(folder, pages, options)).toEqual({ addresses: 4, parts: 1 });
  const entries = parseXml(read(folder, 'sitemap-1.xml')).all('url').map((url) => [url.text('loc'), url.text('lastmod')]);
  expect(entries).toEqual([
    [address('honours/2019/'), undefined],
    [address(''), '2020-06-30'],
    [address('notices/GS2020-015/'), '2020-03-20'],
    [address(`${encodeURIComponent('项目')}/${encodeURIComponent('甲&乙')}/`), undefined],
  ]);
  expect(parseXml(read(folder, 'sitemap.xml')).all('sitemap').map((part) => part.text('loc'))).toEqual([address('sitemap-1.xml')]);
});

test('a site map longer than search engines read is cut into parts, and none of its addresses is lost', () => {
  const entries = Array.from({ length: 25 }, (_, index) => ({ address: address(`villages/${index}/`) }));
  const byNumber = writeParts(entries, { addresses: 10, bytes: 1 << 20 });
  expect(byNumber.map((part) => parseXml(part).all('url').length)).toEqual([10, 10, 5]);
  const bySize = writeParts(entries, { addresses: 1000, bytes: 700 });
  expect(bySize.length).toBeGreaterThan(2);
  for (const part of bySize) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(700);
  for (const parts of [byNumber, bySize]) {
    expect(parts.flatMap((part) => parseXml(part).all('url').map((url) => url.text('loc')))).toEqual(entries.map((entry) => entry.address));
  }
  expect(writeParts([], { addresses: 10, bytes: 1000 })).toHaveLength(1);
});

test('the list of parts names each of them', () => {
  const [folder, pages] = [temporaryFolder(), pagesWith({ 'index.html': '', 'a/index.html': '', 'b/index.html': '' })];
  expect(writeSitemap(folder, pages, { ...options, most: { addresses: 1, bytes: 1 << 20 } })).toEqual({ addresses: 3, parts: 3 });
  expect(parseXml(read(folder, 'sitemap.xml')).all('sitemap').map((part) => part.text('loc'))).toEqual([1, 2, 3].map((nth) => address(`sitemap-${nth}.xml`)));
});

test('robots may read every page, and are told where the site map is', () => {
  const [folder, pages] = [temporaryFolder(), pagesWith({ 'index.html': '' })];
  writeSitemap(folder, pages, options);
  expect(read(folder, 'robots.txt')).toBe('User-agent: *\nDisallow: /gongshi/pagefind/\n\nSitemap: https://gongshi.example/gongshi/sitemap.xml\n');
});

test('a page says itself whether it is found by the search, and when its words were changed', () => {
  const of = (html: string) => readPageFacts(html, address('a/'));
  expect(of('<head></head><main data-pagefind-body>')).toEqual({});
  expect(of('<head></head><main>')).toEqual({ isUnsearched: true });
  expect(of('<head><meta property="article:modified_time" content="2020-03-20"></head><main data-pagefind-body>')).toEqual({ changedOn: '2020-03-20' });
});
