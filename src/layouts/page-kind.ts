/**
 * What a page is to whoever reads the site by program: an inspection, a search engine, a messenger that shows a shared link.
 * Source: 国办发〔2017〕47号, page labels; `publication-rules.md`, "Pages of a government site".
 */
export type PageKind =
  | { is: 'home' }
  /** A list that leads on: a section, a part of one, a ledger. */
  | { is: 'column' }
  /**
   * A page of one thing: a notice, a policy, a record.
   *
   * - `title`: its title as published, where the page's own says more.
   * - `publishedOn`: the day it was published, `YYYY-MM-DD`. Left out where nobody recorded one: pages of records are made anew for each
   *   release and speak for its day, so the as-of day is the one true date.
   * - `modifiedOn`: the last day on which it changed, only where that is known.
   * - `source`: the body that the content comes from; the site's publisher when left out.
   */
  | { is: 'article'; title?: string; publishedOn?: string; modifiedOn?: string; source?: string }
  /** A column without content of its own to cite or to print: search. */
  | { is: 'service' }
  /** What search engines are asked to leave out: the page for addresses that are not there, and the samples of components. */
  | { is: 'missing' };
