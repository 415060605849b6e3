/** What the search page asks of the worker. */
export interface Question {
  id: number;
  /** Address that the site is published under, with a slash at the end. */
  base: string;
  query: string;
  /** Only pages of this kind (村庄, 公示…). */
  kind: string | undefined;
  /** Hits that have come already. */
  from: number;
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

/** What the worker answers. */
export type Answer =
  | { id: number; hits: Hit[]; total: number; kinds: Record<string, number> }
  | { id: number; failed: true };
