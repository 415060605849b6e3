import { formatCount, formatPercent, formatWanYuanShort, formatYuan } from '../format.ts';
import { fundLevels } from '../schema/index.ts';
import type { Inflow } from './money.ts';
import { compare, groupBy, total } from './values.ts';
import type { Chart, FundView, Table, Value } from './views.ts';

/** How tables are drawn, and what the pictures show in words. Every number in the words is one that the table prints, or a sum of them. */

const wan = (fen: number): string => `${formatWanYuanShort(fen)}万元`;

/** Lying bars for more names than this are a wall, not a picture. */
const mostBars = 12;

const moneyOf = (value: Value | undefined): number | undefined => (value !== null && typeof value === 'object' && 'money' in value ? value.money : undefined);
const isWithheld = (value: Value | undefined): boolean => value !== null && typeof value === 'object' && 'suppressed' in value;
const nameOf = (value: Value | undefined): string => (typeof value === 'string' ? value : value !== null && typeof value === 'object' && 'link' in value ? value.link.text : '');
const span = (first: number, last: number): string => (first === last ? `${first}年` : `${first}—${last}年`);

/** What is largest, and all names of it. */
function largest<Key>(sums: ReadonlyMap<Key, number>): { keys: Key[]; sum: number } {
  const sum = Math.max(...sums.values());
  return { keys: [...sums].filter(([, own]) => own === sum).map(([key]) => key), sum };
}

/** What came in how many years, the most in which, and from whom most of it. Undefined where one bar would be all. */
export function sourcesSummary(inflows: readonly Inflow[]): string | undefined {
  const sumsBy = <Key>(keyOf: (inflow: Inflow) => Key): Map<Key, number> =>
    new Map([...groupBy(inflows, keyOf)].map(([key, own]) => [key, total(own.map(({ amount }) => amount))]));
  const years = new Map([...sumsBy(({ fund }) => fund.year)].sort(([a], [b]) => compare(a, b)));
  const whole = total(years.values());
  if (years.size < 2 || whole === 0) return undefined;
  const [first, last] = [[...years.keys()][0]!, [...years.keys()].at(-1)!];
  const year = largest(years);
  const level = largest(sumsBy(({ fund }) => fund.level));
  return `${span(first, last)}共收到${wan(whole)}。最多的一年是${year.keys.join('年、')}年，${wan(year.sum)}。来源最多的是${level.keys.map((key) => fundLevels[key]).join('、')}，${level.keys.length > 1 ? '各' : ''}占${formatPercent(level.sum, whole)}。`;
}

/** Money by year and level, where each has a row of its own: `year, level, amount`. */
export function sourceRowsChart(inflows: readonly Inflow[]): { chart?: Chart } {
  const summary = sourcesSummary(inflows);
  return summary === undefined ? {} : { chart: { bars: 'upright', series: 'stacked', of: [2], split: 1, newestFirst: true, unit: '万元', summary } };
}

/** Money by year and level, where each level has a column, the sum last. */
export function sourcesChart(inflows: readonly Inflow[], levels: number): { chart?: Chart } {
  const summary = sourcesSummary(inflows);
  const of = Array.from({ length: levels }, (_, index) => index + 1);
  return summary === undefined ? {} : { chart: { bars: 'upright', series: 'stacked', of, newestFirst: true, unit: '万元', summary } };
}

/** Progress against plan: how much of each project's plan is paid. Columns are found by their titles. */
export function progressChart({ columns, rows }: Pick<Table, 'columns' | 'rows'>): { chart?: Chart } {
  const at = (title: string): number => columns.findIndex((column) => column.title === title);
  const of = [at('计划投资'), at('已拨付')];
  if (rows.length < 2 || rows.length > mostBars || of.includes(-1)) return {};
  const sums = of.map((index) => rows.map((row) => moneyOf(row[index]) ?? 0));
  const [planned, paid] = sums.map(total) as [number, number];
  const full = rows.filter((_, index) => sums[1]![index]! >= sums[0]![index]!).length;
  const none = rows.filter((_, index) => sums[1]![index] === 0).length;
  if (planned === 0) return {};
  const states = [...(full > 0 ? [`${full}个的计划数已经拨完`] : []), ...(none > 0 ? [`${none}个还没有拨付`] : [])].join('，');
  const summary = `${rows.length}个项目计划投资${wan(planned)}，已拨付${wan(paid)}，占${formatPercent(paid, planned)}。${states && `${states}。`}`;
  return { chart: { bars: 'lying', series: 'within', of, unit: '万元', summary } };
}

/**
 * How far each place came with what it got. Rows are levels of one tree, so they are never added; the words compare only those under which no
 * other row lies.
 *
 * @param isLowest of each row, whether no other row lies under it
 */
export function fundPlacesChart(rows: readonly Value[][], isLowest: readonly boolean[]): { chart?: Chart } {
  if (rows.length < 2 || rows.length > mostBars) return {};
  const places = rows
    .map((row, index) => ({ name: nameOf(row[0]), got: moneyOf(row[1]) ?? 0, paid: moneyOf(row[3]) ?? 0, index }))
    .filter(({ got, index }) => got > 0 && isLowest[index])
    .sort((a, b) => b.paid * a.got - a.paid * b.got);
  const [most, least] = [places[0], places.at(-1)];
  if (!most || !least) return {};
  const wordsOf = ({ name, got, paid }: typeof most): string => {
    const equal = places.filter((other) => other.paid * got === paid * other.got).length;
    return `${name}${equal > 1 ? `等${equal}处，都` : `，分到${wan(got)}，`}已拨付${formatPercent(paid, got)}`;
  };
  const isEven = most.paid * least.got === least.paid * most.got;
  const summary = isEven ? `各地拨付的进度一样，都是${formatPercent(most.paid, most.got)}。` : `拨付最快的是${wordsOf(most)}；最慢的是${wordsOf(least)}。`;
  return { chart: { bars: 'lying', series: 'within', of: [1, 2, 3], unit: '万元', summary } };
}

/** How far a fund's money has come, step by step. */
export function flowSummary(flow: FundView['flow']): string {
  const [whole, ...steps] = flow;
  if (!whole) return '';
  const words = steps.map(({ label, amount }) => `${label}${wan(amount)}（${formatPercent(amount, whole.amount)}）`);
  return `${whole.label}${wan(whole.amount)}：${words.join('，')}。`;
}

/** All funds of each year: their size, what is allocated and what is paid. */
export function fundsByYearChart(rows: readonly Value[][]): { chart?: Chart } {
  if (rows.length < 2) return {};
  const [amount, allocated, paid] = [2, 3, 4].map((index) => total(rows.map((row) => moneyOf(row[index]) ?? 0))) as [number, number, number];
  const years = rows.map((row) => Number.parseInt(nameOf(row[0]), 10));
  const summary = `${span(Math.min(...years), Math.max(...years))}的资金共${wan(amount)}，已分配${wan(allocated)}（${formatPercent(allocated, amount)}），已拨付${wan(paid)}（${formatPercent(paid, amount)}）。柱子上的百分数，是已拨付占资金规模的多少。`;
  return { chart: { bars: 'upright', series: 'within', of: [2, 3, 4], newestFirst: true, unit: '万元', summary } };
}

/** Income a person, year by year; years that nobody reported are gaps. */
export function incomeChart(rows: readonly Value[][]): { chart?: Chart } {
  const known = rows.map((row) => ({ year: nameOf(row[0]), income: moneyOf(row[1]) })).reverse();
  const reported = known.filter((one): one is { year: string; income: number } => one.income !== undefined);
  const [first, last] = [reported[0], reported.at(-1)];
  if (!first || !last || reported.length < 2) return {};
  const missing = known.filter(({ income }) => income === undefined).map(({ year }) => year);
  const change = last.income - first.income;
  const words = change === 0 ? '没有变' : `${change > 0 ? '增加' : '减少'}${formatYuan(Math.abs(change))}元`;
  const gap = missing.length > 0 ? `${missing.join('、')}没有填报，图中空着。` : '';
  const summary = `人均纯收入：${first.year}${formatYuan(first.income)}元，${last.year}${formatYuan(last.income)}元，${words}。${gap}`;
  return { chart: { bars: 'upright', series: 'beside', of: [1], newestFirst: true, unit: '元', summary } };
}

/**
 * Households in the registry and those that left, year by year, from `flowTable`: years are its columns. Says only what is printed; no difference of
 * two numbers, which might be a count that is withheld.
 */
export function stocksChart(years: readonly number[], closing: readonly Value[]): { chart?: Chart } {
  const known = closing.flatMap((value, index) => (value !== null && typeof value === 'object' && 'count' in value ? [{ year: years[index]!, count: value.count }] : []));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || years.length < 2) return {};
  const withheld = years.filter((_, index) => isWithheld(closing[index]));
  const words = first === last ? `${first.year}年底在册${formatCount(first.count)}户。` : `${first.year}年底在册${formatCount(first.count)}户，${last.year}年底${formatCount(last.count)}户。`;
  const gaps = withheld.length > 0 ? `${withheld.map((year) => `${year}年`).join('、')}的不公布，图中不画，不是零。` : '';
  // Rows of the table after the opening and the five ways to come and go.
  return { chart: { bars: 'upright', series: 'beside', of: [6, 7], across: true, unit: '户', summary: words + gaps } };
}
