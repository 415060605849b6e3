import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { openSampleSite, phone } from './open-site.ts';
import { readRows } from './sample-rows.ts';

const site = openSampleSite();
const folder = inject('sampleSite');

/** A village with something of everything, and the most of it. */
const fullest = '990102101201';
const villagePath = `villages/${fullest}/`;

/** A village that a notice is open for on the day of the sample. */
function openVillage(): { code: string; title: string } {
  const villages = new Set(readRows('villages').map(({ village_code: code }) => code));
  const found = readRows('notices').find(({ region_code: code, open_from: from, open_to: to, published_on: on }) => villages.has(code!) && on! <= '2020-06-30' && from! <= '2020-06-30' && to! >= '2020-06-30' && to! !== '');
  if (!found) throw new Error('no notice about a village is open in the sample');
  return { code: found.region_code!, title: found.title! };
}

describe('the first screen of a village', () => {
  test.each([
    ['a phone', { ...phone, viewport: { width: 360, height: 740 } }],
    ['a wide screen', { viewport: { width: 1280, height: 800 } }],
  ])('answers on %s how much came, from where, for what, how far along, and what is open', async (_, options) => {
    for (const code of [fullest, openVillage().code]) {
      // Without scripts: nobody has to wait for them.
      const page = await site.newPage({ ...options, javaScriptEnabled: false });
      await page.goto(`${site.address}villages/${code}/`);
      const rows = page.locator('.summary > div');
      expect(await rows.locator('dt').allTextContents()).toEqual(['收到', '来自', '用于', '进度', '公示']);
      // The last answer begins early enough for its first line to be seen.
      const last = await rows.last().boundingBox();
      expect(last!.y + 32).toBeLessThan(options.viewport.height);
      await page.context().close();
    }
  });

  test('names the notice that is open, with the days left, and leads to it', async () => {
    const { code, title } = openVillage();
    const page = await site.newPage({ ...phone, javaScriptEnabled: false });
    await page.goto(`${site.address}villages/${code}/`);
    const open = page.locator('#open');
    expect(await open.textContent()).toMatch(/公示中 · (还剩\d+天|今天截止)/);
    await open.getByRole('link', { name: title }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(title);
  });

  test('says that nothing is open once the reader’s day is past it', async () => {
    const { code } = openVillage();
    const page = await site.newPage();
    await page.clock.setFixedTime(new Date('2021-01-01T08:00:00+08:00'));
    await page.goto(`${site.address}villages/${code}/`);
    expect(await page.locator('#open').getByText('今天没有').isVisible()).toBe(true);
    expect(await page.locator('#open .open-notices').isVisible()).toBe(false);
  });
});

test('no village is longer than eleven thousand pixels on a phone, pictures included, and everything is in the page', async () => {
  const page = await site.newPage();
  // The fullest files are the longest pages.
  const codes = readdirSync(join(folder, 'villages')).filter((code) => /^\d+$/.test(code));
  const heights: [string, number][] = [];
  for (const code of [fullest, ...codes.slice(0, 5)]) {
    await page.goto(`${site.address}villages/${code}/`);
    heights.push([code, await page.evaluate(() => document.documentElement.scrollHeight)]);
  }
  expect(heights.filter(([, height]) => height > 11_000)).toEqual([]);
  await page.goto(site.address + villagePath);
  const projects = new Set(readRows('projects').flatMap(({ project_id: id, region_code: code }) => (code === fullest ? [id] : [])));
  const payments = readRows('disbursements').filter(({ project_id: id }) => projects.has(id));
  expect(await page.locator('#payments tbody tr').count()).toBe(payments.length);
});

test('of a fund with hundreds of payments the newest ten stand open, and all the others are in the page', async () => {
  const [id, payments] = [...Map.groupBy(readRows('disbursements'), (row) => row.fund_id ?? '')].sort(([, a], [, b]) => b.length - a.length)[0]!;
  const page = await site.newPage();
  await page.goto(`${site.address}funds/${id}/`);
  const rows = page.locator('#payments tbody tr');
  expect(await rows.count()).toBe(payments.length);
  expect(await rows.evaluateAll((all) => all.filter((row) => row.checkVisibility()).length)).toBe(10);
  await page.goto(`${site.address}funds/${id}/#payments`);
  await page.locator('#payments tfoot').waitFor();
});

describe('the contents of a long page', () => {
  test('take one line, and no part of them scrolls the page sideways', async () => {
    const page = await site.newPage();
    await page.goto(site.address + villagePath);
    const contents = page.locator('.toc');
    expect((await contents.boundingBox())!.height).toBeLessThan(60);
    await contents.getByText('更多').click();
    expect(await contents.getByRole('link', { name: '村情' }).isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test('lead to every part that they name', async () => {
    const page = await site.newPage();
    await page.goto(site.address + villagePath);
    const missing = await page.locator('.toc a').evaluateAll((links) => links.map((link) => link.getAttribute('href')!).filter((address) => !document.querySelector(address)));
    expect(missing).toEqual([]);
  });
});

test('an address that points into what is folded up opens it', async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}${villagePath}#payments`);
  // The part that was asked for is open to its last row.
  await expect.poll(() => page.locator('#payments tbody tr').last().isVisible()).toBe(true);
  expect(await page.locator('#notices details').first().getAttribute('open')).toBeNull();
});

test('the unit that a reader chose is remembered on the next page, in rows as the phone lays them out too', async () => {
  const page = await site.newPage();
  await page.goto(site.address + villagePath);
  await page.getByRole('button', { name: '元', exact: true }).click();
  await page.locator('#projects tbody a').first().click();
  await page.waitForURL('**/projects/**');
  await expect.poll(() => page.locator('[data-money-unit]').first().textContent()).toBe('元');
  const unit = () => page.locator('.stack .money data').first().evaluate((amount) => getComputedStyle(amount, '::after').content);
  expect(await unit()).toBe('"元"');
  await page.getByRole('button', { name: '万元' }).click();
  expect(await unit()).toBe('"万元"');
});
