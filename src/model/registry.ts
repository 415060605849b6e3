import type { Dataset } from '../tables/dataset.ts';
import type { Row } from '../schema/index.ts';
import { compareEvents, enteringEvents } from '../tables/household-events.ts';
import { addTo, total } from './values.ts';

export interface RegistryCount {
  households: number;
  persons: number;
}

type Event = Row<'registry_events'>;
export type EventKind = Event['event'];

const cellOf = (event: EventKind, year: number): string => `${event} ${year}`;

/** Counts made from the household rows. The rows themselves stay here: nothing below this file sees one. */
export interface RegistryFacts {
  /** Households and persons in the registry at the end of the as-of day. Undefined without a registry table. */
  inVillage(code: string): RegistryCount | undefined;
  /** Households of the village with one of these events in a calendar year. */
  eventsInYear(code: string, events: readonly EventKind[], year: number): number;
  /** Every count that the village's entries, exits and present households are made of: they hide or show together. */
  countsOf(code: string): number[];
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

  const byVillage = new Map<string, Map<string, number>>();
  for (const event of events ?? []) {
    const village = villageOf.get(event.household_key) ?? '';
    const counts = byVillage.get(village) ?? new Map<string, number>();
    byVillage.set(village, counts);
    addTo(counts, cellOf(event.event, Number(event.on.slice(0, 4))), 1);
  }
  return {
    inVillage: (code) => (tables.registry ? (inRegistry.get(code) ?? { households: 0, persons: 0 }) : undefined),
    eventsInYear: (code, kinds, year) => total(kinds.map((kind) => byVillage.get(code)?.get(cellOf(kind, year)) ?? 0)),
    countsOf: (code) => [...(byVillage.get(code)?.values() ?? []), inRegistry.get(code)?.households ?? 0],
  };
}
