import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { openSampleSite } from './open-site.ts';

const site = openSampleSite();
const folder = inject('sampleSite');
const first = (path: string, like: RegExp): string => `${path}${readdirSync(join(folder, path)).filter((name) => like.test(name)).sort().at(-1)}/`;

/** One page of each kind that is made to be printed, with the most sheets it may take. */
const kinds = [
  { kind: 'a village', path: 'villages/990102101201/', sheets: 6, size: 12 },
  { kind: 'a notice', path: first('notices/', /^GS/), sheets: 2, size: 12 },
  { kind: 'a project', path: first('projects/', /^LZ2019/), sheets: 4, size: 12 },
  { kind: 'a ledger of a village', path: 'ledgers/990102101201/', sheets: 3, size: 12 },
  { kind: 'a certificate', path: first('honours/certificates/', /^BZ/), sheets: 1, size: 12 },
  { kind: 'five accounts', path: 'accounts/990102101201/', sheets: 1, size: 8.5 },
];

const sheetsOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

/** Text that stands on the paper, as the style sheets for print leave it. */
const printed = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

describe.each(kinds)('$kind on paper', ({ path, sheets, size }) => {
  test('takes few sheets, is large enough to read, and has neither navigation nor tools', async () => {
    const page = await site.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(site.address + path);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(sheetsOf(pdf)).toBeGreaterThan(0);
    expect(sheetsOf(pdf)).toBeLessThanOrEqual(sheets);
    await page.emulateMedia({ media: 'print' });
    const text = await printed(page);
    for (const word of ['跳到正文', '找村庄', '搜索', '打印', '回到顶部', '页面有错', '订阅', '金额单位', '更多']) expect(text).not.toContain(word);
    const points = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main p, main dd, main td')!).fontSize) * 0.75 + 0.01);
    expect(points).toBeGreaterThanOrEqual(size);
    const cells = await page.locator('main td:visible').evaluateAll((all) => all.map((cell) => parseFloat(getComputedStyle(cell).fontSize) * 0.75 + 0.01));
    expect(Math.min(...cells, 12)).toBeGreaterThanOrEqual(Math.min(size, 10.5));
    await page.context().close();
  });
});

test('sheets are numbered: the style sheet asks for 第 1 页 共 3 页, and a certificate for nothing', async () => {
  const page = await site.newPage();
  await page.goto(site.address);
  const boxes = await page.evaluate(() =>
    [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).flatMap((rule) => (rule instanceof CSSPageRule ? [`${rule.selectorText}: ${rule.cssText}`] : [])),
  );
  expect(boxes.find((box) => box.startsWith(':'))).toMatch(/counter\(page\).*counter\(pages\)/s);
  expect(boxes.find((box) => box.startsWith('certificate'))).toMatch(/@bottom-right \{ content: none/);
});

test('a village’s sheet begins with the summary, has one code to scan at the top on the right, and prints what was folded up but not old payments', async () => {
  const page = await site.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${site.address}villages/990102101201/`);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.qr:visible').count()).toBe(1);
  const code = (await page.locator('.qr:visible').boundingBox())!;
  expect(code.y).toBeLessThan(20);
  expect((await page.locator('.summary').boundingBox())!.y).toBeLessThan(300);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const shown = (part: string) => page.locator(`${part} tbody tr`).evaluateAll((rows) => rows.filter((row) => row.getClientRects().length > 0).length);
  expect(await shown('#projects')).toBe(await page.locator('#projects tbody tr').count());
  expect(await shown('#payments')).toBe(3);
  expect(await page.locator('#payments summary').evaluate((summary) => getComputedStyle(summary, '::after').content)).toBe('"：见网页"');
});

test('answers of the search on paper have their question, and neither buttons nor lists of other places', async () => {
  const page = await site.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${site.address}search/?q=${encodeURIComponent('村')}`);
  const more = page.locator('[data-names] .button').first();
  await more.waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#q').isVisible()).toBe(true);
  expect(await page.locator('#q').inputValue()).toBe('村');
  expect(await more.isVisible()).toBe(false);
  const text = await printed(page);
  for (const word of ['再显示', '按拼音首字母找', '按地方查找']) expect(text).not.toContain(word);
});

test('a notice’s days and whom to call are the largest words under its title', async () => {
  const page = await site.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(site.address + first('notices/', /^GS/));
  await page.emulateMedia({ media: 'print' });
  const points = (selector: string) => page.locator(selector).first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize) * 0.75 + 0.01);
  expect(await points('.notice-period dd')).toBeGreaterThanOrEqual(13);
  expect(await points('.notice-contact dd')).toBeGreaterThanOrEqual(13);
});
