import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { openSampleSite } from './open-site.ts';
import { fullestPages, pagesShowingEverything } from './page-kinds.ts';

const site = openSampleSite();
const folder = inject('sampleSite');
const desk = { viewport: { width: 1280, height: 800 } };

/** Stops of the Tab key that are walked from the top of a page; the last ones are walked as well. */
const walked = 70;

interface Stop {
  /** Place among all elements of the page. */
  at: number;
  told: string;
  outline: string;
}

/** Writes down every element that gets the focus, in `stops`. */
function watchFocus(): void {
  const stops: Stop[] = [];
  Object.assign(window, { stops });
  document.addEventListener('focusin', ({ target }) => {
    const element = target as HTMLElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    stops.push({
      at: [...document.querySelectorAll('*')].indexOf(element),
      told: element.outerHTML.slice(0, 100),
      outline: boxShadow === 'none' && (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) ? '' : outlineStyle,
    });
  });
}

/** The places of all elements that can be worked, in the order of the document. A folded part hides what is in it; of a group of radio buttons one is a stop. */
const findWorkable = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('*')];
    const groups = new Set<string>();
    return all.flatMap((element, at) => {
      const isWorkable = element.matches('a[href], button:not([disabled]), input:not([type=hidden]), select, textarea, summary, [tabindex="0"]');
      const isShown = element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
      if (!isWorkable || !isShown || element.tabIndex < 0 || !element.checkVisibility()) return [];
      const group = element.matches('input[type=radio]') ? (element as HTMLInputElement).name : '';
      if (group !== '' && groups.has(group)) return [];
      groups.add(group);
      return [at];
    });
  });

/** What looks as if it could be pressed, with a pointer for a mouse, but is in nothing that the keyboard reaches. */
const findMouseOnly = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => getComputedStyle(element).cursor === 'pointer' && element.getClientRects().length > 0)
      .filter((element) => !element.closest('a[href], button, input, select, summary, label, [tabindex]'))
      .map((element) => element.outerHTML.slice(0, 100)),
  );

const takeStops = (page: Page): Promise<Stop[]> => page.evaluate(() => (window as unknown as { stops: Stop[] }).stops.splice(0));

async function press(page: Page, times: number): Promise<Stop[]> {
  for (let count = 0; count < times; count += 1) await page.keyboard.press('Tab');
  return takeStops(page);
}

test('every kind of page can be walked with the Tab key, in the order of reading, always seeing where one is', async () => {
  const page = await site.newPage(desk);
  await page.addInitScript(watchFocus);
  // Stops are told apart by their places in the document: a chart that is drawn meanwhile would move them. No chart is a stop.
  await page.route('**/_astro/draw.*', (route) => route.abort());
  const wrong: string[] = [];
  for (const path of pagesShowingEverything(folder)) {
    await page.goto(site.address + path, { waitUntil: 'load' });
    const workable = await findWorkable(page);
    wrong.push(...(await findMouseOnly(page)).map((told) => `${path}: only a mouse can press ${told}`));

    const first = await press(page, Math.min(walked, workable.length));
    if (first.map(({ at }) => at).join() !== workable.slice(0, first.length).join()) {
      const strayed = first.find(({ at }, index) => at !== workable[index]);
      wrong.push(`${path}: out of order at ${strayed?.told}`);
    }
    if (!first[0]?.told.includes('href="#main"')) wrong.push(`${path}: the first stop does not skip to the text`);

    // The last stops: from there the page can be left again, so nothing on it is a trap.
    await page.evaluate((at) => document.querySelectorAll<HTMLElement>('*')[at]!.focus(), workable.at(-4)!);
    await takeStops(page);
    const last = await press(page, 4);
    const [end, beyond] = [last.slice(0, 3), last[3]];
    const isLeft = beyond === undefined || beyond.at === workable[0];
    if (!isLeft || end.map(({ at }) => at).join() !== workable.slice(-3).join()) wrong.push(`${path}: the page cannot be left by its end`);

    wrong.push(...[...first, ...last].filter(({ outline }) => outline === '').map(({ told }) => `${path}: no ring around ${told}`));
  }
  expect(wrong).toEqual([]);
});

test('the skip link leads past the navigation into the text', async () => {
  const page = await site.newPage(desk);
  await page.goto(site.address, { waitUntil: 'load' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('main');
});

test('folded parts open and close by the keyboard, and what was in them is then a stop', async () => {
  const page = await site.newPage(desk);
  const path = fullestPages(folder).find((it) => it.startsWith('villages/'))!;
  await page.goto(site.address + path, { waitUntil: 'load' });
  const folded = page.locator('main details:not([open])').filter({ has: page.locator(':scope > :not(summary) a[href]') }).first();
  const part = await folded.elementHandle();
  const isOpen = () => part!.evaluate((it) => (it as HTMLDetailsElement).open);
  const isInside = () => part!.evaluate((it) => document.activeElement?.tagName !== 'SUMMARY' && it.contains(document.activeElement));
  await folded.locator('summary').first().focus();
  await page.keyboard.press('Enter');
  expect(await isOpen()).toBe(true);
  await page.keyboard.press('Tab');
  expect(await isInside()).toBe(true);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  expect(await isOpen()).toBe(false);
  await page.keyboard.press('Tab');
  expect(await isInside()).toBe(false);
});
