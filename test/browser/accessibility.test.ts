import { expect, inject, test } from 'vitest';
import { axeSource, findViolations } from './axe.ts';
import { openSampleSite } from './open-site.ts';
import { pagesShowingEverything } from './page-kinds.ts';

const site = openSampleSite();
const folder = inject('sampleSite');

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 800 };

/** What may change with the colours alone. */
const colourRules = ['color-contrast', 'link-in-text-block'];

test('axe finds nothing wrong with any kind of page, on a phone and on a desk, in light and in dark, in elder mode and not', async () => {
  const page = await site.newPage({ viewport: phone, bypassCSP: true });
  await page.addInitScript({ content: axeSource });
  const wrong: string[] = [];
  const take = (path: string, how: string, violations: readonly string[]): void => {
    wrong.push(...violations.map((violation) => `${path} ${how}: ${violation}`));
  };
  const view = (words: string): Promise<void> => page.evaluate((it) => document.documentElement.setAttribute('data-view', it), words);
  for (const path of pagesShowingEverything(folder)) {
    await page.setViewportSize(phone);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(site.address + path);
    take(path, 'phone', await findViolations(page));
    await view('js elder');
    take(path, 'phone, elder mode', await findViolations(page, [...colourRules, 'target-size']));
    await page.emulateMedia({ colorScheme: 'dark' });
    take(path, 'phone, elder mode, dark', await findViolations(page, colourRules));
    await view('js');
    await page.setViewportSize(desk);
    take(path, 'desk, dark', await findViolations(page));
  }
  expect(wrong).toEqual([]);
});
