import { describe, expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import type { Row } from '../../../src/schema/index.ts';
import type { Block, TopicView, Value } from '../../../src/model/views.ts';
import { smallPortal } from '../small-portal.ts';

const uscc = '91990102MA0000001D';
const [bridge, south, other] = ['990102101201', '990102101202', '990102102203'];

const needs: Row<'needs'>[] = [
  { need_id: 'XQ1', village_code: bridge!, need: '冷库', kind: 'money', amount: 20_000_000, posted_on: '2020-06-01' },
  { need_id: 'XQ2', village_code: south!, need: '技术员', kind: 'technique', posted_on: '2020-05-01' },
  { need_id: 'XQ3', village_code: south!, need: '水泵', kind: 'goods', quantity: '3台', posted_on: '2020-01-01', matched_by: uscc, matched_on: '2020-01-31' },
  { need_id: 'XQ4', village_code: other!, need: '销路', kind: 'sales', posted_on: '2020-02-01', matched_by: '县供销社', matched_on: '2020-03-02' },
];

const enterprises = [{ uscc, name: '绿源公司' }];
const pairings: Row<'pairings'>[] = [{ pairing_id: 'JD1', uscc, village_code: bridge!, modes: ['产业'], from: '2019-01-01' }];

const site = (rows: Parameters<typeof smallPortal>[0] = {}, portal: Record<string, unknown> = {}) =>
  createSite(smallPortal({ needs, enterprises, pairings, ...rows }, { contact: { phone: '0990-5551200' }, ...portal }));

const tableOf = (view: TopicView, part: string) => {
  const block = view.parts.find(({ id }) => id === part)?.blocks.find((one): one is Block & { type: 'table' } => one.type === 'table');
  return block?.table;
};
const names = (view: TopicView, part: string) => tableOf(view, part)?.rows.map((row) => row[0]);
const cell = (view: TopicView, part: string, title: string): Value[] => {
  const table = tableOf(view, part)!;
  return table.rows.map((row) => row[table.columns.findIndex((column) => column.title === title)]!);
};

describe('the board of needs', () => {
  const board = site().topicPages.view('needs');

  test('has the open ones first, the longest waiting before all, each with the days it has waited by the as-of day', () => {
    expect(board.parts.map(({ id }) => id)).toEqual(['open', 'matched']);
    expect(names(board, 'open')).toEqual(['技术员', '冷库']);
    expect(cell(board, 'open', '已等')).toEqual([{ count: 60, unit: '天' }, { count: 29, unit: '天' }]);
  });

  test('says by whom each matched one was met and after how many days, with the enterprise’s page where it has one', () => {
    expect(names(board, 'matched')).toEqual(['销路', '水泵']);
    expect(cell(board, 'matched', '谁来对接')).toEqual(['县供销社', { link: { text: '绿源公司', href: `/enterprises/${uscc}/` } }]);
    expect(cell(board, 'matched', '等了')).toEqual([{ count: 30, unit: '天' }, { count: 30, unit: '天' }]);
  });

  test('says the median wait of the matched ones, the mean of the middle two where they are even', () => {
    const wait = (matched_on: string) => site({ needs: [...needs.slice(0, 3), { ...needs[3]!, matched_on }] }).topicPages.view('needs').figures;
    expect(wait('2020-03-02')).toContainEqual({ label: '已对接的，一半在', value: { count: 30, unit: '天内' } });
    expect(wait('2020-03-03')).toContainEqual({ label: '已对接的，一半在', value: '30.5天内' });
    expect(wait('2020-04-01')).toContainEqual({ label: '已对接的，一半在', value: { count: 45, unit: '天内' } });
  });

  test('can be seen by kind and by county', () => {
    expect(board.filters?.map(({ title, links }) => [title, links.map(({ href, count }) => `${href} ${count}`)])).toEqual([
      ['类别', ['/needs/kinds/money/ 1', '/needs/kinds/technique/ 1', '/needs/kinds/sales/ 1', '/needs/kinds/goods/ 1']],
      ['地方', ['/needs/places/990102000000/ 4']],
    ]);
    const goods = site().topicPages.view('needs/kinds/goods');
    expect(goods.parts.map(({ id }) => id)).toEqual(['matched']);
    expect(names(goods, 'matched')).toEqual(['水泵']);
  });

  test('counts a match of a day to come as open, and leaves out what is posted after the as-of day', () => {
    const view = site({ needs: [{ ...needs[0]!, matched_by: uscc, matched_on: '2020-07-05' }, { ...needs[1]!, posted_on: '2020-07-01' }] }).topicPages.view('needs');
    expect(names(view, 'open')).toEqual(['冷库']);
    expect(view.parts).toHaveLength(1);
  });
});

describe('the page where an enterprise finds a village', () => {
  test('has those without an enterprise first, with what they need and whom to call', () => {
    const pair = site({ villages: [{ village_code: south!, designation: 'poor', leading_industry: '虾稻' }] }).topicPages.view('needs/pair');
    expect(pair.parts.map(({ id }) => id)).toEqual(['contact', 'alone', 'paired']);
    expect(tableOf(pair, 'alone')?.rows).toEqual([[{ link: { text: '青石县新桥镇南岸村', href: `/villages/${south}/` } }, '虾稻', '技术员', { count: 60, unit: '天' }]]);
    expect(cell(pair, 'paired', '结对企业')).toEqual([{ links: [{ text: '绿源公司', href: `/enterprises/${uscc}/` }] }]);
    expect(pair.parts[0]?.blocks).toEqual([{ type: 'facts', facts: [{ label: '电话', value: { link: { text: '0990-5551200', href: 'tel:09905551200' } } }] }]);
  });

  test('says how much money is needed', () => {
    const pair = site({ pairings: [] }).topicPages.view('needs/pair');
    expect(pair.parts.find(({ id }) => id === 'alone')?.title).toBe('没有企业、又有需求在等的村（2个）');
    expect(cell(pair, 'alone', '需要什么')).toContain('冷库（20万元）');
  });

  test('counts a village as without an enterprise from the day after its pairing ended', () => {
    const ended = (to: string) => site({ pairings: [{ ...pairings[0]!, to }] }).topicPages.view('needs/pair');
    expect(ended('2020-06-30').parts.map(({ id }) => id)).toContain('paired');
    expect(ended('2020-06-29').parts.map(({ id }) => id)).not.toContain('paired');
  });

  test('stands also where the portal has no enterprises at all, and leads nowhere that is not there', () => {
    const lonely = createSite(smallPortal({ needs }));
    expect(names(lonely.topicPages.view('needs/pair'), 'alone')).toHaveLength(2);
    expect(JSON.stringify([lonely.topicPages.view('needs/pair'), lonely.topicPages.view('needs')])).not.toMatch(/\/(enterprises|pairings)\//);
  });
});

test('a village, its town and its county say what is needed there; a place without needs says nothing', () => {
  const built = site({ needs: needs.slice(0, 3) });
  const part = (pages: { view(id: string): { parts: { id: string }[] } }, code: string) => pages.view(code).parts.some(({ id }) => id === 'needs');
  expect([part(built.villages, bridge!), part(built.towns, '990102101000'), part(built.counties, '990102000000')]).toEqual([true, true, true]);
  expect([part(built.villages, other!), part(built.towns, '990102102000')]).toEqual([false, false]);
});

test('without needs there is no page of them and no way there', () => {
  const bare = createSite(smallPortal());
  expect(bare.absentTopics).toContain('/needs/');
  expect(JSON.stringify([bare.home(), bare.siteMap()])).not.toContain('/needs/');
});
