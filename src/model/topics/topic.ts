import type { Pages } from '../site.ts';
import type { Link, Part, Section, TopicView } from '../views.ts';

/**
 * One thing that a portal can show besides its places, notices, funds and projects: a board of needs, a register of assets …
 * It stands or falls with its tables. Its front page is at its root; the other pages lie below it.
 */
export interface Topic {
  /** Root-relative, with slashes at both ends: '/needs/'. */
  root: string;
  /** Where in the navigation it stands. */
  section: Section;
  /** A few words, as the navigation shows them: 需求对接. */
  title: string;
  /** One line for the site map: what a reader finds there. */
  description: string;
  /** Ids are relative to the root, without outer slashes; '' is the front page. */
  pages: Pages<TopicView>;
  /** What it says of one place on that place's own page; undefined where it has nothing to say. */
  at?(code: string): Part | undefined;
}

/** Undefined when the portal lacks the tables for it. */
export type MakeTopic<Facts> = (facts: Facts) => Topic | undefined;

export const topicLink = ({ title, root }: Topic): Link => ({ text: title, href: root });

export const partsAt = (topics: readonly Topic[], code: string): Part[] => topics.flatMap((topic) => topic.at?.(code) ?? []);

/** Pages from a list of ids, each with its view made when asked for. */
export function pagesFrom(views: Iterable<readonly [id: string, make: () => TopicView]>): Pages<TopicView> {
  const makers = new Map(views);
  return {
    ids: () => [...makers.keys()],
    view(id) {
      const make = makers.get(id);
      if (!make) throw new RangeError(`no page ${id}`);
      return make();
    },
  };
}
