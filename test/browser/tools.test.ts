import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { drawQr } from '../../src/components/qr-path.ts';
import { chinaDay } from '../../src/client/china-day.ts';
import { openSampleSite, phone } from './open-site.ts';
import { fullestPages, pagesShowingEverything } from './page-kinds.ts';

const site = openSampleSite();
const folder = inject('sampleSite');
const fullest = fullestPages(folder);
const one = (start: RegExp): string => fullest.find((path) => start.test(path))!;
const village = one(/^villages\//);
const notice = one(/^notices\/[A-Z]/);
const list = one(/^funds\/$/);
const policy = one(/^policies\/wanghe/);
const marker = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8')) as { release: string; as_of: string };
const { site: published, contact } = JSON.parse(readFileSync('data/portal.json', 'utf8')) as { site: string; contact: { email: string; phone: string } };

/** A page in a browser that has chosen so before. */
async function open(path: string, view = '', options = phone): Promise<Page> {
  const page = await site.newPage(options);
  await page.addInitScript((words) => localStorage.setItem('gongshi.view', words), view);
  await page.goto(site.address + path);
  return page;
}

const desk = { viewport: { width: 1280, height: 800 } };
const sizeOf = (page: Page) => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));

describe('how a reader wants to see the pages', () => {
  test('is remembered from page to page, and is known before the first paint', async () => {
    const page = await site.newPage();
    // The scripts of the pages come late: what is painted before is painted as chosen.
    await page.route('**/_astro/*.js', (route) => route.abort());
    await page.addInitScript(() => localStorage.setItem('gongshi.view', 'elder large'));
    await page.goto(site.address + notice);
    expect(await page.evaluate(() => document.documentElement.dataset.view)).toBe('js elder large');
    expect(await sizeOf(page)).toBe(24);
  });

  test('is chosen by pressing 长辈版 and a text size, and left the same way', async () => {
    const page = await site.newPage();
    await page.goto(site.address + village);
    expect(await sizeOf(page)).toBe(17);
    await page.getByRole('button', { name: '大字' }).tap();
    expect(await sizeOf(page)).toBe(22);
    await page.getByRole('button', { name: '大字' }).tap();
    await page.getByRole('button', { name: '长辈版' }).tap();
    expect(await sizeOf(page)).toBe(20);
    await page.getByRole('button', { name: '字号特大' }).tap();
    await page.goto(site.address + notice);
    expect(await sizeOf(page)).toBe(30);
    expect(await page.getByRole('button', { name: '字号特大' }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: '标准版' }).tap();
    await page.getByRole('button', { name: '字号中' }).tap();
    await page.reload();
    expect(await sizeOf(page)).toBe(17);
  });

  test('holds for one page at least where the browser keeps nothing', async () => {
    const page = await site.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('forbidden'); } }));
    await page.goto(site.address + village);
    await page.getByRole('button', { name: '长辈版' }).tap();
    expect(await sizeOf(page)).toBe(20);
    expect(errors).toEqual([]);
  });

  test('does not follow onto paper', async () => {
    const page = await open(village, 'elder largest');
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))).toBeLessThan(17);
  });
});

/** What on a page breaks the numbers of the elder mode; words in running text may be lower than a thumb. */
function breaksOfElderMode(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1 || element.closest('.visually-hidden, .skip')) continue;
      const style = getComputedStyle(element);
      const what = `${element.tagName} .${element.getAttribute('class') ?? ''} in .${element.parentElement?.className ?? ''}`;
      const size = parseFloat(style.fontSize);
      if ([...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')) {
        if (size < 18) found.add(`${what}: ${size} px`);
        if (parseFloat(style.lineHeight) / size < 1.3) found.add(`${what}: lines ${style.lineHeight} at ${size} px`);
      }
      const isInText = element.matches('p a, .lead a, .prose a, figcaption a');
      if (element.matches('a[href], button, summary, input, select') && !isInText && (box.width < 44 || box.height < 44)) {
        found.add(`${what}: ${Math.round(box.width)} by ${Math.round(box.height)} to press`);
      }
      if (style.animationName !== 'none' || style.transitionDuration !== '0s') found.add(`${what}: moves`);
    }
    return [...found];
  });
}

describe('the elder mode', () => {
  test.each([
    ['a village', village],
    ['a notice', notice],
    ['a list', list],
    ['a policy', policy],
  ])('keeps its numbers on the page of %s: 18 px, lines 1.3 apart, 44 px to press, nothing that moves', async (_kind, path) => {
    const page = await open(path, 'elder');
    expect(await breaksOfElderMode(page)).toEqual([]);
  });

  test('goes up to 30 px, and then no kind of page scrolls sideways on a phone', async () => {
    const page = await open('', 'elder largest');
    expect(await sizeOf(page)).toBe(30);
    const wide: string[] = [];
    for (const path of pagesShowingEverything(folder)) {
      await page.goto(site.address + path);
      const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
      if (scrolled > 360) wide.push(`${path} is ${scrolled} pixels wide`);
    }
    expect(wide).toEqual([]);
  });
});

test.each(['elder large', 'elder largest'])('large letters (%s) cut no amount in two, and a village is named on the first screen', async (view) => {
  const page = await open(village, view);
  const cut = await page.locator('main data, main time').evaluateAll((all) => all.filter((it) => it.getClientRects().length > 1).map((it) => it.textContent));
  expect(cut).toEqual([]);
  expect((await page.locator('h1').boundingBox())!.y).toBeLessThan(500);
});

describe('繁體', () => {
  test('writes the whole page in traditional script, what is added later too, and back again; addresses and fields stay', async () => {
    const page = await site.newPage();
    await page.goto(site.address + village);
    const before = await page.locator('body').innerText();
    const address = await page.locator('.print-address p').textContent();
    await page.getByRole('button', { name: '繁體' }).tap();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('zh-Hant');
    expect(await page.locator('#sources h2').textContent()).toBe('資金來源');
    expect(await page.title()).toContain('資金公示');
    expect(await page.locator('#masthead-q').getAttribute('placeholder')).toContain('項目');
    expect(await page.locator('.print-address p').textContent()).toBe(address?.replace('页网址', '頁網址'));
    await page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<p id="later">后来的项目</p>'));
    expect(await page.locator('#later').textContent()).toBe('後來的項目');
    await page.locator('#later').evaluate((element) => element.remove());
    await page.getByRole('button', { name: '简体' }).tap();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    expect(await page.locator('body').innerText()).toBe(before);
  });

  test('is remembered, and its dictionary is fetched only by those who chose it', async () => {
    const page = await site.newPage();
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.goto(site.address + list);
    expect(fetched.filter((url) => /traditional/.test(url))).toEqual([]);
    await page.getByRole('button', { name: '繁體' }).tap();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('zh-Hant');
    await page.goto(site.address + notice);
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('zh-Hant');
    expect(fetched.filter((url) => /traditional/.test(url)).length).toBeGreaterThan(0);
  });
});

describe('the tools of a page', () => {
  test('share its address: copied, and as a QR code that says it', async () => {
    const page = await site.newPage({ ...desk, permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(`${site.address}${notice}#main`);
    await page.locator('.share summary').click();
    await page.getByRole('button', { name: '复制链接' }).click();
    await page.getByText('已复制').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(site.address + notice);
    // The picture that is shown is the one at the foot, and that is the code of the published address.
    expect(await page.locator('.share-box use').getAttribute('href')).toBe('#qr');
    expect(await page.locator('#qr').getAttribute('d')).toBe(drawQr(`${published}/${notice}`).path);
    await page.keyboard.press('Escape');
    expect(await page.locator('.share-box').isVisible()).toBe(false);
  });

  test('stay within a phone when they are unfolded', async () => {
    for (const path of [notice, village]) {
      const page = await open(path);
      await page.locator('.share summary').tap();
      const box = (await page.locator('.share-box').boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(360);
    }
  });

  test('report an error by a letter that names the page and its release, and by telephone', async () => {
    const page = await open(notice);
    const title = await page.locator('h1').innerText();
    await page.getByRole('link', { name: '纠错' }).tap();
    const report = page.locator('#report');
    const letter = new URL((await report.getByRole('link', { name: '写邮件' }).getAttribute('href'))!);
    expect(letter.pathname).toBe(contact.email);
    expect(letter.searchParams.get('subject')).toContain(title.replace(/\s/g, ''));
    expect(letter.searchParams.get('body')).toContain(`${published}/${notice}`);
    expect(letter.searchParams.get('body')).toContain(marker.release);
    expect(letter.searchParams.get('body')).toContain(marker.as_of);
    expect(await report.textContent()).toContain(contact.phone);
  });

  test('lead back to the list when an article cannot be closed', async () => {
    const page = await open('notices/');
    await page.goto(site.address + notice);
    await page.getByRole('link', { name: '关闭' }).tap();
    await page.waitForURL(`${site.address}notices/`);
  });

  test('print the page', async () => {
    const page = await site.newPage(desk);
    await page.addInitScript(() => (window.print = () => (document.title = 'printed')));
    await page.goto(site.address + notice);
    await page.getByRole('button', { name: '打印' }).click();
    expect(await page.title()).toBe('printed');
  });

  test('show nothing without scripts that would not work, but still the code to scan and the letter', async () => {
    for (const path of [notice, village]) {
      const page = await site.newPage({ ...phone, javaScriptEnabled: false });
      await page.goto(site.address + path);
      expect(await page.locator('.needs-script:visible').count()).toBe(0);
      expect(await page.locator('.tools button:visible, .view-switch button:visible').count()).toBe(0);
      await page.locator('.share summary').tap();
      expect(await page.locator('.share-box .qr').isVisible()).toBe(true);
      expect(await page.locator('#report a[href^="mailto:"]').isVisible()).toBe(true);
    }
  });
});

describe('where a page comes from', () => {
  test('stands at its foot: day, release, publisher, next update, and how to cite it today', async () => {
    const page = await site.newPage({ ...desk, permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(site.address + village);
    const block = page.locator('.provenance');
    const text = await block.innerText();
    for (const said of ['2020年6月30日', marker.release, '望禾市农业农村局', '2020年7月10日前', '更正与更新']) expect(text).toContain(said);
    await page.getByText('怎样引用本页').click();
    const cited = `(2020-06-30)[${chinaDay()}]. ${published}/${village}.`;
    expect(await page.locator('#cite-standard').textContent()).toContain(cited);
    await block.getByRole('button', { name: '复制' }).first().click();
    await block.getByText('已复制').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(cited);
  });

  test('leaves the day of reading open without scripts', async () => {
    const page = await site.newPage({ ...phone, javaScriptEnabled: false });
    await page.goto(site.address + village);
    expect(await page.locator('#cite-standard').textContent()).toContain('[引用日期]');
  });

  test('says on a notice who issued it, under which number, for how long, and how it stands', async () => {
    const page = await open(notice);
    const head = await page.locator('.notice-facts').innerText();
    for (const label of ['索引号', '发布日期', '发布机构', '公示期', '状态']) expect(head).toContain(label);
    expect(head).toContain(notice.split('/')[1]);
  });
});
