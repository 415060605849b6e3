import type { Notice } from './notices/notice-facts.ts';
import type { Facts } from './facts.ts';
import type { Change, Meta } from './views.ts';

/** A page that names so many corrections of its notices has said enough: the notices name the others, and the log of releases what it knows. */
export const mostChanges = 20;

/** Corrections among the notices of a page, newest first: each says which notice it corrects. */
function changesAmong({ notices }: Facts, shown: readonly Notice[]): Change[] {
  return shown
    .flatMap((notice) =>
      notices
        .correctionsOf(notice.notice_id)
        .map((correction): Change => ({ on: correction.published_on, text: `更正了《${notice.title}》`, href: notices.card(correction).link.href })),
    )
    .sort((a, b) => (a.on > b.on ? -1 : a.on < b.on ? 1 : 0))
    .slice(0, mostChanges);
}

/**
 * What a page can say about its own past: the day of its newest record, and the corrections among its notices. Days after the one that the
 * site speaks for are plans, not records.
 *
 * @param days of other records on the page, `YYYY-MM-DD`
 */
export function pastOf(facts: Facts, shown: readonly Notice[], days: readonly (string | undefined)[] = []): Pick<Meta, 'newest' | 'changes'> {
  const newest = [...shown.map((notice) => notice.published_on), ...days]
    .filter((day): day is string => day !== undefined && day <= facts.asOf)
    .sort()
    .at(-1);
  const changes = changesAmong(facts, shown);
  return { ...(newest !== undefined && { newest }), ...(changes.length > 0 && { changes }) };
}
