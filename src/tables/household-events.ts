import type { Row } from '../schema/index.ts';

export type HouseholdEvent = Pick<Row<'registry_events'>, 'event' | 'on'>;

/** Events after which a household is in the registry; after the others it is out. */
export const enteringEvents: ReadonlySet<HouseholdEvent['event']> = new Set(['identified', 'added', 'returned']);

/** The order in which one household's events are taken: by day; on one day a household comes in before it goes out. */
export const compareEvents = (a: HouseholdEvent, b: HouseholdEvent): number =>
  (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) || Number(enteringEvents.has(b.event)) - Number(enteringEvents.has(a.event));
