import type { Facts, Pairing } from './facts.ts';

/** Paired on a day, the first and the last included; a pairing without an end still stands. */
export const standsOn = ({ from, to }: Pairing, day: string): boolean => from <= day && (to === undefined || to >= day);

/** The enterprises that a village is paired with on the as-of day, each once, in order of their pairings' age, newest first. */
export const pairedWith = ({ enterprises, asOf }: Facts, villageCode: string): string[] => [
  ...new Set(enterprises.pairingsIn(villageCode).flatMap((row) => (standsOn(row, asOf) ? row.uscc : []))),
];
