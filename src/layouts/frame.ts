import type { Portal } from '../config.ts';
import type { LinkedTerm } from './link-terms.ts';
import type { Link, Section } from '../model/views.ts';

/** What every page shows or needs of the portal besides its own view. */
export interface Frame {
  portal: Portal;
  /** The day the site speaks for, `YYYY-MM-DD`. */
  asOf: string;
  /** Which release the page belongs to. */
  release: { id: string };
  /** Whether releases are logged: a page then keeps the name of the release since which it reads as it does. */
  hasLog: boolean;
  navigation: NavigationItem[];
  /** The pages of each section that open it from different sides. */
  sections: Partial<Record<Section, Link[]>>;
  /** About, methodology, how to read a notice, site map: those that exist. */
  help: Link[];
  /** Words that the glossary explains, to be linked at first use; none where the portal has no glossary. */
  terms: LinkedTerm[];
  /** Address of the explanation of suppressed counts, when the portal's content has one. */
  suppressionHref?: string;
}

export interface NavigationItem {
  section: Section;
  href: string;
  /** Two characters, so that all items fit one line of a phone. */
  text: string;
  /** Characters before and after `text` on wider screens. */
  before?: string;
  after?: string;
}
