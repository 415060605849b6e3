import { expect, test } from 'vitest';
import { openSampleSite } from './open-site.ts';
import { readRows } from './sample-rows.ts';

const site = openSampleSite();

/** A notice of households' exit, and the inspection that verified it. */
function verifiedExit(): { notice: string; inspection: string } {
  const row = readRows('notices').find(({ kind, verified_by }) => kind === '脱贫公示' && verified_by);
  return { notice: row?.notice_id ?? '', inspection: row?.verified_by ?? '' };
}

test('a villager comes from the home page to the overdue problems, and from one of them to the inspection that found it', async () => {
  const page = await site.newPage();
  await page.goto(site.address);
  await page.locator('nav a', { hasText: '监督' }).first().tap();
  await page.waitForURL(`${site.address}findings/`);
  const overdue = page.locator('#overdue tbody tr').first();
  expect(await overdue.locator('.mark').textContent()).toMatch(/已逾期\d+天/);
  const problem = await overdue.locator('th').textContent();
  await overdue.locator('a[href*="/inspections/"]').tap();
  await page.waitForURL(/\/inspections\//);
  expect(await page.locator('#findings').textContent()).toContain(problem);
});

test('the three lists lead to each other, and each can be narrowed to one county', async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}findings/`);
  for (const [list, folder] of [['整改清单', 'corrections'], ['责任清单', 'responsibilities']] as const) {
    await page.locator('.filters a', { hasText: list }).first().tap();
    await page.waitForURL(`${site.address}findings/${folder}/`);
    expect(await page.locator('h1').textContent()).toBe(list);
  }
  await page.locator('.filters summary', { hasText: '地方' }).tap();
  await page.locator('.filters a', { hasText: '青石县' }).tap();
  await page.waitForURL(`${site.address}findings/responsibilities/places/990102000000/`);
  expect(await page.locator('h1').textContent()).toBe('青石县责任清单');
});

test('a reader of an exit notice sees every step with its day, and who verified it; and comes back from there to the notice', async () => {
  const page = await site.newPage();
  const { notice, inspection } = verifiedExit();
  await page.goto(`${site.address}notices/${notice}/`);
  expect(await page.locator('.procedure li strong').allTextContents()).toEqual(['对象申请', '入户调查', '民主评议', '验收核查', '公开公示', '公示结果']);
  await page.locator('.procedure a[href*="/inspections/"]').tap();
  await page.waitForURL(`${site.address}inspections/${inspection}/`);
  await page.locator(`#notices a[href$="/notices/${notice}/"]`).first().tap();
  await page.waitForURL(`${site.address}notices/${notice}/`);
});

test('from a village a reader comes to its town in the county’s list of a standard', async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}villages/990102101201/`);
  await page.locator('#checklists summary').first().tap();
  await page.locator('#checklists a', { hasText: '一有两不愁四保障' }).tap();
  await page.waitForURL(`${site.address}${encodeURI('checklists/一有两不愁四保障/990102000000/')}#town-990102101000`);
  // What is folded up under the goal opens by itself.
  await page.locator('#town-990102101000 tbody th', { hasText: '新桥村' }).waitFor();
});

test('an inspection is found by the search', async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}search/?q=${encodeURIComponent('示例省委托的第三方评估组')}`);
  await page.locator('.search-results a[href*="/inspections/"]').first().waitFor();
});
