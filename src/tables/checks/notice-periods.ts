import type { Portal } from '../../config.ts';
import { isWithin, noticeKinds } from '../../schema/index.ts';
import { addDays, addWorkingDays } from '../calendar.ts';
import { bodyFileOf } from '../notice-body.ts';
import type { Check, CheckContext } from './context.ts';
import { noticeName, subjectIds, type Notice } from './notice-context.ts';
import { noticeRules } from './notice-rules.ts';
import { fundName } from './wording.ts';

/** Least days that a notice of this kind stays open; the first day does not count. */
function leastDays({ notice_days: days }: Portal, kind: Notice['kind']): number {
  if (kind === 'identification' || kind === 'household_exit' || kind === 'village_exit') return days[kind];
  return days.default;
}

/** Open notices have a period, and it is long enough (publication-rules.md). A period that was given is judged for every kind. */
export const checkNoticePeriods: Check = (context, raise) => {
  const { portal } = context;
  const isWorking = portal.notice_days.unit === 'working';
  context.rows('notices').forEach((notice, position) => {
    const { open_from: from, open_to: to, published_on: published } = notice;
    if (from === undefined && to === undefined && noticeRules[notice.kind].period) {
      raise('notice-period-missing', context.at('notices', position, 'open_from'), `${noticeName(notice)}没有公示起止日期`);
    }
    if (from !== undefined && published > from) {
      const at = context.at('notices', position, 'published_on');
      raise('notice-published-late', at, `${noticeName(notice)} ${from} 开始公示，${published} 才发布`);
    }
    if (from === undefined || to === undefined || to < from) return;
    const days = leastDays(portal, notice.kind);
    const least = isWorking ? addWorkingDays(from, days) : { day: addDays(from, days) };
    const at = context.at('notices', position, 'open_to');
    if ('missingYear' in least) {
      const message = `${noticeName(notice)}的公示期要按工作日计算，但没有 ${least.missingYear} 年的节假日安排`;
      raise('holiday-calendar-missing', at, message);
    } else if (to < least.day) {
      const unit = isWorking ? '个工作日' : '天';
      const message = `${noticeName(notice)}从 ${from} 公示到 ${to}，不足 ${days} ${unit}（第一天不算）`;
      raise('notice-period-short', at, message, `“公示止”应不早于 ${least.day}`);
    }
  });
};

/** A notice after the as-of day is not in the output at all: said, so that nobody looks for it in vain. */
export const checkWaitingNotices: Check = (context, raise) => {
  context.rows('notices').forEach((notice, position) => {
    if (notice.published_on <= context.asOf) return;
    const at = context.at('notices', position, 'published_on');
    raise('notice-waits', at, `${noticeName(notice)} ${notice.published_on} 才发布，晚于截止日 ${context.asOf}，这次不会出现`);
  });
};

export const checkNoticeBodies: Check = (context, raise) => {
  context.rows('notices').forEach((notice, position) => {
    const file = bodyFileOf(notice.body);
    if (file === undefined || context.noticeFiles.has(file)) return;
    raise('notice-body-missing', context.at('notices', position, 'body'), `正文文件“${file}”不在 content/notices/ 中`);
  });
};

/** The day by which money data is due on the web; undefined where a year has no published calendar, for nothing is guessed. */
function dueOn(context: CheckContext, decidedOn: string): string | undefined {
  const due = addWorkingDays(decidedOn, context.portal.notice_days.publish_within_working_days);
  return 'day' in due ? due.day : undefined;
}

/** The newest decision on a fund that a notice of this place could tell of on the day it was published. */
function decisionBefore(context: CheckContext, notice: Notice, fundId: string): string | undefined {
  const allocations = context.rows('allocations');
  const fund = context.rows('funds')[context.rowsBy('funds', 'fund_id').first(fundId) ?? -1];
  let decided = fund?.issued_on;
  for (const index of context.rowsBy('allocations', 'fund_id').all(fundId)) {
    const row = allocations[index];
    if (!row || row.allocated_on > notice.published_on || !isWithin(row.region_code, notice.region_code)) continue;
    if (decided === undefined || row.allocated_on > decided) decided = row.allocated_on;
  }
  return decided;
}

/** "Money data goes up within 20 working days of the decision: later ones are a warning" (publication-rules.md). */
export const checkMoneyPublished: Check = (context, raise) => {
  const days = context.portal.notice_days.publish_within_working_days;
  const announced = new Set<string>();
  context.rows('notices').forEach((notice, position) => {
    if (notice.kind !== 'allocation') return;
    for (const id of subjectIds(notice, 'fund')) {
      announced.add(id);
      const decided = decisionBefore(context, notice, id);
      const due = decided === undefined ? undefined : dueOn(context, decided);
      if (due === undefined || notice.published_on <= due) continue;
      const at = context.at('notices', position, 'published_on');
      const what = `资金“${id}” ${decided} 作出决定，应在 ${days} 个工作日内（${due} 前）公开`;
      raise('money-published-late', at, `${what}，${noticeName(notice)} ${notice.published_on} 才发布`);
    }
  });
  if (!context.tables.notices || !context.isWhole('notices')) return;
  context.rows('funds').forEach((fund, position) => {
    const due = dueOn(context, fund.issued_on);
    if (due === undefined || announced.has(fund.fund_id)) return;
    if (fund.open_from === undefined && context.asOf > due) {
      const at = context.at('funds', position, 'fund_id');
      const what = `${fundName(fund)} ${fund.issued_on} 下达，到 ${due} 已满 ${days} 个工作日`;
      raise('fund-not-announced', at, `${what}，还没有${noticeKinds.allocation}`);
    } else if (fund.open_from !== undefined && fund.open_from > due) {
      const at = context.at('funds', position, 'open_from');
      const what = `${fundName(fund)} ${fund.issued_on} 下达，应在 ${days} 个工作日内（${due} 前）公告`;
      raise('money-published-late', at, `${what}，${fund.open_from} 才公告`);
    }
  });
};
