import type { GonePage } from './public-log.ts';
import { compare } from './values.ts';

/** What the release before this one had. */
export interface EarlierPages {
  /** Paths of all its pages. Those that only said that a page is gone, or where it went, may be among them. */
  pages: Iterable<string>;
  gone: readonly GonePage[];
}

/**
 * What the public has been shown, when the newest release was taken back: the pages of both. A page that the newest took away stands again since the undo;
 * when the next release takes it away too, it is gone since that one.
 *
 * @param current the release that is public
 * @param takenBack the newest one, if it is another
 */
export function shownPages(current: EarlierPages, takenBack?: EarlierPages): EarlierPages {
  if (!takenBack) return current;
  const isGone = new Set(current.gone.map(({ path }) => path));
  const stands = new Set([...current.pages].filter((path) => !isGone.has(path)));
  return { pages: [...current.pages, ...takenBack.pages], gone: [...current.gone, ...takenBack.gone.filter(({ path }) => !stands.has(path))] };
}

/**
 * The pages that were published once and are no more, for the log of the release that is being made. A page that comes back is struck off, and so
 * is one whose address leads on now; whatever went earlier keeps its day and its release.
 *
 * @param earlier undefined when nothing has been published yet
 * @param now paths of the pages that are made now, without those that say that a page is gone
 * @param moved old paths that lead on
 * @param on day of the release that is being made, `YYYY-MM-DD`
 * @param release its name
 * @returns by path; all paths with slashes at both ends, anything else (`/404.html`) is passed over
 */
export function gonePages(earlier: EarlierPages | undefined, now: Iterable<string>, moved: Iterable<string>, on: string, release: string): GonePage[] {
  if (!earlier) return [];
  const there = new Set([...now, ...moved]);
  const went = new Map(earlier.gone.map((page) => [page.path, page]));
  for (const path of earlier.pages) if (!went.has(path)) went.set(path, { path, on, release });
  return [...went.values()].filter(({ path }) => path.startsWith('/') && path.endsWith('/') && !there.has(path)).sort((a, b) => compare(a.path, b.path));
}
