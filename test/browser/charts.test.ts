import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { openSampleSite, phone } from './open-site.ts';
import { readRows } from './sample-rows.ts';

const site = openSampleSite();

/** 万元 of the tables, in fen. */
const fen = (wan: string | undefined): number => Math.round(Number(wan) * 1_000_000);
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
const wan = (amount: number): string => (Math.floor((amount + 5_000) / 10_000) / 100).toLocaleString('en-US', { maximumFractionDigits: 2 });
const percent = (part: number, whole: number, digits: number): string => `${Math.floor((part / whole) * 100 * 10 ** digits) / 10 ** digits}%`;

const paidTo = Map.groupBy(readRows('disbursements'), (row) => row.project_id);

/** A village that the site draws, with many projects of its own, some of them folded up, and what the tables say of each. */
function findVillage() {
  const byPlace = Map.groupBy(readRows('projects'), (project) => project.region_code);
  const [code, projects] = [...byPlace]
    .filter(([place, own]) => own.length <= 12 && existsSync(join(inject('sampleSite'), 'villages', place ?? '', 'index.html')))
    .sort(([, a], [, b]) => b.length - a.length)[0]!;
  return {
    code,
    projects: projects.map((project) => ({
      name: project.name!,
      planned: fen(project.budget),
      paid: sum((paidTo.get(project.project_id) ?? []).map((row) => fen(row.amount))),
    })),
  };
}

/** A place whose numbers of households are withheld in some years and printed in others. */
function findRegistry(): string {
  const folder = join(inject('sampleSite'), 'registry');
  return readdirSync(folder).find((code) => {
    const file = join(folder, code, 'index.html');
    const row = existsSync(file) ? (/年末在册<\/th>([\s\S]*?)<\/tr>/.exec(readFileSync(file, 'utf8'))?.[1] ?? '') : '';
    return row.includes('不公布') && /<data[^>]*>[1-9]/.test(row);
  })!;
}

interface Drawn {
  /** Everything written on canvases, in order. */
  words: string[];
}

/** Notes what scripts write on canvases, and by how much anything moved. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = window as unknown as { words: string[]; moved: number };
    seen.words = [];
    seen.moved = 0;
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text: string, ...rest: [number, number]) {
      seen.words.push(text);
      fillText.call(this, text, ...rest);
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.moved += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}
const drawn = (page: Page): Promise<Drawn> => page.evaluate(() => ({ words: [...(window as unknown as { words: string[] }).words] }));
const picture = (page: Page): Promise<string> => page.evaluate(() => document.querySelector('canvas')!.toDataURL());

const village = findVillage();
const progress = 'figure[data-series="within"]';

describe('a chart', () => {
  test('draws the numbers of the table beside it, folded rows as well, and says them in words that are right', async () => {
    const page = await site.newPage();
    await watch(page);
    await page.goto(`${site.address}villages/${village.code}/`);
    await page.locator(progress).scrollIntoViewIfNeeded();
    await page.locator(`${progress} canvas`).waitFor();
    const [planned, paid] = [sum(village.projects.map((one) => one.planned)), sum(village.projects.map((one) => one.paid))];
    const caption = (await page.locator(`${progress} figcaption`).textContent())!.trim();
    expect(caption).toContain(`${village.projects.length}个项目计划投资${wan(planned)}万元，已拨付${wan(paid)}万元，占${percent(paid, planned, 1)}。`);
    expect(await page.locator(`${progress} canvas`).getAttribute('aria-label')).toBe(caption);
    const { words } = await drawn(page);
    const shares = village.projects.map((one) => percent(one.paid, one.planned, 0)).sort();
    expect(words.filter((word) => word.endsWith('%')).slice(-shares.length).sort()).toEqual(shares);
    const names = words.join('');
    // Each begins with the name of the village, which the page says once.
    const own = await page.locator('h1').evaluate((heading) => heading.firstChild!.textContent!.trim());
    const isSaid = village.projects.every(({ name }) => name.startsWith(own));
    for (const { name } of village.projects) expect(names).toContain((isSaid ? name.slice(own.length) : name).slice(0, 6));
  });

  test('reads the page itself: another number in the table is another picture', async () => {
    const page = await site.newPage();
    await watch(page);
    // Before it is drawn: of the first project so much is paid, and no village ever was so exact.
    await page.addInitScript((selector) => {
      document.addEventListener('DOMContentLoaded', () => {
        const amounts = [...document.querySelector(selector)!.nextElementSibling!.querySelector('tbody tr')!.querySelectorAll('data')];
        amounts[0]!.value = '10000000';
        amounts.at(-1)!.value = '4300000';
      });
    }, progress);
    await page.goto(`${site.address}villages/${village.code}/`);
    await page.locator(progress).scrollIntoViewIfNeeded();
    await page.locator(`${progress} canvas`).waitFor();
    expect((await drawn(page)).words).toContain('43%');
  });

  test('is not loaded before it comes near, then from this site alone, and nothing moves', async () => {
    const page = await site.newPage({ ...phone, reducedMotion: 'reduce' });
    await watch(page);
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    // A long page: the chart lies far below the first screen.
    await page.goto(site.address, { waitUntil: 'networkidle' });
    const isDrawing = (url: string) => /\/draw\.[^/]*\.js$/.test(url);
    expect(asked.filter(isDrawing)).toEqual([]);
    await page.locator('figure[data-chart]').first().scrollIntoViewIfNeeded();
    await page.locator('canvas').first().waitFor();
    expect(asked.filter(isDrawing)).toHaveLength(1);
    expect(asked.filter((url) => !url.startsWith(site.address))).toEqual([]);
    expect(complaints).toEqual([]);
    // It stands still from its first frame.
    const first = await picture(page);
    await page.waitForTimeout(500);
    expect(await picture(page)).toBe(first);
    expect(await page.evaluate(() => (window as unknown as { moved: number }).moved)).toBeLessThan(0.001);
  });

  test('leaves a gap with its reason where a number is withheld, never a zero', async () => {
    const page = await site.newPage();
    await watch(page);
    await page.goto(`${site.address}registry/${findRegistry()}/`);
    const figure = page.locator('figure[data-across]');
    await figure.scrollIntoViewIfNeeded();
    await figure.locator('canvas').waitFor();
    const cells = await page.evaluate(() =>
      [...document.querySelectorAll('#flow table')[0]!.querySelectorAll('tbody tr')].slice(6, 8).flatMap((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent!.trim())),
    );
    const withheld = cells.filter((cell) => cell === '不公布').length;
    const { words } = await drawn(page);
    const times = words.filter((word) => word === '公').length / withheld;
    // It may have been drawn more than once while its size was found; each time the same.
    expect(times).toBeGreaterThan(0);
    expect(times % 1).toBe(0);
    for (const cell of cells.filter((text) => text !== '不公布')) expect(words).toContain(cell);
    expect(await figure.locator('figcaption').textContent()).toContain('不公布，图中不画，不是零');
  });

  test('follows the reader from light to dark', async () => {
    const page = await site.newPage();
    await watch(page);
    await page.goto(`${site.address}villages/${village.code}/`);
    await page.locator(progress).scrollIntoViewIfNeeded();
    await page.locator(`${progress} canvas`).waitFor();
    const light = await picture(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => picture(page)).not.toBe(light);
  });

  test('is not printed: on paper the words and the table stand alone', async () => {
    const page = await site.newPage();
    await page.goto(`${site.address}villages/${village.code}/`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.chart-area').first().isVisible()).toBe(false);
    expect(await page.locator(`${progress} figcaption`).isVisible()).toBe(true);
  });

  test('without scripts leaves no hole: the words, then the table', async () => {
    const page = await site.newPage({ ...phone, javaScriptEnabled: false });
    await page.goto(`${site.address}villages/${village.code}/`);
    expect(await page.locator('canvas').count()).toBe(0);
    const figure = (await page.locator(progress).boundingBox())!;
    const caption = (await page.locator(`${progress} figcaption`).boundingBox())!;
    expect(figure.height - caption.height).toBeLessThan(2);
    expect(await page.locator(`${progress} + * table`).isVisible()).toBe(true);
  });
});

describe('a word of the glossary', () => {
  test('leads from its first use to its explanation, which is the link’s own description', async () => {
    const page = await site.newPage();
    await page.goto(`${site.address}villages/${village.code}/`);
    const term = page.locator('main a.term').first();
    const [word, plain] = [await term.textContent(), await term.getAttribute('title')];
    await term.click();
    await page.waitForURL('**/glossary/#*');
    const entry = page.locator('.glossary > div:target');
    expect(await entry.textContent()).toContain(plain!);
    expect(await entry.textContent()).toContain(word!);
  });
});
