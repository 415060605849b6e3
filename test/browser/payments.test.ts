import { describe, expect, test } from 'vitest';
import { formatDate } from '../../src/format.ts';
import { openSampleSite } from './open-site.ts';
import { readRows, type Row } from './sample-rows.ts';

const site = openSampleSite();

const regions = readRows('regions');
const projects = readRows('projects');
const payments = readRows('disbursements');

/** The newest second instalment of a project in one village whose name no other place has. */
function findSecondInstalment() {
  const byName = Map.groupBy(regions, ({ name }) => name);
  const nameOf = (code: string | undefined) => regions.find((region) => region.code === code)?.name ?? '';
  const [found] = payments
    .filter(({ instalment }) => instalment === '2')
    .flatMap((payment) => {
      const project = projects.find(({ project_id: id }) => id === payment.project_id);
      const name = nameOf(project?.region_code);
      return project && name !== '' && byName.get(name)?.length === 1 ? [{ payment, project, village: { code: project.region_code ?? '', name } }] : [];
    })
    .sort((a, b) => ((a.payment.paid_on ?? '') < (b.payment.paid_on ?? '') ? 1 : -1));
  if (!found) throw new Error('the sample has no second instalment');
  return found;
}

const { payment, project, village } = findSecondInstalment();
const paidOn = formatDate(payment.paid_on ?? '');
const of = (row: Row) => payments.filter((other) => other.project_id === row.project_id);

describe('“did our village get its second instalment?”', () => {
  test('is answered with its date in three actions from the home page', async () => {
    const page = await site.newPage();
    await page.goto(site.address);
    // One: type the name of the village and press Enter.
    await page.getByRole('combobox', { name: '搜索本站' }).fill(village.name);
    await page.keyboard.press('Enter');
    // Two: the first result.
    const first = page.locator('.search-results a').first();
    await first.waitFor();
    await first.click();
    await page.waitForURL(`**/villages/${village.code}/**`);
    // Three: the payments.
    await page.getByRole('link', { name: '拨付明细' }).click();
    const answer = page.locator('#payments tbody tr').filter({ hasText: project.name! }).filter({ hasText: '第2期' }).filter({ hasText: paidOn });
    await expect.poll(() => answer.count()).toBeGreaterThan(0);
    expect(await answer.first().isVisible()).toBe(true);
    expect(await page.locator('#payments').evaluate((part) => part.getBoundingClientRect().top)).toBeLessThan(200);
  });

  test('is answered too by the line of the project, which leads to all its steps', async () => {
    const page = await site.newPage();
    await page.goto(`${site.address}villages/${village.code}/`);
    const own = of(project);
    const highest = Math.max(...own.map(({ instalment }) => Number(instalment)));
    const row = page.locator('#projects tbody tr').filter({ has: page.locator(`a[href$="/projects/${project.project_id}/"]`) });
    await row.getByRole('link', { name: new RegExp(`^第${highest}期，`) }).click();
    await page.waitForURL(`**/projects/${project.project_id}/#timeline`);
    const steps = page.locator('.timeline-payment');
    expect(await steps.count()).toBe(own.length);
    expect(await page.locator('.timeline-payment', { hasText: '第2期拨付' }).filter({ hasText: paidOn }).count()).toBeGreaterThan(0);
  });
});

describe('the steps of a project', () => {
  const late = projects.find(({ status, due_on, project_id }) => status === '在建' && due_on! < '2020-06-30' && payments.some((row) => row.project_id === project_id));

  test('are in order of days, with every instalment, and say in words and signs what is late', async () => {
    expect(late).toBeDefined();
    const page = await site.newPage();
    await page.goto(`${site.address}projects/${late!.project_id}/`);
    const days = await page.locator('.timeline time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
    expect(days).toEqual([...days].sort());
    expect(await page.locator('.timeline-payment').count()).toBe(of(late!).length);
    expect(await page.locator('.timeline-marks').textContent()).toMatch(/!\s*已超过计划完工\d+天/);
    expect(await page.locator('.timeline > li').last().textContent()).toContain('还没有完工');
  });

  test.each([320, 360])('fit a screen of %i pixels', async (width) => {
    const page = await site.newPage({ viewport: { width, height: 740 } });
    await page.goto(`${site.address}projects/${late!.project_id}/`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const spilt = await page.locator('.timeline *').evaluateAll((all, right) => all.filter((one) => one.getBoundingClientRect().right > right + 0.5).length, width);
    expect(spilt).toBe(0);
  });

  test('are reached from the projects section by way of the county', async () => {
    const page = await site.newPage();
    await page.goto(`${site.address}projects/`);
    await page.getByRole('navigation', { name: '本栏目' }).getByRole('link', { name: '拨付进度' }).click();
    const county = regions.find(({ code }) => code === `${late!.region_code!.slice(0, 6)}000000`)!;
    await page.locator('#counties').getByRole('link', { name: county.name!, exact: true }).click();
    await page.locator('#overdue').getByRole('link', { name: late!.name!, exact: true }).click();
    await page.waitForURL(`**/projects/${late!.project_id}/#timeline`);
  });
});

describe('the programmes', () => {
  test('lead from the front page to the projects of one', async () => {
    const page = await site.newPage();
    await page.goto(`${site.address}programmes/`);
    await page.locator('#money').getByRole('link', { name: '转移就业' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('转移就业帮扶');
    const jobs = projects.filter(({ category }) => category === '就业').length;
    expect(await page.locator('.figures').textContent()).toContain(`${jobs}个`);
    await page.locator('#projects').getByRole('link', { name: '就业类项目' }).click();
    await page.waitForURL('**/projects/categories/employment/');
  });

  test('show the eleven, the five and the ten', async () => {
    const page = await site.newPage();
    for (const [path, id, rows] of [['', '#all', 12], ['five-batches/', '#money', 6], ['ten-plans/', '#money', 11]] as const) {
      await page.goto(`${site.address}programmes/${path}`);
      expect(await page.locator(`${id} tbody tr`).count(), path).toBe(rows);
    }
  });
});
