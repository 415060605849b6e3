import type { Meta } from '../model/views.ts';

export interface SearchEntry {
  /** The word for this kind of page: 村庄, 公示… */
  kind: string | undefined;
  /** The page's own name; its title when left out. */
  name: string | undefined;
  /** Where it belongs; the places among its crumbs when left out. */
  where: string | undefined;
  /** Document numbers that it is about: who asks for one of them gets this page first. */
  numbers: readonly string[];
}

/** Something that Pagefind reads from an element of the head: to show (`meta`), or to choose by (`filter`). */
interface SearchField {
  name: string;
  content: string;
  as: ('meta' | 'filter')[];
}

const isPlace = (href: string) => /^\/(cities|counties|towns|villages)\//.test(href);

/** What the full-text index keeps of a page. Without a kind, or when the page is unlisted, nothing: it stays out. */
export function searchEntry(meta: Meta, { kind, name, where, numbers }: SearchEntry): SearchField[] | undefined {
  if (kind === undefined || meta.unlisted) return undefined;
  const places = meta.crumbs.filter((crumb) => isPlace(crumb.href));
  const county = places.find((crumb) => crumb.href.startsWith('/counties/'))?.text;
  return [
    { name: 'kind', content: kind, as: ['meta', 'filter'] },
    { name: 'title', content: name ?? meta.title, as: ['meta'] },
    { name: 'where', content: where ?? places.map((crumb) => crumb.text).join(' '), as: ['meta'] },
    { name: 'summary', content: meta.description, as: ['meta'] },
    ...(numbers.length === 0 ? [] : [{ name: 'number', content: numbers.join(' '), as: ['meta' as const] }]),
    ...numbers.map((number) => ({ name: 'number', content: number, as: ['filter' as const] })),
    ...(county === undefined ? [] : [{ name: 'county', content: county, as: ['filter' as const] }]),
  ];
}
