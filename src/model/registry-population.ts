import { createDesign, flowKinds, labourAnswers, type Design } from '../disclosure/design.ts';
import type { CountedPlace, Household, Life, LifeEvent, Population } from '../disclosure/population.ts';
import { causes, measures, type Row } from '../schema/index.ts';
import type { Dataset } from '../tables/dataset.ts';
import { compareEvents, enteringEvents } from '../tables/household-events.ts';
import type { Place, Places } from './places.ts';
import { statedLimits } from './poverty-rate.ts';
import { groupBy } from './values.ts';

type Cause = Row<'registry'>['cause'];

/** Causes as villages print them: a village's twelve would be mostly withheld. */
export const causeGroups = {
  health: { title: '因病、因残', causes: ['illness', 'disability'] },
  schooling: { title: '因学', causes: ['schooling'] },
  means: { title: '缺劳力、技术、资金', causes: ['no_labour', 'no_skill', 'no_capital'] },
  other: { title: '其他原因', causes: ['disaster', 'no_land', 'no_water', 'poor_roads', 'low_motivation', 'other'] },
} as const satisfies Record<string, { title: string; causes: readonly Cause[] }>;

const causeKeys = Object.keys(causes) as Cause[];
const measureKeys = Object.keys(measures) as NonNullable<Row<'registry'>['measures']>;

export const registryDesign: Design = createDesign({
  causes: causeKeys,
  causeGroups: Object.entries(causeGroups).map(([key, group]) => ({ key, causes: group.causes })),
  measures: measureKeys,
});

/** The year that stands for "as the list is now", in a registry that has no events. */
export const undatedYear = 0;

/**
 * The registry for counting. Years are whole calendar years that are over: what happened since the last of them is counted when its
 * year is over, or two builds of one year would tell what lies between them.
 *
 * @param asOf `YYYY-MM-DD`
 * @returns undefined without a registry table
 */
export function readPopulation(tables: Dataset, places: Places, asOf: string): Population | undefined {
  const rows = tables.registry?.rows;
  if (!rows) return undefined;
  const counted = countedPlaces(tables, places);
  const placeIndex = new Map(counted.map(({ code }, index) => [code, index]));
  const years = yearsOf(tables.registry_events?.rows, asOf);
  const lives = createLives(years);
  const eventsOf = groupBy(tables.registry_events?.rows ?? [], (event) => event.household_key);
  const causeIndex = new Map(causeKeys.map((cause, index) => [cause, index]));
  const households = rows.flatMap((row): Household[] => {
    const village = placeIndex.get(row.village_code);
    if (village === undefined) return [];
    return [
      {
        village,
        persons: row.persons,
        cause: causeIndex.get(row.cause)!,
        labour: labourAnswers.indexOf(row.has_labour === undefined ? 'unreported' : row.has_labour ? 'yes' : 'no'),
        measures: (row.measures ?? []).reduce((bits, measure) => bits | (1 << measureKeys.indexOf(measure)), 0),
        life: tables.registry_events ? lives.of(eventsOf.get(row.household_key) ?? []) : lives.always(),
      },
    ];
  });
  const mostPersons = statedLimits(tables).flatMap(({ code, year, most }) => {
    const village = placeIndex.get(code);
    const at = years.indexOf(year);
    return village === undefined || at < 0 ? [] : [{ village, year: at, most }];
  });
  return { places: counted, years, households, lives: lives.all, mostPersons };
}

/** Villages that the programme or the registry knows, and all that they lie in; parents first. */
function countedPlaces(tables: Dataset, places: Places): CountedPlace[] {
  const codes = new Set<string>();
  for (const row of [...(tables.villages?.rows ?? []), ...(tables.registry?.rows ?? [])]) {
    for (const place of places.upward(row.village_code)) codes.add(place.code);
  }
  const ordered: Place[] = places.all.filter((place) => codes.has(place.code));
  ordered.sort((a, b) => depthOf(a) - depthOf(b));
  const index = new Map(ordered.map(({ code }, at) => [code, at]));
  return ordered.map((place) => ({
    code: place.code,
    level: place.level,
    parent: place.parent?.covered ? index.get(place.parent.code)! : -1,
  }));
}

const depthOf = (place: Place): number => (place.parent ? depthOf(place.parent) + 1 : 0);

function yearsOf(events: readonly Row<'registry_events'>[] | undefined, asOf: string): number[] {
  if (!events) return [undatedYear];
  const last = asOf.endsWith('-12-31') ? Number(asOf.slice(0, 4)) : Number(asOf.slice(0, 4)) - 1;
  const first = events.reduce((year, event) => Math.min(year, Number(event.on.slice(0, 4))), last + 1);
  return Array.from({ length: Math.min(last - first + 1, 30) }, (_, at) => Math.max(first, last - 29) + at);
}

/** Turns households' events into lives, each kept once. */
function createLives(years: readonly number[]) {
  const all: Life[] = [];
  const known = new Map<string, number>();
  const first = years[0] ?? 0;
  const intern = (life: Life): number => {
    const key = JSON.stringify([life.registered, life.stock, life.events, life.personsAt]);
    let index = known.get(key);
    if (index === undefined) known.set(key, (index = all.push(life) - 1));
    return index;
  };
  return {
    all,
    always: () => intern({ registered: 1, stock: 1, events: [], personsAt: [] }),
    of(rows: readonly Row<'registry_events'>[]): number {
      const sorted = [...rows].sort(compareEvents);
      const events: LifeEvent[] = [];
      const personsAt: (number | undefined)[] = [];
      let stock = 0;
      let at = 0;
      let registered = 0;
      let last: Row<'registry_events'>['event'] | undefined;
      let persons: number | undefined;
      for (const [year] of years.entries()) {
        for (; at < sorted.length && Number(sorted[at]!.on.slice(0, 4)) <= first + year; at += 1) {
          const event = sorted[at]!;
          last = event.event;
          persons = event.persons;
          if (Number(event.on.slice(0, 4)) === first + year) {
            events.push({ year, flow: flowKinds.indexOf(event.event), ...(persons !== undefined && { persons }) });
          }
        }
        if (last === undefined || last === 'removed') continue;
        registered |= 1 << year;
        if (enteringEvents.has(last)) stock |= 1 << year;
        if (persons !== undefined) personsAt[year] = persons;
      }
      return intern({ registered, stock, events, personsAt });
    },
  };
}
