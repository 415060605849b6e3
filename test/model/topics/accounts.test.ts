import { expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import type { TopicView, Value } from '../../../src/model/views.ts';
import { fund, project, smallPortal } from '../small-portal.ts';

const [county, village] = ['990102000000', '990102101201'];

const portal = smallPortal({
  villages: [
    { village_code: village, designation: 'poor', exited_on: '2018-12-01' },
    { village_code: '990102101202', designation: 'poor' },
  ],
  village_years: [{ village_code: village, year: 2019, per_capita_income: 520_000, collective_income: 7_000_000 }],
  checklists: [
    { village_code: village, standard: 'exit_standard', item: '村集体经济收入', target: '不低于5万元', actual: '7万元', met: true },
    { village_code: village, standard: 'exit_standard', item: '通村道路', met: false },
  ],
  support_teams: [{ village_code: village, role: 'department', unit: '市统计局' }],
  funds: [fund('F', 100_000_000), fund('G', 50_000_000, { level: 'county' })],
  allocations: [
    { allocation_id: '1', fund_id: 'F', region_code: village, project_id: 'A', amount: 6_000_000, allocated_on: '2020-03-01' },
    { allocation_id: '2', fund_id: 'G', region_code: village, project_id: 'B', amount: 2_000_000, allocated_on: '2020-03-01' },
  ],
  projects: [project('A', [village], { status: 'accepted', budget: 6_000_000 }), project('B', [village], { category: '基础设施', budget: 2_000_000 })],
  disbursements: [{ disbursement_id: '1', project_id: 'A', fund_id: 'F', instalment: 1, paid_on: '2020-05-01', amount: 6_000_000 }],
  findings: [
    { finding_id: '1', region_code: village, found_on: '2020-01-01', finding: '资料不全', responsible_unit: '新桥镇人民政府', due_on: '2020-02-01' },
    { finding_id: '2', region_code: village, found_on: '2020-01-01', finding: '公示过短', responsible_unit: '新桥镇人民政府', due_on: '2020-02-01', resolved_on: '2020-01-20' },
    { finding_id: '3', region_code: village, found_on: '2020-07-01', finding: '还没有发现', responsible_unit: '县财政局', due_on: '2020-08-01' },
  ],
});

const view = (code: string): TopicView => createSite(portal).topicPages.view(`accounts/${code}`);
const rowsOf = (page: TopicView, id: string): Value[][] =>
  page.parts.find((part) => part.id === id)!.blocks.flatMap((block) => (block.type === 'table' ? block.table.rows : block.type === 'facts' ? block.facts.map(({ label, value }) => [label, value]) : []));

test('a village has its five accounts in order, on a sheet', () => {
  const page = view(village);
  expect(page.parts.map(({ title }) => title)).toEqual(['目标账', '责任账', '路径账', '资金账', '项目账']);
  expect(page.isOneSheet).toBe(true);
});

test('the account of goals holds what was reached against the standard', () => {
  expect(rowsOf(view(village), 'goal')).toEqual([
    ['类别', '贫困村'],
    ['出列', { date: '2018-12-01' }],
    ['出列标准', { mark: 'no', text: '2项，达标1项' }],
    ['村集体经济收入', '7万元（标准：不低于5万元）'],
    ['2019年人均纯收入', { money: 520_000, unit: '元' }],
    ['2019年村集体收入', { money: 7_000_000 }],
  ]);
});

test('the account of duties names units, and says which of them is late; what is found after the as-of day is not there', () => {
  const rows = rowsOf(view(village), 'duty');
  expect(rows).toContainEqual(['帮扶部门', '市统计局']);
  expect(rows).toContainEqual(['第一书记', '没有']);
  expect(rows.at(-1)).toEqual(['新桥镇人民政府', { count: 2, unit: '个' }, { count: 1, unit: '个' }, { count: 1, unit: '个' }]);
  expect(JSON.stringify(rows)).not.toContain('县财政局');
});

test('the accounts of ways, money and projects are the same money by category, source and progress', () => {
  const page = view(village);
  expect(rowsOf(page, 'ways')).toEqual([
    ['产业发展', { count: 1, unit: '个' }, { money: 6_000_000 }, { money: 6_000_000 }],
    ['基础设施', { count: 1, unit: '个' }, { money: 2_000_000 }, { money: 0 }],
  ]);
  expect(rowsOf(page, 'money')).toEqual([
    ['中央', { money: 6_000_000 }, { share: { part: 6_000_000, whole: 8_000_000 } }],
    ['县级', { money: 2_000_000 }, { share: { part: 2_000_000, whole: 8_000_000 } }],
  ]);
  expect(rowsOf(page, 'projects').map(([status]) => status)).toEqual(['在建', '验收']);
});

test('a county counts its villages, and leads to the sheet of each', () => {
  const page = view(county);
  expect(rowsOf(page, 'goal').slice(0, 3)).toEqual([
    ['帮扶村', { count: 2, unit: '个' }],
    ['已出列', { count: 1, unit: '个' }],
    ['出列的占', { share: { part: 1, whole: 2 } }],
  ]);
  expect(rowsOf(page, 'duty')).toContainEqual(['有帮扶部门的村', { count: 1, unit: '个' }]);
  expect(JSON.stringify(createSite(portal).topicPages.view(`accounts/villages/${county}`))).toContain(`/accounts/${village}/`);
});

test('measures that are withheld are named without a number', () => {
  const registry = Array.from({ length: 40 }, (_, index) => ({
    household_key: `h${index}`,
    village_code: village,
    persons: 3,
    cause: 'illness' as const,
    measures: (index < 20 ? ['industry'] : index < 22 ? ['housing'] : []) as ('industry' | 'housing')[],
  }));
  const site = createSite(smallPortal({ registry }));
  const ways = JSON.stringify(site.topicPages.view(`accounts/${village}`).parts.find(({ id }) => id === 'ways'));
  expect(ways).toContain('不公布的：');
  expect(ways).toMatch(/不公布的：[^"]*危房/);
  expect(ways).not.toContain('"label":"危房措施"');
});

test('a project that was given up counts neither as finished nor as one to finish, as on the wall, and the note says so', () => {
  const projects = [project('A', [village], { status: 'accepted' }), project('B', [village]), project('C', [village], { status: 'cancelled' })];
  const site = createSite(smallPortal({ villages: [{ village_code: village, designation: 'poor' }], projects }));
  const block = site.topicPages.view('accounts').parts[0]!.blocks[0]!;
  if (block.type !== 'table') throw new Error('no table');
  expect(block.table.rows.map((row) => row.at(-1))).toEqual([{ share: { part: 1, whole: 2 } }]);
  expect(block.table.note).toContain('终止的不算');
  expect(JSON.stringify(site.topicPages.view(`wall/finished`))).toContain('"share":{"part":1,"whole":2}');
});

test('the heading of a sheet names county and town', () => {
  expect(view(village).heading).toBe('青石县新桥镇新桥村五本明细账');
});
