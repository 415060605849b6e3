import type { Chart, Plugin } from 'chart.js';
import type { Look } from './looks.ts';
import type { TableNumbers } from './read-table.ts';

export interface Labelling {
  /** Read again whenever the chart is drawn again. */
  numbers: TableNumbers;
  series: 'stacked' | 'within' | 'beside';
  isLying: boolean;
  look: () => Look;
}

/** At most two decimals, thousands apart, as the tables have them. */
const written = (number: number): string => {
  const [digits = '', fraction = ''] = String(Math.round(number * 100) / 100).split('.');
  return digits.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction && `.${fraction}`);
};

/** How much of a whole: never all of it before it is reached. */
const percent = (part: number, whole: number): string => (whole === 0 ? '' : `${Math.floor((part / whole) * 100)}%`);

/**
 * What is written at the end of a bar; the word of the gap where there is no number.
 *
 * @param series index of the series; the whole pile where they are stacked
 */
function wordsAt({ numbers: { series }, series: arrangement }: Labelling, at: number, index: number): string {
  if (arrangement === 'stacked') {
    const gap = series.map(({ gaps }) => gaps[index]).find((found) => found !== undefined);
    const sum = series.reduce((total, { numbers }) => total + (numbers[index] ?? 0), 0);
    return gap ?? written(sum);
  }
  const [first, last] = [series[0]!, series[series.length - 1]!];
  const one = series[at]!;
  if (arrangement === 'within') {
    const [all, part] = [first.numbers[index] ?? null, last.numbers[index] ?? null];
    return all === null || part === null ? (first.gaps[index] ?? last.gaps[index] ?? '') : percent(part, all);
  }
  const number = one.numbers[index] ?? null;
  return number === null ? (one.gaps[index] ?? '') : written(number);
}

/** Which series the words of a bar stand beside: the longest, or each. */
const labelled = ({ numbers, series }: Labelling): number[] => (series === 'beside' ? numbers.series.map((_, at) => at) : [0]);

/** How wide the longest words are that stand beside lying bars, in pixels. */
export function widestWords(context: CanvasRenderingContext2D, labelling: Labelling): number {
  const { font, size } = labelling.look();
  context.save();
  context.font = `${size}px ${font}`;
  const widths = labelled(labelling).flatMap((at) => labelling.numbers.labels.map((_, index) => context.measureText(wordsAt(labelling, at, index)).width));
  context.restore();
  return Math.ceil(Math.max(0, ...widths));
}

/** Drops the decimals of a sum, rounded. */
const whole = (text: string): string => (/^[\d,]+\.\d+$/.test(text) ? written(Math.round(Number(text.replace(/,/g, '')))) : text);
const none = (text: string): string => (/\d/.test(text) ? '' : text);
const asIs = (text: string): string => text;

/** How sums above upright piles are written: with decimals, whole, or not at all where they would still run into each other. The table has them all. */
export function shortening({ series, isLying }: Pick<Labelling, 'series' | 'isLying'>, isCrowded: (shorten: (text: string) => string) => boolean): (text: string) => string {
  if (isLying || series !== 'stacked') return asIs;
  return [asIs, whole].find((shorten) => !isCrowded(shorten)) ?? none;
}

/** Where a bar ends: of several in one place, the one that reaches farthest. */
function endOf(chart: Chart, { numbers, series, isLying }: Labelling, at: number, index: number): { x: number; y: number } {
  const sets = series === 'beside' ? [at] : numbers.series.map((_, one) => one);
  const points = sets.flatMap((set) => chart.getDatasetMeta(set).data[index] ?? []);
  const reach = points.map((point) => (isLying ? point.x : point.y)).filter((end) => Number.isFinite(end));
  return isLying ? { x: Math.max(...reach), y: points[0]!.y } : { x: points[0]!.x, y: Math.min(...reach) };
}

/** Writes each bar's number at its end, and why one is missing where it would stand: nobody has to measure, and no gap is taken for a zero. */
export const labelsPlugin = (labelling: Labelling): Plugin<'bar'> => ({
  id: 'labels',
  afterDatasetsDraw(chart) {
    const { ctx } = chart;
    const { ink, soft, font, size } = labelling.look();
    ctx.save();
    ctx.textAlign = labelling.isLying ? 'left' : 'center';
    ctx.textBaseline = labelling.isLying ? 'middle' : 'bottom';
    const { labels } = labelling.numbers;
    const room = chart.chartArea.width / Math.max(1, labels.length) - 4;
    // Of sums all are shortened or none, so that they can be compared.
    ctx.font = `${size}px ${font}`;
    const isTooWide = (text: string): boolean => /\d/.test(text) && ctx.measureText(text).width > room;
    const shorten = shortening(labelling, (short) => labels.some((_, index) => isTooWide(short(wordsAt(labelling, 0, index)))));
    for (const at of labelled(labelling)) {
      labels.forEach((_, index) => {
        const words = shorten(wordsAt(labelling, at, index));
        const isGap = words !== '' && !/\d/.test(words);
        ctx.fillStyle = isGap ? soft : ink;
        ctx.font = `${isGap ? Math.round(size * 0.9) : size}px ${font}`;
        const { x, y } = endOf(chart, labelling, at, index);
        if (labelling.isLying) ctx.fillText(words, x + 6, y);
        // Bars stand closer than three characters are wide: one below the other, as on a banner.
        else if (isGap) [...words].reverse().forEach((character, up) => ctx.fillText(character, x, y - 4 - up * size));
        else ctx.fillText(words, x, y - 4);
      });
    }
    ctx.restore();
  },
});
