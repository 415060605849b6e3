import type { Row } from '../schema/index.ts';
import { officeDay } from './days.ts';
import { industries, noticeBoards } from './names.ts';
import type { Place, Town, Village } from './place-types.ts';
import { apportion, type Random } from './random.ts';
import type { Scale } from './scales.ts';

export const blankVillage = ({ code, name }: Place, town: Town): Village => ({
  code,
  name,
  town,
  county: town.county,
  designation: 'poor',
  listedYear: 2014,
  households: 0,
  population: 0,
  registered: { households: 0, persons: 0, firstHousehold: 0 },
  industry: industries[0]!,
  noticeBoard: noticeBoards[0]!,
  nothingYet: false,
});

/** Villages whose first years tests and documents speak of: never among those that were listed yesterday. */
const settledCodes = ['990102101201', '990102102203'];

const designationWeights = [
  ['poor', 40],
  ['weak_economy', 26],
  ['scattered', 16],
  ['priority', 7],
  ['other', 11],
] as const;
const exitYears = [
  [2016, 15],
  [2017, 22],
  [2018, 26],
  [2019, 25],
  [undefined, 12],
] as const;

/** How large the registry is beside the whole village, lowest and highest share, and its weight among villages. */
const registryShare = {
  poor: { low: 0.18, high: 0.36, weight: 1.4 },
  weak_economy: { low: 0.1, high: 0.22, weight: 1 },
  scattered: { low: 0.03, high: 0.09, weight: 0.4 },
  priority: { low: 0.08, high: 0.18, weight: 0.8 },
  other: { low: 0.015, high: 0.05, weight: 0.22 },
} as const;

/** Fills in what kind of village each is, when it left the programme, and how many people the registry counts there. */
export function describeVillages(scale: Scale, villages: Village[], random: Random): void {
  const fresh = new Set(
    random
      .split('fresh')
      .shuffle(villages.filter(({ code }) => !settledCodes.includes(code)))
      .slice(0, Math.round(villages.length * 0.027)),
  );
  const few = new Set(
    random
      .split('few')
      .shuffle(villages.filter((village) => !fresh.has(village) && !settledCodes.includes(village.code)))
      .slice(0, Math.max(4, Math.round(villages.length * 0.02))),
  );
  const weights = villages.map((village) => {
    const own = random.split(village.code);
    village.nothingYet = fresh.has(village);
    village.designation = settledCodes.includes(village.code) ? 'poor' : own.weighted(designationWeights);
    if (few.has(village)) village.designation = 'other';
    if (village.nothingYet) village.designation = own.pick(['priority', 'other'] as const);
    village.listedYear = listedYear(village, own);
    village.exitedOn = exitDay(village, own);
    village.industry = own.pick(industries);
    village.noticeBoard = own.pick(noticeBoards);
    return registryShare[village.designation].weight * own.longTail(1, 0.45);
  });
  shareOutRegistry(
    scale,
    villages,
    weights,
    (village) => (fresh.has(village) ? 0 : few.has(village) ? 1 : undefined),
    random,
  );
}

function listedYear(village: Village, own: Random): number {
  if (village.nothingYet) return 2020;
  if (settledCodes.includes(village.code)) return 2014;
  if (village.designation === 'priority') return own.pick([2017, 2018]);
  return own.weighted([
    [2014, 8],
    [2015, 1],
    [2016, 1],
  ]);
}

function exitDay(village: Village, own: Random): string | undefined {
  if (village.nothingYet || village.designation === 'other') return undefined;
  if (village.code === '990102101201') return '2017-12-18';
  const year = village.designation === 'priority' ? own.pick([2019, undefined]) : own.weighted(exitYears);
  return year === undefined ? undefined : officeDay(`${year}-12-${own.int(18, 27)}`);
}

/** Exactly the scale's households and persons, spread over the villages; some villages have none, some one to four. */
function shareOutRegistry(
  scale: Scale,
  villages: Village[],
  weights: number[],
  special: (village: Village) => 0 | 1 | undefined,
  random: Random,
): void {
  const own = random.split('registry');
  const fixed = villages.map((village) => {
    const kind = special(village);
    return kind === undefined ? undefined : own.int(kind, 4) * (kind === 0 && own.chance(0.5) ? 0 : 1);
  });
  const left = scale.households - fixed.reduce<number>((sum, households) => sum + (households ?? 0), 0);
  const shares = apportion(
    left,
    weights.map((weight, at) => (fixed[at] === undefined ? weight : 0)),
  );
  const households = fixed.map((number, at) => number ?? shares[at]!);
  const beyondFirst = apportion(
    scale.persons - scale.households,
    households.map((number) => number * own.between(0.85, 1.15)),
  );
  let firstHousehold = 0;
  villages.forEach((village, at) => {
    const persons = households[at]! + beyondFirst[at]!;
    village.registered = { households: households[at]!, persons, firstHousehold };
    firstHousehold += households[at]!;
    const { low, high } = registryShare[village.designation];
    const population = Math.round(persons / own.between(low, high));
    village.population = Math.max(population, own.int(380, 900), Math.ceil(persons * 1.8));
    village.households = Math.round(village.population / own.between(3.2, 3.9));
  });
}

export const villageRow = (village: Village): Row<'villages'> => ({
  village_code: village.code,
  designation: village.designation,
  listed_year: village.listedYear,
  exited_on: village.exitedOn,
  households: village.households,
  population: village.population,
  leading_industry: village.industry[0],
  notice_board: village.noticeBoard,
});
