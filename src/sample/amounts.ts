import type { Random } from './random.ts';

/** Fen in one 万元. */
export const wan = 1_000_000;

const roundTo = (value: number, step: number): number => Math.max(step, Math.round(value / step) * step);

/**
 * An amount near `value` (万元), rounded as officials round it: mostly to whole or tenths of 万元, some to tens or fives,
 * a few odd to the yuan or, after a settlement, to the fen. Returns fen.
 */
export function officialAmount(random: Random, value: number): number {
  const way = random.next();
  const fen = value * wan;
  if (way < 0.12 && value >= 20) return roundTo(fen, 5 * wan);
  if (way < 0.5 && value >= 8) return roundTo(fen, wan);
  if (way < 0.88) return roundTo(fen, wan / 10);
  if (way < 0.98) return roundTo(fen, 100);
  return roundTo(fen, 1);
}

/** Part of an amount, to the nearest 100 元, never more than the whole. */
export const share = (fen: number, part: number): number => Math.min(fen, roundTo(fen * part, 10_000));
