import { expect, test } from 'vitest';
import type { Measurement } from '../../scripts/measure-stages.ts';
import { formatHugo, formatRatio, formatReleases, judge, type MeasuredReleases } from '../../scripts/release-tables.ts';

const stage = (name: string, seconds: number, largest = 100_000_000) => ({ name, seconds, peak: largest, largest });
const measure = (seconds: number, stages: Measurement['stages'], peak: number): Measurement => ({
  stages,
  seconds,
  processes: [
    { name: 'node release.ts', peak },
    { name: 'pagefind_extended', peak: 50_000_000 },
  ],
  source: 'proc',
  stdout: '',
});
const hugo = { version: 'hugo v0.111.3+extended', pages: 5307, bytes: 29_500, seconds: 12, peak: 400_000_000 };
const city: MeasuredReleases = {
  scale: 'city',
  full: measure(100, [stage('检查', 2), stage('排版', 60, 900_000_000), stage('检索', 30)], 900_000_000),
  edit: measure(25, [stage('检查', 2), stage('比对', 3), stage('排版', 5), stage('排版', 7), stage('检索', 6)], 800_000_000),
  rendered: 40,
  pages: { added: 1, changed: 39, gone: 0 },
  site: { pages: 5307, pageBytes: 5307 * 29_500, files: 8000, bytes: 226_000_000 },
  growth: { newFiles: 60, files: 3_000_000, folders: 20_000_000 },
  hugo,
};

const cellsOf = (text: string): string[][] => text.split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
const rowOf = (text: string, name: string): string[] | undefined => cellsOf(text).find(([first]) => first?.startsWith(name));

test('each stage has the seconds of both releases and their ratio, and the total is the whole time of the command', () => {
  const text = formatReleases(city);
  expect(rowOf(text, '检索')).toEqual(['检索', '30.00', '6.00', '0.200', '100', '100']);
  expect(rowOf(text, '比对')).toEqual(['比对', '—', '3.00', '—', '—', '100']);
  expect(rowOf(text, '排版')).toEqual(['排版', '60.00', '12.00', '0.200', '900', '100']);
  expect(rowOf(text, '其余')).toEqual(['其余 rest', '8.00', '2.00', '0.250', '—', '—']);
  expect(rowOf(text, '合计')).toEqual(['合计 total', '100.00', '25.00', '0.250', '900', '800']);
  expect(rowOf(text, 'pagefind_extended')).toEqual(['pagefind_extended', '50', '50']);
  expect(rowOf(text, '网页平均 average page, kB')?.[1]).toBe('29.5');
});

test('at the scale of a city a third of the full time is enough, and Hugo and memory are shown without a verdict', () => {
  expect(judge(city).map(({ isKept }) => isKept)).toEqual([true, undefined, undefined]);
  expect(judge({ ...city, edit: { ...city.edit, seconds: 34 } })[0]?.isKept).toBe(false);
  expect(rowOf(formatReleases(city), '改一笔拨付再发布，与全部重做之比')?.slice(1)).toEqual(['0.250（1/4.0）', '≤ 1/3', '✓']);
});

test('at the scale of a province it is a twentieth, faster than Hugo, and no process above 4 GB', () => {
  const province: MeasuredReleases = { ...city, scale: 'province', edit: { ...city.edit, seconds: 5 } };
  expect(judge(province).map(({ isKept }) => isKept)).toEqual([true, true, true]);
  expect(judge({ ...province, edit: { ...city.edit, seconds: 5.1 } })[0]?.isKept).toBe(false);
  expect(judge({ ...province, hugo: { ...hugo, seconds: 4.9 } })[1]?.isKept).toBe(false);
  expect(judge({ ...province, full: measure(100, [], 4_000_000_000) })[2]?.isKept).toBe(false);
  expect(rowOf(formatReleases({ ...province, hugo: { ...hugo, seconds: 4 } }), '改一笔拨付再发布，与 Hugo')?.slice(1)).toEqual(['1.3×', '< 1', '✗']);
});

test('what could not be measured is called so, and is no failure', () => {
  const bare: MeasuredReleases = { ...city, scale: 'province', edit: { ...city.edit, seconds: 5, processes: [] }, full: { ...city.full, processes: [], source: 'none' }, hugo: undefined };
  expect(judge(bare).map(({ isKept, measured }) => [isKept, measured])).toEqual([
    [true, '0.050（1/20.0）'],
    [undefined, '没有量 not measured'],
    [undefined, '没有量 not measured'],
  ]);
  const text = formatReleases(bare);
  expect(text).toContain('not measured: hugo is not installed');
  expect(text).toContain('Neither /proc nor ps here');
  expect(formatHugo(hugo)).toContain('| hugo v0.111.3+extended | 5,307 | 29.5 | 12.00 | 400 |');
});

test('a ratio of nothing is a dash', () => {
  expect(formatRatio(1, 0)).toBe('—');
  expect(formatRatio(0, 1)).toBe('—');
});
