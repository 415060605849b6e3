import { expect, inject, test } from 'vitest';
import { openSampleSite, phone } from './open-site.ts';
import { fullestPages } from './page-kinds.ts';

const site = openSampleSite();
const folder = inject('sampleSite');

test.each([320, 360])('no kind of page scrolls sideways on a phone %d pixels wide', async (width) => {
  const page = await site.newPage({ ...phone, viewport: { width, height: 740 } });
  const wide: string[] = [];
  for (const path of fullestPages(folder)) {
    await page.goto(site.address + path, { waitUntil: 'load' });
    const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
    if (scrolled > width) wide.push(`${path} is ${scrolled} pixels wide`);
  }
  expect(wide).toEqual([]);
});

test('no page asks anything of another site, and none has an error', async () => {
  const page = await site.newPage();
  const strange: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site.address)) strange.push(request.url());
  });
  page.on('pageerror', (error) => strange.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) strange.push(`${response.status()} ${response.url()}`);
  });
  for (const path of [...fullestPages(folder), 'search/?q=村']) {
    if (path !== '404.html') await page.goto(site.address + path);
  }
  await page.locator('.search-results a').first().waitFor();
  expect(strange).toEqual([]);
});

test('the sums of a whole province stay in their tiles on a phone', async () => {
  const page = await site.newPage();
  await page.goto(site.address);
  const cut = await page.evaluate(() => {
    for (const amount of document.querySelectorAll('.figures .long data')) amount.textContent = '1,511,023.64';
    const tiles = [...document.querySelectorAll('.figures dd.long')];
    return { tiles: tiles.length, cut: tiles.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length };
  });
  expect(cut.tiles).toBeGreaterThan(0);
  expect(cut.cut).toBe(0);
});
