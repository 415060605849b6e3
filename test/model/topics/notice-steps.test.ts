import { expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import type { ProcedureStep } from '../../../src/model/views.ts';
import type { Row } from '../../../src/schema/index.ts';
import { smallPortal } from '../small-portal.ts';

const village = '990102101201';

const notice = (more: Partial<Row<'notices'>>): Row<'notices'> => ({
  notice_id: 'N1',
  kind: 'identification',
  title: '公示',
  region_code: village,
  publisher: '镇政府',
  published_on: '2017-12-04',
  open_from: '2017-12-04',
  open_to: '2017-12-11',
  subject: [`village:${village}`],
  phone: '0990-5550000',
  ...more,
});

const inspections: Row<'inspections'>[] = [
  { inspection_id: 'J1', kind: '第三方评估', on: '2017-12-01', region_code: '990102000000', by: '省评估组', sampled: 73, sampled_unit: '户', passed: 65, summary: '程序规范。' },
];

type Tables = Parameters<typeof smallPortal>[0];

const viewOf = (more: Partial<Row<'notices'>>, tables: Tables = { inspections }, asOf = '2018-06-30') =>
  createSite(smallPortal({ notices: [notice(more)], ...tables }, {}, asOf)).notices.view('N1');

function stepsOf(...args: Parameters<typeof viewOf>): ProcedureStep[] {
  const block = viewOf(...args).blocks.find(({ type }) => type === 'procedure');
  return block?.type === 'procedure' ? block.steps : [];
}
const brief = (steps: ProcedureStep[]) => steps.map(({ title, mark, on }) => [title, mark, on]);

test('identification shows the four steps with their days, and what came of the publicity', () => {
  const steps = stepsOf({ applied_on: '2017-10-20', surveyed_on: '2017-11-10', reviewed_on: '2017-11-24', outcome: '公示期间未收到异议。' });
  expect(brief(steps)).toEqual([
    ['对象申请', 'yes', '2017-10-20'],
    ['入户调查', 'yes', '2017-11-10'],
    ['民主评议', 'yes', '2017-11-24'],
    ['公开公示', 'yes', '2017-12-04'],
    ['公示结果', 'yes', undefined],
  ]);
  expect(steps.at(-1)?.note).toBe('公示期间未收到异议。');
});

test('a day that was not noted is said to be missing, never taken for done', () => {
  expect(stepsOf({ kind: 'beneficiaries' })[0]).toEqual({ title: '对象申请', mark: 'none', text: '未填日期' });
});

test('an exit shows who verified it before it was published, with the result and the way there', () => {
  const step = stepsOf({ kind: 'household_exit', verified_by: 'J1' }).find(({ title }) => title === '验收核查');
  expect(step).toEqual({
    title: '验收核查',
    mark: 'yes',
    text: '已核实',
    on: '2017-12-01',
    link: { text: '2017年青石县第三方评估', href: '/inspections/J1/' },
    note: '抽查73户，合格65户。程序规范。',
  });
});

test('an exit that nobody verified says so, but only where the portal has inspections at all', () => {
  const verified = (tables: Tables) => stepsOf({ kind: 'household_exit' }, tables).find(({ title }) => title === '验收核查');
  expect(verified({ inspections })).toEqual({ title: '验收核查', mark: 'none', text: '没有登记' });
  expect(verified({})).toBeUndefined();
});

test('counts of an inspection that are withheld are not told by the notice either', () => {
  const few = { inspections: [{ ...inspections[0]!, passed: 71 }] };
  expect(stepsOf({ kind: 'household_exit', verified_by: 'J1' }, few).find(({ title }) => title === '验收核查')?.note).toBe('程序规范。');
});

test('a village’s exit goes from the checked standard over acceptance and publicity to the day it was approved', () => {
  const villages = (exited_on?: string): Tables => ({
    inspections,
    villages: [{ village_code: village, designation: 'poor', exited_on }],
    checklists: [
      { village_code: village, standard: '出列标准', item: '通村道路', met: true, checked_on: '2017-11-27' },
      { village_code: village, standard: 'exit_standard', item: '安全饮水', met: true, checked_on: '2017-11-28' },
    ],
  });
  const steps = stepsOf({ kind: 'village_exit', verified_by: 'J1', outcome: '无异议。' }, villages('2017-12-18'));
  expect(brief(steps)).toEqual([
    ['对标核查', 'yes', '2017-11-27'],
    ['验收核查', 'yes', '2017-12-01'],
    ['公开公示', 'yes', '2017-12-04'],
    ['公示结果', 'yes', undefined],
    ['批准出列', 'yes', '2017-12-18'],
  ]);
  expect(stepsOf({ kind: 'village_exit' }, villages()).at(-1)).toEqual({ title: '批准出列', mark: 'open', text: '还没有批准' });
});

test('while a notice may be open its steps claim nothing that is wrong on a later day', () => {
  const steps = stepsOf({}, {}, '2017-12-11').slice(-2);
  expect(steps.map(({ mark, text }) => [mark, text])).toEqual([
    ['open', '看公示期'],
    ['open', '公示期满后公布'],
  ]);
  expect(stepsOf({}, {}, '2017-12-12').slice(-2).map(({ mark, text }) => [mark, text])).toEqual([
    ['yes', '已满公示期'],
    ['none', '没有填写'],
  ]);
});

test('the result of the publicity stands once on the page', () => {
  expect(viewOf({ outcome: '无异议。' }).outcome).toBeUndefined();
  expect(viewOf({ kind: 'other', body: '说明。', outcome: '无异议。' }).outcome).toBe('无异议。');
});
