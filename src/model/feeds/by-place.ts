import type { Facts } from '../facts.ts';
import { feedEvents, type FeedEvent } from './events.ts';

/** How many of the newest entries a feed holds: who looks in once a week should miss nothing. */
const lengths: Partial<Record<string, number>> = { county: 50, village: 20 };
const siteLength = 100;

interface NewestEvents {
  /** Of the whole site. */
  all: FeedEvent[];
  /** Of each county and village: as many as its feed holds. */
  byPlace: ReadonlyMap<string, FeedEvent[]>;
  /** Of each place, the day of its newest one. */
  days: ReadonlyMap<string, string>;
}

const known = new WeakMap<Facts, NewestEvents>();

/** Each event is looked at once, and each place keeps only what its feed can hold: a province has very many. */
function sortEvents(facts: Facts): NewestEvents {
  const all = feedEvents(facts);
  const byPlace = new Map<string, FeedEvent[]>();
  const days = new Map<string, string>();
  for (const event of all) {
    for (const { code, level } of new Set(event.places.flatMap((code) => facts.places.upward(code)))) {
      // The newest event comes first, so the first one of a place is its newest.
      if (!days.has(code)) days.set(code, event.on);
      const own = byPlace.get(code) ?? [];
      if (own.length === 0) byPlace.set(code, own);
      if (own.length < (lengths[level] ?? 0)) own.push(event);
    }
  }
  return { all: all.slice(0, siteLength), byPlace, days };
}

export function newestEvents(facts: Facts): NewestEvents {
  const events = known.get(facts) ?? sortEvents(facts);
  known.set(facts, events);
  return events;
}

/** The day of the newest event at a place or under it, `YYYY-MM-DD`: what its feed begins with. Undefined where nothing has happened yet. */
export const newestDay = (facts: Facts, code: string): string | undefined => newestEvents(facts).days.get(code);
