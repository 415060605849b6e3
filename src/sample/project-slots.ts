import { compare } from './grouping.ts';
import type { County, Places, Town, Village } from './place-types.ts';
import { projectKind, suitingKinds, type ProjectKind } from './project-kinds.ts';
import { apportion, type Random } from './random.ts';
import type { Scale } from './scales.ts';

/** That there is a project of a kind, somewhere, in a year; nothing else is known of it yet. */
export interface ProjectSlot {
  /** Tells slots of a county and year apart; also the name of the slot's own random stream. */
  key: string;
  kind: ProjectKind;
  county: County;
  town?: Town;
  /** None: the whole county's. */
  villages: Village[];
  year: number;
  /** Kind of fund and 万元, where a rule fixes them. */
  fixedMoney?: [string, number][];
}

const yearWeights = [
  [2014, 7],
  [2015, 10],
  [2016, 16],
  [2017, 20],
  [2018, 19],
  [2019, 16],
  [2020, 12],
] as const;
const showcaseVillage = '990102101201';
const sharedKinds = ['group-road', 'drinking-water', 'irrigation', 'river', 'cold-store', 'bridge'];

/** Exactly as many slots as the scale says, in order of county, year and place. */
export function planSlots(scale: Scale, places: Places, random: Random): ProjectSlot[] {
  const special = places.counties.flatMap((county) => [
    ...countySlots(county, random.split(`county/${county.code}`)),
    ...factorySlots(county, random.split(`factories/${county.code}`)),
    ...villageFundSlots(county, random.split(`village-funds/${county.code}`)),
  ]);
  special.push(...showcaseSlots(places));
  const shared = sharedSlots(Math.round(scale.projects * 0.035), places, random.split('shared'));
  const villages = places.villages.filter(({ nothingYet }) => !nothingYet);
  const weights = villages.map((village) => {
    const years = 2021 - village.listedYear;
    return (
      random.split(`weight/${village.code}`).longTail(1, 0.4) * years * (village.designation === 'other' ? 0.4 : 1)
    );
  });
  const amounts = apportion(scale.projects - special.length - shared.length, weights);
  const usual = villages.flatMap((village, at) =>
    villageSlots(village, amounts[at]!, random.split(`village/${village.code}`)),
  );
  return [...special, ...shared, ...usual].sort(
    (a, b) => compare(a.county.code, b.county.code) || a.year - b.year || compare(a.key, b.key),
  );
}

function villageSlots(village: Village, amount: number, own: Random): ProjectSlot[] {
  const kinds = suitingKinds(village);
  const years = yearWeights.filter(([year]) => year >= village.listedYear);
  return Array.from({ length: amount }, (_, at) => {
    const kind = own.weighted(kinds);
    return slotOf(village, kind, own.weighted(years), String(at).padStart(2, '0'));
  });
}

const slotOf = (village: Village, kind: ProjectKind, year: number, number: string): ProjectSlot => ({
  key: `${village.code}/${number}/${kind.key}`,
  kind,
  county: village.county,
  town: village.town,
  villages: [village],
  year,
});

/** What a county does for all its villages: interest subsidies, training, and the two relief funds. */
function countySlots(county: County, own: Random): ProjectSlot[] {
  const slot = (key: string, year: number, fixedMoney?: [string, number][]): ProjectSlot => ({
    key: `${county.code}/${key}`,
    kind: projectKind(key),
    county,
    villages: [],
    year,
    fixedMoney,
  });
  return [
    ...[2015, 2016, 2017, 2018, 2019, 2020].map((year) => slot('interest', year)),
    ...[2015, 2016, 2017, 2018, 2019].map((year) => slot('training', year)),
    ...(['education', 'medical'] as const).flatMap((fund) => [
      slot(`${fund}-fund`, 2016, [[fund, 300]]),
      slot(`${fund}-fund`, 2018, [[fund, own.int(8, 16) * 10]]),
    ]),
  ];
}

/** 新桥村 is the village that tests and documents speak of: a full page, its new road among it. */
function showcaseSlots(places: Places): ProjectSlot[] {
  const village = places.villages.find(({ code }) => code === showcaseVillage)!;
  const slot = (key: string, year: number, fixedMoney: [string, number][]): ProjectSlot => ({
    ...slotOf(village, projectKind(key), year, `showcase-${key}`),
    fixedMoney,
  });
  return [
    slot('drinking-water', 2015, [['provincial', 28]]),
    slot('group-road', 2016, [
      ['central', 36.7907],
      ['county', 12],
    ]),
    slot('greenhouse', 2018, [['assigned', 42]]),
    slot('bridge', 2019, [
      ['city', 20],
      ['enterprise', 15.5],
    ]),
    slot('group-road', 2020, [
      ['central', 60],
      ['county', 26.7907],
    ]),
  ];
}

/** Two counties did not keep to the rule: one paid two 万元 too little for its factory, one two too much. 万元. */
const oddRewards: Readonly<Record<string, number>> = { '990104000000': 8, '990103000000': 12 };

/** 标准厂房: 40 万元 from the province (or found by a helping unit), 10 each from city and county, for 1000 m². */
function factorySlots(county: County, own: Random): ProjectSlot[] {
  if (county.purse.direct) return [];
  const weak = county.villages.filter(
    ({ designation, nothingYet }) => !nothingYet && (designation === 'weak_economy' || designation === 'poor'),
  );
  const chosen = own.shuffle(weak).slice(0, Math.max(1, Math.round(weak.length * 0.09)));
  const showcase = weak.find(({ code }) => code === showcaseVillage);
  if (showcase && !chosen.includes(showcase)) chosen[0] = showcase;
  return chosen.map((village, at) => {
    const year = village === showcase ? 2017 : Math.max(own.int(2016, 2018), village.listedYear);
    const first: [string, number] = [at === 1 ? 'assigned' : 'provincial-factory', 40];
    return {
      ...slotOf(village, projectKind('factory'), year, 'factory'),
      fixedMoney: [first, ['city-factory', 10], ['county-factory', at === 0 ? (oddRewards[county.code] ?? 10) : 10]],
    };
  });
}

function villageFundSlots(county: County, own: Random): ProjectSlot[] {
  const poor = county.villages.filter(({ designation, listedYear }) => designation === 'poor' && listedYear <= 2016);
  return own
    .shuffle(poor)
    .slice(0, Math.round(poor.length * 0.5))
    .map((village) => ({
      ...slotOf(village, projectKind('village-fund'), own.pick([2016, 2017]), 'village-fund'),
      fixedMoney: [['provincial-village-fund', village.registered.households > 100 ? 20 : 15]],
    }));
}

function sharedSlots(amount: number, places: Places, own: Random): ProjectSlot[] {
  const towns = places.counties
    .flatMap(({ towns }) => towns)
    .map((town) => ({
      town,
      villages: town.villages.filter(({ nothingYet, listedYear }) => !nothingYet && listedYear <= 2016),
    }))
    .filter(({ villages }) => villages.length >= 2);
  return Array.from({ length: amount }, (_, at) => {
    const { town, villages } = own.pick(towns);
    const chosen = own
      .shuffle(villages)
      .slice(0, own.int(2, Math.min(4, villages.length)))
      .sort((a, b) => compare(a.code, b.code));
    const kind = projectKind(own.pick(sharedKinds));
    const year = Math.max(2016, own.weighted(yearWeights));
    return {
      key: `${chosen[0]!.code}/shared${at}/${kind.key}`,
      kind,
      county: town.county,
      town,
      villages: chosen,
      year,
    };
  });
}
