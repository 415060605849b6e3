import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, type ChartConfiguration, type ChartDataset, type Scale } from 'chart.js';
import { labelsPlugin, widestWords, type Labelling } from './labels.ts';
import { breakName, dropOwnName } from './names.ts';
import { lookOf, type Look } from './looks.ts';
import { readTable, type Plan, type TableNumbers } from './read-table.ts';

// Only what bars need: the rest of the library is left out of the file.
Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend);

type Arrangement = Labelling['series'];

function datasets({ series }: TableNumbers, arrangement: Arrangement, look: Look): ChartDataset<'bar', (number | null)[]>[] {
  const isWithin = arrangement === 'within';
  return series.map(({ title, numbers }, at) => ({
    label: title,
    data: numbers,
    backgroundColor: isWithin ? look.within(at, series.length) : look.fill(at),
    borderColor: isWithin ? look.soft : look.ground,
    borderWidth: 1,
    borderSkipped: false,
    // A part lies in the middle of its whole, and above it.
    grouped: !isWithin,
    order: isWithin ? series.length - at : at,
    barPercentage: isWithin ? 0.9 - (0.5 * at) / Math.max(1, series.length - 1) : 0.85,
    maxBarThickness: isWithin ? 34 - (18 * at) / Math.max(1, series.length - 1) : 44,
  }));
}

/** `width` of the whole picture and `end`, the room for the words at the end of the longest lying bar, in pixels. */
function optionsOf(arrangement: Arrangement, isLying: boolean, unit: string, width: number, end: number, look: Look): ChartConfiguration<'bar'>['options'] {
  const isNarrow = width < 560;
  // Names leave most of the width to the bars, in large letters as well.
  const characters = Math.max(4, Math.min(isNarrow ? 8 : 12, Math.floor((width * 0.36) / look.size)));
  const font = { family: look.font, size: look.size };
  const numbers = {
    stacked: arrangement === 'stacked',
    beginAtZero: true,
    border: { display: false },
    grid: { color: look.rule },
    // Room for the number above the highest bar; beside the longest there is a margin.
    grace: isLying ? 0 : '8%',
    ticks: { color: look.soft, font, maxTicksLimit: isNarrow ? 4 : 6, precision: ['个', '户', '人'].includes(unit) ? 0 : undefined },
  };
  const names = {
    stacked: arrangement === 'stacked',
    border: { color: look.soft },
    grid: { display: false },
    // The library keeps names to half of what is left, and would cut their beginnings in large letters.
    afterFit(scale: Scale) {
      if (!isLying) return;
      const longest = Math.max(0, ...scale.getLabels().map((label) => [...label].length));
      scale.width = Math.max(scale.width, Math.min(characters, longest) * look.size + 14);
    },
    ticks: {
      color: look.ink,
      font,
      autoSkip: false,
      maxRotation: 0,
      callback(this: { getLabelForValue(value: number): string }, value: string | number) {
        const label = this.getLabelForValue(Number(value));
        // Years stand close together on a phone: 2016年 is 2016 there.
        return isLying ? breakName(label, characters) : isNarrow ? label.replace(/^(\d{4})年$/, '$1') : label;
      },
    },
  };
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    // Nothing to press: every number is written at its bar and stands in the table.
    events: [],
    layout: { padding: { right: isLying ? end : 0 } },
    indexAxis: isLying ? 'y' : 'x',
    scales: isLying ? { x: numbers, y: names } : { x: names, y: numbers },
    plugins: {
      legend: {
        align: 'start',
        // Chart.js lists what lies on top first; the whole comes before its parts.
        reverse: arrangement === 'within',
        title: { display: true, text: `单位：${unit}`, position: 'start', color: look.soft, font },
        labels: { color: look.ink, font, boxWidth: look.size * 1.2, boxHeight: look.size * 0.9 },
      },
    },
  };
}

/** Calls back when what the reader sees changes: dark or light, contrast, and the choices that `<html>` carries. */
function onLookChange(change: () => void): void {
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']) {
    const list = matchMedia(query);
    // Safari before 14 knows only the old way.
    if ('addEventListener' in list) list.addEventListener('change', change);
    else (list as MediaQueryList).addListener(change);
  }
  new MutationObserver(change).observe(document.documentElement, { attributes: true, attributeFilter: ['data-view', 'class', 'lang'] });
}

/** Draws a table, which may be in pieces, into the area that is kept for it. Nothing moves: neither now, nor when it is drawn again. */
export function drawChart(figure: HTMLElement, area: HTMLElement, tables: readonly HTMLTableElement[]): void {
  const { chart: bars, series, of = '', across, split, newestFirst, unit = '' } = figure.dataset;
  const arrangement = series as Arrangement;
  const isLying = bars === 'lying';
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', figure.querySelector('figcaption')?.textContent?.trim() ?? '');
  const context = canvas.getContext('2d');
  if (!context) return;
  area.append(canvas);
  const plan: Plan = {
    of: of.split(' ').map(Number),
    across: across !== undefined,
    split: split === undefined ? undefined : Number(split),
    newestFirst: newestFirst !== undefined,
    divisor: unit === '万元' ? 10_000 : 1,
  };
  // The page of a village need not say its name before each project.
  const ownName = (): string => document.querySelector('h1')?.firstChild?.textContent?.trim() ?? '';
  const read = () => {
    const found = readTable(tables, plan);
    return { ...found, labels: dropOwnName(found.labels, ownName()) };
  };
  let numbers = read();
  let look = lookOf(figure, context);
  const labelling: Labelling = { numbers, series: arrangement, isLying, look: () => look };
  const options = () => optionsOf(arrangement, isLying, unit, area.clientWidth, widestWords(context, labelling) + 10, look);
  const chart = new Chart(canvas, {
    type: 'bar',
    data: { labels: numbers.labels, datasets: datasets(numbers, arrangement, look) },
    options: options(),
    plugins: [labelsPlugin(labelling)],
  });
  onLookChange(() => {
    look = lookOf(figure, context);
    // The words of the table may have changed too, into traditional script.
    numbers = read();
    labelling.numbers = numbers;
    chart.data.labels = numbers.labels;
    chart.data.datasets = datasets(numbers, arrangement, look);
    chart.options = options()!;
    chart.update('none');
  });
}
