import type { Portal } from '../config.ts';
import { ancestorCodes, regionLevel, type Row } from '../schema/index.ts';

export const rewardLevels = ['provincial', 'city', 'county'] as const;
export type RewardLevel = (typeof rewardLevels)[number];

/** Money of one fund for the project that a factory came from, in fen. */
export interface ProjectFunding {
  level: Row<'funds'>['level'];
  kind: Row<'funds'>['kind'];
  allocated: number;
  paid: number;
}

export interface FactoryReward {
  /** Whole units of built area. */
  units: number;
  /** What each level owes by the rule, gave and paid, in fen. */
  lines: { level: RewardLevel; due: number; allocated: number; paid: number }[];
  /** What helping units, twinned places, enterprises and society gave to the project, in fen. */
  helpers: number;
  /** Helpers found the province's part; the province then owes nothing, the city and the county their own parts all the same. */
  isFoundByHelpers: boolean;
}

const helperLevels: ReadonlySet<string> = new Set<Row<'funds'>['level']>(['assigned', 'twinned', 'enterprise', 'social']);
const fenOf = (wanYuan: number): number => Math.round(wanYuan * 1_000_000);

/**
 * The reward for a standard factory by the rule of portal.json: for every whole unit of built area a fixed sum from the province, the city
 * and the county. Where no provincial reward was given, 40 万元 found by helping units, twinned places, enterprises or society stand in for it.
 * Source: Huai'an 三(八), 按600元/㎡平均造价，每建成1000㎡标准厂房……省40万元，市、县各10万元.
 *
 * @param area ㎡, ≥ 0: all factories of the project together
 * @param hasCity false for a county straight under the province: no city gives it anything
 */
export function computeFactoryReward(rule: Portal['factory_reward'], area: number, hasCity: boolean, fundings: readonly ProjectFunding[]): FactoryReward {
  const units = Math.floor(area / rule.unit_area);
  const sum = (chosen: readonly ProjectFunding[], key: 'allocated' | 'paid'): number => chosen.reduce((total, funding) => total + funding[key], 0);
  const rewards = (level: RewardLevel): ProjectFunding[] => fundings.filter((funding) => funding.level === level && funding.kind === '标准厂房奖补');
  const helpers = sum(fundings.filter(({ level }) => helperLevels.has(level)), 'allocated');
  const provincialDue = units * fenOf(rule.provincial);
  const isFoundByHelpers = provincialDue > 0 && rewards('provincial').length === 0 && helpers >= provincialDue;
  const due: Record<RewardLevel, number> = {
    provincial: isFoundByHelpers ? 0 : provincialDue,
    city: hasCity ? units * fenOf(rule.city) : 0,
    county: units * fenOf(rule.county),
  };
  return {
    units,
    lines: rewardLevels.map((level) => ({ level, due: due[level], allocated: sum(rewards(level), 'allocated'), paid: sum(rewards(level), 'paid') })),
    helpers,
    isFoundByHelpers,
  };
}

/** Built area of the standard factories of each project, ㎡; undefined where one of them does not say. */
export function factoryAreas(assets: readonly Row<'assets'>[]): Map<string, number | undefined> {
  const areas = new Map<string, number | undefined>();
  for (const { kind, project_id: id, area } of assets) {
    if (kind !== 'standard_factory' || id === undefined) continue;
    const before = areas.has(id) ? areas.get(id) : 0;
    areas.set(id, before === undefined || area === undefined ? undefined : before + area);
  }
  return areas;
}

/** A county of a city, or straight under the province. */
export const liesInCity = (code: string, isKnown: (code: string) => boolean): boolean =>
  ancestorCodes(code).some((above) => regionLevel(above) === 'city' && isKnown(above));
