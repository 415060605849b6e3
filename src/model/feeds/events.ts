import { formatDate, formatWanYuanShort, formatYuan } from '../../format.ts';
import { noticeKinds } from '../../schema/index.ts';
import { fundPath, noticePath, projectPath } from '../addresses.ts';
import type { Facts } from '../facts.ts';
import { subjectsOf, type Notice } from '../notices/notice-facts.ts';
import { compare } from '../values.ts';
import type { FeedEntry } from '../views.ts';

/** Something that happened, and the places that it concerns; whatever lies above them is concerned too. */
export interface FeedEvent extends FeedEntry {
  places: readonly string[];
}

/** For titles, which are short; the text beside them has the exact amount. */
const wan = (fen: number): string => `${formatWanYuanShort(fen)}万元`;
const yuan = (fen: number): string => `${formatYuan(fen)}元`;

function allocationEvents({ tables, money, places }: Facts): FeedEvent[] {
  return (tables.allocations?.rows ?? []).flatMap((row): FeedEvent[] => {
    const fund = money.fund(row.fund_id);
    if (!fund) return [];
    const project = row.project_id === undefined ? undefined : money.project(row.project_id);
    const target = project ? `项目“${project.name}”` : places.fullName(row.region_code) || places.get(row.region_code).name;
    return [
      {
        id: `allocations/${row.allocation_id}`,
        on: row.allocated_on,
        kind: '资金分配',
        title: `${project?.name ?? target}分到${wan(row.amount)}`,
        text: `${formatDate(row.allocated_on)}，“${fund.name}”（${fund.document_number}）分给${target}${yuan(row.amount)}。`,
        href: project ? projectPath(project.project_id) : fundPath(fund.fund_id),
        places: project?.region_code ?? [row.region_code],
      },
    ];
  });
}

function paymentEvents({ tables, money }: Facts): FeedEvent[] {
  return (tables.disbursements?.rows ?? []).flatMap((row): FeedEvent[] => {
    const project = money.project(row.project_id);
    if (!project) return [];
    const fund = money.fund(row.fund_id);
    return [
      {
        id: `payments/${row.disbursement_id}`,
        on: row.paid_on,
        kind: '资金拨付',
        title: `${project.name}拨付${wan(row.amount)}`,
        text: `${formatDate(row.paid_on)}，项目“${project.name}”拨付${yuan(row.amount)}${fund ? `，资金是“${fund.name}”，第${row.instalment}期` : ''}${row.milestone === undefined ? '' : `，形象进度：${row.milestone}`}。`,
        href: projectPath(project.project_id),
        places: project.region_code,
      },
    ];
  });
}

function completionEvents({ money }: Facts): FeedEvent[] {
  return money.projects.flatMap(({ project_id: id, name, finished_on: finished, accepted_on: accepted, settled, inspection, region_code: places }): FeedEvent[] => {
    const of = (id: string) => ({ href: projectPath(id), places });
    return [
      ...(finished === undefined ? [] : [{ id: `finished/${id}`, on: finished, kind: '项目完工', title: `${name}完工`, text: `${formatDate(finished)}，项目“${name}”完工。`, ...of(id) }]),
      ...(accepted === undefined
        ? []
        : [
            {
              id: `accepted/${id}`,
              on: accepted,
              kind: '项目验收',
              title: `${name}验收`,
              text: `${formatDate(accepted)}，项目“${name}”验收${inspection === undefined ? '' : `，结果：${inspection}`}${settled === undefined ? '' : `，结算${yuan(settled)}`}。`,
              ...of(id),
            },
          ]),
    ];
  });
}

/** The places on whose pages a notice stands: where it was published, the villages and the projects that it is about. */
function placesOf({ money }: Facts, notice: Notice): string[] {
  const about = subjectsOf(notice).flatMap(({ type, id }) => (type === 'village' ? [id] : type === 'project' ? (money.project(id)?.region_code ?? []) : []));
  return [...new Set([notice.region_code, ...about])];
}

function noticeEvents(facts: Facts): FeedEvent[] {
  return facts.notices.all.map((notice) => {
    const { notice_id: id, published_on: on, open_from: from, open_to: to, publisher, title } = notice;
    return {
      id: `notices/${id}`,
      on,
      kind: noticeKinds[notice.kind],
      title,
      text: `${formatDate(on)}，${publisher}发布${noticeKinds[notice.kind]}：${title}。${from !== undefined && to !== undefined ? `公示期从${formatDate(from)}到${formatDate(to)}，这期间可以提意见。` : ''}`,
      href: noticePath(id),
      places: placesOf(facts, notice),
    };
  });
}

/**
 * Everything that feeds tell of, newest first: notices, allocations, payments, finished and accepted projects. Nothing that the pages do not
 * print, no count of people, and nothing dated after the as-of day.
 */
export const feedEvents = (facts: Facts): FeedEvent[] =>
  [...noticeEvents(facts), ...allocationEvents(facts), ...paymentEvents(facts), ...completionEvents(facts)]
    .filter(({ on }) => on <= facts.asOf)
    .sort((a, b) => compare(b.on, a.on) || compare(a.id, b.id));
