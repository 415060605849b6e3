import type { Portal } from '../config.ts';
import { fundLevels } from '../schema/index.ts';
import type { Facts } from './facts.ts';
import type { Inflow } from './money.ts';
import { isRunning } from './printed.ts';
import { total } from './values.ts';
import type { Mark } from './views.ts';

/** What a county set aside in a year and what it had to. Money in fen. */
export interface CountyFloor {
  year: number;
  floor: number;
  amount: number;
  /** open: the year still runs. */
  mark: Extract<Mark, 'yes' | 'no' | 'open'>;
}

type Rule = Portal['county_floor'];

/** The floor of a county in fen. Source: Huai'an 三(七), 四个重点县每年不少于300万元，其它县不少于100万元. */
export const floorOf = (rule: Rule, code: string): number => Math.round((rule.key_counties.includes(code) ? rule.key : rule.general) * 1_000_000);

/** Whether a fund counts towards the floor. */
export const countsTowardsFloor = (rule: Rule, { level, kind }: Inflow['fund']): boolean =>
  rule.levels.includes(fundLevels[level]) && kind !== undefined && rule.kinds.includes(kind);

/** Sum of a year's money that counts, in fen: each amount once, however many levels it passed. */
export const countedAmount = (rule: Rule, inflows: readonly Inflow[], year: number): number =>
  total(inflows.filter(({ fund }) => fund.year === year && countsTowardsFloor(rule, fund)).map(({ amount }) => amount));

/** A county's floor in a year; what is not reached while the year runs is still open. */
export function countyFloor({ portal, money, asOf }: Pick<Facts, 'portal' | 'money' | 'asOf'>, code: string, year: number): CountyFloor {
  const rule = portal.county_floor;
  const floor = floorOf(rule, code);
  const amount = countedAmount(rule, money.inflows(code), year);
  return { year, floor, amount, mark: amount >= floor ? 'yes' : isRunning(year, asOf) ? 'open' : 'no' };
}
