import type { Dataset } from '../tables/dataset.ts';
import type { Row } from '../schema/index.ts';
import { compareEvents, enteringEvents } from '../tables/household-events.ts';
import { addTo, groupBy } from './values.ts';

export interface RegistryCount {
  households: number;
  persons: number;
}

type Event = Row<'registry_events'>;

/** Counts made from the household rows. The rows themselves stay here: nothing below this file sees one. */
export interface RegistryFacts {
  /** Households and persons in the registry at the end of the as-of day. Undefined without a registry table. */
  inVillage(code: string): RegistryCount | undefined;
  /** Households with one of these events in the village, from one day to another, both included. */
  eventsInVillage(code: string, events: readonly Event['event'][], from: string, until: string): number;
}

/**
 * Who is in the registry on a day follows from the events alone; without an events table every row counts.
 *
 * @param asOf `YYYY-MM-DD`; later events are not looked at
 */
export function countRegistry(tables: Dataset, asOf: string): RegistryFacts {
  const households = tables.registry?.rows ?? [];
  const events = tables.registry_events?.rows.filter((event) => event.on <= asOf);
  const villageOf = new Map(households.map((row) => [row.household_key, row.village_code]));

  const lastEvent = new Map<string, Event>();
  for (const event of events ?? []) {
    const last = lastEvent.get(event.household_key);
    if (!last || compareEvents(last, event) <= 0) lastEvent.set(event.household_key, event);
  }

  const inRegistry = new Map<string, RegistryCount>();
  for (const row of households) {
    const last = lastEvent.get(row.household_key);
    if (events && !(last && enteringEvents.has(last.event))) continue;
    const count = inRegistry.get(row.village_code) ?? { households: 0, persons: 0 };
    count.households += 1;
    count.persons += last?.persons ?? row.persons;
    inRegistry.set(row.village_code, count);
  }

  const eventsByVillage = groupBy(events ?? [], (event) => villageOf.get(event.household_key) ?? '');
  return {
    inVillage: (code) => (tables.registry ? (inRegistry.get(code) ?? { households: 0, persons: 0 }) : undefined),
    eventsInVillage(code, kinds, from, until) {
      const seen = new Map<string, number>();
      for (const event of eventsByVillage.get(code) ?? []) {
        if (kinds.includes(event.event) && event.on >= from && event.on <= until) addTo(seen, event.household_key, 1);
      }
      return seen.size;
    },
  };
}
