import { expect, test } from 'vitest';
import { openSampleSite } from './open-site.ts';

const site = openSampleSite();

/** Pages of a PDF, by their objects. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

test.each(['990102000000', '990103000000', '990107000000', '999001000000', '990102101201', '990104101201'])('the five accounts of %s fit one sheet of A4', async (code) => {
  const page = await site.newPage({ viewport: { width: 1280, height: 800 } });
  const answer = await page.goto(`${site.address}accounts/${code}/`);
  expect(answer?.status()).toBe(200);
  expect(pagesOf(await page.pdf({ format: 'A4' }))).toBe(1);
  expect(await page.locator('main .sheet h2').allTextContents()).toEqual(['目标账', '责任账', '路径账', '资金账', '项目账']);
});

test('a villager comes from the village to its five accounts, and up to those of the county', async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}villages/990102101201/`);
  await page.locator('#ledger a', { hasText: '五本明细账' }).click();
  expect(page.url()).toBe(`${site.address}accounts/990102101201/`);
  await page.getByRole('navigation', { name: '所在位置' }).getByRole('link', { name: '青石县' }).click();
  await page.getByRole('navigation', { name: '所在位置' }).getByRole('link', { name: '青石县' }).click();
  expect(await page.locator('h1').textContent()).toMatch(/青石县五本明细账$/);
});
