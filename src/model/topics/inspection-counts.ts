import { mayPrint } from '../../disclosure/threshold.ts';
import type { Inspection } from '../oversight.ts';
import { count, share, total } from '../values.ts';
import type { Value } from '../views.ts';

/** What of an inspection's numbers may be printed; `null` not reported, `undefined` withheld. */
interface PrintedCounts {
  sampled: number | null | undefined;
  passed: number | null | undefined;
  score: number | null | undefined;
}

/** Villages, projects and vouchers are not people; everything else, and what is not said, is taken for households. */
const notPeople: ReadonlySet<Inspection['sampled_unit']> = new Set(['村', '项目', '笔']);

/**
 * Fewer households than the threshold, but not none, are not printed: neither those looked at, nor those who passed, nor
 * those who did not, which is the difference. Where any of them is withheld the rate is too, and so is the score, which may be made of it in whatever way.
 *
 * @param threshold `disclosure.threshold` of portal.json
 */
export function printedCounts({ sampled, passed, score, sampled_unit: unit }: Inspection, threshold: number): PrintedCounts {
  const whole = { sampled: sampled ?? null, passed: passed ?? null, score: score ?? null };
  if (notPeople.has(unit)) return whole;
  const isHidden = (number: number | undefined): boolean => number !== undefined && !mayPrint(number, threshold);
  const hidesSampled = isHidden(sampled);
  const failed = sampled === undefined || passed === undefined ? undefined : sampled - passed;
  const hidesPassed = isHidden(passed) || isHidden(failed) || (hidesSampled && passed !== undefined);
  return {
    sampled: hidesSampled ? undefined : whole.sampled,
    passed: hidesPassed ? undefined : whole.passed,
    score: score !== undefined && (hidesSampled || hidesPassed) ? undefined : whole.score,
  };
}

const withheld: Value = { suppressed: true };

export const countValue = (number: number | null | undefined, unit?: string): Value =>
  number === undefined ? withheld : number === null ? null : count(number, unit);

export const rateValue = ({ sampled, passed }: PrintedCounts): Value =>
  passed === undefined || sampled === undefined ? withheld : passed === null || sampled === null ? null : share(passed, sampled);

export const scoreValue = (score: number | null | undefined): Value => (score === undefined ? withheld : score === null ? null : `${score}分`);

/** Sums over inspections of one unit, made of printed numbers alone: no withheld one can be worked out from them. */
export function sumCounts(inspections: readonly Inspection[], threshold: number): { sampled: number; passed: number; counted: number; left: number; scores: number[] } {
  const printed = inspections.map((row) => printedCounts(row, threshold));
  const both = printed.flatMap(({ sampled, passed }) => (typeof sampled === 'number' && typeof passed === 'number' ? [{ sampled, passed }] : []));
  return {
    sampled: total(both.map(({ sampled }) => sampled)),
    passed: total(both.map(({ passed }) => passed)),
    counted: both.length,
    left: printed.filter(({ sampled, passed }) => sampled === undefined || passed === undefined).length,
    scores: printed.flatMap(({ score }) => (typeof score === 'number' ? [score] : [])),
  };
}
