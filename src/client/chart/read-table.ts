/** Why a number is not there, in the page's own words: 不公布, 未填报. Neither is ever drawn as zero. */
export type Gap = string;

export interface Series {
  title: string;
  /** In the table's order of labels; null where there is nothing to draw. */
  numbers: (number | null)[];
  gaps: (Gap | undefined)[];
}

export interface TableNumbers {
  labels: string[];
  series: Series[];
}

/** Which numbers of a table are drawn: the `data-` attributes of the figure, as components/Chart.astro writes them. */
export interface Plan {
  of: number[];
  across: boolean;
  split: number | undefined;
  newestFirst: boolean;
  /** How many of the cell's units make one on the axis: 10,000 where money is drawn in 万元. */
  divisor: number;
}

const textOf = (cell: Element | undefined): string => (cell?.textContent ?? '').trim();

/** The number that a cell prints, to the last digit where it has it; `undefined` and the reason where it prints none. */
function readCell(cell: Element | undefined, divisor: number): { number: number | null; gap: Gap | undefined } {
  if (!cell) return { number: null, gap: undefined };
  const missing = cell.querySelector('.suppressed') ?? cell.querySelector('.none .visually-hidden');
  if (missing) return { number: null, gap: textOf(missing) };
  const exact = cell.querySelector('data')?.value ?? /-?[\d,]+(?:\.\d+)?/.exec(textOf(cell))?.[0];
  return exact === undefined ? { number: null, gap: undefined } : { number: Number(exact.replace(/,/g, '')) / divisor, gap: undefined };
}

const rowsOf = (tables: readonly HTMLTableElement[]): Element[][] =>
  tables.flatMap((table) => [...(table.tBodies[0]?.rows ?? [])].filter((row) => !row.hidden).map((row) => [...row.cells]));
/** The legend says the unit once for all. */
const titleOf = (cell: Element): string => textOf(cell).replace(textOf(cell.querySelector('.column-unit') ?? undefined), '');
const titlesOf = ([table]: readonly HTMLTableElement[]): string[] => [...(table?.tHead?.rows[0]?.cells ?? [])].map(titleOf);
const nameOf = (row: Element[]): string => textOf(row.find((cell) => cell.tagName === 'TH') ?? row[0]);

function seriesOf(title: string, cells: readonly (Element | undefined)[], divisor: number): Series {
  const read = cells.map((cell) => readCell(cell, divisor));
  return { title, numbers: read.map(({ number }) => number), gaps: read.map(({ gap }) => gap) };
}

const sumOf = ({ numbers }: Series): number => numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);

/** Reads the numbers of a chart from the table that is printed in the page: there is no second copy of them. */
export function readTable(tables: readonly HTMLTableElement[], plan: Plan): TableNumbers {
  const { labels, series } = readAll(tables, plan);
  // What is nothing but zeros would only stand in the legend.
  return { labels, series: series.filter((one) => series.length === 1 || sumOf(one) !== 0 || one.gaps.some((gap) => gap !== undefined)) };
}

function readAll(tables: readonly HTMLTableElement[], { of, across, split, newestFirst, divisor }: Plan): TableNumbers {
  const titles = titlesOf(tables);
  const rows = rowsOf(tables);
  if (newestFirst) rows.reverse();
  if (across) {
    const columns = titles.map((_, index) => index).slice(1);
    return {
      labels: columns.map((index) => titles[index] ?? ''),
      series: of.flatMap((at) => (rows[at] ? [seriesOf(nameOf(rows[at]), columns.map((index) => rows[at]![index]), divisor)] : [])),
    };
  }
  if (split === undefined) {
    return { labels: rows.map(nameOf), series: of.map((index) => seriesOf(titles[index] ?? '', rows.map((row) => row[index]), divisor)) };
  }
  const labels = [...new Set(rows.map(nameOf))];
  const words = [...new Set(rows.map((row) => textOf(row[split])))];
  const cellAt = (label: string, word: string) => rows.find((row) => nameOf(row) === label && textOf(row[split]) === word)?.[of[0] ?? 0];
  const series = words.map((word) => seriesOf(word, labels.map((label) => cellAt(label, word)), divisor));
  return { labels, series: series.sort((a, b) => sumOf(b) - sumOf(a)) };
}
