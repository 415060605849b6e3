import { ways, type Way } from './name-hit.ts';

/** Told of each row that answers, perhaps more than once. The lower the score, the better the answer. */
export type Take = (row: number, score: number) => void;

/** Scores hold the way in thousands, and how well it fits below. */
export const scoreOf = (way: Way, detail: number): number => ways.indexOf(way) * 1000 + Math.min(999, detail);
export const wayOf = (score: number): Way => ways[Math.floor(score / 1000)]!;

/** Rows `from` to before `to`. */
export interface Rows {
  from: number;
  to: number;
}
