import { performance } from 'node:perf_hooks';
import { exitCodes } from '../src/errors.ts';
import { nameFiles } from '../src/search/names/build.ts';
import { openNames } from '../src/search/names/index.ts';
import { listsFile, placesFile } from '../src/search/names/layout.ts';
import { ask, listLength, makeKinds, type Kind, type Recall } from '../test/search/names/queries.ts';
import { province, realRecords } from '../test/search/names/real-villages.ts';
import { wholeNumber } from './arguments.ts';
import { run } from './run.ts';

const command = {
  name: 'bench',
  zh: '在全省规模上量按名称、编号检索：查得到多少、排第几、下载多少、算多久，供 npm run bench 调用。地名取自真实的村名，不进样本。',
  en: 'Measures the search by name and by number at the scale of a province: what is found, in which place, bytes and time; started by npm run bench. Names of places are real ones, which never enter the sample.',
  options: { queries: wholeNumber(200, '每类查询的条数', 'queries of each kind') },
};

const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`);
const quantile = (sorted: readonly number[], at: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;

function isKept({ found, first = 0 }: Kind, recall: Recall): boolean {
  return recall.found >= found * recall.queries && recall.first >= first * recall.queries;
}

function row(kind: Kind, recall: Recall): string {
  const times = recall.times.sort((a, b) => a - b);
  const shown = [0.5, 0.95, 1].map((at) => quantile(times, at).toFixed(1));
  const target = [kind.found > 0 ? `查到 ${(kind.found * 100).toFixed(0)}%` : '', kind.first ? `首位 ${(kind.first * 100).toFixed(0)}%` : ''].filter(Boolean).join('，');
  const cells = [recall.name, recall.queries, share(recall.found, recall.queries), share(recall.first, recall.queries), share(recall.top10, recall.queries), ...shown, target, isKept(kind, recall) ? '✓' : '✗'];
  return `| ${cells.join(' | ')} |`;
}

await run(command, async ({ queries }) => {
  const seed = 'bench';
  const records = await realRecords(province, seed);
  const buildBegan = performance.now();
  const files = nameFiles(records);
  const buildSeconds = (performance.now() - buildBegan) / 1000;
  let bytes = 0;
  const read = (file: string): Promise<ArrayBuffer> => {
    const content = files.get(file)!;
    bytes += content.length;
    return Promise.resolve(content.slice().buffer);
  };
  const openBegan = performance.now();
  const index = await openNames(read);
  const openMs = performance.now() - openBegan;
  await index.find('村', listLength);
  const firstMs = performance.now() - openBegan - openMs;

  const lines: string[] = [];
  const all: number[] = [];
  const missed: string[] = [];
  for (const kind of makeKinds(records, queries, seed)) {
    const recall = await ask(index, kind, () => performance.now());
    all.push(...recall.times);
    lines.push(row(kind, recall));
    if (!isKept(kind, recall)) missed.push(...recall.missed.slice(0, 5).map((line) => `  ${kind.name}: ${line}`));
  }
  all.sort((a, b) => a - b);

  // What one question costs a reader who has asked nothing before.
  const costs: number[] = [];
  for (const { asked } of makeKinds(records, 5, 'cost').slice(-4)) {
    for (const { query } of asked) {
      const fresh = await openNames(read);
      bytes = 0;
      await fresh.find(query, listLength);
      costs.push(bytes);
    }
  }
  costs.sort((a, b) => a - b);

  const size = (file: string): string => (files.get(file)!.length / 1000).toFixed(1);
  const total = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  process.stdout.write(
    [
      `按名称、编号检索 Search by name and number: ${province.villages} villages, ${records.places.length} places, ${province.enterprises} enterprises, ${province.funds + province.projects + province.notices} titles`,
      '',
      '| 查询 query | 条数 queries | 查到 found | 首位 top 1 | 前十 top 10 | 中位 ms | 95% ms | 最慢 ms | 目标 target | |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |',
      ...lines,
      '',
      `“查到”：在页面能列出的前 ${listLength} 条里。Found: within the first ${listLength}, which the page can show.`,
      `每次按键 A keystroke: median ${quantile(all, 0.5).toFixed(1)} ms, 95% ${quantile(all, 0.95).toFixed(1)} ms, worst ${quantile(all, 1).toFixed(1)} ms (computing, with all files at hand; the quickest of three runs, so that what else the machine does is left out); the very first ${firstMs.toFixed(0)} ms`,
      `第一个地名答案 First answer with a place: ${size(placesFile)} KB; enterprises and policies ${size(listsFile)} KB more`,
      `编号、标题 A number or a title, first asked: median ${(quantile(costs, 0.5) / 1000).toFixed(0)} KB, most ${(quantile(costs, 1) / 1000).toFixed(0)} KB`,
      `打开 Opening ${openMs.toFixed(0)} ms; 生成 building ${buildSeconds.toFixed(1)} s, ${files.size} files, ${(total / 1_000_000).toFixed(1)} MB`,
      '',
      ...missed,
    ].join('\n'),
  );
  return missed.length === 0 ? exitCodes.done : exitCodes.dataErrors;
});
