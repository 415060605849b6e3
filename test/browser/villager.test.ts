import { describe, expect, test } from 'vitest';
import { openSampleSite, phone } from './open-site.ts';
import { readRows } from './sample-rows.ts';

const site = openSampleSite();

const regions = readRows('regions');
const nameOf = (code: string): string => regions.find((region) => region.code === code)?.name ?? '';

/** A village of a name that no other place shares, with the most payments, and the ladder down to it. */
function findVillage() {
  const placeOf = new Map(readRows('projects').map((project) => [project.project_id, project.region_code]));
  const payments = Map.groupBy(readRows('disbursements'), (payment) => placeOf.get(payment.project_id));
  const [best] = readRows('villages')
    .map(({ village_code: code = '' }) => ({ code, name: nameOf(code), payments: payments.get(code)?.length ?? 0 }))
    .filter(({ name }) => name.length === 4 && regions.filter((region) => region.name === name).length === 1)
    .sort((a, b) => b.payments - a.payments);
  if (!best) throw new Error('the sample has no such village');
  return { ...best, county: nameOf(`${best.code.slice(0, 6)}000000`), town: nameOf(`${best.code.slice(0, 9)}000`) };
}

const village = findVillage();

describe('a villager on a phone', () => {
  test('comes from the home page to the payments of the village by its name in three actions', async () => {
    const page = await site.newPage();
    await page.goto(site.address);
    // One: type the name and press Enter.
    await page.getByRole('combobox', { name: '搜索本站' }).fill(village.name);
    await page.keyboard.press('Enter');
    // Two: the first result.
    const first = page.locator('.search-results a').first();
    await first.waitFor();
    expect(await first.textContent()).toContain(village.name);
    await first.click();
    await page.waitForURL(`**/villages/${village.code}/**`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(village.name);
    // Three: the payments, from the contents of the page.
    await page.getByRole('link', { name: '拨付明细' }).click();
    const payments = page.locator('#payments');
    await expect.poll(async () => (await payments.boundingBox())?.y ?? -1).toBeLessThan(200);
    expect(village.payments).toBeGreaterThan(0);
    expect(await payments.locator('tbody tr').count()).toBe(village.payments);
  });

  test('without scripts comes to the same village by links alone', async () => {
    const page = await site.newPage({ ...phone, javaScriptEnabled: false });
    await page.goto(site.address);
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '村庄' }).click();
    await page.getByRole('main').getByRole('link', { name: village.county, exact: true }).first().click();
    await page.getByRole('main').getByRole('link', { name: village.town, exact: true }).first().click();
    await page.getByRole('main').getByRole('link', { name: village.name, exact: true }).first().click();
    expect(page.url()).toBe(`${site.address}villages/${village.code}/`);
    expect(await page.locator('#payments tbody tr').count()).toBe(village.payments);
  });

  test('without scripts is told on the search page where to go instead', async () => {
    const page = await site.newPage({ ...phone, javaScriptEnabled: false });
    await page.goto(`${site.address}search/?q=${village.name}`);
    expect(await page.locator('noscript p').isVisible()).toBe(true);
    expect(await page.getByRole('main').getByRole('link', { name: village.county }).count()).toBeGreaterThan(0);
  });
});

describe('the search', () => {
  test.each([village.name.slice(0, 2), village.name.slice(1, 3)])('finds the village by the fragment %s of its name', async (fragment) => {
    const page = await site.newPage();
    await page.goto(`${site.address}search/?q=${fragment}`);
    await page.locator('.search-results a').first().waitFor();
    const found = (await page.locator('.search-results').allTextContents()).join('');
    expect(found).toContain(village.name);
  });

  test('says which of two villages of one name is where', async () => {
    const listed = new Set(readRows('villages').map((row) => row.village_code));
    const byName = Map.groupBy(regions.filter(({ code }) => listed.has(code)), ({ name }) => name);
    const [twice, places] = [...byName].find(([, same]) => same.length > 1) ?? ['', []];
    const codes = places.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(1);
    const page = await site.newPage();
    await page.goto(`${site.address}search/?q=${twice}`);
    const result = page.locator('.search-results > li');
    await result.first().waitFor();
    for (const code of codes) {
      expect(await result.filter({ has: page.locator(`a[href="/villages/${code}/"]`) }).count()).toBe(1);
    }
    const texts = await Promise.all(codes.map((code) => result.filter({ has: page.locator(`a[href="/villages/${code}/"]`) }).textContent()));
    expect(new Set(texts).size).toBe(codes.length);
  });

  test('says so when there is nothing', async () => {
    const page = await site.newPage();
    await page.goto(`${site.address}search/?q=zzzzqqqq`);
    await expect.poll(() => page.getByRole('status').textContent(), { timeout: 20_000 }).toContain('没有找到');
  });
});
