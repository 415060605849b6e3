import { withholdTree, type CountNode } from '../disclosure/withhold-tree.ts';
import type { Row } from '../schema/index.ts';
import { computeFactoryReward, factoryAreas, liesInCity, type FactoryReward } from '../tables/factory-reward.ts';
import type { Facts } from './facts.ts';
import { keepsHire } from './factory-clauses.ts';
import type { Printed } from './printed.ts';
import { compare, groupBy, total } from './values.ts';

export type Asset = Row<'assets'>;

/** A lease that was over on a day: nobody rents the asset any more, and whoever worked there is no longer counted. */
export const isLeaseOver = ({ lease_to: until }: Pick<Asset, 'lease_to'>, asOf: string): boolean => until !== undefined && until < asOf;

/** What may be printed of the people who work in an asset, or in those of a county. */
export interface JobNumbers {
  jobs: Printed;
  registered: Printed;
}

export interface AssetFacts {
  all: Asset[];
  of(county: string): Asset[];
  in(village: string): Asset[];
  /** By the code of a county, or of what holds assets of no county. */
  byCounty: Map<string, Asset[]>;
  /** Of an asset, by its id; not reported once its lease is over. */
  jobs(asset: Asset): JobNumbers;
  /** Of all assets of a county that report jobs and whose lease is not over. */
  jobsOf(county: string): JobNumbers;
  /** Whether enough of the tenant's workers are from the registry; 'withheld' wherever their number is; undefined once the lease is over. */
  hire(asset: Asset): boolean | undefined | 'withheld';
  /** The reward of the project that a factory came from, with all factories of it; undefined where no rule applies or the area is not known. */
  reward(asset: Asset): FactoryReward | undefined;
}

/**
 * The register of assets: who owns, who rents, who works there, and the reward by the rule beside what was paid.
 *
 * Jobs are counts of people. That the clause of 50% is kept says on which side of the half a withheld number lies, which is often nearly all there is
 * to know; so the judgement is printed only beside the numbers themselves.
 */
export function createAssetFacts({ tables, places, portal, money, asOf }: Pick<Facts, 'tables' | 'places' | 'portal' | 'money' | 'asOf'>): AssetFacts {
  const all = [...(tables.assets?.rows ?? [])].sort((a, b) => compare(a.village_code, b.village_code) || compare(a.asset_id, b.asset_id));
  const byCounty = groupBy(all, (asset) => (places.countyOf(asset.village_code) ?? places.get(asset.village_code)).code);
  const byVillage = groupBy(all, (asset) => asset.village_code);
  const areas = factoryAreas(all);
  const known = new Set(places.all.map(({ code }) => code));

  const isStanding = (asset: Asset): boolean => !isLeaseOver(asset, asOf);
  const tree = (valuesOf: (asset: Asset) => number[]): CountNode[] =>
    [...byCounty].map(([code, all]) => {
      const own = all.filter(isStanding);
      const children = own.map((asset) => ({ id: asset.asset_id, values: valuesOf(asset), children: [] }));
      return { id: `county ${code}`, values: valuesOf(all[0]!).map((_, at) => total(children.map(({ values }) => values[at]!))), children };
    });
  const { threshold } = portal.disclosure;
  const noJobs = withholdTree(tree(({ jobs = 0 }) => [jobs]), threshold);
  const split = tree(({ jobs, registry_jobs: registered }) => (jobs === undefined ? [registered ?? 0, 0] : registered === undefined ? [0, 0] : [registered, jobs - registered]));
  const noRegistered = withholdTree(split, threshold, (id) => noJobs.has(id));
  const print = (id: string, own: readonly Asset[]): JobNumbers => {
    const assets = own.filter(isStanding);
    const sum = (column: 'jobs' | 'registry_jobs'): number | undefined => {
      const values = assets.flatMap((asset) => asset[column] ?? []);
      return values.length === 0 ? undefined : total(values);
    };
    const hide = (hidden: ReadonlySet<string>, value: number | undefined): Printed => (value !== undefined && hidden.has(id) ? 'withheld' : value);
    return { jobs: hide(noJobs, sum('jobs')), registered: hide(noRegistered, sum('registry_jobs')) };
  };
  const jobs = (asset: Asset): JobNumbers => print(asset.asset_id, [asset]);

  return {
    all,
    byCounty,
    of: (county) => byCounty.get(county) ?? [],
    in: (village) => byVillage.get(village) ?? [],
    jobs,
    jobsOf: (county) => print(`county ${county}`, byCounty.get(county) ?? []),
    hire(asset) {
      if (!isStanding(asset)) return undefined;
      const printed = jobs(asset);
      return printed.jobs === 'withheld' || printed.registered === 'withheld' ? 'withheld' : keepsHire(asset, portal.factory_reward);
    },
    reward({ kind, project_id: id, village_code: village }) {
      const area = id === undefined ? undefined : areas.get(id);
      if (kind !== 'standard_factory' || id === undefined || area === undefined) return undefined;
      const fundings = money.fundingOf(id).map(({ fund, allocated, paid }) => ({ level: fund.level, kind: fund.kind, allocated, paid }));
      return computeFactoryReward(portal.factory_reward, area, liesInCity(village, (code) => known.has(code)), fundings);
    },
  };
}
