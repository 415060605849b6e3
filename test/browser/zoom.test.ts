import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { openSampleSite } from './open-site.ts';
import { pagesShowingEverything } from './page-kinds.ts';

const site = openSampleSite();
const paths = pagesShowingEverything(inject('sampleSite'));

/** A window of 1280 × 1024 zoomed to 200% and 400% is this to the page (WCAG 2.2, 1.4.10). */
const zooms = [
  { percent: 200, viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 },
  { percent: 400, viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
];

/** Elements that stand above or before what precedes them in the document: seen, one reads them in another order than heard. */
async function findOutOfOrder(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const inFlow = (element: Element): boolean => {
      const { position, float, display } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      return position !== 'absolute' && position !== 'fixed' && float === 'none' && display !== 'none' && width > 1 && height > 1;
    };
    const told = (element: Element): string => element.outerHTML.slice(0, 80);
    const visit = (parent: Element): void => {
      const children = [...parent.children].filter(inFlow);
      children.forEach((next, index) => {
        const before = children[index - 1];
        if (before && getComputedStyle(next).display !== 'inline' && getComputedStyle(before).display !== 'inline') {
          const [a, b] = [before.getBoundingClientRect(), next.getBoundingClientRect()];
          const isBelow = b.top >= a.bottom - 1;
          const isBeside = b.left >= a.right - 1 && b.bottom > a.top;
          // Cells of a folded table carry their own headers: their order says nothing, and the name of the row stands first.
          if (!isBelow && !isBeside && parent.tagName !== 'TR') wrong.push(`${told(next)} is not after ${told(before)}`);
        }
        visit(next);
      });
    };
    // The drawing of a table, a picture or a map is not read line by line.
    for (const element of document.querySelectorAll('svg, canvas')) element.replaceChildren();
    visit(document.body);
    return wrong;
  });
}

/** Elements whose words are cut off, because they are larger than the box that they must stay in. */
async function findClipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const clipped: string[] = [];
    for (const element of document.body.querySelectorAll('*')) {
      const style = getComputedStyle(element);
      if (element.clientWidth <= 1 || element.closest('.visually-hidden')) continue;
      const cutsX = style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
      const cutsY = style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1;
      if (cutsX || cutsY) clipped.push(element.outerHTML.slice(0, 100));
    }
    return clipped;
  });
}

/** WCAG 2.2, 1.4.12: what a reader may set, at the least. */
const textSpacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

test.each(zooms)('at $percent% zoom nothing scrolls sideways, is cut off or is read out of order, with wider text neither', async ({ viewport, deviceScaleFactor }) => {
  const page = await site.newPage({ viewport, deviceScaleFactor, bypassCSP: true });
  const wrong: string[] = [];
  for (const path of paths) {
    await page.goto(site.address + path, { waitUntil: 'load' });
    const look = async (how: string): Promise<void> => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > viewport.width) wrong.push(`${path}${how} is ${width} pixels wide`);
      wrong.push(...(await findClipped(page)).map((it) => `${path}${how} cuts off ${it}`));
    };
    await look('');
    await page.addStyleTag({ content: textSpacing });
    await look(' with wider text');
    wrong.push(...(await findOutOfOrder(page)).map((it) => `${path}: ${it}`));
  }
  expect(wrong).toEqual([]);
});
