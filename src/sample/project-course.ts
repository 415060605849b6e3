import { share } from './amounts.ts';
import { addDays, dayNumber, later, officeDay } from './days.ts';
import type { Fund } from './money.ts';
import { total, type Project } from './project-plan.ts';
import type { Random } from './random.ts';
import { sampleAsOf } from './scales.ts';
import type { Row } from '../schema/index.ts';

export interface Payment {
  fund: Fund;
  instalment: number;
  paidOn: string;
  amount: number;
  milestone: string;
}

/** How a project went, up to the sample's day. */
export interface Course {
  startsOn: string;
  dueOn: string;
  finishedOn?: string;
  acceptedOn?: string;
  status: Row<'projects'>['status'];
  settled?: number;
  payments: Payment[];
}

/** The calendar of a project and the money that followed it; nothing in it lies after the sample's day but plans. */
export function courseOf(project: Project): Course {
  const own = project.random.split('course');
  const { kind, parts, year, cancelled } = project;
  const funded = parts.reduce((day, { allocatedOn }) => later(day, allocatedOn), `${year}-04-15`);
  // Work in fields and on water often waits for the season.
  const startsOn = officeDay(addDays(funded, own.chance(0.3) ? own.int(61, 140) : own.int(22, 60)));
  const dueOn = officeDay(addDays(startsOn, own.int(...kind.days)));
  const plan = { startsOn, dueOn };
  if (parts.length === 0) return { ...plan, status: cancelled ? 'cancelled' : 'pooled', payments: [] };

  const delay = (own.chance(0.1) ? own.int(20, 130) : 0) + dragOf(project);
  const finish = later(officeDay(addDays(dueOn, own.int(-18, 10) + delay)), addDays(startsOn, 12));
  const acceptance = officeDay(addDays(finish, own.int(12, 75)));
  const stuck = own.chance(0.012);
  // What was paid for work that was given up is mostly recovered before the year's books are closed.
  const recovered = own.chance(0.7);
  const reached = {
    started: startsOn <= sampleAsOf,
    finished: finish <= sampleAsOf && cancelled === undefined,
    accepted: acceptance <= sampleAsOf && cancelled === undefined && !stuck,
  };
  const settledParts = parts.map(({ amount, fund }) => settle(amount, fund, project, own));
  const payments = parts.flatMap(({ fund, amount }, at) =>
    payPart(fund, amount, settledParts[at]!, { ...plan, finish, acceptance }, project, own.split(fund.id)),
  );
  const done = payments.filter(
    ({ paidOn, stage }) =>
      paidOn <= sampleAsOf &&
      (cancelled !== 'midway' || (stage === 'start' && !recovered)) &&
      (!stuck || stage !== 'acceptance'),
  );
  return {
    ...plan,
    finishedOn: reached.finished ? finish : undefined,
    acceptedOn: reached.accepted ? acceptance : undefined,
    status: cancelled
      ? 'cancelled'
      : reached.accepted
        ? 'accepted'
        : reached.finished
          ? 'finished'
          : reached.started
            ? 'building'
            : 'planned',
    settled: reached.accepted ? total(settledParts.map((amount) => ({ amount }))) : undefined,
    payments: number(done),
  };
}

/** A few works of the year before are still not done on the sample's day: the weather, the contractor, the land. Nothing else hangs on them. */
function dragOf({ kind, year, cancelled, villages, random }: Project): number {
  const own = random.split('drag');
  const canDrag = year === 2019 && cancelled === undefined && villages.length === 1 && kind.category === '基础设施';
  return canDrag && own.chance(0.12) ? own.int(280, 420) : 0;
}

/** Paying slips now and then: a bill lies for months after the acceptance, or an advance goes out before the work begins. */
function slipOf({ kind, year, random }: Project, stage: Stage): number {
  const own = random.split('slip');
  if (kind.handedOut || kind.key === 'factory' || year < 2016) return 0;
  const slips = own.next();
  if (stage === 'acceptance') return slips < 0.02 ? own.int(70, 130) : 0;
  return stage === 'start' && slips > 0.996 ? -own.int(26, 30) : 0;
}

/** Once in a while a clerk writes the milestones of two payments the wrong way round. */
const isMixedUp = ({ random, year }: Project): boolean => year > 2015 && random.split('mixed-up').chance(0.02);

function settle(amount: number, fund: Fund, { kind }: Project, own: Random): number {
  if (kind.handedOut || kind.key === 'factory' || fund.kind.exact || own.chance(0.4)) return amount;
  return Math.floor((amount * own.between(0.93, 0.999)) / 100) * 100;
}

type Stage = 'start' | 'half' | 'frame' | 'acceptance' | 'warranty';
interface StagedPayment extends Omit<Payment, 'instalment'> {
  stage: Stage;
}

const built: Record<Stage, string> = {
  start: '开工',
  half: '完成过半',
  frame: '主体完工',
  acceptance: '验收合格',
  warranty: '质保期满',
};
const handedOut: Record<Stage, string> = {
  start: '第一批兑付',
  half: '第二批兑付',
  frame: '第三批兑付',
  acceptance: '全部兑付',
  warranty: '全部兑付',
};

/** The smaller the sum, the fewer the instalments; a few percent are often held back until the warranty ends. */
function stagesFor(amount: number, project: Project, fund: Fund, own: Random): [Stage, number][] {
  // The reward for a factory follows acceptance: 成熟一个，验收一个.
  if (project.kind.key === 'factory') return [['acceptance', 1]];
  if (fund.kind.key === 'enterprise' || amount < 6_000_000) return [['acceptance', 1]];
  const held: [Stage, number][] =
    !project.kind.handedOut && amount > 20_000_000 && own.chance(0.3) ? [['warranty', 0.03]] : [];
  if (amount < 25_000_000) return [['start', 0.4], ['acceptance', 0], ...held];
  if (amount < 70_000_000) return [['start', 0.3], ['frame', 0.4], ['acceptance', 0], ...held];
  return [['start', 0.3], ['half', 0.25], ['frame', 0.2], ['acceptance', 0], ...held];
}

function payPart(
  fund: Fund,
  amount: number,
  settled: number,
  { startsOn, finish, acceptance }: { startsOn: string; finish: string; acceptance: string },
  project: Project,
  own: Random,
): StagedPayment[] {
  const words = project.kind.handedOut ? handedOut : built;
  const half = addDays(startsOn, Math.floor((dayNumber(finish) - dayNumber(startsOn)) / 2));
  const days: Record<Stage, string> = {
    start: startsOn,
    half,
    frame: addDays(finish, -6),
    acceptance,
    warranty: addDays(acceptance, 365),
  };
  const stages = stagesFor(amount, project, fund, own);
  const mixed: Partial<Record<Stage, Stage>> = isMixedUp(project) && !project.kind.handedOut ? { half: 'frame', frame: 'half' } : {};
  const fixed = stages.map(([stage, part]) => (stage === 'acceptance' ? 0 : share(amount, part)));
  const rest = settled - fixed.reduce((sum, paid) => sum + paid, 0);
  return stages.map(([stage], at) => ({
    fund,
    stage,
    amount: stage === 'acceptance' ? rest : fixed[at]!,
    paidOn: officeDay(addDays(days[stage], own.int(3, 16) + slipOf(project, stage))),
    milestone: words[mixed[stage] ?? stage],
  }));
}

/** Instalments count within a project's money from one fund, in order of day. */
function number(payments: StagedPayment[]): Payment[] {
  const counts = new Map<string, number>();
  return payments
    .map((payment, at) => ({ payment, at }))
    .sort((a, b) => (a.payment.paidOn < b.payment.paidOn ? -1 : a.payment.paidOn > b.payment.paidOn ? 1 : a.at - b.at))
    .map(({ payment: { stage: _stage, ...payment } }) => {
      const instalment = (counts.get(payment.fund.id) ?? 0) + 1;
      counts.set(payment.fund.id, instalment);
      return { ...payment, instalment };
    });
}
