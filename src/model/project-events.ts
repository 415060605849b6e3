import type { Portal } from '../config.ts';
import { daysBetween } from '../tables/calendar.ts';
import { backwardMilestones, milestoneDay, paidAheadOfAllocation, readMilestone } from '../tables/milestone.ts';
import type { Allocation, Disbursement, Project } from './money.ts';
import type { Notice } from './notices/notice-facts.ts';
import { compare, total } from './values.ts';

/** What was found wrong, by what a reader asks: late now, late then, or in the wrong order. */
export type FaultKind =
  | 'overdue'
  | 'stalled'
  | 'finished-late'
  | 'paid-late'
  | 'paid-before-start'
  | 'paid-before-plan'
  | 'paid-ahead'
  | 'milestone-backwards'
  | 'paid-to-idle';

export interface Fault {
  kind: FaultKind;
  /** In the words of the page: 晚20天. */
  text: string;
  /** How many days late or early, where that is what is wrong. */
  days?: number;
}

export type ProjectEvent = {
  /** `YYYY-MM-DD`; undefined for what has happened on a day that nobody reported. */
  on: string | undefined;
  faults: Fault[];
} & (
  | { kind: 'allocation'; allocation: Allocation }
  | { kind: 'notice'; notice: Notice }
  | { kind: 'start' | 'due' | 'finish' | 'acceptance' | 'today' }
  | { kind: 'payment'; payment: Disbursement }
);

export type PaymentLimits = Portal['payments'];

/** What comes first where several things fall on one day. */
const ranks = { allocation: 0, notice: 1, start: 2, payment: 3, due: 4, finish: 5, acceptance: 6, completion: 7, today: 8 } as const;

const rankOf = (event: ProjectEvent): number => (event.kind === 'notice' && event.notice.kind === 'completion' ? ranks.completion : ranks[event.kind]);

/** Whatever has no day comes last. */
const compareDays = (a: string | undefined, b: string | undefined): number =>
  a === undefined || b === undefined ? Number(a === undefined) - Number(b === undefined) : compare(a, b);

const compareEvents = (a: ProjectEvent, b: ProjectEvent): number => compareDays(a.on, b.on) || rankOf(a) - rankOf(b);

const isUnfinished = ({ status }: Project): boolean => status === 'planned' || status === 'building';

function paymentFaults(project: Project, payments: readonly Disbursement[], allocations: readonly Allocation[], notices: readonly Notice[], limits: PaymentLimits): (payment: Disbursement) => Fault[] {
  const { starts_on: startsOn, status } = project;
  const plannedOn = notices.filter(({ kind }) => kind === 'annual_plan').map(({ published_on }) => published_on).sort(compare)[0];
  const backward = new Map(backwardMilestones(payments).map(({ payment, earlier }) => [payment, earlier]));
  const ahead = new Set(paidAheadOfAllocation(payments, allocations).map(({ payment }) => payment));
  return (payment) => {
    const { paid_on: paidOn } = payment;
    const faults: Fault[] = [];
    if (status === 'cancelled' || status === 'pooled') {
      faults.push({ kind: 'paid-to-idle', text: status === 'cancelled' ? '项目已终止，却有拨付' : '项目还在库里，没有实施，却有拨付' });
    }
    if (startsOn !== undefined && paidOn < startsOn) {
      const days = daysBetween(paidOn, startsOn);
      faults.push({ kind: 'paid-before-start', text: `比计划开工早${days}天拨付`, days });
    }
    if (plannedOn !== undefined && paidOn < plannedOn) {
      const days = daysBetween(paidOn, plannedOn);
      faults.push({ kind: 'paid-before-plan', text: `比年度计划公告早${days}天拨付`, days });
    }
    if (ahead.has(payment)) faults.push({ kind: 'paid-ahead', text: '超过当时已分到的资金' });
    const earlier = backward.get(payment);
    if (earlier) faults.push({ kind: 'milestone-backwards', text: `形象进度比前面的“${earlier.milestone}”还低` });
    const key = milestoneDay(readMilestone(payment.milestone));
    const reached = key && project[key];
    if (reached !== undefined) {
      const days = daysBetween(reached, paidOn);
      if (days > limits.late_after_days) faults.push({ kind: 'paid-late', text: `${key === 'accepted_on' ? '验收' : '完工'}后${days}天才拨付`, days });
    }
    return faults;
  };
}

/** Where an unfinished project stands on the as-of day. */
function faultsToday(project: Project, payments: readonly Disbursement[], allocations: readonly Allocation[], asOf: string, limits: PaymentLimits): Fault[] {
  const faults: Fault[] = [];
  const { due_on: dueOn, starts_on: startsOn, status, budget } = project;
  if (dueOn !== undefined && dueOn < asOf) {
    const days = daysBetween(dueOn, asOf);
    faults.push({ kind: 'overdue', text: `已超过计划完工${days}天`, days });
  }
  const promised = allocations.length > 0 ? total(allocations.map(({ amount }) => amount)) : budget;
  const last = payments.map(({ paid_on }) => paid_on).sort(compare).at(-1) ?? startsOn;
  if (status === 'building' && last !== undefined && total(payments.map(({ amount }) => amount)) < promised) {
    const days = daysBetween(last, asOf);
    if (days > limits.stalled_after_days) faults.push({ kind: 'stalled', text: payments.length > 0 ? `${days}天没有再拨付` : `开工${days}天没有拨付`, days });
  }
  return faults;
}

/**
 * Everything that is known of a project, in order of days, each with what is wrong with it. Every payment, allocation and notice
 * is there exactly once. `starts_on` and `due_on` are plans. Source: 按照工程项目实施的进度分期分批拨付; 报账制、公示公告制 (Huai'an).
 *
 * @param payments all payments of the project
 * @param allocations all allocations to the project
 * @param notices those about the project that are published by `asOf`
 * @param asOf `YYYY-MM-DD`; an unfinished project has an event on this day
 * @param limits from when on a payment is late, in days
 */
export function projectEvents(
  project: Project,
  payments: readonly Disbursement[],
  allocations: readonly Allocation[],
  notices: readonly Notice[],
  asOf: string,
  limits: PaymentLimits,
): ProjectEvent[] {
  const { starts_on: startsOn, due_on: dueOn, finished_on: finishedOn, accepted_on: acceptedOn } = project;
  const inOrder = [...payments].sort((a, b) => compare(a.paid_on, b.paid_on) || a.instalment - b.instalment || compare(a.disbursement_id, b.disbursement_id));
  const faultsOf = paymentFaults(project, inOrder, allocations, notices, limits);
  const lateBy = finishedOn !== undefined && dueOn !== undefined ? daysBetween(dueOn, finishedOn) : 0;
  const isAccepted = acceptedOn !== undefined || project.status === 'accepted' || project.settled !== undefined;
  const events: ProjectEvent[] = [
    ...allocations.map((allocation): ProjectEvent => ({ kind: 'allocation', on: allocation.allocated_on, allocation, faults: [] })),
    ...notices.map((notice): ProjectEvent => ({ kind: 'notice', on: notice.published_on, notice, faults: [] })),
    ...(startsOn === undefined ? [] : [{ kind: 'start' as const, on: startsOn, faults: [] }]),
    ...inOrder.map((payment): ProjectEvent => ({ kind: 'payment', on: payment.paid_on, payment, faults: faultsOf(payment) })),
    ...(dueOn === undefined ? [] : [{ kind: 'due' as const, on: dueOn, faults: [] }]),
    ...(finishedOn === undefined
      ? []
      : [{ kind: 'finish' as const, on: finishedOn, faults: lateBy > 0 ? [{ kind: 'finished-late' as const, text: `比计划晚${lateBy}天完工`, days: lateBy }] : [] }]),
    ...(isAccepted ? [{ kind: 'acceptance' as const, on: acceptedOn, faults: [] }] : []),
    ...(isUnfinished(project) ? [{ kind: 'today' as const, on: asOf, faults: faultsToday(project, payments, allocations, asOf, limits) }] : []),
  ];
  return events.sort(compareEvents);
}

export const faultsIn = (events: readonly ProjectEvent[]): Fault[] => events.flatMap(({ faults }) => faults);
