import { expect, test } from 'vitest';
import { openSampleSite } from './open-site.ts';

const site = openSampleSite();

test('a villager comes from the village to its registry, presses a withheld number and reads why it is withheld', async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}villages/990102101201/`);
  await page.locator('#registry a', { hasText: '历年进出' }).click();
  expect(page.url()).toBe(`${site.address}registry/990102101201/`);
  const mark = page.locator('td a.suppressed').first();
  await mark.tap();
  await page.waitForURL(`${site.address}privacy/`);
  expect(await page.locator('h1').textContent()).toContain('为什么有的数不公布');
});

test('a journalist goes from the city down to a village by the numbers, and takes the file along', async () => {
  const page = await site.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${site.address}registry/`);
  for (const name of ['青石县', '新桥镇', '新桥村']) await page.locator('table a', { hasText: name }).first().click();
  expect(page.url()).toBe(`${site.address}registry/990102101201/`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '表格文件（CSV）' }).click()]);
  expect(download.suggestedFilename()).toBe('990102000000.csv');
});
