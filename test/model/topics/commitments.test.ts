import { expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import type { Policy } from '../../../src/tables/dataset.ts';
import { smallPortal } from '../small-portal.ts';

const policy = (id: string, more: Partial<Policy>): Policy => ({
  id, title: `${id}文件`, document: `${id}号文`, issuer: '市政府', source: id, place: '望禾市', order: 1, summary: '说明。', figures: [], reference: false, targets: [], charts: [], steps: [], ...more,
});

const villages = [
  { village_code: '990102101201', designation: 'poor', exited_on: '2016-12-20' },
  { village_code: '990102101202', designation: 'poor' },
] as const;

const siteOf = (policies: Policy[], rows: object = { villages }) => createSite({ ...smallPortal(rows), policies });

const goals = policy('goals', {
  targets: [
    { promise: '贫困村都出列', measure: { metric: 'village_exits', by: '2016-12-31' } },
    { promise: '出列一个村', measure: { metric: 'village_exits', by: '2016-12-31', villages: 1 } },
    { promise: '收入四千', measure: { metric: 'per_capita_income', at_least: 4000, by: '2018-12-31' } },
  ],
  charts: [{ title: '出列', unit: '个村', rows: [{ label: '甲', number: 1 }, { label: '乙', number: 2 }] }],
  steps: [{ title: '怎样出列', steps: ['申请', '核查'] }],
});

test('the front page has a row for each promise: promised, due, reached', () => {
  const site = siteOf([goals]);
  const [table] = site.topicPages.view('commitments').parts[0]!.blocks;
  expect(table).toMatchObject({
    table: {
      rows: [
        [{ link: { text: '贫困村都出列', href: '/commitments/goals/1/' } }, { link: { href: '/policies/goals/' } }, { date: '2016-12-31' }, { count: 2, unit: '个村' }, { count: 1, unit: '个村' }, { mark: 'no', text: '未兑现' }],
        [{ link: { text: '出列一个村' } }, expect.anything(), expect.anything(), { count: 1 }, { count: 1 }, { mark: 'yes', text: '已兑现' }],
        // Without the table there is nothing to measure it on, and no page of its own.
        ['收入四千', expect.anything(), { date: '2018-12-31' }, null, null, { mark: 'none', text: '数据不全' }],
      ],
    },
  });
});

test('a promise to every village lists those that missed it; a promise of a number lists those that came', () => {
  const site = siteOf([goals]);
  const namesIn = (path: string) => site.topicPages.view(path).parts[0]!.blocks.flatMap((block) => (block.type === 'table' ? block.table.rows.map(([name]) => (name as { link: { text: string } }).link.text) : []));
  expect(namesIn('commitments/goals/1')).toEqual(['青石县新桥镇南岸村']);
  expect(namesIn('commitments/goals/2')).toEqual(['青石县新桥镇新桥村']);
});

test('a village says what was promised to it, not what was promised of a number', () => {
  const part = siteOf([goals]).villages.view('990102101202').parts.find(({ id }) => id === 'commitments');
  expect(part?.blocks).toMatchObject([{ paragraphs: ['文件对本村的1项承诺，0项已达到，1项没有按期达到。'] }, { table: { rows: [[{ link: { href: '/commitments/goals/1/' } }, '未出列', { mark: 'no' }]] } }]);
});

test('a document from elsewhere is quoted and never measured', () => {
  const site = siteOf([policy('huaian', { reference: true, place: '淮安市', targets: [{ promise: '收入过2500元', due: '2012年' }] })]);
  const view = site.topicPages.view('commitments');
  expect(view.figures).toBeUndefined();
  expect(view.parts).toMatchObject([{ id: 'huaian', blocks: [{ type: 'text' }, { table: { rows: [['收入过2500元', '2012年']] } }] }]);
  expect(site.topicPages.ids().filter((id) => id.startsWith('commitments'))).toEqual(['commitments', 'commitments/all']);
});

test('all commitments of all policies stand in one table, those from elsewhere without a judgement', () => {
  const elsewhere = policy('huaian', { reference: true, targets: [{ promise: '收入过2500元', due: '2012年' }] });
  const [block] = siteOf([goals, elsewhere]).topicPages.view('commitments/all').parts[0]!.blocks;
  const rows = block?.type === 'table' ? block.table.rows : [];
  expect(rows).toHaveLength(4);
  expect(rows.at(-1)).toEqual(['收入过2500元', { link: { text: 'huaian文件', href: '/policies/huaian/' } }, '2012年', '不核对', '不核对', '只作参考']);
});

test('a policy shows its pictures as bars and steps made from its numbers', () => {
  expect(siteOf([goals]).policyParts('goals')?.pictures).toMatchObject([
    { type: 'bars', bars: { rows: [{ label: '甲', value: '1', length: 1 }, { label: '乙', length: 2 }] } },
    { type: 'steps', title: '怎样出列', steps: ['申请', '核查'] },
  ]);
});

test('without policies that promise something there is no such page', () => {
  const site = siteOf([policy('a', {})]);
  expect(site.topics.map(({ root }) => root)).not.toContain('/commitments/');
  expect(site.absentTopics).toContain('/commitments/');
});

test('with very many villages behind, each county has a page of its own', () => {
  const codes = Array.from({ length: 200 }, (_, index) => `990102101${String(201 + index)}`);
  const regions = [
    { code: '990100000000', name: '望禾市' },
    { code: '990102000000', name: '青石县' },
    { code: '990102101000', name: '新桥镇' },
    ...codes.map((code) => ({ code, name: `${code.slice(-3)}村` })),
  ];
  const site = siteOf([goals], { regions, villages: codes.map((village_code) => ({ village_code, designation: 'poor' })) });
  expect(site.topicPages.ids()).toContain('commitments/goals/1/990102000000');
  expect(site.topicPages.view('commitments/goals/1').parts[0]!.blocks).toMatchObject([{ type: 'links', links: [{ text: '青石县', note: '200个' }] }]);
});
