import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { earlyScript } from '../../src/layouts/early-script.ts';
import { listFiles } from '../../src/release/list-files.ts';
import { decodeEntities } from '../../src/release/html.ts';
import { securityHeaders } from '../../src/release/security-headers.ts';
import { sampleAsOf } from '../../src/sample/index.ts';
import { parseXml } from '../parse-xml.ts';
import { openSampleSite } from './open-site.ts';

const site = openSampleSite();
const folder = inject('sampleSite');
const files = listFiles(folder);
const pages = files.filter((file) => file.endsWith('.html'));
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** Every head ends within this; pages may be long. */
const headOf = (file: string): string => read(file).split('</head>', 1)[0]!;

/** The labels of a page by name or property, as written. */
const labelsOf = (html: string): Map<string, string> =>
  new Map([...html.matchAll(/<meta (?:name|property)="([^"]*)" content="([^"]*)"/g)].map(([, name = '', content = '']) => [name, decodeEntities(content)]));

/** One page of each kind, whatever its id. */
const one = (pattern: RegExp): string => {
  const found = pages.find((file) => pattern.test(file));
  if (found === undefined) throw new Error(`the sample has no page ${pattern}`);
  return found;
};
const columns = ['notices/index.html', 'notices/kinds/allocation/index.html', 'places/index.html', 'funds/index.html', 'projects/index.html', 'enterprises/index.html', 'honours/index.html', 'policies/index.html', 'payments/index.html', 'findings/index.html', 'registry/index.html', 'sitemap/index.html', 'feeds/index.html', 'search/index.html'];
const articles = [/^notices\/GS[^/]*\/index/, /^villages\/\d{12}\/index/, /^towns\//, /^counties\//, /^cities\//, /^funds\/[A-Z][^/]*\/index/, /^projects\/[A-Z][^/]*\/index/, /^enterprises\/\w{18}\//, /^honours\/certificates\//, /^policies\/[^/]+\/index/, /^registry\/\d{12}\//, /^about\/index/].map(one);

describe('an inspector’s program', () => {
  test('reads the site’s labels on every page, and on none a label twice', () => {
    const wrong: string[] = [];
    for (const file of pages) {
      const head = headOf(file);
      const labels = labelsOf(head);
      const names = [...head.matchAll(/<meta name="([^"]*)"(?![^>]*media=)/g)].map((match) => match[1]!.toLowerCase()).filter((name) => !name.startsWith('search-'));
      const isWhole = labels.get('SiteName') !== undefined && labels.get('SiteDomain') === 'gongshi.example' && labels.get('SiteIDCode') === '9901000001';
      const isOneKind = [labels.has('ArticleTitle'), labels.has('ColumnDescription'), file === 'index.html' || labels.get('robots') === 'noindex'].filter(Boolean).length === 1;
      if (!isWhole || !isOneKind || new Set(names).size !== names.length) wrong.push(file);
    }
    expect(wrong).toEqual([]);
  });

  test.each(columns)('reads what the column %s is', (file) => {
    const labels = labelsOf(headOf(file));
    for (const name of ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType', 'description', 'og:title', 'og:description']) {
      expect(labels.get(name), name).toMatch(/\p{Script=Han}/u);
    }
    expect(labels.has('PubDate')).toBe(false);
  });

  test.each(articles)('reads what the article %s is, of which day and from whom', (file) => {
    const labels = labelsOf(headOf(file));
    for (const name of ['ArticleTitle', 'ContentSource', 'Keywords', 'Author', 'Description', 'ColumnName', 'ColumnType', 'og:title', 'og:description']) {
      expect(labels.get(name), name).toMatch(/\p{Script=Han}/u);
    }
    expect(labels.get('PubDate')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(labels.get('Url')).toBe(`https://gongshi.example/${file.replace('index.html', '')}`);
  });

  test('reads on each notice the day on which it was published, which is never after the day of the site', () => {
    const lines = readFileSync(join(import.meta.dirname, '../../data/notices.csv'), 'utf8');
    const notices = pages.filter((file) => /^notices\/[^/]+\/index/.test(file) && labelsOf(headOf(file)).has('ArticleTitle'));
    expect(notices.length).toBeGreaterThan(500);
    for (const file of notices) {
      const day = labelsOf(headOf(file)).get('PubDate')!.slice(0, 10);
      expect(day <= sampleAsOf, file).toBe(true);
      const row = lines.slice(lines.indexOf(`\n${file.split('/')[1]!},`) + 1).split('\n')[0]!;
      expect(row, file).toContain(`,${day},`);
    }
  });

  test('finds every page in the site map that is one, and no other address', () => {
    const parts = parseXml(read('sitemap.xml')).all('sitemap').map((part) => part.text('loc')!.replace('https://gongshi.example/', ''));
    const listed = parts.flatMap((part) => parseXml(read(part)).all('url').map((url) => url.text('loc')!));
    const shown = pages.filter((file) => !/name="robots" content="noindex"/.test(headOf(file)) && file !== 'honours/index.html');
    expect(new Set(listed)).toEqual(new Set(shown.map((file) => new URL(file.replace(/index\.html$/, ''), 'https://gongshi.example/').href)));
    expect(listed).toHaveLength(new Set(listed).size);
    expect(read('robots.txt')).toContain('Sitemap: https://gongshi.example/sitemap.xml');
  });

  test('is led by the filings to their own records, and from every page to the site map', () => {
    for (const file of ['index.html', ...articles]) {
      expect(read(file)).toContain('href="https://beian.mps.gov.cn/#/query/webSearch?code=99010000000000"');
      expect(read(file)).toContain('href="https://beian.miit.gov.cn/"');
      expect(read(file)).toMatch(/href="\/sitemap\/"/);
    }
  });
});

test('every feed is whole, tells of nothing after the day of the site, and its newest entry is its own day', () => {
  const feeds = files.filter((file) => /(?:feed|feeds\/all)\.xml$/.test(file));
  expect(feeds.length).toBeGreaterThan(100);
  for (const file of feeds) {
    const feed = parseXml(read(file));
    const entries = feed.all('entry');
    const days = entries.map((entry) => entry.text('updated')!.slice(0, 10));
    expect(days, file).toEqual([...days].sort().reverse());
    expect(feed.text('updated')!.slice(0, 10), file).toBe(days[0] ?? sampleAsOf);
    expect(days.every((day) => day <= sampleAsOf), file).toBe(true);
    const ids = entries.map((entry) => entry.text('id'));
    expect(new Set(ids).size, file).toBe(ids.length);
    const json = JSON.parse(read(file.replace(/xml$/, 'json'))) as { items: { id: string }[] };
    expect(json.items.map(({ id }) => id), file).toEqual(ids);
  }
});

test('a village’s page leads to its own feed', async () => {
  const file = one(/^villages\/\d{12}\/index/);
  const page = await site.newPage();
  await page.goto(site.address + file.replace('index.html', ''));
  const address = await page.getByText('订阅本村更新').getByRole('link', { name: 'Atom' }).getAttribute('href');
  expect(address).toBe(`/${file.replace('index.html', 'feed.xml')}`);
  const answer = await page.request.get(new URL(address!, site.address).href);
  expect(answer.headers()['content-type']).toContain('application/xml');
  expect(parseXml(await answer.text()).text('title')).toContain('更新');
});

/** Everything that the policy refused on a page, and every request that went elsewhere. */
async function watch(page: Page): Promise<string[]> {
  const refused: string[] = [];
  await page.exposeFunction('tellRefused', (what: string) => refused.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      void (globalThis as unknown as { tellRefused(what: string): void }).tellRefused(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site.address)) refused.push(`elsewhere: ${request.url()}`);
  });
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to/.test(message.text())) refused.push(message.text());
  });
  return refused;
}

describe('the content security policy', () => {
  test('refuses nothing that any kind of page needs, and every request stays at home', async () => {
    const page = await site.newPage();
    const refused = await watch(page);
    for (const file of ['index.html', ...columns, ...articles]) {
      await page.goto(site.address + file.replace('index.html', ''), { waitUntil: 'load' });
    }
    expect(refused).toEqual([]);
  });

  test('lets the search run', async () => {
    const page = await site.newPage();
    const refused = await watch(page);
    await page.goto(`${site.address}search/?q=${encodeURIComponent('卫生室')}`);
    await page.locator('#search a').first().waitFor();
    expect(refused).toEqual([]);
  });

  test('does not let a script run that somebody has smuggled into a page', async () => {
    for (const path of ['', 'search/']) {
      const page = await site.newPage();
      const refused = await watch(page);
      await page.route(`${site.address}${path}`, async (route) => {
        const answer = await route.fetch();
        const smuggled = '<script>window.smuggled = 1</script><img src="nowhere.png" onerror="window.smuggled = 2"><style>h1 { color: red }</style>';
        await route.fulfill({ response: answer, body: (await answer.text()).replace('</h1>', `</h1>${smuggled}`) });
      });
      await page.goto(site.address + path, { waitUntil: 'load' });
      await expect.poll(() => refused.some((what) => what.startsWith('script-src'))).toBe(true);
      expect(await page.evaluate(() => 'smuggled' in window)).toBe(false);
      expect(refused.some((what) => what.startsWith('style-src'))).toBe(true);
    }
  });

  test('lets the one early script run', async () => {
    const page = await site.newPage();
    const refused = await watch(page);
    await page.goto(site.address);
    expect(await page.evaluate(() => [...document.scripts].filter((script) => script.src === '').map((script) => script.textContent))).toEqual([earlyScript]);
    expect(refused).toEqual([]);
  });
});

test('an address that is not there leads on from any depth', async () => {
  const page = await site.newPage();
  const answer = await page.goto(`${site.address}villages/000000000000/old/page.html?x=1`);
  expect(answer?.status()).toBe(404);
  expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex');
  expect(await page.locator('#places a').count()).toBeGreaterThan(3);
  for (const link of await page.locator('main a').all()) {
    const { status } = await fetch(new URL((await link.getAttribute('href'))!, site.address));
    expect(status).toBe(200);
  }
  const style = await page.evaluate(() => getComputedStyle(document.querySelector('h1')!).fontFamily);
  expect(style).toContain('Song');
  await page.getByRole('main').getByRole('searchbox').or(page.getByRole('main').getByRole('combobox')).first().fill('卫生室');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.address}search/?q=*`);
});

test('old browsers that ask for icons by habit get them', async () => {
  for (const name of ['favicon.ico', 'apple-touch-icon.png', 'robots.txt', 'sitemap.xml']) expect((await fetch(site.address + name)).status, name).toBe(200);
});

test('the server of the preview sends the headers of the examples, and packs what is text', async () => {
  const answer = await fetch(site.address, { headers: { 'accept-encoding': 'gzip' } });
  for (const [name, value] of Object.entries(securityHeaders)) expect(answer.headers.get(name), name).toBe(value);
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(await answer.text()).toContain('</html>');
  const asset = files.find((file) => file.startsWith('_astro/') && file.endsWith('.css'))!;
  expect((await fetch(site.address + asset)).headers.get('cache-control')).toContain('immutable');
  expect((await fetch(site.address + asset, { headers: { 'accept-encoding': 'identity' } })).headers.get('content-encoding')).toBeNull();
});
