import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '../../../src/schema/index.ts';
import { addDays } from '../../../src/tables/calendar.ts';
import { compareEvents, enteringEvents } from '../../../src/tables/household-events.ts';
import { goodRows, inputOf, runChecks } from './good-portal.ts';

type Event = Row<'registry_events'>;

const check = (events: [Event['event'], string][]): string[] => {
  const rows = goodRows();
  rows.registry = [{ household_key: 'v6n4c2z9', village_code: '990102101201', persons: 3, cause: 'illness' }];
  rows.registry_events = events.map(([event, on]) => ({ household_key: 'v6n4c2z9', event, on }));
  return runChecks(inputOf(rows)).map(({ code, row }) => `${code} ${row}`);
};

test('the first event of a household is identified or added', () => {
  expect(check([['identified', '2014-01-01']])).toEqual([]);
  expect(check([['added', '2014-01-01']])).toEqual([]);
  expect(check([['exited', '2014-01-01']])).toEqual(['household-not-in 2']);
  expect(check([['returned', '2014-01-01']])).toEqual(['household-returned-first 2']);
});

test('nobody comes in twice or goes out twice', () => {
  expect(check([['identified', '2014-01-01'], ['added', '2015-01-01']])).toEqual(['household-already-in 3']);
  expect(check([['identified', '2014-01-01'], ['exited', '2015-01-01'], ['removed', '2016-01-01']])).toEqual(['household-not-in 4']);
});

test('only a household that has exited can return; one that was removed is identified anew', () => {
  expect(check([['identified', '2014-01-01'], ['removed', '2015-01-01'], ['returned', '2016-01-01']])).toEqual(['household-returned-first 4']);
  expect(check([['identified', '2014-01-01'], ['removed', '2015-01-01'], ['identified', '2016-01-01']])).toEqual([]);
});

test('rows may stand in any order, and on one day a household comes in before it goes out', () => {
  expect(check([['exited', '2016-01-01'], ['identified', '2014-01-01']])).toEqual([]);
  expect(check([['removed', '2014-01-01'], ['identified', '2014-01-01']])).toEqual([]);
});

test('a household is never named', () => {
  const rows = goodRows();
  rows.registry_events = [{ household_key: 'h7k2q9x4', event: 'exited', on: '2014-01-01' }];
  rows.registry.push({ ...rows.registry[0]! });
  const said = runChecks(inputOf(rows)).map(({ message, hint }) => message + hint).join();
  expect(said).toContain('户编码');
  expect(said).not.toContain('h7k2q9x4');
  expect(said).not.toContain('v6n4c2z9');
});

/** A life that makes sense: in, out by exit or removal, in again by the word that fits. */
const life = fc.array(fc.record({ days: fc.integer({ min: 1, max: 200 }), exits: fc.boolean(), added: fc.boolean() }), { maxLength: 8 }).map((steps) => {
  const events: [Event['event'], string][] = [];
  let day = '2014-01-01';
  let last: Event['event'] | undefined;
  for (const { days, exits, added } of steps) {
    day = addDays(day, days);
    const isIn = last !== undefined && enteringEvents.has(last);
    last = isIn ? (exits ? 'exited' : 'removed') : last === 'exited' ? 'returned' : added ? 'added' : 'identified';
    events.push([last, day]);
  }
  return events;
});

test('any life that makes sense passes, in whatever order its rows stand', () => {
  fc.assert(
    fc.property(life, fc.infiniteStream(fc.nat()), (events, order) => {
      const keys = new Map(events.map((event) => [event, order.next().value ?? 0]));
      const shuffled = events.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
      const found = check(shuffled).filter((code) => !code.startsWith('household-without-events'));
      expect(found).toEqual([]);
    }),
  );
});

test('leaving out one event of a life of three or more, but for the last, is noticed', () => {
  fc.assert(
    fc.property(life, fc.nat(), (events, choice) => {
      fc.pre(events.length >= 3);
      const at = choice % (events.length - 1);
      expect(check(events.filter((_, index) => index !== at))).not.toEqual([]);
    }),
  );
});

test('the order of events is one order: by day, in before out', () => {
  const event = fc.record({
    event: fc.constantFrom<Event['event']>('identified', 'added', 'removed', 'exited', 'returned'),
    on: fc.constantFrom('2014-01-01', '2014-01-02', '2015-01-01'),
  });
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const sorted = events.toSorted(compareEvents);
      sorted.forEach((current, index) => {
        const before = sorted[index - 1];
        if (!before) return;
        expect(before.on <= current.on).toBe(true);
        if (before.on === current.on) expect(Number(enteringEvents.has(before.event)) >= Number(enteringEvents.has(current.event))).toBe(true);
      });
    }),
  );
});
