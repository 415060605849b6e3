import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { root } from '../site/commands.ts';
import { openSampleSite } from './open-site.ts';

const site = openSampleSite();

type Row = Record<string, string>;

/** Rows of one of the sample's own tables. */
const readRows = (table: string): Row[] => Papa.parse<Row>(readFileSync(join(root, `data/${table}.csv`), 'utf8').trim(), { header: true }).data;

/** The row of a table of a part that begins with a word, cell by cell. */
async function cellsOf(page: Page, part: string, name: string): Promise<string[]> {
  const row = page.locator(`${part} tbody tr`, { has: page.locator('th', { hasText: name }) }).first();
  return (await row.locator('th, td').allTextContents()).map((text) => text.replace(/\s+/g, ''));
}

const open = async (path: string): Promise<Page> => {
  const page = await site.newPage();
  await page.goto(site.address + path);
  return page;
};

describe('a reader of the assets', () => {
  const factories = readRows('assets').filter(({ kind }) => kind === '标准厂房');
  const paidTo = (id: string): number => readRows('disbursements').reduce((sum, row) => sum + (row.project_id === id ? Number(row.amount) : 0), 0);

  test('comes from a village’s page to its factory and finds the reward as it was paid, level by level', async () => {
    const { village_code: village, name = '' } = factories.find(({ village_code: code }) => code === '990102101201')!;
    const page = await open(`villages/${village}/`);
    await page.locator('#assets').getByRole('link', { name, exact: true }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(name);
    expect((await cellsOf(page, '#reward', '省级')).slice(2)).toEqual(['40.00', '40.00', '40.00', '✓相符']);
    expect((await cellsOf(page, '#reward', '县级')).slice(2)).toEqual(['10.00', '10.00', '10.00', '✓相符']);
  });

  test('is told on the first page which factories were paid otherwise than by the rule', async () => {
    const odd = factories.filter(({ project_id: id = '' }) => paidTo(id) !== 60);
    expect(odd).toHaveLength(2);
    const page = await open('assets/');
    for (const { asset_id: id } of odd) expect(await page.locator(`#odd li:has(a[href="/assets/items/${id}/"])`).textContent()).toMatch(/县级奖补(多|少)拨2万元/);
  });

  test('finds a factory by the search', async () => {
    const { asset_id: id, name = '' } = factories.at(-1)!;
    const page = await open(`search/?q=${name}`);
    await page.locator(`.search-results a[href="/assets/items/${id}/"]`).waitFor();
  });
});

describe('a reader of the sources of money', () => {
  test('comes from the navigation over a year to a county, and finds what the county set aside', async () => {
    const page = await open('');
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '资金' }).click();
    await page.getByRole('navigation', { name: '本栏目' }).getByRole('link', { name: '资金来源' }).click();
    await page.locator('#years').getByRole('link', { name: '2018年' }).click();
    await page.locator('#floor').getByRole('link', { name: /榆津县/ }).click();
    const own = new Map(readRows('funds').map((fund) => [fund.fund_id, fund]));
    const setAside = readRows('allocations')
      .filter(({ region_code: code = '' }) => code.startsWith('990104'))
      .filter(({ fund_id: id }) => own.get(id)?.level === '县级' && own.get(id)?.year === '2018' && ['专项扶贫', '标准厂房奖补'].includes(own.get(id)?.kind ?? ''))
      .reduce((sum, { amount }) => sum + Math.round(Number(amount) * 1_000_000), 0);
    const line = page.locator('#floor li', { hasText: '2018年' });
    expect(setAside).toBeGreaterThan(0);
    expect(await line.locator('data').getAttribute('value')).toBe(String(setAside / 100));
  });

  test('sees each land quota’s hectares times its price', async () => {
    const quotas = readRows('funds').filter(({ level }) => level === '土地指标');
    const page = await open('sources/');
    for (const { name = '', quota_hectares: hectares } of quotas) {
      const cells = await cellsOf(page, '#land-quotas', name);
      expect([cells[1], cells.at(-1)]).toEqual([hectares, '✓相符']);
    }
  });
});

describe('a reader of the revolving funds', () => {
  test('finds every fund of a county, those with something wrong first, and its balance at the end of each year', async () => {
    const rows = readRows('revolving_funds');
    const funds = Map.groupBy(rows, ({ revolving_fund_id: id }) => id!);
    const idle = rows.find(({ received, spent, repaid, opening }) => Number(opening) > 0 && [received, spent, repaid].every((amount) => Number(amount) === 0))!;
    const county = `${idle['region_code']!.slice(0, 6)}000000`;
    const page = await open(`revolving-funds/places/${county}/`);
    expect(await page.locator('#funds tbody tr').count()).toBe([...funds.values()].filter(([first]) => first!['region_code']!.startsWith(county.slice(0, 6))).length);
    expect(await page.locator('#funds tbody tr').first().textContent()).toMatch(/没动|没有报账/);
    await page.locator('#funds').getByRole('link', { name: idle['name']!, exact: true }).click();
    const cells = await cellsOf(page, '#years', `${idle['year']}年`);
    expect(Number(cells[5])).toBeCloseTo(Number(idle['closing']), 1);
    expect(cells.at(-1)).toBe('!全年没动');
  });
});

describe('a reader of the ledgers of people', () => {
  test('never sees how many found work where fewer than five did not', async () => {
    const few = readRows('training').filter(({ trainees, employed }) => [1, 2, 3, 4].includes(Number(trainees) - Number(employed)));
    expect(few.length).toBeGreaterThan(0);
    for (const [code, rows] of Map.groupBy(few, ({ region_code: code }) => code!)) {
      const page = await open(`training/${code}/`);
      for (const { course = '', year, trainees } of rows) {
        const line = page.locator('#courses tbody tr', { hasText: course }).filter({ hasText: `${year}年` });
        const cells = (await line.locator('th, td').allTextContents()).map((text) => text.trim());
        expect(cells.slice(3, 6)).toEqual([Number(trainees).toLocaleString('en'), '不公布', '不公布']);
      }
    }
  });

  test('sees that the subsidy is half of the interest, and where it was not', async () => {
    const page = await open('microloans/999001000000/');
    expect((await cellsOf(page, '#years', '2018年'))[5]).toBe('✗40%，不够');
    expect((await cellsOf(page, '#years', '2017年'))[5]).toMatch(/^✓50(\.\d)?%$/);
  });
});
