import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { listFiles } from '../../src/release/list-files.ts';
import { openSampleSite } from './open-site.ts';

const site = openSampleSite();

/** Tables of a finished page as text, read with no more than an outsider's means. */
const tablesOf = (html: string): string[][][] =>
  [...html.matchAll(/<table[^>]*>([\s\S]*?)<\/table>/g)].map(([, table]) =>
    [...table!.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row]) => [...row!.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => cell!.replace(/<[^>]+>/g, '').trim())),
  );

const numbersOf = (row: readonly string[]): number[] | undefined => {
  const numbers = row.slice(1).map((text) => Number(text.replaceAll(',', '')));
  return numbers.some(Number.isNaN) ? undefined : numbers;
};

/** What a table says of itself: "＋补录" adds, "－脱贫" takes away, "＝年末在册" is the sum so far. */
function differences(header: readonly string[], numbers: readonly number[]): number[] {
  let sum = 0;
  return header.slice(1).flatMap((title, index) => {
    const number = numbers[index]!;
    if (title.startsWith('＝')) return [number - sum];
    sum += title.startsWith('－') ? -number : number;
    return [];
  });
}

test('every printed equation of the sample adds up: whoever was there, came and went makes those who are there', () => {
  const folder = inject('sampleSite');
  const wrong: string[] = [];
  let checked = 0;
  for (const file of listFiles(folder).filter((name) => name.startsWith('flow/') && name.endsWith('.html'))) {
    for (const [header = [], ...rows] of tablesOf(readFileSync(join(folder, file), 'utf8'))) {
      for (const row of rows.filter(() => header.some((title) => title.startsWith('＝')))) {
        const numbers = numbersOf(row);
        if (!numbers) continue;
        checked += 1;
        if (differences(header, numbers).some((difference) => difference !== 0)) wrong.push(`${file} ${row.join(' ')}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(checked).toBeGreaterThan(500);
});

test('a reader goes from the newest year to an earlier one, into a county, and to a village’s own history', async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}flow/`);
  await page.getByRole('navigation', { name: '筛选' }).locator('summary').click();
  await page.getByRole('link', { name: '2016年', exact: true }).click();
  expect(page.url()).toBe(`${site.address}flow/2016/`);
  await page.locator('#flow').getByRole('link', { name: '青石县' }).first().click();
  expect(page.url()).toBe(`${site.address}flow/2016/990102000000/`);
  await page.locator('#villages details', { has: page.locator('a', { hasText: '新桥村' }) }).first().locator('summary').click();
  await page.locator('#villages').getByRole('link', { name: '新桥村' }).first().click();
  expect(page.url()).toBe(`${site.address}registry/990102101201/#flow`);
});
