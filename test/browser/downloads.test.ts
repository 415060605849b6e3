import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { openSampleSite } from './open-site.ts';
import { readRows } from './sample-rows.ts';

const site = openSampleSite();

/** What a press gives the reader: the file's name and its text. */
async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

const readCsv = (text: string): string[][] => Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',', newline: '\r\n', skipEmptyLines: true }).data;

describe('what is seen is what is downloaded', () => {
  test('of a filtered and sorted list, as CSV and as JSON', async () => {
    const page = await site.newPage();
    await page.goto(`${site.address}projects/?places=990102000000&years=2019&sort=-budget`);
    await page.getByRole('button', { name: '下载筛选结果（CSV）' }).waitFor();
    while (await page.locator('.list-more button').isVisible()) await page.locator('.list-more button').click();
    const seen = await page.locator('[data-list-result] > .table-frame tbody tr').evaluateAll((rows) =>
      rows.map((row) => [row.querySelector('th')!.textContent, ...[...row.querySelectorAll('td.money data')].map((amount) => (amount as HTMLDataElement).value)]),
    );
    const csv = await download(page, () => page.getByRole('button', { name: '下载筛选结果（CSV）' }).click());
    expect(csv.name).toBe('项目-筛选结果-2020-06-30.csv');
    expect(csv.text.startsWith('\uFEFF')).toBe(true);
    expect(csv.text.endsWith('\r\n')).toBe(true);
    const [header, ...rows] = readCsv(csv.text);
    expect(header).toEqual(['项目编号', '项目', '年度', '地点', '进度', '计划投资（元）', '已分配（元）', '已拨付（元）', '类别', '网址']);
    expect(rows.map((row) => [row[1], ...row.slice(5, 8)])).toEqual(seen);
    expect(new Set(rows.map((row) => row[2]))).toEqual(new Set(['2019']));
    const { text } = await download(page, () => page.getByRole('button', { name: '下载 JSON' }).click());
    const json = JSON.parse(text) as { 来源: string; 条数: number; 数据: Record<string, string | number>[] };
    // Wherever it is read, the file cites the site itself.
    expect(json.来源).toBe(page.url().replace(site.address, 'https://gongshi.example/'));
    expect(json.数据.map((row) => [row.项目编号, row['计划投资（元）']])).toEqual(rows.map((row) => [row[0], Number(row[5])]));
    // Each row leads to its own page.
    const response = await page.request.get(rows[0]!.at(-1)!.replace('https://gongshi.example/', site.address));
    expect(await response.text()).toContain(rows[0]![1]);
  });

  test('of a table on a page, with the mark of what is withheld', async () => {
    const page = await site.newPage();
    await page.goto(`${site.address}registry/990102000000/`);
    const tables = page.locator('.table-frame:has(.suppressed) + .table-download button');
    expect(await tables.count()).toBeGreaterThan(0);
    const frame = page.locator('.table-frame:has(+ .table-download):has(.suppressed)').first();
    const seen = await frame.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell.querySelector('.none') ? '' : (cell.querySelector('data')?.value ?? cell.textContent ?? '').replace(/[,户人]/g, '').trim()))));
    const { text, name } = await download(page, () => tables.first().click());
    expect(name).toMatch(/\.csv$/);
    const [, ...rows] = readCsv(text);
    expect(rows.slice(0, seen.length).map((row) => row.slice(1))).toEqual(seen.map((row) => row.slice(1)));
    expect(rows.flat()).toContain('不公布');
  });
});

describe('whole tables', () => {
  const read = (path: string): string => readFileSync(join(inject('sampleSite'), 'data', path), 'utf8');

  test('are listed on a page that the foot of every page leads to, with files that are there', async () => {
    const page = await site.newPage();
    await page.goto(site.address);
    await page.getByRole('contentinfo').getByRole('link', { name: '数据下载' }).click();
    await page.waitForURL('**/data/');
    const files = await page.locator('#tables tbody a').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(files).toContain('/data/tables/projects.csv');
    for (const file of files) expect(existsSync(join(inject('sampleSite'), file.endsWith('/') ? `${file}index.html` : file)), file).toBe(true);
  });

  test('hold every row of the sample’s own, with the same money', () => {
    for (const [table, key, column, header] of [
      ['projects', 'project_id', 'budget', '计划投资（元）'],
      ['funds', 'fund_id', 'amount', '资金规模（元）'],
      ['disbursements', 'disbursement_id', 'amount', '拨付金额（元）'],
      ['allocations', 'allocation_id', 'amount', '分配金额（元）'],
    ] as const) {
      const own = new Map(readRows(table).map((row) => [row[key], Math.round(Number(row[column]) * 1_000_000)]));
      const [titles = [], ...rows] = readCsv(read(`tables/${table}.csv`));
      expect(new Map(rows.map((row) => [row[0], Math.round(Number(row[titles.indexOf(header)]) * 100)]))).toEqual(own);
    }
  });

  test('withhold beneficiaries exactly where the project’s page does', () => {
    const [titles = [], ...rows] = readCsv(read('tables/projects.csv'));
    const at = titles.indexOf('受益户数（户）');
    const own = new Map(readRows('projects').map((row) => [row.project_id, row.beneficiary_households ?? '']));
    const hidden = rows.filter((row) => row[at] === '不公布');
    for (const row of rows) {
      const few = Number(own.get(row[0])) > 0 && Number(own.get(row[0])) < 5;
      expect(row[at], row[0]).toBe(few ? '不公布' : own.get(row[0]));
    }
    expect(hidden.length).toBe([...own.values()].filter((number) => Number(number) > 0 && Number(number) < 5).length);
  });
});
