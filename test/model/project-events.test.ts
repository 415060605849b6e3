import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Allocation, Disbursement } from '../../src/model/money.ts';
import type { Notice } from '../../src/model/notices/notice-facts.ts';
import { faultsIn, projectEvents, type FaultKind } from '../../src/model/project-events.ts';
import { addDays, daysBetween } from '../../src/tables/calendar.ts';
import { project } from './small-portal.ts';

const village = '990102101201';
const asOf = '2020-06-30';
const limits = { late_after_days: 60, stalled_after_days: 120 };

const payment = (paid_on: string, more: Partial<Disbursement> = {}): Disbursement => ({
  disbursement_id: `BF-${paid_on}`,
  project_id: 'P1',
  fund_id: 'F1',
  instalment: 1,
  paid_on,
  amount: 1_000_000,
  ...more,
});
const allocation = (allocated_on: string, amount: number): Allocation => ({ allocation_id: `FP-${allocated_on}`, fund_id: 'F1', region_code: village, project_id: 'P1', amount, allocated_on });
const notice = (kind: Notice['kind'], published_on: string): Notice => ({ notice_id: `N-${kind}`, kind, title: '公告', region_code: village, publisher: '县局', published_on, phone: '12317' });

const plan = { starts_on: '2019-05-01', due_on: '2019-10-01' };
const kindsOf = (...given: Parameters<typeof projectEvents>): FaultKind[] => faultsIn(projectEvents(...given)).map(({ kind }) => kind);

test('a project that went as it should is told in order of days and has nothing wrong', () => {
  const accepted = project('P1', [village], { ...plan, status: 'accepted', finished_on: '2019-09-28', accepted_on: '2019-10-20', settled: 2_000_000, inspection: '合格' });
  const events = projectEvents(
    accepted,
    [payment('2019-11-01', { instalment: 2, milestone: '验收合格' }), payment('2019-05-12', { milestone: '开工' })],
    [allocation('2019-03-20', 2_000_000)],
    [notice('completion', '2019-11-01'), notice('annual_plan', '2019-04-01')],
    asOf,
    limits,
  );
  expect(events.map(({ kind, on }) => [kind, on])).toEqual([
    ['allocation', '2019-03-20'],
    ['notice', '2019-04-01'],
    ['start', '2019-05-01'],
    ['payment', '2019-05-12'],
    ['finish', '2019-09-28'],
    ['due', '2019-10-01'],
    ['acceptance', '2019-10-20'],
    ['payment', '2019-11-01'],
    ['notice', '2019-11-01'],
  ]);
  expect(faultsIn(events)).toEqual([]);
});

test('an acceptance whose day nobody reported comes last, without a day', () => {
  const events = projectEvents(project('P1', [village], { ...plan, status: 'accepted', finished_on: '2019-09-28', inspection: '合格' }), [], [], [], asOf, limits);
  expect(events.at(-1)).toMatchObject({ kind: 'acceptance', on: undefined });
});

test('a project past its day without being finished is late by the days up to today', () => {
  const events = projectEvents(project('P1', [village], { ...plan, status: 'building' }), [payment('2020-06-01')], [], [], asOf, limits);
  expect(events.at(-1)).toMatchObject({ kind: 'today', on: asOf, faults: [{ kind: 'overdue', days: 273, text: '已超过计划完工273天' }] });
});

test('a project still being built is stalled from the day after the limit on, unless all its money is paid', () => {
  const building = project('P1', [village], { starts_on: '2020-01-10', due_on: '2020-12-01', status: 'building' });
  const given = [allocation('2020-01-02', 3_000_000)];
  const last = (day: string) => kindsOf(building, [payment(day)], given, [], asOf, limits);
  expect(last(addDays(asOf, -120))).toEqual([]);
  expect(last(addDays(asOf, -121))).toEqual(['stalled']);
  expect(kindsOf(building, [payment(addDays(asOf, -121), { amount: 3_000_000 })], given, [], asOf, limits)).toEqual([]);
  expect(kindsOf(building, [], given, [], asOf, limits)).toEqual(['stalled']);
});

test('each way of paying out of order is named on the payment that did it', () => {
  const building = project('P1', [village], { starts_on: '2020-04-01', due_on: '2020-12-01', status: 'building' });
  expect(kindsOf(building, [payment('2020-03-30')], [], [], asOf, limits)).toEqual(['paid-before-start']);
  expect(kindsOf(building, [payment('2020-04-10')], [], [notice('annual_plan', '2020-04-11')], asOf, limits)).toEqual(['paid-before-plan']);
  expect(kindsOf(building, [payment('2020-04-10')], [allocation('2020-03-01', 500_000), allocation('2020-05-01', 500_000)], [], asOf, limits)).toEqual(['paid-ahead']);
  const back = [payment('2020-05-01', { milestone: '完成60%' }), payment('2020-06-01', { milestone: '完成50%', instalment: 2 })];
  const events = projectEvents(building, back, [], [], asOf, limits);
  expect(events.filter(({ faults }) => faults.length > 0)).toMatchObject([{ on: '2020-06-01', faults: [{ kind: 'milestone-backwards' }] }]);
  for (const status of ['cancelled', 'pooled'] as const) expect(kindsOf({ ...building, status }, [payment('2020-04-10')], [], [], asOf, limits)).toEqual(['paid-to-idle']);
});

test('a payment for accepted work is late from the day after the limit on', () => {
  const accepted = project('P1', [village], { ...plan, status: 'accepted', finished_on: '2019-10-01', accepted_on: '2019-11-01' });
  const paid = (day: string) => kindsOf(accepted, [payment(day, { milestone: '验收合格' })], [], [], asOf, limits);
  expect(paid(addDays('2019-11-01', 60))).toEqual([]);
  expect(paid(addDays('2019-11-01', 61))).toEqual(['paid-late']);
});

const dayAt = (low: string) => fc.integer({ min: 0, max: 700 }).map((days) => addDays(low, days));
const someDay = dayAt('2018-12-01');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const payments = fc
  .array(fc.record({ fund_id: fc.constantFrom('F1', 'F2'), paid_on: someDay, amount: fc.integer({ min: 1, max: 9_000_000 }), milestone: maybe(fc.constantFrom('开工', '完成30%', '完成80%', '主体完工', '验收合格', '正常')) }), { maxLength: 8 })
  .map((rows) => rows.map((row, at): Disbursement => ({ ...row, disbursement_id: `BF${at}`, project_id: 'P1', instalment: at + 1, milestone: row.milestone })));
const projects = fc
  .record({ starts_on: maybe(someDay), due_on: maybe(someDay), finished_on: maybe(someDay), accepted_on: maybe(someDay), status: fc.constantFrom('pooled' as const, 'planned' as const, 'building' as const, 'finished' as const, 'accepted' as const, 'cancelled' as const) })
  .map((more) => project('P1', [village], more));
const allocations = fc.array(fc.record({ allocated_on: someDay, amount: fc.integer({ min: 1, max: 9_000_000 }) }), { maxLength: 4 }).map((rows) =>
  rows.map((row, at) => ({ ...allocation(row.allocated_on, row.amount), allocation_id: `FP${at}` })),
);
const notices = fc.array(fc.record({ kind: fc.constantFrom('annual_plan' as const, 'before_work' as const, 'completion' as const), on: someDay }), { maxLength: 4 }).map((rows) =>
  rows.map(({ kind, on }, at) => ({ ...notice(kind, on), notice_id: `N${at}` })),
);

test('whatever the rows: days never go back, every payment, allocation and notice is there once, and instalments add up to what was paid', () => {
  fc.assert(
    fc.property(projects, payments, allocations, notices, (one, paid, given, told) => {
      const events = projectEvents(one, paid, given, told, asOf, limits);
      const days = events.map(({ on }) => on ?? '9999-12-31');
      expect(days).toEqual([...days].sort());
      const of = (kind: string) => events.filter((event) => event.kind === kind);
      expect(new Set(of('payment').map((event) => event.kind === 'payment' && event.payment))).toEqual(new Set(paid));
      expect(of('payment')).toHaveLength(paid.length);
      expect(of('allocation')).toHaveLength(given.length);
      expect(of('notice')).toHaveLength(told.length);
      expect(events.reduce((sum, event) => sum + (event.kind === 'payment' ? event.payment.amount : 0), 0)).toBe(paid.reduce((sum, { amount }) => sum + amount, 0));
      for (const { days: late = 1 } of faultsIn(events)) expect(late).toBeGreaterThan(0);
    }),
  );
});

test('the order in which the rows were typed changes nothing', () => {
  fc.assert(
    fc.property(projects, payments, (one, paid) => {
      expect(projectEvents(one, [...paid].reverse(), [], [], asOf, limits)).toEqual(projectEvents(one, paid, [], [], asOf, limits));
    }),
  );
});

test('days are counted over the ends of months and leap years', () => {
  expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2);
  expect(daysBetween('2019-12-31', '2019-12-30')).toBe(-1);
});
