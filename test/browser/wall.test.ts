import { expect, test } from 'vitest';
import { openSampleSite, phone } from './open-site.ts';

const site = openSampleSite();

test('without scripts a reader picks another measure, then a county, and presses a village on the wall', async () => {
  const page = await site.newPage({ ...phone, javaScriptEnabled: false });
  await page.goto(`${site.address}wall/`);
  await page.locator('.filters summary', { hasText: '看什么' }).click();
  await page.getByRole('link', { name: '项目完工了多少' }).click();
  await page.locator('.tile', { hasText: '青石县' }).getByRole('link').click();
  expect(page.url()).toBe(`${site.address}wall/finished/990102000000/`);
  await page.locator('#villages .tile', { hasText: '新桥村' }).first().getByRole('link').click();
  expect(page.url()).toBe(`${site.address}villages/990102101201/`);
});

test('tiles stand in the order of the codes, say their numbers, and the legend says what each colour means', async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}wall/received/towns/`);
  const codes = await page.locator('.tile a').evaluateAll((links) => links.map((link) => /\d{12}/.exec((link as HTMLAnchorElement).href)?.[0] ?? ''));
  expect(codes.length).toBeGreaterThan(50);
  expect(codes).toEqual([...codes].sort());
  expect(await page.locator('.tile').evaluateAll((tiles) => tiles.filter((tile) => !/\d|—/.test(tile.textContent ?? '')).length)).toBe(0);
  const legend = await page.locator('.tiles-legend li').allTextContents();
  expect(legend).toHaveLength(5);
  for (const text of legend) expect(text).toMatch(/万元/);
});

test('the numbers on every tile are readable on its colour', async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}wall/received/towns/`);
  const worst = await page.locator('.tile').evaluateAll((tiles) => {
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    return Math.min(
      ...tiles.flatMap((tile) =>
        [...tile.querySelectorAll('a, span, .unit, data')].map((text) => {
          const [dark, light] = [luminance(getComputedStyle(text).color), luminance(getComputedStyle(tile).backgroundColor)].sort((a, b) => a - b);
          return (light! + 0.05) / (dark! + 0.05);
        }),
      ),
    );
  });
  expect(worst).toBeGreaterThan(4.5);
});

test('without a boundary file no map is drawn and no review number is claimed', async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}wall/`);
  expect(await page.locator('.boundary-map').count()).toBe(0);
  expect(await page.locator('main').textContent()).not.toContain('审图号');
});
