import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { writeFullText } from '../../src/search/full-text.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { openSampleSite, phone } from './open-site.ts';
import { readRows } from './sample-rows.ts';

const site = openSampleSite();

const regions = readRows('regions');
const nameOf = (code: string): string => regions.find((region) => region.code === code)?.name ?? '';
const placesOf = (code: string) => ({ county: nameOf(`${code.slice(0, 6)}000000`), town: nameOf(`${code.slice(0, 9)}000`) });
const listed = new Set(readRows('villages').map((row) => row.village_code));
const byName = Map.groupBy(regions.filter(({ code }) => listed.has(code)), ({ name }) => name ?? '');
/** Two villages of one name, and one with a former name. */
const [twice = '', twins = []] = [...byName].find(([, same]) => same.length > 1) ?? [];
const renamed = regions.find(({ former_names: former }) => former) ?? {};
/** Its name can be typed in every way: 新桥村. */
const village = { name: '新桥村', pinyin: 'xinqiao', initials: 'xqc', traditional: '新橋村', wrong: '新桥屯', code: '990102101201' };
const enterprise = readRows('enterprises')[0] ?? {};
const fund = readRows('funds').find((row) => row.document_number) ?? {};

const desk = { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' };
const box = (page: Page) => page.getByRole('combobox', { name: '搜索本站' });
const options = (page: Page) => page.getByRole('option');
const activeOption = (page: Page) => page.locator('[role=option][aria-selected=true]');

/** A page with a query typed into its box, and the list down. */
async function typed(query: string, path = 'notices/'): Promise<Page> {
  const page = await site.newPage(desk);
  await page.goto(site.address + path);
  await box(page).fill(query);
  await options(page).last().filter({ hasText: query }).waitFor();
  return page;
}

describe('the box of every page', () => {
  test('loads nothing until the reader comes to it, then under 100 KB up to the first answer, and no full text', async () => {
    const page = await site.newPage(desk);
    const loaded: { path: string; size: number }[] = [];
    page.on('response', (response) => {
      void response.body().then((body) => loaded.push({ path: new URL(response.url()).pathname, size: body.length }), () => undefined);
    });
    await page.goto(`${site.address}notices/`, { waitUntil: 'networkidle' });
    expect(loaded.filter(({ path }) => /worker|combobox|\.idx|pagefind/.test(path))).toEqual([]);
    loaded.length = 0;
    await box(page).focus();
    await box(page).pressSequentially(village.name.slice(0, 1));
    await options(page).first().waitFor();
    expect(loaded.map(({ path }) => path).filter((path) => path.includes('pagefind'))).toEqual([]);
    expect(loaded.some(({ path }) => path.endsWith('places.idx'))).toBe(true);
    expect(loaded.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(100_000);
  });

  test('is walked through by the arrows, and Enter opens the page that they came to', async () => {
    const page = await typed(village.name.slice(0, 2));
    expect(await box(page).getAttribute('aria-expanded')).toBe('true');
    expect(await activeOption(page).count()).toBe(0);
    const count = await options(page).count();
    await page.keyboard.press('ArrowUp');
    expect(await activeOption(page).textContent()).toContain('全文搜索');
    await page.keyboard.press('ArrowDown');
    expect(await activeOption(page).getAttribute('id')).toBe(await options(page).first().getAttribute('id'));
    for (let at = 1; at < count; at++) {
      await page.keyboard.press('ArrowDown');
      expect(await box(page).getAttribute('aria-activedescendant')).toBe(await options(page).nth(at).getAttribute('id'));
    }
    await page.keyboard.press('Home');
    expect(await box(page).getAttribute('aria-activedescendant')).toBeNull();
    expect(await box(page).evaluate((field: HTMLInputElement) => field.selectionStart)).toBe(0);
    await page.keyboard.press('ArrowDown');
    const href = await activeOption(page).getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === href);
  });

  test('closes its list on Escape, forgets the query on the next, and lets Tab go on', async () => {
    const page = await typed(village.name);
    const list = page.getByRole('listbox');
    await page.keyboard.press('Escape');
    expect(await list.isVisible()).toBe(false);
    expect([await box(page).inputValue(), await box(page).getAttribute('aria-expanded')]).toEqual([village.name, 'false']);
    await page.keyboard.press('ArrowDown');
    expect(await list.isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await list.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('搜索');
    await box(page).focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await box(page).inputValue()).toBe('');
  });

  test('leaves an input method alone until its word is done, and does not submit on the Enter that ends it', async () => {
    const page = await site.newPage(desk);
    await page.goto(`${site.address}notices/`);
    const input = await page.context().newCDPSession(page);
    await box(page).focus();
    for (const text of ['x', 'xin', 'xin qiao']) {
      await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await page.waitForTimeout(300);
      expect(await page.getByRole('listbox').isVisible()).toBe(false);
    }
    await page.evaluate(() => document.querySelector('form')!.requestSubmit());
    await input.send('Input.insertText', { text: village.name });
    await options(page).first().filter({ hasText: village.name }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/notices/');
    expect(await box(page).inputValue()).toBe(village.name);
  });

  test('says politely how many there are, and under which words they stand', async () => {
    const page = await typed(village.name.slice(0, 2));
    const status = page.locator('.search-box [role=status]');
    await expect.poll(() => status.textContent(), { timeout: 20_000 }).toMatch(/^[1-9]\d*条结果$/);
    // More come while the lists load; what is said follows what is shown.
    await expect.poll(async () => `${(await options(page).count()) - 1}条结果` === (await status.textContent()), { timeout: 20_000 }).toBe(true);
    const groups = await page.getByRole('listbox').getByRole('group').all();
    expect(groups.length).toBeGreaterThan(0);
    for (const group of groups) {
      const head = page.locator(`[id="${await group.getAttribute('aria-labelledby')}"]`);
      expect(await head.textContent()).toMatch(/^(?:村庄|乡镇|县区|市|企业|项目|公示|资金|政策|编号相符|近似匹配)$/);
    }
    await box(page).fill('zzzzqqqq');
    await expect.poll(() => status.textContent(), { timeout: 20_000 }).toContain('没有匹配的名称');
  });

  test('tells two villages of one name apart by county and town', async () => {
    const page = await typed(twice);
    for (const { code = '' } of twins) {
      const { county, town } = placesOf(code);
      const option = page.locator(`[role=option][href="/villages/${code}/"]`);
      await option.waitFor();
      expect(await option.textContent()).toContain(`${county} ${town}`);
    }
  });

  test.each([
    ['pinyin', village.pinyin, '拼音'],
    ['initials', village.initials, '首字母'],
    ['traditional script', village.traditional, ''],
    ['one wrong character', village.wrong, '近似'],
    ['its code', village.code, village.code],
  ])('finds a village by %s and says how', async (_way, query, how) => {
    const page = await typed(query);
    const option = page.locator(`[role=option][href="/villages/${village.code}/"]`);
    await option.waitFor();
    expect(await option.textContent()).toContain(how);
  });

  test('finds a village by a former name, an enterprise by its credit code and a fund by its document number in other brackets', async () => {
    const former = (renamed.former_names ?? '').split('、')[0] ?? '';
    const page = await typed(former);
    expect(await page.locator(`[role=option][href="/villages/${renamed.code}/"]`).textContent()).toContain(`曾用名${former}`);
    await box(page).fill(enterprise.uscc ?? '');
    await options(page).first().filter({ hasText: enterprise.name ?? '' }).waitFor();
    await box(page).fill((fund.document_number ?? '').replace('〔', '[').replace('〕', ']'));
    const found = page.locator(`[role=option][href="/funds/${fund.fund_id}/"]`);
    await found.waitFor();
    expect(await page.getByRole('group', { name: '编号相符' }).getByRole('option').count()).toBeGreaterThan(0);
  });

  test('works in a browser whose workers know no modules', async () => {
    const page = await site.newPage(desk);
    await page.addInitScript(() => {
      const Real = window.Worker;
      window.Worker = class extends Real {
        constructor(address: string | URL) {
          super(address);
        }
      };
    });
    await page.goto(`${site.address}notices/`);
    await box(page).fill(village.pinyin);
    await page.locator(`[role=option][href="/villages/${village.code}/"]`).waitFor();
    await page.goto(`${site.address}search/?q=${village.pinyin}`);
    await page.locator(`.search-results a[href="/villages/${village.code}/"]`).waitFor();
    expect(await page.getByText('全文搜索需要更新的浏览器').isVisible()).toBe(true);
  });

  test('comes out on a phone at a press, ready to be typed into, and an option can be tapped', async () => {
    const page = await site.newPage(phone);
    await page.goto(`${site.address}notices/`);
    expect(await box(page).isVisible()).toBe(false);
    await page.getByRole('button', { name: '搜索' }).first().tap();
    await page.keyboard.type(village.name);
    await page.locator(`[role=option][href="/villages/${village.code}/"]`).tap();
    await page.waitForURL(`**/villages/${village.code}/`);
  });
});

describe('the search page', () => {
  const field = (page: Page) => page.getByRole('searchbox');
  const queryOf = (page: Page) => new URL(page.url()).searchParams.get('q');
  const done = (page: Page) => expect.poll(() => page.locator('.search-status').textContent(), { timeout: 20_000 }).toMatch(/^(?:找到|没有).*。$/);

  async function open(query: string): Promise<Page> {
    const page = await site.newPage(desk);
    await page.goto(`${site.address}search/?q=${encodeURIComponent(query)}`);
    await done(page);
    return page;
  }

  test('puts places first, counts every group rightly, and shows no page twice', async () => {
    // The beginning of a name: whoever types all of one is shown the place, and all that names it in full text.
    const page = await open(village.name.slice(0, -1));
    const heads = await page.locator('.search-group:visible h2').allTextContents();
    expect(heads.map((head) => head.split(' ')[0])).toEqual(['地方', '项目', '公示', '全文', '近似匹配']);
    for (const group of await page.locator('[data-names] .search-group, [data-near] .search-group').all()) {
      const count = Number(/(\d+)条/.exec((await group.locator('h2').textContent()) ?? '')?.[1]);
      for (const more = group.getByRole('button'); (await more.count()) > 0; ) await more.click();
      expect(await group.locator('li').count()).toBe(count);
    }
    // A page whose name is only like what was asked may hold it in its text: that is another matter.
    const hrefs = await page.locator('[data-names] .search-results a, [data-text] .search-results a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(new Set(hrefs).size).toBe(hrefs.length);
  });

  test('answers while one types, writes the query into the address, and "back" leads to the question before', async () => {
    const page = await open(village.name);
    await field(page).focus();
    await field(page).fill(twice);
    await page.locator(`.search-results a[href="/villages/${twins[0]?.code}/"]`).waitFor();
    expect(queryOf(page)).toBe(twice);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
    await page.keyboard.press('Enter');
    await done(page);
    await page.getByRole('button', { name: /^地方/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('kind')).toBe('地方');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^地方/);
    await page.goBack();
    expect([queryOf(page), new URL(page.url()).searchParams.get('kind')]).toEqual([twice, null]);
    await page.goBack();
    expect(queryOf(page)).toBe(village.name);
    expect(await field(page).inputValue()).toBe(village.name);
    await page.locator(`.search-results a[href="/villages/${village.code}/"]`).waitFor();
  });

  test('goes on with the first of the hits that a press brought', async () => {
    const page = await open('道路');
    const before = await page.locator('[data-text] li').count();
    await page.locator('[data-more]').click();
    await expect.poll(() => page.locator('[data-text] li').count()).toBeGreaterThan(before);
    expect(await page.evaluate(() => document.activeElement?.closest('li') !== null)).toBe(true);
  });

  test('finds a payment on the page of its project, and not again on those of its fund and its village', async () => {
    const [payment = {}] = readRows('disbursements');
    const { voucher = '', project_id: project = '', fund_id: own = '' } = payment;
    const page = await open(voucher);
    await page.locator(`[data-text] a[href="/projects/${project}/"]`).waitFor();
    const found = await page.locator('[data-text] a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(found).not.toContain(`/funds/${own}/`);
    expect(found.filter((href) => href.startsWith('/villages/'))).toEqual([]);
  });

  test('says 近似匹配 over names that are only like what was typed', async () => {
    const page = await open(village.wrong);
    const group = page.locator('.search-group', { has: page.getByRole('heading', { name: /^近似匹配/ }) });
    expect(await group.locator(`a[href="/villages/${village.code}/"]`).count()).toBe(1);
    expect(await page.locator('.search-status').textContent()).toContain('没有完全相同的');
  });

  test('says what was tried when there is nothing, and offers the letters and the counties', async () => {
    const page = await open('zzzzqqqq');
    const advice = await page.locator('[data-advice]').textContent();
    for (const way of ['拼音', '首字母', '同音字', '差一个字', '全文']) expect(advice).toContain(way);
    expect(await page.getByRole('main').getByRole('link', { name: 'X', exact: true }).isVisible()).toBe(true);
    expect(await page.getByRole('main').getByRole('link', { name: placesOf(village.code).county }).isVisible()).toBe(true);
  });

  test('asks for a county where there are too many for all, and looks through those of the places that were found', async () => {
    const page = await site.newPage(desk);
    await page.route('**/pagefind/parts.json', async (route) => {
      const list = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...list, merge: 'chosen' } });
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(...(/pagefind\/(\d{12})\//.exec(request.url())?.slice(1) ?? [])));
    const own = `${village.code.slice(0, 6)}000000`;
    await page.goto(`${site.address}search/?q=${encodeURIComponent(village.name)}`);
    await done(page);
    await page.getByLabel('在哪个县的网页里找').waitFor();
    expect(new Set(asked)).toContain(own);
    expect(new Set(asked).size).toBeLessThanOrEqual(3);
    const searched = page.locator('[data-parts] p');
    expect(await searched.textContent()).toMatch(new RegExp(`^名称查了全部；网页里的文字查了跨县的网页、.*${nameOf(own)}.*，没有查其他县的。$`));
    const other = (await page.getByLabel('在哪个县的网页里找').locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))).find((code) => code !== '' && !asked.includes(code))!;
    await page.getByLabel('在哪个县的网页里找').selectOption(other);
    await expect.poll(() => asked).toContain(other);
    await expect.poll(() => searched.textContent()).toContain(nameOf(other));
  });

  test('finds a page of a kind that is so many that it has a part of its own, and pages of the first part with it', async () => {
    const folder = temporaryFolder();
    const write = (file: string, title: string) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `<html lang="zh-CN"><body data-pagefind-body><h1 data-pagefind-meta="title">${title}</h1><p data-pagefind-filter="kind">企业</p></body></html>`);
      return { file, part: '', hash: title };
    };
    const enterprises = Array.from({ length: 1000 }, (_, number) => write(`enterprises/${number}/index.html`, number === 700 ? '琥珀加工厂' : `第${number}厂`));
    await writeFullText({ folder, pages: [...enterprises, write('about/index.html', '琥珀的说明')], titleOf: (part) => part });
    const page = await site.newPage(desk);
    await page.route('**/pagefind/**', (route) => route.fulfill({ path: join(folder, new URL(route.request().url()).pathname) }));
    await page.goto(`${site.address}search/?q=${encodeURIComponent('琥珀')}`);
    await done(page);
    const found = await page.locator('[data-text] .search-results a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(found.sort()).toEqual(['/about/', '/enterprises/700/']);
  });

  test('looks through the pages of several counties of a city with those of the county that is chosen', async () => {
    const folder = temporaryFolder();
    const write = (file: string, part: string, title: string) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `<html lang="zh-CN"><body data-pagefind-body><h1 data-pagefind-meta="title">${title}</h1><p data-pagefind-filter="kind">资金</p></body></html>`);
      return { file, part, hash: title };
    };
    const of = (city: string) => Array.from({ length: 500 }, (_, number) => write(`funds/${city}-${number}/index.html`, `${city}00000000`, number === 300 ? `琥珀资金${city}` : `第${number}笔`));
    const counties = ['990101000000', '990201000000'].map((code) => write(`counties/${code}/index.html`, code, `琥珀县${code}`));
    await writeFullText({ folder, pages: [...counties, ...of('9901'), ...of('9902'), write('about/index.html', '', '琥珀的说明')], titleOf: (part) => `甲市 ${part}` });
    const page = await site.newPage(desk);
    await page.route('**/pagefind/**', (route) => route.fulfill({ path: join(folder, new URL(route.request().url()).pathname) }));
    await page.route('**/pagefind/parts.json', (route) => route.fulfill({ json: { ...(JSON.parse(readFileSync(join(folder, 'pagefind/parts.json'), 'utf8')) as object), merge: 'chosen' } }));
    await page.goto(`${site.address}search/?q=${encodeURIComponent('琥珀')}`);
    const searched = page.locator('[data-parts] p');
    await expect.poll(() => searched.textContent()).toBe('名称查了全部；网页里的文字查了跨市的网页，没有查各市县的，请选一个县。');
    const found = async () => (await page.locator('[data-text] .search-results a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).sort();
    expect(await found()).toEqual(['/about/']);
    await page.getByLabel('在哪个县的网页里找').selectOption('990201000000');
    await expect.poll(() => searched.textContent()).toBe('名称查了全部；网页里的文字查了跨市的网页、甲市 990201000000、所在市跨县的网页，没有查其他市县的。');
    expect(await found()).toEqual(['/about/', '/counties/990201000000/', '/funds/9902-300/']);
  });

  test.each(['没有企业的村', '哪些村没有企业'])('leads from %s to the list of them, whose title has other words between', async (query) => {
    const page = await open(query);
    expect(await page.locator('[data-text] .search-results a').first().getAttribute('href')).toBe('/pairings/unpaired/');
  });
});

describe('without scripts', () => {
  test('a village is found by the first letter of its name, with its county and town beside it', async () => {
    const page = await site.newPage({ ...phone, javaScriptEnabled: false });
    await page.goto(`${site.address}search/`);
    expect(await page.getByRole('main').getByRole('search').count()).toBe(0);
    await page.getByRole('navigation', { name: '拼音首字母' }).getByRole('link', { name: 'X', exact: true }).click();
    expect(page.url()).toBe(`${site.address}places/letters/x/`);
    expect(await page.getByRole('navigation', { name: '拼音首字母' }).locator('[aria-current]').textContent()).toBe('X');
    const { county, town } = placesOf(village.code);
    const entry = page.locator('.letter-group li', { has: page.locator(`a[href="/villages/${village.code}/"]`) });
    expect(await entry.textContent()).toMatch(new RegExp(`${village.name}\\s+${county} ${town}`));
    await entry.getByRole('link').click();
    expect(page.url()).toBe(`${site.address}villages/${village.code}/`);
  });
});
