import { decodeEntities } from './html.ts';

/** What the site map and the full-text search take from a finished page. What is left out holds for most pages. */
export interface PageFacts {
  /** Not in the site map: the page asks to be left out, or stands at a second address. */
  isUnlisted?: true;
  /** Not in the full-text index. */
  isUnsearched?: true;
  /** Day that its words were last changed, where the page says it. */
  changedOn?: string;
}

/**
 * Address of a page or file on the published site.
 *
 * @param file path below the output folder
 * @param base the path the site is served under, with a slash at both ends
 */
export const publishedAddress = (file: string, { base, site }: { base: string; site: string }): string =>
  new URL(base + file.replace(/(^|\/)index\.html$/, '$1').split('/').map(encodeURIComponent).join('/'), site).href;

const first = (pattern: RegExp, text: string): string | undefined => pattern.exec(text)?.[1];

/** @param address where the page is published */
export function readPageFacts(html: string, address: string): PageFacts {
  const end = html.indexOf('</head>');
  const head = end === -1 ? html : html.slice(0, end);
  const canonical = first(/<link rel="canonical" href="([^"]*)"/, head);
  const isElsewhere = canonical !== undefined && decodeEntities(canonical) !== address;
  const changedOn = first(/<meta property="article:modified_time" content="(\d{4}-\d\d-\d\d)"/, head);
  return {
    ...((isElsewhere || /<meta name="robots" content="[^"]*noindex/.test(head)) && { isUnlisted: true }),
    ...(!html.includes('data-pagefind-body') && { isUnsearched: true }),
    ...(changedOn !== undefined && { changedOn }),
  };
}
