import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../src/release/list-files.ts';

/** The kind of a page: its address with whatever names one record or one page of a list taken out. */
export const kindOf = (file: string): string =>
  file.replace(/(^|\/)(?:[A-Z]{2,}|\d)[^/]*(?=\/)/g, '$1*').replace(/(kinds|levels|categories)\/[^/]+/, '$1/*');

/** Parts of pages outside of their pages, for developers: landmarks, order and width are not theirs to have. */
const samples = 'components/index.html';

/**
 * Of each kind of page the one with most in it: what holds there holds on the others.
 *
 * @param folder a finished site
 * @returns addresses relative to the home page, which is `''`; those of folders end in a slash
 */
export function fullestPages(folder: string): string[] {
  const fullest = new Map<string, { file: string; size: number }>();
  for (const file of listFiles(folder).filter((name) => name.endsWith('.html'))) {
    if (file === samples) continue;
    const { size } = statSync(join(folder, file));
    if (size > (fullest.get(kindOf(file))?.size ?? 0)) fullest.set(kindOf(file), { file, size });
  }
  return [...fullest.values()].map(({ file }) => file.replace(/index\.html$/, ''));
}

const tag = /<(\/?)([a-z][^\s/>]*)((?:[^>"]|"[^"]*")*)>/g;
const voidTags = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

/** How elements stand in one another on a page: `.facts > dt`, `section.part > h2`, each once. */
export function readNesting(html: string): Set<string> {
  const nesting = new Set<string>();
  const open: string[] = [];
  let heading = '';
  const body = html.slice(html.indexOf('<body')).replace(/<script[\s\S]*?<\/script>/g, '');
  for (const [, closing, name = '', attributes = ''] of body.matchAll(tag)) {
    if (closing) {
      open.pop();
      continue;
    }
    const classes = /\bclass="([^"]*)"/.exec(attributes)?.[1];
    const told = classes === undefined ? name : `${name}.${classes}`;
    nesting.add(`${open.at(-1) ?? ''} > ${told}`);
    if (/^h[1-6]$/.test(name)) {
      nesting.add(`${heading} then ${name}`);
      heading = name;
    }
    if (!voidTags.has(name) && !attributes.endsWith('/')) open.push(told);
  }
  return nesting;
}

/**
 * As few of the fullest pages as show everything that they show together: every element in every element that holds it, every
 * heading after every other. For checks that take a second a page.
 */
export function pagesShowingEverything(folder: string): string[] {
  const left = new Map(fullestPages(folder).map((path) => [path, readNesting(readFileSync(join(folder, pageFile(path)), 'utf8'))]));
  const chosen: string[] = [];
  const seen = new Set<string>();
  for (;;) {
    let best: string | undefined;
    let most = 0;
    for (const [path, nesting] of left) {
      const fresh = [...nesting].filter((pair) => !seen.has(pair)).length;
      if (fresh > most) [best, most] = [path, fresh];
    }
    if (best === undefined) return chosen;
    chosen.push(best);
    for (const pair of left.get(best)!) seen.add(pair);
    left.delete(best);
  }
}

/** The file of an address that `fullestPages` gives. */
export const pageFile = (path: string): string => (path === '' || path.endsWith('/') ? `${path}index.html` : path);
