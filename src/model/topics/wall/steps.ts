import { formatCount, formatWanYuanShort } from '../../../format.ts';
import type { Tiles } from '../../views.ts';
import type { Measure, Measured } from './measures.ts';

/** Steps from 0 (least) to 4 (most), and the words that say which numbers each stands for. */
export interface Scale {
  stepOf(measured: Measured): number | null;
  legend: Tiles['legend'];
}

/** Where the fixed steps of shares begin, in hundredths; the last is all. */
const shareStarts = [0, 50, 75, 90, 100] as const;
const shareTexts = ['不到50%', '50%到不满75%', '75%到不满90%', '90%到不满100%', '100%'] as const;

const steps = 5;
const nothing = { step: null, text: '没有可算的数' } as const;

/** The step of each number so that equal numbers have equal colours, and each step about as many places as another. */
function quantileSteps(numbers: readonly number[]): Map<number, number> {
  const sorted = [...numbers].sort((a, b) => a - b);
  const below = new Map<number, number>();
  for (const [index, number] of sorted.entries()) if (!below.has(number)) below.set(number, Math.floor((index * steps) / sorted.length));
  // All alike are neither few nor many: the middle, unless they are none at all.
  const [only] = below.keys();
  return below.size === 1 && only !== undefined ? new Map([[only, only === 0 ? 0 : 2]]) : below;
}

const words = (number: number, unit: Measure['unit']): string => (unit === 'money' ? `${formatWanYuanShort(number)}万元` : `${formatCount(number)}个`);

/** The scale of one page: of a measure, over the places on it. */
export function createScale({ steps: kind, unit }: Measure, measured: readonly Measured[]): Scale {
  const numbers = measured.flatMap(({ number }) => number ?? []);
  const empty = numbers.length < measured.length ? [nothing] : [];
  if (kind === 'shares') {
    const stepOf = ({ number }: Measured): number | null => (number === null ? null : shareStarts.findLastIndex((start) => number * 100 >= start));
    return { stepOf, legend: [...shareTexts.map((text, step) => ({ step, text })), ...empty] };
  }
  const byNumber = quantileSteps(numbers);
  const legend = Array.from({ length: steps }, (_, step) => {
    const own = [...byNumber].flatMap(([number, at]) => (at === step ? [number] : []));
    if (own.length === 0) return [];
    const [least, most] = [Math.min(...own), Math.max(...own)];
    return [{ step, text: least === most ? words(least, unit) : `${words(least, unit)}—${words(most, unit)}` }];
  }).flat();
  return { stepOf: ({ number }) => (number === null ? null : (byNumber.get(number) ?? null)), legend: [...legend, ...empty] };
}
