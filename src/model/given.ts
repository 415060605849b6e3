import type { Contribution } from './facts.ts';
import { count, total } from './values.ts';
import type { Value } from './views.ts';

/**
 * Jobs and trainees that enterprises report are counts of people in a village, of whom some are registered households: a number under
 * the threshold is withheld wherever it stands, and so is a sum from which one could be worked out. Money is never withheld.
 */
export type PeopleMeasure = 'jobs' | 'trainees';

/** Why a sum may not be printed, or the sum; undefined where nobody reported anything. */
export type PeopleSum = { sum: number } | 'withheld' | undefined;

const isSmall = (number: number, threshold: number): boolean => number > 0 && number < threshold;

/**
 * A sum is printed when nothing in it is small, or so many small numbers that neither any of them nor whether they are 1 or one less than the threshold
 * follows from their sum: the large ones are printed beside it and can be taken away.
 *
 * @param numbers whole numbers ≥ 0 that are each printed unless small
 */
export function isSafeSum(numbers: readonly number[], threshold: number): boolean {
  const small = numbers.filter((number) => isSmall(number, threshold));
  const sum = total(small);
  return small.length === 0 || (small.length > 1 && sum >= threshold && sum > small.length && sum < small.length * (threshold - 1));
}

const numbersOf = (rows: readonly Contribution[], measure: PeopleMeasure): number[] => rows.flatMap((row) => row[measure] ?? []);

/** Adds up what is printed row by row elsewhere. */
export function peopleGiven(rows: readonly Contribution[], measure: PeopleMeasure, threshold: number): PeopleSum {
  const numbers = numbersOf(rows, measure);
  if (numbers.length === 0) return undefined;
  return isSafeSum(numbers, threshold) ? { sum: total(numbers) } : 'withheld';
}

/** Adds up groups whose own sums are printed beside it: the withheld ones among them must not follow from it. */
export function peopleTotal(groups: readonly (readonly Contribution[])[], measure: PeopleMeasure, threshold: number): PeopleSum {
  const all = groups.flatMap((rows) => numbersOf(rows, measure));
  if (all.length === 0) return undefined;
  const open = groups.filter((rows) => peopleGiven(rows, measure, threshold) === 'withheld').flatMap((rows) => numbersOf(rows, measure));
  return isSafeSum(open, threshold) ? { sum: total(all) } : 'withheld';
}

const units: Record<PeopleMeasure, string> = { jobs: '个', trainees: '人' };

export function peopleValue(sum: PeopleSum, measure: PeopleMeasure): Value {
  if (sum === 'withheld') return { suppressed: true };
  return count(sum?.sum, units[measure]);
}

/** One row's own number. */
export const peopleOf = (row: Contribution, measure: PeopleMeasure, threshold: number): Value =>
  peopleValue(peopleGiven([row], measure, threshold), measure);
