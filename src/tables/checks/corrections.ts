import { noticeKinds } from '../../schema/index.ts';
import type { Check } from './context.ts';
import { noticeName, type Notice } from './notice-context.ts';

/** A correction names an earlier notice, is of its own kind, and never leads back to itself. */
export const checkCorrections: Check = (context, raise) => {
  const notices = context.rows('notices');
  const byId = context.rowsBy('notices', 'notice_id');
  const targetOf = (notice: Notice): Notice | undefined =>
    notice.corrects === undefined ? undefined : notices[byId.first(notice.corrects) ?? -1];

  notices.forEach((notice, position) => {
    if (notice.kind === 'correction' && notice.corrects === undefined) {
      const at = context.at('notices', position, 'corrects');
      raise('correction-target-missing', at, `${noticeName(notice)}没有填写更正哪一则公示`);
    }
    if (notice.corrects === undefined) return;
    const at = context.at('notices', position, 'corrects');
    if (notice.kind !== 'correction') {
      const message = `“${notice.notice_id}”填写了更正对象“${notice.corrects}”，类型却是“${noticeKinds[notice.kind]}”`;
      raise('correction-wrong-kind', at, message);
    }
    const target = targetOf(notice);
    if (target && notice.published_on < target.published_on) {
      const message = `${noticeName(notice)} ${notice.published_on} 发布，早于它更正的“${target.notice_id}”（${target.published_on}）`;
      raise('correction-too-early', at, message);
    }
    // A chain that does not come back to this notice ends, or runs into a circle that is reported at its own members.
    const seen = new Set<Notice>();
    for (let next = target; next && !seen.has(next); next = targetOf(next)) {
      seen.add(next);
      if (next !== notice) continue;
      raise('correction-cycle', at, `${noticeName(notice)}经由“${notice.corrects}”又回到自己`);
      break;
    }
  });
};
