import { personsIn, type Census } from './census.ts';
import { tierOf } from './design.ts';
import { chainOf } from './population.ts';
import { visitSlot } from './slots.ts';

/** So many more (or, below 0, fewer) households of a class give an answer. */
export interface Change {
  village: number;
  life: number;
  slot: number;
  by: number;
}

/**
 * Another registry than the true one, as its difference. When every number that differs is withheld, the site would look exactly
 * the same, so nobody who reads it can tell which of the two is true: the withheld numbers may be either. This is the whole
 * argument of the protection; nothing is assumed about how an attacker calculates.
 */
export type Alternative = readonly Change[];

/** Every cell in which an alternative counts otherwise, with the difference (never 0). */
export function differencesOf(census: Census, alternative: Alternative): Map<number, number> {
  const { places, lives, design, slots, grid } = census;
  const differences = new Map<number, number>();
  for (const { village, life, slot, by } of alternative) {
    for (const place of chainOf(places, village)) {
      visitSlot(design, slots, lives[life]!, slot, tierOf(places[place]!.level), (year, column, amount) => {
        const cell = grid.cell(place, year, column);
        const sum = (differences.get(cell) ?? 0) + by * amount;
        if (sum === 0) differences.delete(cell);
        else differences.set(cell, sum);
      });
    }
  }
  return differences;
}

const keyOf = (census: Census, { village, life, slot }: Change): number => (life * census.places.length + village) * census.slots.size + slot;

/** Whether alternatives, taken together, leave every limit that pages state as it is said to be. */
export function keepsLimits(census: Census, alternatives: readonly Alternative[]): boolean {
  const { lives, slots, limitsOf } = census;
  const changes = alternatives.flat().filter(({ slot }) => slot < slots.cause);
  for (const village of new Set(changes.map((change) => change.village))) {
    for (const { year, most, persons } of limitsOf(village)) {
      let sum = persons;
      for (const change of changes) if (change.village === village) sum += change.by * personsIn(lives[change.life]!, slots.persons.values[change.slot]!, year);
      // What is said wrongly of the true registry binds nobody.
      if (sum > most && persons <= most) return false;
    }
  }
  return true;
}

/** Whether several alternatives can be true at once: no answer is taken back oftener than it was given, and every stated limit holds. */
export function canBeTrueTogether(census: Census, alternatives: readonly Alternative[]): boolean {
  if (!keepsLimits(census, alternatives)) return false;
  const sums = new Map<number, { change: Change; by: number }>();
  for (const change of alternatives.flat()) {
    const key = keyOf(census, change);
    const sum = sums.get(key);
    if (sum) sum.by += change.by;
    else sums.set(key, { change, by: change.by });
  }
  for (const { change, by } of sums.values()) {
    if (by < 0 && (census.classOf(change.village, change.life)?.answers[change.slot] ?? 0) + by < 0) return false;
  }
  return true;
}

/**
 * Values that a cell is shown to have, as differences from the true one (0 is among them): what each alternative makes of it, and
 * what those that can be true together make of it.
 */
export function shownValues(census: Census, proof: readonly { alternative: Alternative; difference: number }[]): Set<number> {
  const values = new Set([0]);
  for (const [index, first] of proof.entries()) {
    values.add(first.difference);
    let sum = first.difference;
    const together = [first.alternative];
    for (const next of proof.slice(index + 1)) {
      if (!canBeTrueTogether(census, [...together, next.alternative])) continue;
      together.push(next.alternative);
      values.add((sum += next.difference));
    }
  }
  return values;
}
