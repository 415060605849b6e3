import { describe, expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import type { Row } from '../../../src/schema/index.ts';
import type { Block, TopicView } from '../../../src/model/views.ts';
import { smallPortal } from '../small-portal.ts';

const [a, b] = ['91990102MA0000001D', '91990102MA0000002B'] as const;
const [bridge, south, other] = ['990102101201', '990102101202', '990102102203'] as const;
const enterprises = [{ uscc: a, name: '甲公司' }, { uscc: b, name: '乙公司' }];

const pairing = (pairing_id: string, uscc: string, village_code: string, more: Partial<Row<'pairings'>> = {}): Row<'pairings'> => ({
  pairing_id,
  uscc,
  village_code,
  modes: ['产业'],
  from: '2018-01-01',
  ...more,
});
const given = (contribution_id: string, more: Partial<Row<'contributions'>> = {}): Row<'contributions'> => ({
  contribution_id,
  uscc: a,
  village_code: bridge,
  year: 2019,
  kind: '资金',
  verified_by: '县工商联',
  verified_on: '2019-12-20',
  ...more,
});

const pairings = [pairing('JD1', a, bridge), pairing('JD2', b, bridge, { modes: ['岗位', '培训'] }), pairing('JD3', a, south), pairing('JD4', b, other, { to: '2019-12-31' })];
const site = (rows: Parameters<typeof smallPortal>[0] = {}) => createSite(smallPortal({ enterprises, pairings, ...rows }));
const view = (id: string, rows: Parameters<typeof smallPortal>[0] = {}) => site(rows).topicPages.view(id);
const tableOf = (page: TopicView, part: string) => page.parts.find(({ id }) => id === part)?.blocks.find((one): one is Block & { type: 'table' } => one.type === 'table')?.table;

describe('which villages have no enterprise', () => {
  test('is the first number of the pairings, and leads to their names', () => {
    expect(view('pairings').figures?.[0]).toEqual({ label: '没有企业的村', value: { count: 1, unit: '个', href: '/pairings/unpaired/' } });
    const names = JSON.stringify(view('pairings/unpaired').parts);
    expect(names).toContain(`"/villages/${other}/"`);
    expect(names).not.toContain(`/villages/${bridge}/`);
  });

  test('counts every village of the table but those with a standing pairing', () => {
    const left = (to: string) => view('pairings/unpaired/990102000000', { pairings: [pairing('JD1', a, bridge, { to })] }).figures?.[0]?.value;
    expect([left('2020-06-30'), left('2020-06-29')]).toEqual([{ count: 2, unit: '个村' }, { count: 3, unit: '个村' }]);
  });

  test('is said on the village’s own page too', () => {
    const ids = (code: string) => site().villages.view(code).parts.map(({ id }) => id);
    expect(ids(other)).toContain('no-enterprise');
    expect(ids(bridge)).not.toContain('no-enterprise');
  });
});

test('villages with one enterprise and with several are told apart, county by county', () => {
  expect(tableOf(view('pairings'), 'coverage')?.rows).toEqual([
    [{ link: { text: '青石县', href: '/pairings/990102000000/' } }, { count: 3 }, { count: 2 }, { count: 1, href: '/pairings/unpaired/990102000000/' }, { share: { part: 2, whole: 3 } }, { count: 1 }, { count: 1 }],
  ]);
});

test('a county shows villages by ways of helping, each enterprise with its villages, and what has ended apart', () => {
  const county = view('pairings/990102000000');
  const marks = tableOf(county, 'matrix')?.rows.map((row) => row.slice(1).map((value) => (value as { mark: string }).mark));
  // 产业、岗位、培训、资金项目、消费、公益
  expect(marks).toEqual([['yes', 'yes', 'yes', 'none', 'none', 'none'], ['yes', 'none', 'none', 'none', 'none', 'none']]);
  expect(tableOf(county, 'pairings')?.rows.map((row) => JSON.stringify(row).match(/公司|[甲乙]/g)?.[0])).toEqual(['乙', '甲', '甲']);
  expect(tableOf(county, 'ended')?.rows[0]?.at(-1)).toEqual({ date: '2019-12-31' });
});

describe('the results of a year', () => {
  const contributions = [
    given('TR1', { amount: 12_000_000 }),
    given('TR2', { kind: '岗位', jobs: 15 }),
    given('TR3', { uscc: b, kind: '培训', trainees: 40 }),
    given('TR4', { amount: 90_000_000, verified_on: undefined, verified_by: undefined }),
  ];

  test('add up what has been verified, and only count what has not', () => {
    const results = view('pairings/results', { contributions });
    expect(tableOf(results, 'years')?.rows).toEqual([
      [{ link: { text: '2019年', href: '/pairings/results/2019/' } }, { count: 2, unit: '家' }, { count: 1, unit: '个' }, { money: 12_000_000 }, { count: 15, unit: '个' }, { count: 40, unit: '人' }, { count: 1, unit: '笔' }],
    ]);
  });

  test('do not say how many when so few were trained that they could be known, nor what would tell it', () => {
    const few = [...contributions, given('TR5', { kind: '培训', trainees: 3 }), given('TR6', { kind: '岗位', jobs: 2 })];
    const built = site({ contributions: few });
    const sums = [
      tableOf(built.topicPages.view('pairings/results'), 'years')?.rows[0],
      tableOf(built.topicPages.view('pairings/results/2019'), 'counties')?.rows[0],
      tableOf(built.topicPages.view('pairings/990102000000'), 'results')?.rows[0],
    ];
    for (const row of sums) expect(row?.slice(-3, -1)).toEqual([{ count: 15, unit: '个' }, { count: 40, unit: '人' }]);
    expect(tableOf(built.topicPages.view('pairings/results'), 'years')?.note).toContain('只加公布了的');
    const { contributions: rows, figures, scores } = built.enterprises.view(a);
    const enterprise = JSON.stringify([rows, figures.slice(2, 4), scores]);
    const village = JSON.stringify(built.villages.view(bridge).contributions);
    for (const text of [enterprise, village]) expect(text).not.toMatch(/"count":(3|2|17),"unit":"[人个]"/);
    expect(figures.slice(2, 4)).toEqual([{ label: '提供岗位（只加公布了的）', value: { count: 15, unit: '个' } }, { label: '培训', value: { suppressed: true } }]);
    // 15 jobs make 45 points; 2 more would make 51.
    expect(JSON.stringify(built.honours.view('2019').ranking.rows.find((row) => JSON.stringify(row).includes(a)))).toContain('岗位 15 个 × 3 = 45（人数很少的不公布、不计分）');
    expect(enterprise).not.toContain('× 3 = 51');
  });
});

test('what bears an enterprise’s name is listed with where it is and whether it was verified', () => {
  const named = view('pairings/named', { contributions: [given('TR1', { amount: 1_000_000, named_after: '绿源桥' }), given('TR2', { amount: 1 }), given('TR3', { year: 2020, amount: 5, named_after: '绿源路', verified_on: undefined })] });
  expect(tableOf(named, 'named')?.rows.map((row) => [row[0], row.at(-1)])).toEqual([
    ['绿源路', { mark: 'open', text: '尚未核实' }],
    ['绿源桥', { date: '2019-12-20' }],
  ]);
});

test('pages that nothing stands behind are not there, and nothing leads to them', () => {
  const built = site();
  const paths = built.topicPages.ids().filter((id) => id.startsWith('pairings'));
  expect(paths.sort()).toEqual(['pairings', 'pairings/990102000000', 'pairings/unpaired', 'pairings/unpaired/990102000000']);
  expect(JSON.stringify(paths.map((id) => built.topicPages.view(id)))).not.toMatch(/\/(results|named|honours|needs)\//);
  expect(createSite(smallPortal({ enterprises })).absentTopics).toContain('/pairings/');
});
