import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

/** To be a script of every page that is looked at, in a context with `bypassCSP`. */
export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Every rule of axe, its best practices among them, or some of them: each violation as `rule: element`. What axe cannot
 * tell of contrast counts as well, but for what it never judges: our texts of one sign (✓, the seal), those beside a line
 * that a pseudo-element draws, and links over two lines, whose box covers their neighbours. Their colours are tested with the design tokens.
 */
export async function findViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
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
