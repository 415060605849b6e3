import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { openSampleSite } from './open-site.ts';
import { pagesShowingEverything } from './page-kinds.ts';

const site = openSampleSite();
const folder = inject('sampleSite');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 800 };

/** What may change with the colours alone. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * Every rule of axe, its best practices among them, or some of them: each violation as `rule: element`. What axe cannot
 * tell of contrast counts as well, but for what it never judges: our texts of one sign (✓, the seal), those beside a line
 * that a pseudo-element draws, and links over two lines, whose box covers their neighbours. Their colours are tested with the design tokens.
 */
async function findViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  return page.evaluate(async ({ only, neverJudged }) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const found = await run(document, {
      ...(only && { runOnly: { type: 'rule', values: only } }),
      // Of WCAG 2.2; axe leaves it out unless asked.
      rules: only ? {} : { 'target-size': { enabled: true } },
      resultTypes: ['violations', 'incomplete'],
    });
    const isNeverJudged = ({ any }: (typeof found.incomplete)[number]['nodes'][number]): boolean =>
      any.some(({ data }) => neverJudged.includes((data as { messageKey?: string } | null)?.messageKey ?? ''));
    const unsure = found.incomplete
      .filter(({ id }) => id === 'color-contrast')
      .map(({ id, nodes }) => ({ id: `${id}, unsure`, nodes: nodes.filter((node) => !isNeverJudged(node)) }));
    return [...found.violations, ...unsure].flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} (${any.map(({ message }) => message).join('; ')})`),
    );
  }, { only: rules && [...rules], neverJudged: ['shortTextContent', 'nonBmp', 'pseudoContent', 'elmPartiallyObscured', 'elmPartiallyObscuring'] });
}

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
