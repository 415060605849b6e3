import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openSampleSite, phone } from './open-site.ts';
import { readRows } from './sample-rows.ts';

const site = openSampleSite();

const projects = readRows('projects');
const countyOf = (code: string): string => `${code.slice(0, 6)}000000`;
const county = '990102000000';
const inCounty = (row: (typeof projects)[number], code = county): boolean => row.region_code!.split('、').some((place) => !place.endsWith('00000000') && countyOf(place) === code);
const yuan = (row: (typeof projects)[number]): number => Number(row.budget);

const status = (page: Page) => page.locator('[data-list-status]');
const rows = (page: Page) => page.locator('[data-list-result] > .table-frame tbody tr');
const budgets = async (page: Page): Promise<number[]> =>
  (await rows(page).evaluateAll((all) => all.map((row) => (row.querySelector('td.money data') as HTMLDataElement).value))).map(Number);

/** A page of a list with its form open. */
async function openList(path: string, options = phone): Promise<Page> {
  const page = await site.newPage(options);
  await page.goto(site.address + path);
  const panel = page.locator('details[data-list]');
  if ((await panel.getAttribute('open')) === null) await panel.locator('summary').first().click();
  await page.locator('.list-form').waitFor();
  return page;
}

/** Ticks a box by its label, unfolding it first. */
async function tick(page: Page, group: string, label: string): Promise<void> {
  const choices = page.locator('.list-choices', { has: page.locator('summary', { hasText: group }) });
  if ((await choices.getAttribute('open')) === null) await choices.locator('summary').click();
  await choices.locator('label', { hasText: label }).locator('input').check();
}

describe('a reader who looks for some of the projects', () => {
  test('is told beside each choice how many there would be, and sees exactly those that the tables have', async () => {
    const page = await openList('projects/');
    const option = page.locator(`#list-places option[value="${county}"]`);
    expect(await option.textContent()).toBe(`青石县（${projects.filter((row) => inCounty(row)).length}）`);
    await page.locator('#list-places').selectOption(county);
    await tick(page, '类别', '产业发展');
    const chosen = projects.filter((row) => inCounty(row) && row.category === '产业发展');
    await expect.poll(() => status(page).textContent()).toBe(`共${projects.length}个，符合条件的${chosen.length}个。`);
    // Counts of another question hold what is chosen here, but not their own choice.
    const years = page.locator('.list-choices', { has: page.locator('summary', { hasText: '年度' }) });
    const counts = await years.locator('label').evaluateAll((labels) => labels.map((label) => (label.textContent ?? '').trim()));
    const expected = [...new Set(projects.map((row) => row.year!))].sort().reverse().map((year) => `${year}年${chosen.filter((row) => row.year === year).length}`);
    expect(counts).toEqual(expected);
    // What is drawn is what the tables have: the first of them, and the rest on demand.
    while (await page.locator('.list-more button').isVisible()) await page.locator('.list-more button').click();
    expect(await rows(page).locator('th').allTextContents()).toEqual(expect.arrayContaining(chosen.map((row) => row.name!)));
    expect(await rows(page).count()).toBe(chosen.length);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => rows(page).count()).toBe(50);
    expect(await page.locator('.pagination').isVisible()).toBe(true);
  });

  test('draws rows to the letter as the build does', async () => {
    for (const [path, all, items] of [
      ['projects/', '?min=0', '.table-frame tbody tr'],
      ['notices/', `?q=${encodeURIComponent('关于')}`, '.notice-list > li'],
    ] as const) {
      const markup = async (page: Page): Promise<string[]> => page.locator(`[data-list-result] > ${items}, [data-list-result] > .notice-list > li`).evaluateAll((drawn) => drawn.map((one) => one.outerHTML.replace(/\s+/g, ' ').replace(/> </g, '><')));
      const page = await site.newPage();
      await page.goto(site.address + path);
      const built = await markup(page);
      expect(built).toHaveLength(50);
      await page.goto(site.address + path + all);
      await page.locator('.list-more button').waitFor();
      expect(await markup(page)).toEqual(built);
    }
  });

  test('sorts by money, and finds by words and amounts', async () => {
    const page = await openList('projects/');
    await page.locator('#list-sort').selectOption('-budget');
    await expect.poll(() => status(page).textContent()).toContain('计划投资从多到少');
    const sorted = projects.map(yuan).sort((a, b) => b - a).slice(0, 50).map((wan) => Math.round(wan * 10_000 * 100) / 100);
    expect(await budgets(page)).toEqual(sorted);
    await page.locator('#list-q').fill('桥');
    await page.locator('#list-min').fill('20');
    await page.locator('#list-max').fill('40');
    await page.locator('#list-max').press('Enter');
    const found = projects.filter((row) => row.name!.includes('桥') && yuan(row) >= 20 && yuan(row) <= 40);
    expect(found.length).toBeGreaterThan(0);
    await expect.poll(() => status(page).textContent()).toContain(`符合条件的${found.length}个`);
    expect(decodeURIComponent(new URL(page.url()).search)).toBe('?q=桥&min=20&max=40&sort=-budget');
    await page.getByText('怎样引用本页').click();
    await expect.poll(() => page.locator('#cite-standard').textContent()).toContain(`/projects/${new URL(page.url()).search}.`);
  });

  test('gets the same result from the link, and the one before from the back button', async () => {
    const page = await openList('projects/');
    await page.locator('#list-places').selectOption(county);
    const one = projects.filter((row) => inCounty(row)).length;
    await expect.poll(() => status(page).textContent()).toContain(`符合条件的${one}个`);
    await tick(page, '年度', '2019年');
    await tick(page, '年度', '2018年');
    const two = projects.filter((row) => inCounty(row) && ['2018', '2019'].includes(row.year!)).length;
    await expect.poll(() => status(page).textContent()).toContain(`符合条件的${two}个`);
    const other = await openList(page.url().slice(site.address.length));
    await expect.poll(() => status(other).textContent()).toContain(`符合条件的${two}个`);
    expect(await other.locator('#list-places').inputValue()).toBe(county);
    expect(await other.locator('.list-choices summary', { hasText: '年度' }).textContent()).toBe('年度：2019年、2018年');
    await page.goBack();
    await page.goBack();
    await expect.poll(() => status(page).textContent()).toContain(`符合条件的${one}个`);
    await page.goBack();
    await expect.poll(() => rows(page).count()).toBe(50);
    await page.goForward();
    await expect.poll(() => status(page).textContent()).toContain(`符合条件的${one}个`);
  });

  test('copies the link with one press, and by hand where the browser refuses', async () => {
    const page = await openList(`projects/?places=${county}`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: '复制链接' }).click();
    await page.getByText('链接已复制').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
      document.execCommand = () => false;
    });
    await page.getByRole('button', { name: '复制链接' }).click();
    const field = page.getByLabel('本页链接', { exact: true });
    await expect.poll(() => field.isVisible()).toBe(true);
    expect(await field.inputValue()).toBe(page.url());
  });

  test('works the form by keyboard alone', async () => {
    const page = await site.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
    await page.goto(`${site.address}villages/`);
    await page.locator('details[data-list] > summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.list-form').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('新');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    const regions = new Map(readRows('regions').map((row) => [row.code!, row.name!]));
    const first = [...regions.keys()].filter((code) => code.endsWith('000000') && !code.endsWith('00000000')).sort()[0]!;
    const chosen = readRows('villages').filter(({ village_code: code }) => countyOf(code!) === first && regions.get(code!)!.includes('新'));
    await expect.poll(() => status(page).textContent()).toContain(`符合条件的${chosen.length}个`);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('list-places');
  });
});

test('notices are chosen by whether they are open on the reader’s day', async () => {
  const page = await site.newPage();
  await page.clock.setFixedTime(new Date('2020-06-30T08:00:00+08:00'));
  await page.goto(`${site.address}notices/?state=open`);
  const open = readRows('notices').filter((row) => row.published_on! <= '2020-06-30' && row.open_from! <= '2020-06-30' && row.open_to! >= '2020-06-30');
  await expect.poll(() => status(page).textContent()).toContain(`符合条件的${open.length}则`);
  expect(await page.locator('[data-list-result] > .notice-list .notice-status[data-phase="open"]').count()).toBe(open.length);
});

test('a chosen county, kind and amount are never wider than a phone', async () => {
  const page = await openList('funds/?years=2019,2018&levels=central&min=1&sort=-amount');
  for (const fold of await page.locator('.list-choices summary').all()) await fold.click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const heights = await page.locator('.list-form select, .list-form input:not([type=checkbox]), .list-choices label, .list-actions .button').evaluateAll((all) => all.filter((one) => (one as HTMLElement).offsetParent).map((one) => one.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
});

test('without scripts there is the plain list with its cuts, and nothing that would do nothing', async () => {
  const page = await site.newPage({ ...phone, javaScriptEnabled: false });
  await page.goto(`${site.address}villages/`);
  expect(await rows(page).count()).toBe(50);
  expect(await page.locator('[data-table-csv]').first().isVisible().catch(() => false)).toBe(false);
  await page.locator('details[data-list] > summary').click();
  await page.locator('.filters summary', { hasText: '地方' }).click();
  await page.locator('.filters a', { hasText: '青石县' }).click();
  const own = readRows('villages').filter(({ village_code: code }) => countyOf(code!) === county);
  expect(await status(page).textContent()).toContain(`共${own.length}条`);
  expect(await page.getByRole('link', { name: '更多条件、排序、下载' }).isVisible()).toBe(false);
});
