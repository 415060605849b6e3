import type { Row } from '../schema/index.ts';
import { addDays, officeDay, yearOf } from './days.ts';
import type { County, Village } from './place-types.ts';
import type { Random } from './random.ts';
import { sampleAsOf } from './scales.ts';

type Cause = Row<'registry'>['cause'];
type Measure = NonNullable<Row<'registry'>['measures']>[number];
type Event = Row<'registry_events'>['event'];

interface Household {
  key: string;
  persons: number;
  events: { event: Event; on: string }[];
}

const sizes = [
  [1, 19],
  [2, 28],
  [3, 23],
  [4, 16],
  [5, 8],
  [6, 4],
  [7, 2],
] as const;
const causeWeights: readonly (readonly [Cause, number])[] = [
  ['illness', 36],
  ['disability', 12],
  ['schooling', 9],
  ['no_labour', 12],
  ['no_skill', 10],
  ['no_capital', 9],
  ['disaster', 3],
  ['no_land', 2],
  ['no_water', 1],
  ['poor_roads', 2],
  ['low_motivation', 3],
  ['other', 1],
];
const measuresFor: Partial<Record<Cause, readonly Measure[]>> = {
  illness: ['health', 'industry', 'subsistence'],
  disability: ['subsistence', 'health', 'social'],
  schooling: ['education', 'employment'],
  disaster: ['reconstruction', 'housing', 'industry'],
  no_labour: ['subsistence', 'social'],
  no_skill: ['employment', 'industry'],
  no_capital: ['credit', 'industry'],
  no_land: ['relocation', 'employment'],
  no_water: ['relocation', 'industry'],
  poor_roads: ['relocation', 'ecology'],
};

/** The days on which a county's registry moves; the same for all its villages. */
export function registryDays(county: County, random: Random) {
  const own = random.split(`registry-days/${county.code}`);
  const day = (from: string): string => officeDay(addDays(from, own.int(0, 9)));
  return {
    identified: day('2014-10-13'),
    reviewed: day('2016-10-24'),
    returned: { 2018: day('2018-08-20'), 2019: day('2019-08-19'), 2020: day('2020-05-11') },
    exited: Object.fromEntries([2015, 2016, 2017, 2018, 2019].map((year) => [year, day(`${year}-11-12`)])) as Record<
      number,
      string
    >,
  };
}
export type RegistryDays = ReturnType<typeof registryDays>;

/** The share of a village's people that may still be poor when it leaves: the standard says below 2%. */
const exitCeiling = 0.018;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A key that tells nothing and never repeats: the household's number through a four-round Feistel network of 40 bits. */
function householdKey(number: number, random: Random): string {
  let left = Math.floor(number / 2 ** 20);
  let right = number % 2 ** 20;
  for (let round = 0; round < 4; round++) {
    const mixed = Math.imul(right ^ roundKey(random, round), 0x9e3779b1);
    [left, right] = [right, (left ^ (mixed >>> 12)) & 0xfffff];
  }
  return `h${[left, right].map((half) => [15, 10, 5, 0].map((bits) => alphabet[(half >>> bits) & 31]).join('')).join('')}`;
}

const roundKeys = new WeakMap<Random, number[]>();
function roundKey(random: Random, round: number): number {
  let keys = roundKeys.get(random);
  if (!keys) {
    const own = random.split('household-keys');
    roundKeys.set(random, (keys = Array.from({ length: 4 }, () => own.int(0, 2 ** 31 - 1))));
  }
  return keys[round]!;
}

/** Sizes of the village's households, adding up to the persons it was given. */
function householdSizes(village: Village, own: Random): number[] {
  const { households, persons } = village.registered;
  const list = Array.from({ length: households }, () => own.weighted(sizes) as number);
  let left = persons - list.reduce((sum, size) => sum + size, 0);
  while (left !== 0) {
    const at = own.int(0, households - 1);
    const step = Math.sign(left);
    const size = list[at]! + step;
    if (size < 1 || size > 9) continue;
    list[at] = size;
    left -= step;
  }
  return list;
}

/**
 * The households of a village with their life in the registry, in order of key. `random` is the sample's root: the
 * same households come out however often they are asked for, so that a province need not be kept in memory.
 */
export function householdsOf(village: Village, days: RegistryDays, random: Random): Household[] {
  const own = random.split(`people/${village.code}`);
  const list = householdSizes(village, own).map((persons, at) => ({
    key: householdKey(village.registered.firstHousehold + at, random),
    persons,
    events: lifeInRegistry(village, days, own),
  }));
  if (village.exitedOn) bringUnderCeiling(village, list, days.exited[yearOf(village.exitedOn)]!);
  return list.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function lifeInRegistry(village: Village, days: RegistryDays, own: Random): Household['events'] {
  const exitYear = village.exitedOn ? yearOf(village.exitedOn) : undefined;
  const late = village.listedYear > 2016 && own.chance(0.3);
  const added = own.chance(0.075) || late;
  const start: Household['events'][number] = added
    ? { event: 'added', on: days.reviewed }
    : { event: 'identified', on: days.identified };
  if (!added && own.chance(0.075)) return [start, { event: 'removed', on: days.reviewed }];
  const lastRegular = exitYear ?? 2019;
  const firstExit = added ? 2017 : 2015;
  const stays = own.chance(exitYear ? 0.05 : 0.34);
  if (stays || firstExit > lastRegular)
    return exitYear && own.chance(0.4) && exitYear < 2019 ? [start, exit(days, 2019)] : [start];
  const years = Array.from({ length: lastRegular - firstExit + 1 }, (_, at) => [firstExit + at, at + 2] as const);
  const year = own.weighted(years);
  const events = [start, exit(days, year)];
  const returnYear = own.pick([2018, 2019, 2020] as const);
  if (own.chance(0.008) && returnYear > Math.max(year, exitYear ?? 0)) {
    events.push({ event: 'returned', on: days.returned[returnYear] });
    if (returnYear === 2018) events.push(exit(days, 2019));
  }
  return events;
}

const exit = (days: RegistryDays, year: number): Household['events'][number] => ({
  event: 'exited',
  on: days.exited[year]!,
});

/** Households that are in the registry on a day, as the events alone say. */
export function isRegistered({ events }: Household, day: string): boolean {
  const last = events.filter(({ on }) => on <= day).at(-1);
  return last !== undefined && last.event !== 'removed' && last.event !== 'exited';
}

export const registeredPersons = (households: readonly Household[], day: string): number =>
  households.reduce((sum, household) => sum + (isRegistered(household, day) ? household.persons : 0), 0);

/** A village only leaves when nearly all its households have: the last ones exit with it until the rate is low enough. */
function bringUnderCeiling(village: Village, list: Household[], exitDay: string): void {
  const limit = village.population * exitCeiling;
  let left = registeredPersons(list, exitDay);
  for (const household of list) {
    if (left <= limit) return;
    if (!isRegistered(household, exitDay)) continue;
    const entered = household.events.filter(({ on }) => on < exitDay);
    household.events = [...entered, { event: 'exited', on: exitDay }];
    left -= household.persons;
  }
}

/** One household after another, village by village: never all of them in memory. */
export function* registryRows(counties: readonly County[], random: Random): Generator<Row<'registry'>> {
  for (const county of counties) {
    const days = registryDays(county, random);
    for (const village of county.villages) {
      const own = random.split(`causes/${village.code}`);
      for (const { key, persons } of householdsOf(village, days, random)) {
        const cause = own.weighted(causeWeights);
        const fitting = measuresFor[cause] ?? ['industry', 'employment', 'credit'];
        const measures = own.shuffle(fitting).slice(0, own.int(1, fitting.length));
        const weak = cause === 'no_labour' || cause === 'disability';
        yield {
          household_key: key,
          village_code: village.code,
          persons,
          cause,
          measures,
          has_labour: !own.chance(weak ? 0.85 : 0.12),
        };
      }
    }
  }
}

export function* registryEventRows(counties: readonly County[], random: Random): Generator<Row<'registry_events'>> {
  for (const county of counties) {
    const days = registryDays(county, random);
    for (const village of county.villages) {
      for (const { key, events } of householdsOf(village, days, random)) {
        for (const { event, on } of events) if (on <= sampleAsOf) yield { household_key: key, event, on };
      }
    }
  }
}
