import { expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import type { Row } from '../../../src/schema/index.ts';
import type { Block, TopicView } from '../../../src/model/views.ts';
import { smallPortal } from '../small-portal.ts';

const [bridge, far] = ['990102101201', '990103101201'] as const;
const regions = [
  { code: '990100000000', name: '望禾市' },
  { code: '990102000000', name: '青石县' },
  { code: '990102101000', name: '新桥镇' },
  { code: bridge, name: '新桥村' },
  { code: '990103000000', name: '岚浦县' },
  { code: '990103101000', name: '东垄镇' },
  { code: far, name: '禾堡村' },
];
const villages = [bridge, far].map((village_code) => ({ village_code, designation: 'poor' as const }));
const row = (village_code: string, households: number, raised?: number): Row<'cadre_pairings'> => ({ village_code, unit: '市财政局', year: 2019, cadres: households, households, ...(raised !== undefined && { raised }) });

const site = (...cadre_pairings: Row<'cadre_pairings'>[]) => createSite(smallPortal({ regions, villages, cadre_pairings }, {}));
const tableOf = (page: TopicView, part: string) => page.parts.find(({ id }) => id === part)?.blocks.find((one): one is Block & { type: 'table' } => one.type === 'table')?.table;
const counties = (...rows: Row<'cadre_pairings'>[]) => tableOf(site(...rows).topicPages.view('cadres'), 'counties')!;
const hidden = { suppressed: true };

test('cadres, their households and those whose income rose are counted by county and year', () => {
  const table = counties(row(bridge, 20, 12), row(far, 30, 20));
  expect(table.rows.map((cells) => cells.slice(1))).toEqual([
    [{ count: 20, unit: '人' }, { count: 20, unit: '户' }, { count: 12, unit: '户' }, { share: { part: 12, whole: 20 } }],
    [{ count: 30, unit: '人' }, { count: 30, unit: '户' }, { count: 20, unit: '户' }, { share: { part: 20, whole: 30 } }],
  ]);
  expect(table.foot?.slice(1)).toEqual([{ count: 50, unit: '人' }, { count: 50, unit: '户' }, { count: 32, unit: '户' }, { share: { part: 32, whole: 50 } }]);
});

test('few households are withheld, with the cadres that would tell their number, and are in no total', () => {
  const built = site(row(bridge, 4, 4), row(far, 30, 20));
  const table = tableOf(built.topicPages.view('cadres'), 'counties')!;
  expect(table.rows[0]?.slice(1)).toEqual([hidden, hidden, hidden, hidden]);
  expect(table.foot?.slice(1)).toEqual(table.rows[1]?.slice(1));
  expect(table.note).toContain('只加公布了的');
  expect(built.topicPages.view('cadres').figures?.[1]).toEqual({ label: '2019年结对户（只加公布了的）', value: { count: 30, unit: '户' } });
});

test('where every county is withheld, so is all of them together', () => {
  expect(counties(row(bridge, 4, 4), row(far, 3, 3)).foot?.slice(1)).toEqual([hidden, hidden, hidden, hidden]);
});

test('few households that did not reach the rise are withheld as well as few that did', () => {
  const table = counties(row(bridge, 20, 18), row(far, 30, 20));
  expect(table.rows[0]?.slice(3)).toEqual([hidden, hidden]);
  expect(table.foot?.slice(1)).toEqual([{ count: 50, unit: '人' }, { count: 50, unit: '户' }, hidden, hidden]);
});

test('a year that has not been verified in every row says nothing of who reached it', () => {
  expect(counties(row(bridge, 20), row(far, 30, 20)).foot?.slice(3)).toEqual([null, null]);
});

test('no village’s own number is printed anywhere', () => {
  const built = site(row(bridge, 20, 12), row(far, 30, 20));
  expect(JSON.stringify(built.villages.view(bridge).parts)).not.toMatch(/干部|结对户/);
});
