import type { Notice } from '../model/notices/notice-facts.ts';
import type { Differences, Side } from './find-differences.ts';
import type { ChangeReport, NoticeChange } from './report.ts';

const describe = (notice: Notice): NoticeChange => ({
  id: notice.notice_id,
  title: notice.title,
  publishedOn: notice.published_on,
  ...(notice.open_from !== undefined && { openFrom: notice.open_from }),
  ...(notice.open_to !== undefined && { openTo: notice.open_to }),
});

const openIn = (side: Side | undefined): Map<string, Notice> =>
  new Map((side ? side.facts.notices.open(side.facts.notices.all) : []).map((notice) => [notice.notice_id, notice]));

/** What becomes of notices: which ones open, which close, which wait for their day. What is shown and what is open is the model's own word. */
export function noticeChanges({ before, after }: Differences): ChangeReport['notices'] {
  const { asOf } = after.data;
  const [openBefore, openAfter] = [openIn(before), openIn(after)];
  const isNew = (id: string): boolean => before !== undefined && before.facts.notices.get(id) === undefined;
  // A notice of long ago that is only handed in now does not open.
  const opens = ({ notice_id: id, open_to: to }: Notice): boolean => (openAfter.has(id) && !openBefore.has(id)) || (isNew(id) && (to === undefined || to >= asOf));
  const waiting = (after.data.tables.notices?.rows ?? []).filter(({ published_on: day }) => day > asOf);
  return {
    opens: after.facts.notices.all.filter(opens).map(describe),
    closes: [...openBefore.values()].filter(({ notice_id: id }) => !openAfter.has(id)).map(describe),
    waiting: waiting.toSorted((a, b) => (a.published_on < b.published_on ? -1 : a.published_on > b.published_on ? 1 : a.notice_id < b.notice_id ? -1 : 1)).map(describe),
  };
}
