import { noticeKinds } from '../../schema/index.ts';
import { addDays, daysBetween } from '../calendar.ts';
import type { Check, CheckContext } from './context.ts';
import { noticeName, subjectIds } from './notice-context.ts';
import { fundName } from './wording.ts';

interface Latest {
  day: string;
  table: 'notices' | 'funds' | 'allocations' | 'disbursements' | 'projects';
  position: number;
}

/** The newest day of some rows that is not after the as-of day, and where it stands. */
function latest(context: CheckContext, table: Latest['table'], days: readonly (string | undefined)[]): Latest | undefined {
  let found: Latest | undefined;
  days.forEach((day, position) => {
    if (day !== undefined && day <= context.asOf && (found === undefined || day > found.day)) found = { day, table, position };
  });
  return found;
}

const newest = (candidates: readonly (Latest | undefined)[]): Latest | undefined =>
  candidates.reduce((best, one) => (one && (best === undefined || one.day > best.day) ? one : best), undefined);

const isStale = ({ asOf }: CheckContext, { day }: Latest, days: number): boolean => days > 0 && addDays(day, days) < asOf;

const latestNotice = (context: CheckContext): Latest | undefined => latest(context, 'notices', context.rows('notices').map((notice) => notice.published_on));
const latestPayment = (context: CheckContext): Latest | undefined => latest(context, 'disbursements', context.rows('disbursements').map((row) => row.paid_on));

/** "A home page with nothing new in two weeks" is a veto of inspections. */
export const checkHome: Check = (context, raise) => {
  const days = context.portal.freshness.home_days;
  const last = newest([
    latestNotice(context),
    latest(context, 'allocations', context.rows('allocations').map((row) => row.allocated_on)),
    latestPayment(context),
    latest(context, 'projects', context.rows('projects').map((row) => row.accepted_on ?? row.finished_on)),
  ]);
  if (!last || !isStale(context, last, days)) return;
  raise('home-stale', context.at(last.table, last.position), `最近的一条是 ${last.day}，到截止日 ${context.asOf} 已有 ${daysBetween(last.day, context.asOf)} 天没有新内容`);
};

/** Empty and stale columns. A table that is not there, or has no row, has no column on the site, but for the required ones. */
export const checkColumns: Check = (context, raise) => {
  const { column_days: usual, columns } = context.portal.freshness;
  for (const [table, name] of [['funds', '资金'], ['projects', '项目']] as const) {
    if (context.isWhole(table) && context.rows(table).length === 0) raise('column-empty', { file: context.tables[table]?.file ?? `${table}.csv` }, `“${name}”栏目没有内容`);
  }
  const judge = (name: string, last: Latest | undefined): void => {
    const days = columns[name] ?? usual;
    if (!last || !isStale(context, last, days)) return;
    raise('column-stale', context.at(last.table, last.position), `“${name}”栏目最近的一条是 ${last.day}，超过 ${days} 天没有新内容`);
  };
  const notices = context.rows('notices');
  judge('公示公告', latestNotice(context));
  for (const [kind, name] of Object.entries(noticeKinds)) {
    judge(name, latest(context, 'notices', notices.map((notice) => (notice.kind === kind ? notice.published_on : undefined))));
  }
  judge('资金', latest(context, 'funds', context.rows('funds').map((fund) => fund.issued_on)));
  judge('拨付', latestPayment(context));
};

/** A period that is over has an outcome; staff are given some days to write it down. */
export const checkOutcomes: Check = (context, raise) => {
  const days = context.portal.freshness.outcome_days;
  if (days === 0) return;
  context.rows('notices').forEach((notice, position) => {
    const { open_to: to, outcome, published_on: published } = notice;
    if (to === undefined || outcome !== undefined || published > context.asOf || addDays(to, days) >= context.asOf) return;
    raise('notice-without-outcome', context.at('notices', position, 'outcome'), `${noticeName(notice)}的公示期 ${to} 已满，还没有公示结果`);
  });
};

/** Nobody can announce what has not happened yet: one of the two days is false. */
export const checkEventDates: Check = (context, raise) => {
  const [funds, projects] = [context.rows('funds'), context.rows('projects')];
  context.rows('notices').forEach((notice, position) => {
    const say = (what: string): void =>
      raise('notice-before-event', context.at('notices', position, 'published_on'), `${noticeName(notice)} ${notice.published_on} 发布，${what}`);
    if (notice.kind === 'allocation') {
      for (const id of subjectIds(notice, 'fund')) {
        const fund = funds[context.rowsBy('funds', 'fund_id').first(id) ?? -1];
        if (fund && fund.issued_on > notice.published_on) say(`${fundName(fund)} ${fund.issued_on} 才下达`);
      }
    }
    if (notice.kind === 'completion') {
      for (const id of subjectIds(notice, 'project')) {
        const project = projects[context.rowsBy('projects', 'project_id').first(id) ?? -1];
        if (project?.finished_on !== undefined && project.finished_on > notice.published_on) say(`项目“${id}” ${project.finished_on} 才完工`);
      }
    }
  });
};
