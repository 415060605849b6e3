import { count, money } from './values.ts';
import type { Value } from './views.ts';

/** A number that may be printed, one that is withheld to protect people, or none: not reported. */
export type Printed = number | 'withheld' | undefined;

export const printedCount = (printed: Printed, unit?: string): Value => (printed === 'withheld' ? { suppressed: true } : count(printed, unit));
export const printedMoney = (printed: Printed): Value => (printed === 'withheld' ? { suppressed: true } : money(printed));

/** A share of two printed numbers; as little is said of it as of either. */
export function printedShare(part: Printed, whole: Printed): Value {
  if (part === undefined || whole === undefined) return null;
  if (part === 'withheld' || whole === 'withheld') return { suppressed: true };
  return whole === 0 ? null : { share: { part, whole } };
}

/** Whether a share reaches a target in %; undefined where nothing may be said: not reported, withheld, or nothing to share. */
export function reaches(part: Printed, whole: Printed, percent: number): boolean | undefined {
  if (typeof part !== 'number' || typeof whole !== 'number' || whole === 0) return undefined;
  return part * 100 >= whole * percent;
}

/** A judgement in words. What cannot be judged is said not to be; a year that runs still has time. */
export function verdict(kept: boolean | undefined, { yes, no, none = '未填报' }: { yes: string; no: string; none?: string }, isRunning = false): Value {
  if (kept === undefined) return { mark: 'none', text: none };
  if (kept) return { mark: 'yes', text: yes };
  return isRunning ? { mark: 'open', text: '年度未完' } : { mark: 'no', text: no };
}

/** A year that is not over on a day. */
export const isRunning = (year: number, asOf: string): boolean => year >= Number(asOf.slice(0, 4)) && !(asOf >= `${year}-12-31`);
