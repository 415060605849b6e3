import type { Meta } from '../model/views.ts';

export interface SearchEntry {
  /** The word for this kind of page: 村庄, 公示… */
  kind: string | undefined;
  /** The page's own name; its title when left out. */
  name: string | undefined;
  /** Where it belongs; its crumbs when left out. */
  where: string | undefined;
}

/**
 * What Pagefind reads from a page: `body` on the main part, `meta` as elements of the head. Without a kind, or when the
 * page is unlisted, nothing, and the page stays out of the index.
 */
export function searchEntry(meta: Meta, { kind, name, where }: SearchEntry) {
  if (kind === undefined || meta.unlisted) return { body: {}, meta: [] };
  const county = meta.crumbs.find((crumb) => crumb.href.startsWith('/counties/'))?.text;
  return {
    body: {
      'data-pagefind-body': '',
      // Filters are a list split at commas; the names of places hold none.
      'data-pagefind-filter': [`kind:${kind}`, ...(county ? [`county:${county}`] : [])].join(', '),
    },
    meta: [
      { name: 'kind', content: kind },
      { name: 'title', content: name ?? meta.title },
      { name: 'where', content: where ?? meta.crumbs.map((crumb) => crumb.text).join(' ') },
      { name: 'summary', content: meta.description },
    ],
  };
}
