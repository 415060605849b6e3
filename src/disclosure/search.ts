import type { Alternative, Change } from './alternatives.ts';
import type { Census, Class } from './census.ts';
import type { Neighbourhood } from './neighbours.ts';
import type { Life } from './population.ts';

/** What finding an alternative needs to know. */
export interface Search {
  census: Census;
  near: Neighbourhood;
  /** What withholding the cell would cost the reader: 0 when it is withheld already, infinity when it may not change. */
  price(cell: number): number;
  /** The same with all that has to be withheld with it. */
  priceWithAll(cell: number): number;
  isAllowed(alternative: Alternative): boolean;
  /** Households of a class that give an answer, less those that the proof of the target takes already. */
  spare(own: Class, slot: number): number;
}

/** A cell that an alternative must change. */
export interface Target {
  place: number;
  year: number;
  column: number;
}

export interface Candidate {
  cost: number;
  alternative: Alternative;
}

/** The cheapest candidate offered so far. */
export interface Best {
  readonly cost: number;
  offer(cost: number, alternative: () => Alternative): void;
  take(): Candidate | undefined;
}

/** @param isAllowed whether an alternative agrees with what pages say beside the tables */
export function createBest(isAllowed: (alternative: Alternative) => boolean): Best {
  let best: Candidate | undefined;
  return {
    get cost() {
      return best?.cost ?? Infinity;
    },
    offer(cost, alternative) {
      if (cost >= (best?.cost ?? Infinity)) return;
      const made = alternative();
      if (isAllowed(made)) best = { cost, alternative: made };
    },
    take: () => best,
  };
}

/** A household of a class answers otherwise. */
export const answerOtherwise = (village: number, life: number, from: number, to: number): Change[] => [
  { village, life, slot: from, by: -1 },
  { village, life, slot: to, by: 1 },
];

export const isRegistered = ({ registered }: Life, year: number): boolean => ((registered >>> year) & 1) === 1;
export const isIn = ({ stock }: Life, year: number): boolean => ((stock >>> year) & 1) === 1;
export const hasLeft = (life: Life, year: number): boolean => isRegistered(life, year) && !isIn(life, year);
