import { expect, test } from 'vitest';
import { backwardMilestones, isBehind, milestoneDay, paidAheadOfAllocation, readMilestone } from '../../src/tables/milestone.ts';

const pay = (paid_on: string, milestone?: string, more: { fund_id?: string; instalment?: number; amount?: number } = {}) => ({
  project_id: 'P',
  fund_id: 'F',
  instalment: 1,
  amount: 10,
  paid_on,
  milestone,
  ...more,
});

test.each([
  ['完成60%', { percent: 60 }],
  ['形象进度达到 ３０％', { percent: 30 }],
  ['开工', { stage: 0 }],
  ['完成过半', { stage: 1 }],
  ['主体完工', { stage: 2 }],
  ['工程竣工', { stage: 3 }],
  ['竣工验收合格', { stage: 4 }],
  ['质保期满', { stage: 5 }],
])('“%s” is read as %o', (text, milestone) => {
  expect(readMilestone(text)).toEqual(milestone);
});

test.each(['第二批兑付', '二期开工', '正常', undefined])('“%s” says nothing that could be compared', (text) => {
  expect(readMilestone(text)).toBeUndefined();
});

test('percentages are compared with percentages and stages with stages, never one with the other', () => {
  expect(isBehind({ percent: 30 }, { percent: 60 })).toBe(true);
  expect(isBehind({ percent: 60 }, { percent: 60 })).toBe(false);
  expect(isBehind({ stage: 0 }, { stage: 4 })).toBe(true);
  expect(isBehind({ stage: 0 }, { percent: 60 })).toBe(false);
  expect(isBehind(undefined, { percent: 60 })).toBe(false);
});

test('only the finish and the acceptance of the whole work have a day to be held against', () => {
  expect(['主体完工', '完工', '验收合格', '完成100%', '完成60%', '质保期满'].map((text) => milestoneDay(readMilestone(text)))).toEqual([
    undefined,
    'finished_on',
    'accepted_on',
    'finished_on',
    undefined,
    undefined,
  ]);
});

test('work that goes back is found whichever funds paid, and not between payments of one day from two funds', () => {
  const first = pay('2020-05-01', '完成60%');
  const back = pay('2020-06-01', '完成40%', { fund_id: 'G' });
  expect(backwardMilestones([first, back])).toEqual([{ payment: back, earlier: first }]);
  expect(backwardMilestones([first, { ...back, paid_on: '2020-05-01' }])).toEqual([]);
  const second = pay('2020-05-01', '完成40%', { instalment: 2 });
  expect(backwardMilestones([first, second])).toEqual([{ payment: second, earlier: first }]);
});

test('money paid before it was allocated is found by the sums up to that day, fund by fund', () => {
  const allocations = [
    { fund_id: 'F', amount: 10, allocated_on: '2020-04-01' },
    { fund_id: 'F', amount: 10, allocated_on: '2020-09-01' },
  ];
  const payments = [pay('2020-05-01'), pay('2020-06-01', undefined, { instalment: 2 }), pay('2020-06-01', undefined, { fund_id: 'G' })];
  expect(paidAheadOfAllocation(payments, allocations)).toEqual([{ payment: payments[1], allocated: 10, paid: 20 }]);
});
