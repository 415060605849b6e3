import { expect, test } from 'vitest';
import { sampleAsOf } from '../../src/sample/index.ts';
import { fen, groupBy, readTable, sumOf, type Cells } from './committed-sample.ts';

const regions = readTable('regions');
const villages = readTable('villages');
const funds = readTable('funds');
const allocations = readTable('allocations');
const projects = readTable('projects');
const disbursements = readTable('disbursements');
const notices = readTable('notices');
const pairings = readTable('pairings');
const contributions = readTable('contributions');

const regionNamed = (name: string) => regions.filter((region) => region['name'] === name).map(({ code }) => code!);
const programmed = new Set(villages.map(({ village_code }) => village_code!));
const openOn = (day: string) =>
  notices.filter(
    ({ published_on, open_from, open_to }) => published_on! <= day && open_from! <= day && day <= open_to!,
  );
const paidByProject = groupBy(disbursements, ({ project_id }) => project_id!);

test('amounts have a long tail: half the projects cost under 40 万元, the dearest over ten times the median', () => {
  const budgets = projects.map(({ budget }) => fen(budget)).sort((a, b) => a - b);
  const median = budgets[Math.floor(budgets.length / 2)]!;
  expect(median).toBeLessThan(40_000_000);
  expect(median).toBeGreaterThan(10_000_000);
  expect(budgets.at(-1)!).toBeGreaterThan(median * 10);
});

test('amounts are rounded as officials round: most to 0.1 万元, some odd to the yuan such as 86.7907', () => {
  const decimals = projects.map(({ budget }) => budget!.split('.')[1]?.length ?? 0);
  expect(decimals.filter((length) => length <= 1).length / decimals.length).toBeGreaterThan(0.7);
  expect(decimals.filter((length) => length === 4).length).toBeGreaterThan(30);
  expect(projects.some(({ budget }) => budget === '86.7907')).toBe(true);
});

test('progress follows the calendar: old projects are accepted, those of the running year are planned or being built', () => {
  const statuses = (year: string) =>
    projects.filter((project) => project['year'] === year).map(({ status }) => status!);
  const share = (list: string[], ...words: string[]) =>
    list.filter((status) => words.includes(status)).length / list.length;
  for (const year of ['2014', '2015', '2016', '2017', '2018']) {
    expect(share(statuses(year), '验收'), year).toBeGreaterThan(0.9);
    expect(share(statuses(year), '入库', '计划', '在建'), year).toBe(0);
  }
  expect(share(statuses('2020'), '入库', '计划', '在建')).toBeGreaterThan(0.9);
  for (const word of ['入库', '计划', '在建'])
    expect(statuses('2020').filter((status) => status === word).length, word).toBeGreaterThan(10);
});

test('a project’s days agree with its status on the sample’s day', () => {
  for (const { project_id, status, starts_on, finished_on, settled, inspection } of projects) {
    const done = status === '完工' || status === '验收';
    expect(finished_on !== '', project_id).toBe(done);
    if (done) expect(finished_on! <= sampleAsOf && finished_on! > starts_on!, project_id).toBe(true);
    if (status === '在建') expect(starts_on! <= sampleAsOf, project_id).toBe(true);
    if (status === '计划') expect(starts_on! > sampleAsOf, project_id).toBe(true);
    expect(settled !== '' && inspection !== '', project_id).toBe(status === '验收');
  }
});

test('some villages have nothing yet: no project, no money, no notice', () => {
  const touched = new Set([
    ...projects.flatMap(({ region_code }) => region_code!.split('、')),
    ...allocations.map(({ region_code }) => region_code!),
    ...notices.map(({ region_code }) => region_code!),
  ]);
  for (const { subject } of notices) for (const item of subject!.split(';')) touched.add(item.replace('village:', ''));
  expect(villages.filter(({ village_code }) => !touched.has(village_code!)).length).toBeGreaterThanOrEqual(5);
});

test('some projects were cancelled, some of them with money already given to them', () => {
  const cancelled = projects.filter(({ status }) => status === '终止');
  expect(cancelled.length).toBeGreaterThanOrEqual(10);
  const withMoney = cancelled.filter(({ project_id }) => allocations.some((row) => row['project_id'] === project_id));
  expect(withMoney.length).toBeGreaterThan(0);
  expect(withMoney.length).toBeLessThan(cancelled.length);
});

test('some notices were corrected by a later one that names them', () => {
  const byId = new Map(notices.map((notice) => [notice['notice_id']!, notice]));
  const corrections = notices.filter(({ kind }) => kind === '更正公告');
  expect(corrections.length).toBeGreaterThanOrEqual(3);
  for (const { notice_id, corrects, subject, title, published_on } of corrections) {
    const wrong = byId.get(corrects!);
    expect(wrong, notice_id).toBeDefined();
    expect(subject).toBe(`notice:${corrects}`);
    expect(title).toContain(wrong!['title']);
    expect(published_on! > wrong!['published_on']!, notice_id).toBe(true);
  }
});

test('at least 12 notices are open on the sample’s day, of several kinds and in most counties', () => {
  const open = openOn(sampleAsOf);
  expect(open.length).toBeGreaterThanOrEqual(12);
  expect(new Set(open.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(4);
  expect(new Set(open.map(({ region_code }) => region_code!.slice(0, 6))).size).toBeGreaterThanOrEqual(6);
});

test('a few notices wait for a day after the sample’s own', () => {
  const waiting = notices.filter(({ published_on }) => published_on! > sampleAsOf);
  expect(waiting.length).toBeGreaterThanOrEqual(3);
  expect(waiting.length).toBeLessThanOrEqual(15);
});

test('one honour was revoked, and what it rested on is no longer verified', () => {
  const revoked = readTable('honours').filter(({ revoked_on }) => revoked_on !== '');
  expect(revoked).toHaveLength(1);
  const { uscc, year, revoked_reason } = revoked[0]!;
  expect(revoked_reason).not.toBe('');
  const rested = contributions.filter((row) => row['uscc'] === uscc && row['year'] === year);
  expect(rested.length).toBeGreaterThan(0);
  expect(rested.every(({ verified_on }) => verified_on === '')).toBe(true);
});

test('honours go to those who score most by the published rule, leaving revoked ones aside', () => {
  const points: Record<string, [string, number]> = {
    资金: ['amount', 2],
    实物: ['amount', 2],
    项目投资: ['amount', 1],
    采购: ['amount', 1],
    岗位: ['jobs', 3],
    培训: ['trainees', 1],
  };
  const score = (row: Cells): number => {
    const [column, factor] = points[row['kind']!]!;
    if (column === 'amount') return fen(row[column]) * factor;
    // Fewer people than the threshold are not printed and do not count.
    return Number(row[column]) < 5 ? 0 : Number(row[column]) * 1_000_000 * factor;
  };
  for (const [year, honours] of groupBy(
    readTable('honours').filter(({ awarded_by }) => awarded_by === '望禾市人民政府'),
    ({ year }) => year!,
  )) {
    const verified = contributions.filter(
      (row) => row['year'] === year && row['verified_on'] !== '' && row['uscc']!.startsWith('919901'),
    );
    const ranked = [...groupBy(verified, ({ uscc }) => uscc!)]
      .map(([uscc, rows]) => ({ uscc, score: rows.reduce((sum, row) => sum + score(row), 0) }))
      .sort((a, b) => b.score - a.score);
    const valid = honours.filter(({ revoked_on }) => revoked_on === '').map(({ uscc }) => uscc!);
    expect(
      ranked
        .slice(0, valid.length)
        .map(({ uscc }) => uscc)
        .sort(),
      year,
    ).toEqual(valid.sort());
  }
});

test('two villages of one county share a name, and so do two of different counties', () => {
  const same = regionNamed('红星村');
  expect(new Set(same.map((code) => code.slice(0, 6))).size).toBe(1);
  expect(new Set(same.map((code) => code.slice(0, 9))).size).toBe(2);
  expect(new Set(regionNamed('新民村').map((code) => code.slice(0, 6))).size).toBe(2);
  for (const code of [...same, ...regionNamed('新民村')]) expect(programmed.has(code), code).toBe(true);
});

test('a village’s code changed, and some had other names before', () => {
  const village = regions.find(({ code }) => code === '990102101201')!;
  expect(village['name']).toBe('新桥村');
  expect(village['former_codes']).toBe('990102100201');
  expect(regions.some(({ code }) => code === '990102100201')).toBe(false);
  expect(regions.filter(({ former_names }) => former_names !== '').length).toBeGreaterThanOrEqual(2);
});

test('the villages that the case files speak of are there, in their towns', () => {
  const nameOf = (code: string) => regions.find((region) => region['code'] === code)?.['name'];
  expect([nameOf('990102000000'), nameOf('990102101000'), nameOf('990102101201')]).toEqual([
    '青石县',
    '新桥镇',
    '新桥村',
  ]);
  expect([nameOf('990102102000'), nameOf('990102102203')]).toEqual(['柳湾镇', '柳湾村']);
  expect(nameOf('990102999299')).toBeUndefined();
  expect(programmed.has('990102101201') && programmed.has('990102102203')).toBe(true);
});

test('names hold rare characters and characters read otherwise than usual, with their readings', () => {
  for (const [name, reading] of [
    ['㙍头村', 'duo tou cun'],
    ['𬒈石村', 'que shi cun'],
    ['单楼村', 'shan lou cun'],
    ['重石镇', 'chong shi zhen'],
  ]) {
    expect(regions.find((region) => region['name'] === name)?.['pinyin'], name).toBe(reading);
  }
});

test('apart from those, no two places of the city share a name', () => {
  const counts = groupBy(regions, ({ name }) => name!);
  expect(
    [...counts]
      .filter(([, rows]) => rows.length > 1)
      .map(([name]) => name)
      .sort(),
  ).toEqual(['新民村', '红星村'].sort());
});

test('some projects are shared by several villages of a town', () => {
  const shared = projects.filter(({ region_code }) => region_code!.includes('、'));
  expect(shared.length).toBeGreaterThanOrEqual(20);
  for (const { region_code, project_id } of shared) {
    expect(new Set(region_code!.split('、').map((code) => code.slice(0, 9))).size, project_id).toBe(1);
  }
});

test('some projects were paid in four instalments from two funds', () => {
  const four = [...paidByProject.values()].filter(
    (rows) => rows.length === 4 && new Set(rows.map(({ fund_id }) => fund_id)).size === 2,
  );
  expect(four.length).toBeGreaterThanOrEqual(5);
});

test('one fund of a past year was given out only in part, and those of the running year are not all given out yet', () => {
  const directly = (fund: Cells) =>
    sumOf(
      allocations.filter(({ fund_id, project_id }) => fund_id === fund['fund_id'] && project_id !== ''),
      'amount',
    );
  const partly = funds.filter((fund) => directly(fund) < fen(fund['amount']));
  expect(partly.filter(({ year }) => year !== '2020').map(({ fund_id }) => fund_id)).toEqual(['DS2018-1']);
  expect(partly.filter(({ year }) => year === '2020').length).toBeGreaterThan(10);
});

test('some funds were given out and nothing of them was paid yet, and money is still owed to finished work', () => {
  const paid = new Set(disbursements.map(({ fund_id }) => fund_id));
  expect(funds.filter(({ fund_id }) => !paid.has(fund_id)).length).toBeGreaterThanOrEqual(2);
  const owed = projects.filter(
    ({ project_id, settled }) => settled !== '' && sumOf(paidByProject.get(project_id!) ?? [], 'amount') < fen(settled),
  );
  expect(owed.length).toBeGreaterThanOrEqual(5);
});

test('villages are paired with one enterprise, with several, or with none, and some enterprises with several villages', () => {
  const perVillage = [...groupBy(pairings, ({ village_code }) => village_code!).values()].map(({ length }) => length);
  expect(perVillage.filter((length) => length === 1).length).toBeGreaterThan(30);
  expect(perVillage.filter((length) => length > 1).length).toBeGreaterThanOrEqual(3);
  expect(villages.length - perVillage.length).toBeGreaterThan(100);
  expect([...groupBy(pairings, ({ uscc }) => uscc!).values()].some(({ length }) => length > 1)).toBe(true);
  expect(new Set(pairings.map(({ uscc }) => uscc)).size).toBeGreaterThanOrEqual(42);
});

test('the county straight under the province gets its money from the province, never from the city', () => {
  const city = new Set(
    funds
      .filter(({ level, department }) => level === '市级' || department!.startsWith('望禾市'))
      .map(({ fund_id }) => fund_id),
  );
  const direct = allocations.filter(({ region_code }) => region_code!.startsWith('9990'));
  expect(direct.length).toBeGreaterThan(30);
  expect(direct.filter(({ fund_id }) => city.has(fund_id))).toEqual([]);
  expect(direct.some(({ fund_id }) => fund_id!.startsWith('ZY'))).toBe(true);
});

test('one county hands its central money on to its towns before it reaches projects', () => {
  const towns = allocations.filter(
    ({ project_id, region_code }) => project_id === '' && !region_code!.endsWith('000000'),
  );
  expect(towns.length).toBeGreaterThan(10);
  expect(new Set(towns.map(({ region_code }) => region_code!.slice(0, 6)))).toEqual(new Set(['990105']));
});

test('the money that followed the campaign has no fund before it began in 2021', () => {
  expect(funds.filter(({ name, kind, year }) => Number(year) < 2021 && /衔接/.test(`${name}${kind}`))).toEqual([]);
});

test('nobody asks for seedlings of animals or fungi', () => {
  const seedlings = readTable('needs').filter(({ quantity }) => quantity?.endsWith('株'));
  expect(seedlings.length).toBeGreaterThan(0);
  expect(seedlings.filter(({ need }) => /猪|牛|羊|兔|鸡|鸭|鹌鹑|鱼|虾|蚕|菇|木耳|灵芝/.test(need!))).toEqual([]);
});
