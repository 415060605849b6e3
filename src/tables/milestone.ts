/**
 * How far the work was, as far as the words of a payment's milestone say it. Percentages can be compared with percentages and named stages
 * with named stages, never one with the other: nobody has said how many percent a roof is.
 */
export type Milestone = { percent: number } | { stage: number } | undefined;

/** Stages of building, from the ground up. A word of a later stage wins: 主体完工 is no 完工. */
const stages: readonly RegExp[] = [/开工|启动|进场/, /过半|一半/, /主体|封顶/, /(?<!主体)(?:完工|竣工)|全部完成/, /验收/, /质保/];

/** "第二期开工" begins again: what comes in parts cannot be laid on one line. */
const isPart = (text: string): boolean => /[一二三四五六七八九十\d][期批]/.test(text);

/**
 * Reads the 形象进度 of a payment. "按照工程项目实施的进度分期分批拨付" (Huai'an).
 *
 * @param text as typed; undefined where nothing was filled in
 * @returns undefined where the words say nothing that could be compared
 */
export function readMilestone(text: string | undefined): Milestone {
  if (text === undefined) return undefined;
  const percent = /(\d+(?:\.\d+)?)\s*[%％]/.exec(text.normalize('NFKC'));
  if (percent) return { percent: Number(percent[1]) };
  if (isPart(text)) return undefined;
  const stage = stages.findLastIndex((words) => words.test(text));
  return stage < 0 ? undefined : { stage };
}

/** True when the work stood further at `before` than at `after`. */
export function isBehind(after: Milestone, before: Milestone): boolean {
  if (!after || !before) return false;
  if ('percent' in after) return 'percent' in before && after.percent < before.percent;
  return 'stage' in before && after.stage < before.stage;
}

/** What reported day of a project the milestone speaks of: the finish or the acceptance of the whole work. Of other stages no day is kept. */
export function milestoneDay(milestone: Milestone): 'finished_on' | 'accepted_on' | undefined {
  if (!milestone) return undefined;
  if ('percent' in milestone) return milestone.percent >= 100 ? 'finished_on' : undefined;
  return ({ 3: 'finished_on', 4: 'accepted_on' } as const)[milestone.stage];
}

interface Paid {
  project_id: string;
  fund_id: string;
  instalment: number;
  paid_on: string;
  milestone?: string | undefined;
}

/** Certainly paid before: on an earlier day, or as an earlier instalment of the same fund. */
const isEarlier = (a: Paid, b: Paid): boolean => a.paid_on < b.paid_on || (a.paid_on === b.paid_on && a.fund_id === b.fund_id && a.instalment < b.instalment);

/**
 * Payments of one project whose milestone stands behind that of an earlier payment, whichever fund it came from: the work is one.
 *
 * @returns pairs of the payment and the earlier one, in the order given
 */
export function backwardMilestones<T extends Paid>(payments: readonly T[]): { payment: T; earlier: T }[] {
  const read = payments.map((payment) => ({ payment, milestone: readMilestone(payment.milestone) }));
  return read.flatMap(({ payment, milestone }) => {
    const further = read.find((other) => isEarlier(other.payment, payment) && isBehind(milestone, other.milestone));
    return further ? [{ payment, earlier: further.payment }] : [];
  });
}

/**
 * Payments by which more of a fund was paid to a project than had been allocated to it by that day: paid before the money was allocated.
 * Nothing is said of a fund that gave the project no allocation at all, which is another matter.
 *
 * @param payments of one project, in order of day
 * @param allocations to the same project
 */
export function paidAheadOfAllocation<T extends Paid & { amount: number }>(
  payments: readonly T[],
  allocations: readonly { fund_id: string; amount: number; allocated_on: string }[],
): { payment: T; allocated: number; paid: number }[] {
  return payments.flatMap((payment) => {
    const own = allocations.filter(({ fund_id }) => fund_id === payment.fund_id);
    if (own.length === 0) return [];
    const sum = (rows: readonly { amount: number }[]): number => rows.reduce((total, { amount }) => total + amount, 0);
    const allocated = sum(own.filter(({ allocated_on }) => allocated_on <= payment.paid_on));
    const paid = sum(payments.filter((other) => other === payment || (other.fund_id === payment.fund_id && isEarlier(other, payment))));
    return paid > allocated ? [{ payment, allocated, paid }] : [];
  });
}
