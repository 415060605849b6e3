import type { Disbursement } from './money.ts';
import { compare } from './values.ts';

/** How far the funds of a project have come. Every fund counts its own instalments, so two payments may both be a first one. */
export interface Reached {
  /** The highest instalment (期次) of any fund, from 1. */
  highest: number;
  /** The newest day on which an instalment of that number was paid. */
  on: string;
  /** The highest instalment of each fund, highest first. */
  funds: number[];
}

/**
 * Source: 分期分批拨付 (Huai'an).
 *
 * @param payments of one project; undefined when there is none
 */
export function reachedBy(payments: readonly Pick<Disbursement, 'fund_id' | 'instalment' | 'paid_on'>[]): Reached | undefined {
  const byFund = new Map<string, number>();
  for (const { fund_id: fund, instalment } of payments) byFund.set(fund, Math.max(byFund.get(fund) ?? 0, instalment));
  const funds = [...byFund.values()].sort((a, b) => b - a);
  const [highest] = funds;
  if (highest === undefined) return undefined;
  const days = payments.flatMap(({ instalment, paid_on: on }) => (instalment === highest ? [on] : [])).sort(compare);
  return { highest, on: days.at(-1)!, funds };
}

/** "2笔资金各拨到第1期", "3笔资金，2笔到第2期，1笔到第1期"; nothing for one fund alone, of which the highest says all. */
export function reachedInWords({ funds, highest }: Reached): string {
  if (funds.length === 1) return '';
  if (funds.every((instalment) => instalment === highest)) return `${funds.length}笔资金各拨${highest === 1 ? '' : '到'}第${highest}期`;
  const numbers = [...new Set(funds)].map((instalment) => `${funds.filter((other) => other === instalment).length}笔到第${instalment}期`);
  return `${funds.length}笔资金，${numbers.join('，')}`;
}
