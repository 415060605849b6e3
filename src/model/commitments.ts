import type { Target } from '../schema/index.ts';
import type { Policy } from '../tables/dataset.ts';
import type { Facts } from './facts.ts';
import { measureTarget, unitOf, type Verdict } from './targets.ts';
import { count, day, to } from './values.ts';
import type { Column, Link, Mark, Table, Value } from './views.ts';

export const commitmentsRoot = '/commitments/';

/** One promise of one policy, with what the data says of it; no verdict where it is only quoted or there is no data. */
export interface Commitment {
  policy: Policy;
  target: Target;
  /** Counts from 1 within its policy. */
  number: number;
  verdict: Verdict | undefined;
}

/** All promises of all policies, in their order, each measured where the portal has the data for it. */
export const commitmentsOf = (facts: Facts): Commitment[] =>
  facts.policies.flatMap((policy) => policy.targets.map((target, index) => ({ policy, target, number: index + 1, verdict: target.measure && measureTarget(facts, target.measure) })));

export const policyLink = ({ title, id }: Policy): Link => ({ text: title, href: `/policies/${id}/` });
export const commitmentPath = ({ policy, number }: Commitment): string => `${commitmentsRoot}${policy.id}/${number}/`;

export const verdictWords: Record<Mark, string> = { yes: '已兑现', late: '逾期兑现', no: '未兑现', open: '未到期', none: '数据不全' };
export const unitWords: Record<Mark, string> = { yes: '达到', late: '逾期达到', no: '没有达到', open: '还没有达到', none: '没有数据' };
export const measuresWord: Record<'村' | '县' | '年', string> = { 村: '个村', 县: '个县', 年: '项' };

export const dueOf = ({ target }: Commitment): Value => (target.measure ? day(target.measure.by) : (target.due ?? null));

function resultOf({ policy, target, verdict }: Commitment): Value {
  if (policy.reference) return '只作参考';
  if (verdict) return { mark: verdict.mark, text: verdictWords[verdict.mark] };
  return target.measure ? { mark: 'none', text: verdictWords.none } : null;
}

export const counted = (verdict: Verdict, number: number): Value => count(number, measuresWord[unitOf(verdict.measure)]);

/** What was promised and what is reached: units counted, or, where the target is one number, that number. */
export const dueValue = (verdict: Verdict): Value => (verdict.measure.metric === 'households_left' ? `不多于${verdict.measure.at_most}户` : counted(verdict, verdict.due));
export const reachedValue = (verdict: Verdict): Value => (verdict.measure.metric === 'households_left' ? (verdict.units[0]?.value ?? null) : counted(verdict, verdict.reached));

/** A dash would say that somebody did not report it. */
const unjudged = ({ policy }: Commitment): Value => (policy.reference ? '不核对' : null);

/** Every commitment a row: what, by when, how much was due, how much is reached. */
export function commitmentTable(commitments: readonly Commitment[], caption: string, withPolicy: boolean): Table {
  return {
    caption,
    columns: [
      { title: '承诺', kind: 'title' },
      ...(withPolicy ? [{ title: '出自', kind: 'text' } satisfies Column] : []),
      { title: '期限', kind: commitments.every(({ target }) => target.measure) ? 'date' : 'text' },
      { title: '应达到', kind: 'number' },
      { title: '按期达到', kind: 'number' },
      { title: '结果', kind: 'text' },
    ],
    rows: commitments.map((commitment) => [
      commitment.verdict ? to({ text: commitment.target.promise, href: commitmentPath(commitment) }) : commitment.target.promise,
      ...(withPolicy ? [to(policyLink(commitment.policy))] : []),
      dueOf(commitment),
      commitment.verdict ? dueValue(commitment.verdict) : unjudged(commitment),
      commitment.verdict ? reachedValue(commitment.verdict) : unjudged(commitment),
      resultOf(commitment),
    ]),
  };
}

/** Promises of documents from elsewhere: quoted with their source, never measured on this portal's data. */
export function quotedTable(commitments: readonly Commitment[], caption: string): Table {
  const hasNotes = commitments.some(({ target }) => target.note !== undefined);
  return {
    caption,
    columns: [
      { title: '承诺', kind: 'title' },
      { title: '期限', kind: 'text' },
      ...(hasNotes ? [{ title: '说明', kind: 'text' } satisfies Column] : []),
    ],
    rows: commitments.map(({ target }) => [target.promise, target.due ?? '文件没有写期限', ...(hasNotes ? [target.note ?? ''] : [])]),
  };
}
