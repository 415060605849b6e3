import { expect, test } from 'vitest';
import { openSampleSite, phone } from './open-site.ts';

const site = openSampleSite();

test('a journalist sees from the home page in two actions which promises were not kept, and in a third where', async () => {
  const page = await site.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(site.address);
  await page.getByRole('main').getByRole('link', { name: '承诺兑现' }).click();
  const row = page.locator('tr', { hasText: '2019年底以前贫困村全部出列' });
  expect(await row.textContent()).toContain('未兑现');
  const [due, reached] = (await row.locator('td.number').allTextContents()).map((text) => Number.parseInt(text, 10));
  await row.getByRole('link').first().click();
  const missed = page.locator('#list tbody tr');
  expect(await missed.count()).toBe(due! - reached!);
  // Each of them leads to the village, which says that it has not left.
  await missed.first().getByRole('link').click();
  expect(await page.locator('#about').textContent()).toContain('未出列');
  expect(await page.locator('#commitments tr', { hasText: '贫困村全部出列' }).textContent()).toContain('没有达到');
});

test('a villager reads on a phone without scripts what a policy promised, whether it was kept, and sees its numbers drawn', async () => {
  const page = await site.newPage({ ...phone, javaScriptEnabled: false });
  await page.goto(`${site.address}policies/`);
  await page.getByRole('link', { name: '望禾：薄弱村要有收入' }).click();
  expect(await page.locator('#targets tbody tr').count()).toBe(7);
  for (const verdict of ['已兑现', '未兑现']) expect(await page.locator('#targets').textContent()).toContain(verdict);
  const bars = await page.locator('#pictures svg .part').evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().width));
  // 40, 10, 10
  expect(bars[0]! / bars[1]!).toBeCloseTo(4, 1);
});

test('documents from elsewhere are quoted with their name and have no verdict', async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}commitments/`);
  const quoted = page.locator('#luoyang');
  expect(await quoted.textContent()).toContain('669个贫困村');
  expect(await quoted.textContent()).toContain('不拿本站的数据核对');
  expect(await quoted.locator('.mark').count()).toBe(0);
});
