import type { PublicLog } from '../public-log.ts';
import { withArchives } from '../public-tables/index.ts';
import type { Pages, Site } from '../site.ts';
import type { CorrectionsView, GoneView, Link } from '../views.ts';
import { correctionsFeed, correctionsFeedId } from './feed.ts';
import { kindsOfPages, pageFinder, type AnyView } from './find-page.ts';
import { gonePageViews } from './gone.ts';
import { changesByPath, pagesWithChanges, pastOfPage, withChanges } from './page-changes.ts';
import { entriesOf } from './releases.ts';
import { correctionsPages } from './views.ts';

/** A site before it knows what was published earlier. */
export type UnloggedSite = Omit<Site, 'corrections' | 'gone'>;

const leadingToArchives = (pages: Site['dataPages']): Site['dataPages'] => ({
  ids: () => pages.ids(),
  view: (id) => (id === '' ? withArchives(pages.view(id)) : pages.view(id)),
});

/**
 * The site with what it says of its own past: the log of releases and its feed, on each page the releases that changed it, and pages in place of those
 * that disappeared. Of the log, a page's view holds what the page prints and nothing else, so that a new release touches only the pages it names.
 */
export function withLog(unlogged: UnloggedSite, log: PublicLog): Site {
  const site = log.releases.length === 0 ? unlogged : { ...unlogged, dataPages: leadingToArchives(unlogged.dataPages) };
  const entries = entriesOf(log);
  const byPath = changesByPath(entries);
  const find = pageFinder(site);
  const movedTo = (path: string): Link | undefined => (movedIds.has(path.slice(1, -1)) ? site.moved.view(path.slice(1, -1)).to : undefined);
  const movedIds = new Set(log.gone.length + byPath.size > 0 ? site.moved.ids() : []);
  const gone: Pages<GoneView> = gonePageViews(log.gone, entries, (path) => find(path) !== undefined || movedIds.has(path.slice(1, -1)), site);
  const goneIds = new Set(gone.ids());
  const lookUp = (path: string): Link | undefined => {
    const view = find(path);
    if (view) return { text: view().meta.title, href: path };
    const policy = site.policyParts(/^\/policies\/([^/]+)\/$/.exec(path)?.[1] ?? '');
    if (policy) return { text: policy.title, href: path };
    return movedTo(path) ?? (goneIds.has(path.slice(1, -1)) ? { text: '已不再公布的一页', href: path } : undefined);
  };
  // A page is named by many releases, and its view is made for its title alone.
  const links = new Map<string, Link | undefined>();
  const corrections: Pages<CorrectionsView> = correctionsPages(entries, {
    linkTo(path) {
      if (!links.has(path)) links.set(path, lookUp(path));
      return links.get(path);
    },
    hasTablePage: (table) => find(`/data/tables/${table}/`) !== undefined,
  });
  const feeds: Site['feeds'] = {
    ids: () => [...site.feeds.ids(), ...(entries.length > 0 ? [correctionsFeedId] : [])],
    view: (id) => (id === correctionsFeedId && entries.length > 0 ? correctionsFeed(entries, site.portal.publisher, site.portal.name) : site.feeds.view(id)),
  };
  const changed = Object.fromEntries(kindsOfPages.map((kind) => [kind, pagesWithChanges<AnyView>(site[kind], byPath)])) as unknown as Pick<Site, (typeof kindsOfPages)[number]>;
  return {
    ...site,
    ...changed,
    home: () => withChanges(site.home(), byPath),
    placeList: () => withChanges(site.placeList(), byPath),
    registryIndex() {
      const view = site.registryIndex();
      return view && withChanges(view, byPath);
    },
    policyParts(id) {
      const parts = site.policyParts(id);
      return parts && { ...parts, ...pastOfPage(`/policies/${id}/`, [], byPath) };
    },
    feeds,
    corrections,
    gone,
  };
}
