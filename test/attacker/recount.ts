import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { causeGroups, causes, flows, groups, labours, measures, stocks } from './columns.ts';
import type { Level } from './published.ts';

const causeNames: Record<string, (typeof causes)[number]> = {
  因病: 'illness', 因残: 'disability', 因学: 'schooling', 因灾: 'disaster', 缺劳力: 'no_labour', 缺技术: 'no_skill',
  缺资金: 'no_capital', 缺土地: 'no_land', 缺水: 'no_water', 交通落后: 'poor_roads', 自身动力不足: 'low_motivation', 其他: 'other',
};
const measureNames: Record<string, (typeof measures)[number]> = {
  产业: 'industry', 就业: 'employment', 搬迁: 'relocation', 生态: 'ecology', 教育: 'education', 健康: 'health',
  低保: 'subsistence', 危房: 'housing', 金融: 'credit', 社会: 'social', 灾后重建: 'reconstruction',
};
const eventNames: Record<string, string> = { 识别纳入: 'identified', 补录: 'added', 返贫: 'returned', 清退: 'removed', 脱贫: 'exited' };
const labourNames: Record<string, (typeof labours)[number]> = { 有: 'yes', 是: 'yes', 无: 'no', 否: 'no', '': 'unreported' };
const entering = new Set(['identified', 'added', 'returned']);

export interface CountedPlace {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  /** The next place above in regions.csv, or null. */
  readonly parent: string | null;
  /** By year, then by column; every level has the twelve causes and the groups. */
  readonly values: Record<string, Record<string, number>>;
}

export interface Recount {
  /** `0` alone without an events table. */
  readonly years: readonly string[];
  readonly places: ReadonlyMap<string, CountedPlace>;
}

type Line = Record<string, string>;

function readLines(file: string): Line[] {
  const { data } = Papa.parse<Line>(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
  return data;
}

/** The name that a word stands for. A word that the recount does not know must not pass for a zero. */
function named<T>(names: Record<string, T>, word: string | undefined): T {
  const name = names[word ?? ''];
  if (name === undefined) throw new Error(`The recount does not know the word “${word}”.`);
  return name;
}

const levels: [zeros: number, level: Level][] = [[10, 'province'], [8, 'city'], [6, 'county'], [3, 'town']];
const levelOf = (code: string): Level => levels.find(([zeros]) => code.endsWith('0'.repeat(zeros)))?.[1] ?? 'village';

/** The codes that a place may lie under, nearest first. */
const above = (code: string): string[] =>
  [9, 6, 4, 2].map((kept) => code.slice(0, kept).padEnd(12, '0')).filter((upper) => upper !== code);

const keys: readonly string[] = [...stocks, ...flows].flatMap((key) => [key, `${key}_persons`]).concat(
  labours.map((labour) => `labour_${labour}`),
  measures.map((measure) => `measure_${measure}`),
  (['cause', 'exit'] as const).flatMap((kind) => [
    ...causes.map((cause) => `${kind}_${cause}`),
    ...groups.map((group) => `${kind}_group_${group}`),
  ]),
);

const groupOf = (cause: string): string => groups.find((group) => (causeGroups[group] as readonly string[]).includes(cause))!;

/**
 * Counts the registry's tables again, from the rows and in the plainest way, to hold against what a site prints.
 *
 * @param dataDir holds registry.csv, regions.csv and maybe registry_events.csv, with the columns' own names as headers
 * @param asOf `YYYY-MM-DD`: years that end later are not counted
 */
export function recount(dataDir: string, asOf: string): Recount {
  const households = readLines(join(dataDir, 'registry.csv'));
  const eventsFile = join(dataDir, 'registry_events.csv');
  const events = existsSync(eventsFile) ? readLines(eventsFile) : undefined;
  const regions = readLines(join(dataDir, 'regions.csv'));
  const names = new Map(regions.map((region) => [region['code']!, region['name']!]));

  const years: string[] = [];
  if (events) {
    const from = Math.min(...events.map((event) => Number(event['on']!.slice(0, 4))));
    for (let year = from; `${year}-12-31` <= asOf; year += 1) years.push(String(year));
  } else years.push('0');

  const places = new Map<string, CountedPlace>();
  for (const [code, name] of names) {
    const parent = above(code).find((upper) => names.has(upper)) ?? null;
    const values = Object.fromEntries(years.map((year) => [year, Object.fromEntries(keys.map((key) => [key, 0]))]));
    places.set(code, { code, name, level: levelOf(code), parent, values });
  }
  const count = (village: string, year: string, key: string, by: number): void => {
    for (let place = places.get(village); place; place = place.parent === null ? undefined : places.get(place.parent)) {
      place.values[year]![key]! += by;
    }
  };

  const eventsOf = new Map<string, Line[]>();
  for (const event of events ?? []) {
    const own = eventsOf.get(event['household_key']!) ?? [];
    own.push(event);
    eventsOf.set(event['household_key']!, own);
  }
  for (const household of households) {
    const village = household['village_code']!;
    const cause = named(causeNames, household['cause']);
    const labour = named(labourNames, household['has_labour'] ?? '');
    const taken = (household['measures'] ?? '').split(/[、,，;；\s]+/).filter(Boolean).map((word) => named(measureNames, word));
    const own = (eventsOf.get(household['household_key']!) ?? [])
      .map((event) => ({
        kind: named(eventNames, event['event']),
        on: event['on']!,
        persons: Number(event['persons'] || household['persons']),
      }))
      // On one day a household comes in before it goes out.
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : Number(entering.has(b.kind)) - Number(entering.has(a.kind))));
    for (const year of years) {
      for (const event of own.filter(({ on }) => on.startsWith(`${year}-`))) {
        count(village, year, event.kind, 1);
        count(village, year, `${event.kind}_persons`, event.persons);
      }
      const last = own.findLast(({ on }) => on <= `${year}-12-31`);
      if (events && (!last || last.kind === 'removed')) continue;
      const hasLeft = last?.kind === 'exited';
      for (const stock of ['registered', hasLeft ? 'left' : 'closing']) {
        count(village, year, stock, 1);
        count(village, year, `${stock}_persons`, last?.persons ?? Number(household['persons']));
      }
      count(village, year, `labour_${labour}`, 1);
      for (const measure of new Set(taken)) count(village, year, `measure_${measure}`, 1);
      for (const kind of hasLeft ? ['cause', 'exit'] : ['cause']) {
        count(village, year, `${kind}_${cause}`, 1);
        count(village, year, `${kind}_group_${groupOf(cause)}`, 1);
      }
    }
  }
  return { years, places };
}
