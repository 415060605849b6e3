/** The registry as disclosure control needs it: households with their lives, in villages of a tree of places. */

/** A household's way through the registry. Many households share one. */
export interface Life {
  /** Bit `y` is set when the household is registered at the end of year `y` (an index, 0 is the first): identified and not removed. */
  registered: number;
  /** The same for those in the registry then, that is, not exited either. */
  stock: number;
  events: readonly LifeEvent[];
  /** Persons at the end of each year where an event changed them; else the household's. */
  personsAt: readonly (number | undefined)[];
}

export interface LifeEvent {
  /** Index of the year. */
  year: number;
  /** Index into `flowKinds`. */
  flow: number;
  /** Persons of the event, when they differ from the household's. */
  persons?: number;
}

export interface Household {
  /** Index of its village among the places. */
  village: number;
  persons: number;
  /** Index into the design's causes. */
  cause: number;
  /** Index into `labourAnswers`. */
  labour: number;
  /** Bit `m` is set when it gets measure `m`. */
  measures: number;
  /** Index into the population's lives. */
  life: number;
}

export type Level = 'province' | 'city' | 'county' | 'town' | 'village';

/** A place whose counts are printed. Parents come before their children. */
export interface CountedPlace {
  code: string;
  level: Level;
  /** Index of the place that it is added into, or -1. */
  parent: number;
}

export interface Population {
  places: readonly CountedPlace[];
  /** Calendar years, ascending; or one year 0 for a registry without events. */
  years: readonly number[];
  households: readonly Household[];
  lives: readonly Life[];
  /** What pages say beside the tables: that no more persons than these are in the registry of a village at the end of a year. */
  mostPersons?: readonly Limit[];
}

export interface Limit {
  /** Index of the village. */
  village: number;
  /** Index of the year. */
  year: number;
  most: number;
}

/** The place and all that it is added into, itself first, up to but without `end`. */
export function chainOf(places: readonly CountedPlace[], place: number, end = -1): number[] {
  const chain: number[] = [];
  for (let at = place; at >= 0 && at !== end; at = places[at]!.parent) chain.push(at);
  return chain;
}
