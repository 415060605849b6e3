import type { NameHit } from './names/name-hit.ts';

/** What a page asks of the worker: names and numbers, or the words of pages. */
export type Question = NamesQuestion | TextQuestion;

export interface NamesQuestion {
  id: number;
  layer: 'names';
  /** Address that the site is published under, with a slash at the end. */
  base: string;
  query: string;
  /** Most hits. */
  limit: number;
}

export interface TextQuestion {
  id: number;
  layer: 'text';
  base: string;
  query: string;
  /** Only pages of these kinds (村庄, 公示…); of all when empty. */
  kinds: string[];
  /** Hits that have come already. */
  from: number;
  /** Counties whose parts are looked through besides what is no county's, where there are too many for all. */
  parts: string[];
}

/** A county's part of the full text. */
export interface TextPart {
  /** Its code. */
  part: string;
  title: string;
  /** The part of its city, which is looked through with it: pages of several counties. */
  city?: string;
}

/** pagefind/parts.json */
export interface PartList {
  /** Whether all counties are looked through, or those that are chosen. */
  merge: 'all' | 'chosen';
  /** Parts of pages that are no place's, besides the first, and the part of a city that is the only one; every question goes to them. */
  always: string[];
  parts: TextPart[];
}

export interface Hit {
  href: string;
  title: string;
  kind: string;
  where: string;
  text: string;
  /** Holds all parts of the query, not only pieces of it. */
  isWhole: boolean;
}

export interface TextHits {
  hits: Hit[];
  total: number;
  /** How many pages of each kind hold the query, whatever kinds were asked for. */
  kinds: Record<string, number>;
  /** Where readers must choose a county: all there are. */
  choice?: TextPart[];
}

/** What the worker answers. */
export type Answer = { id: number; names: NameHit[] } | { id: number; text: TextHits } | { id: number; failed: true };
