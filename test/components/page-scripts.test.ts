import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';
import { serveFolder } from '../../src/release/static-server.ts';
import { fixtureSite } from '../fixtures/views/site.ts';
import { buildSite, contentFolder, type BuiltSite } from './built-site.ts';

/** Stands in for the full-text index, which these pages are built without. */
const emptyIndex = `export const options = async () => {}; export const filters = async () => ({});
export const search = async () => ({ results: [], totalFilters: {} });`;

let built: BuiltSite;
let server: Server;
let browser: Browser;
beforeAll(async () => {
  built = await buildSite(fixtureSite, contentFolder, '/');
  server = await serveFolder(built.folder, '/', 0);
  browser = await chromium.launch({ executablePath: findChromium(() => undefined), args: ['--no-sandbox'] });
}, 120_000);
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
  built.remove();
});

async function open(path: string, day: string, timezoneId = 'Asia/Shanghai'): Promise<Page> {
  const page = await (await browser.newContext({ timezoneId })).newPage();
  await page.clock.setFixedTime(new Date(`${day}T00:30:00+08:00`));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  return page;
}

describe('the state of a notice on the reader’s own day', () => {
  test('is told again when the page is read after it was built', async () => {
    const page = await open('/notices/', '2020-07-02');
    expect(await page.locator('.notice-status').allTextContents()).toEqual([
      '公示中 · 还剩1天',
      '公示期已结束',
      '公示中 · 还剩10天',
      '公示期已结束',
    ]);
  });

  test('goes by the day in China, wherever the phone believes to be', async () => {
    const page = await open('/notices/GS2020-015/', '2020-07-04', 'America/New_York');
    expect(await page.locator('.notice-status').textContent()).toBe('公示期已结束');
  });

  test('takes closed notices out of the lists of open ones, and says when none is left', async () => {
    const page = await open('/', '2020-07-02');
    expect(await page.locator('[data-open-list] .notice-card:visible').count()).toBe(2);
    const later = await open('/', '2021-01-01');
    expect(await later.locator('[data-open-list]').isVisible()).toBe(false);
    expect(await later.getByText('今天没有正在公示的事项').isVisible()).toBe(true);
    // They are among the newest then, each once, by their day.
    expect(await later.locator('#newest .notice-card time').evaluateAll((days) => days.map((day) => day.getAttribute('datetime')))).toEqual([
      '2020-06-29',
      '2020-06-22',
      '2020-06-19',
      '2020-03-20',
      '2020-03-01',
    ]);
  });
});

/** Full text with nothing in it, in one part. */
async function withEmptyIndex(page: Page): Promise<void> {
  await page.route('**/pagefind.js*', (route) => route.fulfill({ contentType: 'text/javascript', body: emptyIndex }));
  await page.route('**/pagefind/parts.json', (route) => route.fulfill({ json: { merge: 'all', always: [], parts: [] } }));
}

test('a query of hundreds of characters is said back in thirty', async () => {
  const page = await open(`/search/?q=${encodeURIComponent('很长的问题'.repeat(80))}`, '2020-06-30');
  await withEmptyIndex(page);
  await page.reload();
  await page.getByText('没有找到').waitFor();
  expect(await page.locator('.search-status').textContent()).toBe(`没有找到“${'很长的问题'.repeat(6)}…”。`);
  expect((await page.getByRole('searchbox').inputValue()).length).toBe(100);
});

test('an unknown kind in the address of a search counts as all kinds', async () => {
  const page = await open('/search/', '2020-06-30');
  await withEmptyIndex(page);
  await page.goto(new URL(`/search/?q=${encodeURIComponent('村')}&kind=${encodeURIComponent('任意文字')}`, page.url()).href);
  await page.getByText('没有找到').waitFor();
  expect(await page.locator('.search-kinds [aria-pressed=true]').allTextContents()).toEqual(['全部']);
  expect(await page.locator('.search-kinds').textContent()).not.toContain('任意文字');
});

test('a list that was filtered is cited with what was chosen, another page without what its address says', async () => {
  const page = await open('/projects/?min=20', '2020-06-30');
  const unfold = (): Promise<void> => page.locator('details.cite summary').click();
  const cited = (): Promise<string> => page.locator('#cite-standard').innerText();
  await unfold();
  await expect.poll(cited).toMatch(/\]\. https?:\S+\/projects\/\?min=20\.$/);
  await page.goto(new URL('/villages/990102101201/?from=chat', page.url()).href);
  await unfold();
  expect(await cited()).toMatch(/\/villages\/990102101201\/\.$/);
});

describe('the unit of amounts', () => {
  test('is changed by one press for the whole page, and back by another', async () => {
    const page = await open('/villages/990102101201/', '2020-06-30');
    const amount = page.locator('#projects data').first();
    const unit = page.locator('#projects .table-unit');
    await page.getByRole('button', { name: '元', exact: true }).click();
    expect(await amount.textContent()).toBe('867,907');
    expect(await unit.textContent()).toBe('单位：元');
    expect(await page.getByRole('button', { name: '元', exact: true }).getAttribute('aria-pressed')).toBe('true');
    // Counts of people are no amounts.
    expect(await page.locator('data[data-cell]').first().textContent()).toBe('1,093');
    await page.getByRole('button', { name: '万元' }).click();
    expect(await amount.textContent()).toBe('86.79');
    expect(await unit.textContent()).toBe('单位：万元');
    expect(await page.getByRole('button', { name: '元', exact: true }).getAttribute('aria-pressed')).toBe('false');
  });

  test('is remembered on other pages, and holds for amounts that are drawn later', async () => {
    const page = await open('/villages/990102101201/', '2020-06-30');
    await page.getByRole('button', { name: '元', exact: true }).click();
    await page.goto(new URL('/projects/QS2020-001/', page.url()).href);
    const amount = page.locator('.figures data').first();
    await expect.poll(() => amount.textContent()).toMatch(/\d,\d{3}/);
    await page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<p id="later"><data value="1234567.5">123.46</data><span data-money-unit>万元</span></p>'));
    await expect.poll(() => page.locator('#later').textContent()).toBe('1,234,567.5元');
  });

  test('can be chosen where the browser forbids to remember it', async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('forbidden'); } }));
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/villages/990102101201/`);
    await page.getByRole('button', { name: '元', exact: true }).click();
    expect(await page.locator('#projects data').first().textContent()).toBe('867,907');
  });
});

describe('what is folded up', () => {
  test('stays so for an address whose end is no text, and nothing breaks', async () => {
    const page = await open('/villages/990102101201/', '2020-06-30');
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    for (const hash of ['#%', '#100%', '#%E6%9D']) {
      await page.goto(`${page.url().replace(/#.*/, '')}${hash}`);
      await page.reload();
    }
    expect(errors).toEqual([]);
  });

  test('is opened by an address that points into it, and by a press on a link in the page', async () => {
    const page = await open('/villages/990102101203/', '2020-06-30');
    const folded = page.locator('#payments details');
    await folded.locator('tfoot tr').evaluate((row) => (row.id = 'total'));
    // Whatever the browser does by itself, the script has to be enough.
    await page.evaluate(() => dispatchEvent(new HashChangeEvent('hashchange')));
    expect(await folded.getAttribute('open')).toBeNull();
    await page.evaluate(() => (location.hash = '#total'));
    await expect.poll(() => folded.locator('tfoot').isVisible()).toBe(true);
  });

  test('is printed, but for what nobody would read on a board', async () => {
    const page = await open('/villages/990102101203/', '2020-06-30');
    await page.evaluate(() => document.querySelector('#payments details')!.insertAdjacentHTML('afterend', '<details class="more" id="printed"><summary>其余</summary><p>全部</p></details>'));
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect([await page.locator('#printed').getAttribute('open'), await page.locator('#payments details').first().getAttribute('open')]).toEqual(['', null]);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('#printed').getAttribute('open')).toBeNull();
  });
});
