import type { NameHit, Way } from './name-hit.ts';
import { wayOf } from './score.ts';

/** Something that answers a query; what the page shows of it is made only when it is among the best. */
export interface Candidate {
  score: number;
  /** Tells it apart from all others, and orders those of one score. */
  order: number;
  via?: string;
  hit(how: Way, via?: string): NameHit;
}

/** Keeps the best answer of each thing. */
export interface Candidates {
  offer(candidate: Candidate): void;
  /** How many have at most this score. */
  count(score: number): number;
  best(limit: number): NameHit[];
}

export function createCandidates(): Candidates {
  const best = new Map<number, Candidate>();
  return {
    offer(candidate) {
      const known = best.get(candidate.order);
      if (!known || candidate.score < known.score) best.set(candidate.order, candidate);
    },
    count: (score) => [...best.values()].filter((candidate) => candidate.score <= score).length,
    best: (limit) =>
      [...best.values()]
        .sort((a, b) => a.score - b.score || a.order - b.order)
        .slice(0, limit)
        .map(({ score, via, hit }) => hit(wayOf(score), via)),
  };
}
