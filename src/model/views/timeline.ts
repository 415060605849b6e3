import { formatDate, formatWanYuanShort } from '../../format.ts';
import { noticeKinds } from '../../schema/index.ts';
import { daysBetween } from '../../tables/calendar.ts';
import { noticePath } from '../addresses.ts';
import type { Facts } from '../facts.ts';
import type { Project } from '../money.ts';
import { faultsIn, projectEvents, type Fault, type PaymentLimits, type ProjectEvent } from '../project-events.ts';
import { reachedBy, reachedInWords } from '../instalments.ts';
import { fundLink } from '../tables.ts';
import { money, to } from '../values.ts';
import type { Judgement, Mark, Timeline, TimelineItem, Value } from '../views.ts';

const late: ReadonlySet<Fault['kind']> = new Set(['overdue', 'stalled', 'finished-late', 'paid-late']);

export const markOf = ({ kind }: Fault): Mark => (late.has(kind) ? 'late' : 'no');
const judge = (fault: Fault): Judgement => ({ mark: markOf(fault), text: fault.text });

/** When a page calls something late, in words for everybody. */
export const paymentRule = ({ late_after_days: lateAfter, stalled_after_days: stalledAfter }: PaymentLimits): string =>
  `钱应当按工程进度分期拨付。“！”是晚了：超过计划完工日期，完工或验收${lateAfter}天以后才拨付（形象进度写完工的，从完工那天算起；写验收的，从验收那天算起；质保金和别的进度不算），在建而${stalledAfter}天没有再拨付。“✗”是先后不对：拨付早于计划开工、早于年度计划公告、超过当时已分到的资金，形象进度倒退，或项目没有实施、已经终止。`;

const eventsOf = (facts: Facts, project: Project): ProjectEvent[] => {
  const { money: sums, notices, asOf, portal } = facts;
  const id = project.project_id;
  return projectEvents(project, sums.paymentsTo(id), sums.allocationsTo(id), notices.about('project', id), asOf, portal.payments);
};

export const faultsOf = (facts: Facts, project: Project): Fault[] => faultsIn(eventsOf(facts, project));

type Shown = Pick<TimelineItem, 'title' | 'notes'> & Partial<TimelineItem>;

function showPayment(facts: Facts, event: ProjectEvent & { kind: 'payment' }): Shown {
  const { payment } = event;
  const fund = facts.money.fund(payment.fund_id);
  return {
    // Instalments are counted for each fund: the fund's name stands below.
    title: `第${payment.instalment}期拨付`,
    isPayment: true,
    value: money(payment.amount),
    notes: [
      ...(payment.milestone === undefined ? [] : [`形象进度：${payment.milestone}`]),
      ...(fund ? [to(fundLink(fund))] : []),
      payment.voucher === undefined ? '凭证号未填报' : `凭证号：${payment.voucher}`,
      ...(payment.approved_by === undefined ? [] : [`审批：${payment.approved_by}`]),
    ],
  };
}

function showEvent(facts: Facts, project: Project, event: ProjectEvent): Shown {
  switch (event.kind) {
    case 'payment':
      return showPayment(facts, event);
    case 'allocation': {
      const fund = facts.money.fund(event.allocation.fund_id);
      return { title: '分到资金', value: money(event.allocation.amount), notes: fund ? [to(fundLink(fund))] : [] };
    }
    case 'notice':
      return { title: noticeKinds[event.notice.kind], href: noticePath(event.notice.notice_id), notes: [event.notice.publisher] };
    case 'start':
      return { title: '计划开工', isPlan: true, notes: [] };
    case 'due':
      return { title: '计划完工', isPlan: true, notes: [] };
    case 'finish':
      return { title: '完工', notes: [] };
    case 'acceptance': {
      const settled: Value[] = project.settled === undefined ? [] : [`结算${formatWanYuanShort(project.settled)}万元`];
      return { title: settled.length > 0 ? '验收、结算' : '验收', notes: [...(project.inspection === undefined ? [] : [`验收结果：${project.inspection}`]), ...settled] };
    }
    case 'today':
      return { title: project.status === 'planned' ? '还没有开工' : '还没有完工', notes: ['数据截至这一天'] };
  }
}

/** What is still to come: measured by what was settled, once it is; what was saved is not owed. */
function restOf(allocated: number, paid: number, { settled, status }: Project): string {
  if (allocated === 0 || status === 'cancelled') return '';
  const left = (settled ?? allocated) - paid;
  if (left > 0) return `还有${formatWanYuanShort(left)}万元没有拨。`;
  return settled !== undefined && settled < allocated ? `已按结算拨完，结余${formatWanYuanShort(allocated - settled)}万元。` : '分到的钱已经拨完。';
}

function summaryOf({ money: sums }: Facts, project: Project): string {
  const id = project.project_id;
  const payments = sums.paymentsTo(id);
  const last = payments.at(-1);
  const reached = reachedBy(payments);
  if (!last || !reached) return '还没有拨付。';
  const paid = sums.paidToProject(id);
  const ofFunds = reachedInWords(reached);
  return `到第${reached.highest}期：${ofFunds === '' ? '' : `${ofFunds}，`}共拨${formatWanYuanShort(paid)}万元，最近一笔是${formatDate(last.paid_on)}。${restOf(sums.allocatedToProject(id), paid, project)}`;
}

/** A mark once, however many payments have it: the items say which. */
function marksOf(events: readonly ProjectEvent[]): Judgement[] {
  const faults = faultsIn(events);
  if (faults.length > 0) return [...new Map(faults.map((fault) => [fault.text, judge(fault)])).values()];
  return events.some(({ kind }) => kind === 'payment') ? [{ mark: 'yes', text: '没有发现晚拨付、晚完工或先后不对' }] : [];
}

/** The way of one project from its plan to its last payment. */
export function projectTimeline(facts: Facts, project: Project): Timeline {
  const events = eventsOf(facts, project);
  let before: string | undefined;
  const items = events.map((event): TimelineItem => {
    const gap = event.on !== undefined && before !== undefined ? daysBetween(before, event.on) : undefined;
    before = event.on ?? before;
    const shown = showEvent(facts, project, event);
    return { ...(event.on !== undefined && { on: event.on }), ...(gap !== undefined && { gap }), ...shown, marks: event.faults.map(judge) };
  });
  return { summary: summaryOf(facts, project), marks: marksOf(events), items, rule: paymentRule(facts.portal.payments) };
}
