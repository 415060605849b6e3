import type { CheckedPortal } from '../../tables/dataset.ts';
import { compare } from '../values.ts';

/**
 * When a portal next has something to publish though nobody changes a table: the first day after the as-of day on which a notice is dated.
 * Such a notice is in none of the output until then.
 *
 * @returns the day, `YYYY-MM-DD`, and the titles of its notices in the order of their numbers; undefined when none is waiting
 */
export function nextDue({ tables, asOf }: Pick<CheckedPortal, 'tables' | 'asOf'>): { on: string; titles: string[] } | undefined {
  const waiting = (tables.notices?.rows ?? []).filter(({ published_on: on }) => on > asOf);
  const on = waiting.map((notice) => notice.published_on).sort().at(0);
  if (on === undefined) return undefined;
  const due = waiting.filter((notice) => notice.published_on === on).sort((a, b) => compare(a.notice_id, b.notice_id));
  return { on, titles: due.map(({ title }) => title) };
}
