import { mayPrint } from '../disclosure/threshold.ts';
import type { Contribution } from './facts.ts';
import { count, total } from './values.ts';
import type { Value } from './views.ts';

/**
 * Jobs and trainees that enterprises report are counts of people in a village, of whom some are registered households: a number under
 * the threshold is withheld wherever it stands, and no sum contains it. Money is never withheld.
 */
export type PeopleMeasure = 'jobs' | 'trainees';

/** What is printed of some rows, added up, and how many rows with a number are left out of it. */
export interface PeopleSum {
  /** `null` where nobody reported anything, undefined where only withheld rows would be more than none. */
  sum: number | null | undefined;
  left: number;
}

/**
 * Sums of one enterprise, of one year and of one county overlap, and together they would solve for a withheld row that stands in each.
 * So they are made of printed rows alone: whatever is done with them, nothing follows but what is printed already.
 *
 * @param rows any rows; those without the measure do not count
 * @param threshold `disclosure.threshold` of portal.json
 */
export function peopleGiven(rows: readonly Contribution[], measure: PeopleMeasure, threshold: number): PeopleSum {
  const numbers = rows.flatMap((row) => row[measure] ?? []);
  const printed = numbers.filter((number) => mayPrint(number, threshold));
  const left = numbers.length - printed.length;
  const sum = total(printed);
  if (numbers.length === 0) return { sum: null, left };
  return { sum: sum === 0 && left > 0 ? undefined : sum, left };
}

/** Said wherever a sum leaves out what is withheld. */
export const printedOnly = '只加公布了的';

const units: Record<PeopleMeasure, string> = { jobs: '个', trainees: '人' };

export const peopleValue = ({ sum }: PeopleSum, measure: PeopleMeasure): Value =>
  sum === undefined ? { suppressed: true } : count(sum ?? undefined, units[measure]);

/** One row's own number. */
export const peopleOf = (row: Contribution, measure: PeopleMeasure, threshold: number): Value =>
  peopleValue(peopleGiven([row], measure, threshold), measure);
