export interface NoticeState {
  phase: 'before' | 'open' | 'closed';
  /** What the public reads: 公示中，还剩3天. */
  text: string;
}

const dayLength = 24 * 60 * 60 * 1000;

/**
 * Whether a notice is open for objection on a day. All days are `YYYY-MM-DD`; `openFrom` and `openTo` both belong to
 * the period. Used while the site is built, and again in the browser for the reader's own day.
 */
export function noticeState(openFrom: string, openTo: string, day: string): NoticeState {
  if (day < openFrom) return { phase: 'before', text: '尚未开始' };
  if (day > openTo) return { phase: 'closed', text: '公示期已结束' };
  const left = (Date.parse(openTo) - Date.parse(day)) / dayLength;
  return { phase: 'open', text: left === 0 ? '公示中 · 今天截止' : `公示中 · 还剩${left}天` };
}
