import { closeSync, openSync, readSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import type { PageChange, PagesAnswer } from './answers.ts';
import type { PageChanges } from './operations.ts';

/** As much of a page as its title stands in. */
const headBytes = 8192;

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Pages among the files that a release counts: feeds and data files follow them, and are nothing to look at. */
export const onlyPages = (paths: readonly string[]): string[] => paths.filter((path) => path.endsWith('/') || path.endsWith('.html'));

/** The title of a finished page, without the site's name behind it; undefined when there is no such page. */
export function readPageTitle(site: string, path: string): string | undefined {
  const file = normalize(join(site, path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(`${normalize(site)}${sep}`)) return undefined;
  try {
    const opened = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(headBytes);
      const head = bytes.subarray(0, readSync(opened, bytes, 0, headBytes, 0)).toString('utf8');
      const title = /<title>([^<]*)<\/title>/.exec(head)?.[1];
      return title?.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!).replace(/\s*[-–—|_·][^-–—|_·]*$/, '');
    } finally {
      closeSync(opened);
    }
  } catch {
    return undefined;
  }
}

/**
 * Changed pages, a screenful at a time, each with its title.
 *
 * @param sites folders of the finished sites; a page that goes has its title in the old one
 * @param words only pages whose path or title has them
 */
export function listPages(pages: PageChanges, which: PageChange, sites: { old?: string; new?: string }, from: number, count: number, words: string): PagesAnswer {
  const site = which === 'gone' ? sites.old : sites.new;
  const withTitle = (path: string): { path: string; title?: string } => {
    const title = site === undefined ? undefined : readPageTitle(site, path);
    return { path, ...(title !== undefined && { title }) };
  };
  const paths = onlyPages(pages[which]);
  const plain = words.trim().toLowerCase();
  if (plain === '') return { total: paths.length, from, pages: paths.slice(from, from + count).map(withTitle) };
  const found = paths.map(withTitle).filter(({ path, title = '' }) => path.includes(plain) || title.toLowerCase().includes(plain));
  return { total: found.length, from, pages: found.slice(from, from + count) };
}
