import type { Portal } from '../config.ts';
import type { Row } from '../schema/index.ts';

type Asset = Row<'assets'>;
type Rule = Portal['factory_reward'];

/** Built area of at least one unit. Each clause is undefined where the ledger does not say enough to judge it. */
export const keepsArea = ({ area }: Pick<Asset, 'area'>, { unit_area: unit }: Rule): boolean | undefined => (area === undefined ? undefined : area >= unit);

/** Share of the tenant's workers from the registry. Source: Huai'an 三(八), 吸纳贫困农户劳动力不得低于用工总数的50%. Says nothing about whether it may be printed. */
export const keepsHire = ({ jobs, registry_jobs: registered }: Pick<Asset, 'jobs' | 'registry_jobs'>, { hire_share: share }: Rule): boolean | undefined =>
  jobs === undefined || registered === undefined || jobs === 0 ? undefined : registered * 100 >= jobs * share;

/** Length of the lease, last day included: from 2018-01-01 to 2020-12-31 is three years. Source: Huai'an 三(八), 用工期限三年以上. */
export function keepsLease({ lease_from: from, lease_to: to }: Pick<Asset, 'lease_from' | 'lease_to'>, { hire_years: years }: Rule): boolean | undefined {
  if (from === undefined || to === undefined) return undefined;
  const dayAfter = new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10);
  return dayAfter >= `${Number(from.slice(0, 4)) + years}${from.slice(4)}`;
}
