import type { Row } from '../schema/index.ts';
import { addDays, officeDayBefore } from './days.ts';
import type { NoticeDraft } from './notice-draft.ts';
import type { Random } from './random.ts';

type Steps = Pick<Row<'notices'>, 'applied_on' | 'surveyed_on' | 'reviewed_on'>;

const withSteps: readonly NoticeDraft['kind'][] = ['identification', 'household_exit', 'beneficiaries'];

/** The days of applying, visiting and deciding before a list is published (对象申请、入户调查、民主评议); a few were never noted. */
export function stepsOf({ kind, publishedOn }: NoticeDraft, own: Random): Steps {
  if (!withSteps.includes(kind)) return {};
  const reviewed = officeDayBefore(addDays(publishedOn, -own.int(3, 8)));
  const surveyed = officeDayBefore(addDays(reviewed, -own.int(3, 14)));
  const applied = officeDayBefore(addDays(surveyed, -own.int(5, 20)));
  const isNoted = own.chance(0.92);
  return { applied_on: isNoted ? applied : undefined, surveyed_on: isNoted ? surveyed : undefined, reviewed_on: reviewed };
}
