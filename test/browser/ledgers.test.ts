import { expect, test } from 'vitest';
import { openSampleSite, phone } from './open-site.ts';

const site = openSampleSite();

test('without scripts a reader goes from the chain down to the payments that a city’s number is made of', async () => {
  const page = await site.newPage({ ...phone, javaScriptEnabled: false });
  await page.goto(`${site.address}ledgers/`);
  expect(await page.locator('.steps li').first().textContent()).toContain('户有卡');
  await page.locator('main').getByRole('link', { name: '望禾市市卷' }).first().click();
  for (const name of ['青石县', '新桥镇']) await page.locator('#children').getByRole('link', { name, exact: true }).click();
  // The number itself, not only the name, leads on.
  await page.locator('#children tr', { hasText: '新桥村' }).locator('td a').nth(1).click();
  expect(page.url()).toBe(`${site.address}villages/990102101201/#payments`);
});

test('the numbers of the children and of the level itself add up on the page as it is read', async () => {
  const page = await site.newPage({ viewport: { width: 1280, height: 800 } });
  for (const code of ['990100000000', '990102000000', '990102101000']) {
    await page.goto(`${site.address}ledgers/${code}/`);
    // Exact amounts stand in 元 in the value of each element.
    const columnOf = (part: string) => page.locator(`#children ${part} td:nth-child(2) data`).evaluateAll((cells) => cells.map((cell) => Math.round(Number((cell as HTMLDataElement).value) * 100)));
    const rows = await columnOf('tbody');
    const [foot] = await columnOf('tfoot');
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.reduce((sum, amount) => sum + amount, 0)).toBe(foot);
  }
});

test('the household card says why it is not there, and leads to where it is', async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}ledgers/`);
  await page.getByRole('link', { name: '户卡：为什么不公布' }).click();
  expect(await page.locator('main').textContent()).toContain('到村委会看村里那一份');
});
