import type { Facts } from '../facts.ts';
import { feedEvents } from './events.ts';

const known = new WeakMap<Facts, ReadonlyMap<string, string>>();

function newestDays(facts: Facts): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  // The newest event comes first, so the first one of a place is its newest.
  for (const { on, places } of feedEvents(facts)) {
    for (const code of places) for (const place of facts.places.upward(code)) if (!days.has(place.code)) days.set(place.code, on);
  }
  return days;
}

/** The day of the newest event at a place or under it, `YYYY-MM-DD`: what its feed begins with. Undefined where nothing has happened yet. */
export function newestDay(facts: Facts, code: string): string | undefined {
  const days = known.get(facts) ?? newestDays(facts);
  known.set(facts, days);
  return days.get(code);
}
