import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { listFiles } from '../../src/release/audit.ts';
import { openSampleSite, phone } from './open-site.ts';

const site = openSampleSite();
const folder = inject('sampleSite');

/** The kind of a page: its address with whatever names one record or one page of a list taken out. */
const kindOf = (file: string): string =>
  file.replace(/(^|\/)(?:[A-Z]{2,}|\d)[^/]*(?=\/)/g, '$1*').replace(/(kinds|levels|categories)\/[^/]+/, '$1/*');

/** Of each kind of page the one with most in it: what fits there fits on the others. */
function fullestPages(): string[] {
  const fullest = new Map<string, { file: string; size: number }>();
  for (const file of listFiles(folder).filter((name) => name.endsWith('.html'))) {
    const { size } = statSync(join(folder, file));
    if (size > (fullest.get(kindOf(file))?.size ?? 0)) fullest.set(kindOf(file), { file, size });
  }
  return [...fullest.values()].map(({ file }) => file.replace(/index\.html$/, ''));
}

test.each([320, 360])('no kind of page scrolls sideways on a phone %d pixels wide', async (width) => {
  const page = await site.newPage({ ...phone, viewport: { width, height: 740 } });
  const wide: string[] = [];
  for (const path of fullestPages()) {
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
  for (const path of [...fullestPages(), 'search/?q=村']) {
    if (path !== '404.html') await page.goto(site.address + path);
  }
  await page.locator('.search-results a').first().waitFor();
  expect(strange).toEqual([]);
});
