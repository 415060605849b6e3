import type { ChangeWarning } from '../report.ts';
import { headerOf, warn, type FindWarnings } from './warning.ts';

/** Notices that the public may still object to, and that go or end before their day. */
export const findNoticeWarnings: FindWarnings = ({ before, after, tables }) => {
  const difference = tables.get('notices');
  if (!before || !difference) return [];
  const rows = after.data.tables.notices?.rows ?? [];
  const positions = new Map(rows.map(({ notice_id: id }, at) => [id, at]));
  return before.facts.notices.open(before.facts.notices.all).flatMap(({ notice_id: id, title, open_to: to = '' }): ChangeWarning[] => {
    const at = positions.get(id);
    if (at === undefined) {
      // Its time may be over by now: then it went, but not before its day.
      return after.data.asOf > to ? [] : [warn('notice-cut-short', [id, to], { file: difference.before.file }, `公示 ${id}《${title}》公示到 ${to}，现在删去了`)];
    }
    const until = rows[at]!.open_to;
    if (until !== undefined && until >= to) return [];
    const place = { file: difference.after.file, row: difference.after.rowNumbers[at], column: headerOf(difference, 'open_to') };
    return [warn('notice-cut-short', [id, to, until ?? ''], place, `公示 ${id}《${title}》原定公示到 ${to}，现在${until === undefined ? '没有公示止了' : `提前到 ${until}`}`)];
  });
};
