import { expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import type { Row } from '../../../src/schema/index.ts';
import { fund, project, smallPortal } from '../small-portal.ts';

const county = '990102000000';
const village = '990102101201';
const neighbour = '990102101202';

const payment = (project_id: string, paid_on: string, more: Partial<Row<'disbursements'>> = {}): Row<'disbursements'> => ({
  disbursement_id: `BF-${project_id}-${paid_on}`,
  project_id,
  fund_id: 'F',
  instalment: 1,
  paid_on,
  amount: 1_000_000,
  ...more,
});

const rows = {
  regions: [
    { code: '990100000000', name: '望禾市' },
    { code: '990102000000', name: '青石县' },
    { code: '990102101000', name: '新桥镇' },
    { code: village, name: '新桥村' },
    { code: neighbour, name: '南岸村' },
    { code: '990103000000', name: '禾阳区' },
    { code: '990103101000', name: '竹铺镇' },
    { code: '990103101201', name: '红圩村' },
  ],
  villages: [{ village_code: village, designation: 'poor' as const }],
  funds: [fund('F', 90_000_000)],
  projects: [
    project('LATE', [village], { starts_on: '2019-05-01', due_on: '2019-10-01' }),
    project('GOOD', [village], { starts_on: '2020-04-01', due_on: '2020-12-01' }),
    project('EARLY', [neighbour], { starts_on: '2020-05-20', due_on: '2020-12-01' }),
    project('ACROSS', [village, '990103101201'], { status: 'cancelled' }),
  ],
  disbursements: [
    payment('LATE', '2019-05-20', { voucher: '记-1' }),
    payment('LATE', '2019-08-01', { instalment: 2 }),
    payment('GOOD', '2020-05-01'),
    payment('EARLY', '2020-05-10'),
    payment('ACROSS', '2020-05-01'),
  ],
};

const site = createSite(smallPortal(rows));
const page = (path: string) => site.topicPages.view(path);
const textOf = (value: unknown): string => JSON.stringify(value);

test('counts each project once, in its county or among those that lie in several', () => {
  expect(page('payments').parts[0]!.blocks[0]).toMatchObject({
    table: {
      columns: ['地方', '在建', '到期未完工', '久未拨付', '先后不对', '晚拨付', '晚完工'].map((title) => ({ title })),
      rows: [
        [{ link: { text: '青石县' } }, { count: 3 }, { count: 1, href: `/payments/${county}/#overdue` }, { count: 1, href: `/payments/${county}/#stalled` }, { count: 1, href: `/payments/${county}/#order` }, { count: 0 }, { count: 0 }],
        [{ link: { text: '跨县的项目', href: '/payments/shared/' } }, { count: 0 }, { count: 0 }, { count: 0 }, { count: 1 }, { count: 0 }, { count: 0 }],
      ],
      foot: ['合计', { count: 3 }, { count: 1 }, { count: 1 }, { count: 2 }, { count: 0 }, { count: 0 }],
    },
  });
});

test('lists under each heading the projects concerned, with what is wrong and the way to all their payments', () => {
  const parts = new Map(page(`payments/${county}`).parts.map((part) => [part.id, part]));
  expect(parts.get('overdue')!.blocks[0]).toMatchObject({
    table: { rows: [[{ link: { text: 'LATE项目', href: '/projects/LATE/#timeline' } }, {}, { mark: 'late', text: '已超过计划完工273天' }, { link: { text: '第2期，2019年8月1日' } }]] },
  });
  expect(parts.get('order')!.blocks[0]).toMatchObject({ table: { rows: [[{ link: { text: 'EARLY项目' } }, {}, { mark: 'no', text: '比计划开工早10天拨付' }, {}]] } });
  expect(textOf([...parts.values()])).not.toContain('GOOD');
});

test('says in how many payments the voucher is reported', () => {
  expect(page('payments').parts.find(({ id }) => id === 'systems')!.blocks[0]).toMatchObject({
    table: { rows: [['青石县', { count: 4 }, { share: { part: 1, whole: 4 } }, { share: { part: 0, whole: 4 } }], ['跨县的项目', { count: 1 }, {}, {}]] },
  });
});

test('a finish a few days late is counted, not listed', () => {
  const done = (id: string, finished_on: string) => project(id, [village], { status: 'finished', starts_on: '2019-05-01', due_on: '2019-10-01', finished_on });
  const late = createSite(smallPortal({ ...rows, projects: [...rows.projects, done('FEW', '2019-10-31'), done('MANY', '2019-11-01')] }));
  const part = late.topicPages.view(`payments/${county}`).parts.find(({ id }) => id === 'finished-late')!;
  expect(part.blocks[0]).toMatchObject({ table: { rows: [[{ link: { text: 'MANY项目' } }, {}, { text: '比计划晚31天完工' }, {}]], note: '另有1个项目晚了不到31天，不一一列出。' } });
});

test('a village’s page says which instalment each project has reached and when, and which of them is late', () => {
  const view = site.villages.view(village);
  const at = view.projects.columns.findIndex(({ title }) => title === '拨付');
  const said = view.projects.rows.map((row) => [(row[0] as { link: { text: string } }).link.text, row[at]]);
  expect(said).toContainEqual(['LATE项目', { link: { text: '第2期，2019年8月1日', href: '/projects/LATE/#timeline' } }]);
  expect(view.parts.map(({ id }) => id)).toContain('late');
  expect(textOf(view.parts.find(({ id }) => id === 'late'))).toContain('已超过计划完工273天');
});

test('a project’s page tells its steps with the days between, and every payment is among them', () => {
  const { timeline } = site.projects.view('LATE');
  expect(timeline.summary).toBe('到第2期：共拨2万元，最近一笔是2019年8月1日。');
  expect(timeline.items.map(({ on, gap, title }) => [on, gap, title])).toEqual([
    ['2019-05-01', undefined, '计划开工'],
    ['2019-05-20', 19, '第1期拨付'],
    ['2019-08-01', 73, '第2期拨付'],
    ['2019-10-01', 61, '计划完工'],
    ['2020-06-30', 273, '还没有完工'],
  ]);
  expect(timeline.marks).toEqual([
    { mark: 'late', text: '已超过计划完工273天' },
    { mark: 'late', text: '334天没有再拨付' },
  ]);
  expect(site.projects.view('GOOD').timeline.marks).toEqual([{ mark: 'yes', text: '没有发现晚拨付、晚完工或先后不对' }]);
});

test('two funds that each paid their first instalment make no second one', () => {
  const two = createSite(
    smallPortal({
      funds: [fund('F', 90_000_000), fund('G', 90_000_000)],
      projects: [project('ONCE', [village]), project('MIXED', [village])],
      disbursements: [
        payment('ONCE', '2020-05-20'),
        payment('ONCE', '2020-06-03', { fund_id: 'G' }),
        payment('MIXED', '2020-04-20'),
        payment('MIXED', '2020-05-20', { instalment: 2 }),
        payment('MIXED', '2020-06-20', { fund_id: 'G' }),
      ],
    }),
  );
  const { columns, rows: lines } = two.villages.view(village).projects;
  const at = columns.findIndex(({ title }) => title === '拨付');
  expect(textOf(lines.map((row) => row[at]))).toContain('第1期，2020年6月3日（2笔资金）');
  expect(textOf(lines.map((row) => row[at]))).toContain('第2期，2020年5月20日（2笔资金中的1笔）');
  expect(two.projects.view('ONCE').timeline.summary).toMatch(/^到第1期：2笔资金各拨第1期，共拨2万元，最近一笔是2020年6月3日。/);
  expect(two.projects.view('MIXED').timeline.summary).toMatch(/^到第2期：2笔资金，1笔到第2期，1笔到第1期，共拨3万元，最近一笔是2020年6月20日。/);
  const paid = two.projects.view('ONCE').timeline.items.filter(({ isPayment }) => isPayment);
  expect(paid.map(({ title }) => title)).toEqual(['第1期拨付', '第1期拨付']);
});

test('what a settlement saved is called left over, not owed', () => {
  const summary = (more: object, amount = 1_500_000) =>
    createSite(
      smallPortal({
        funds: rows.funds,
        projects: [project('P', [village], more)],
        allocations: [{ allocation_id: 'A', fund_id: 'F', region_code: village, project_id: 'P', amount, allocated_on: '2020-03-18' }],
        disbursements: [payment('P', '2020-05-01')],
      }),
    ).projects.view('P').timeline.summary.replace(/^.*日。/, '');
  expect(summary({})).toBe('还有0.5万元没有拨。');
  expect(summary({}, 1_000_000)).toBe('分到的钱已经拨完。');
  expect(summary({ status: 'accepted', settled: 1_000_000 })).toBe('已按结算拨完，结余0.5万元。');
  expect(summary({ status: 'accepted', settled: 1_200_000 })).toBe('还有0.2万元没有拨。');
  expect(summary({ status: 'cancelled' })).toBe('');
});

test('a portal may say itself when a payment is late, and the page prints its rule', () => {
  const patient = createSite(smallPortal(rows, { payments: { stalled_after_days: 400 } })).projects.view('LATE').timeline;
  expect(patient.marks.map(({ text }) => text)).toEqual(['已超过计划完工273天']);
  expect(patient.rule).toContain('在建而400天没有再拨付');
});

test('the rule says from which day a late payment counts, and that retained money is left out', () => {
  const { rule } = site.projects.view('LATE').timeline;
  expect(rule).toContain('写完工的，从完工那天算起；写验收的，从验收那天算起；质保金和别的进度不算');
});

test('without payments there is no such page and nothing leads to it', () => {
  const bare = createSite(smallPortal({ projects: rows.projects.slice(0, 2) }));
  expect(bare.topicPages.ids().filter((id) => id.startsWith('payments'))).toEqual([]);
  expect(textOf([bare.home(), bare.siteMap(), bare.villages.view(village), bare.projects.view('LATE')])).not.toContain('/payments/');
  expect(bare.projects.view('GOOD').timeline.summary).toBe('还没有拨付。');
});
