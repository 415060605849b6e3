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
export class Candidates {
  readonly #best = new Map<number, Candidate>();

  offer(candidate: Candidate): void {
    const known = this.#best.get(candidate.order);
    if (!known || candidate.score < known.score) this.#best.set(candidate.order, candidate);
  }

  /** How many have at most this score. */
  count(score: number): number {
    let count = 0;
    for (const candidate of this.#best.values()) if (candidate.score <= score) count++;
    return count;
  }

  best(limit: number): NameHit[] {
    return [...this.#best.values()]
      .sort((a, b) => a.score - b.score || a.order - b.order)
      .slice(0, limit)
      .map(({ score, via, hit }) => hit(wayOf(score), via));
  }
}
