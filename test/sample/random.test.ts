import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayNumber, dayOf, officeDay } from '../../src/sample/days.ts';
import { apportion, createRandom } from '../../src/sample/random.ts';

test('a stream depends on its name alone, not on what others drew before', () => {
  const quiet = createRandom('a').split('projects').next();
  const busy = createRandom('a');
  for (let draw = 0; draw < 100; draw++) busy.next();
  expect(busy.split('projects').next()).toBe(quiet);
  expect(createRandom('a').split('notices').next()).not.toBe(quiet);
  expect(createRandom('b').split('projects').next()).not.toBe(quiet);
});

test('numbers are spread evenly and stay within their bounds', () => {
  const random = createRandom('even');
  const counts = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 20_000; draw++) counts[random.int(0, 9)]!++;
  for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});

test('a long tail has its median where it was put', () => {
  const random = createRandom('tail');
  const drawn = Array.from({ length: 10_001 }, () => random.longTail(27, 0.7)).sort((a, b) => a - b);
  expect(drawn[5_000]).toBeGreaterThan(25.5);
  expect(drawn[5_000]).toBeLessThan(28.5);
  expect(drawn[10_000]).toBeGreaterThan(27 * 6);
});

test('shares add up to the whole and differ from their exact value by less than one', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(fc.nat(2_000_000), weights, (total, list) => {
      const shares = apportion(total, list);
      const sum = list.reduce((a, b) => a + b, 0);
      expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
      shares.forEach((share, at) => expect(Math.abs(share - (total * list[at]!) / sum)).toBeLessThan(1.000001));
    }),
  );
});

test('days are reckoned as the calendar has them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (number) => {
      const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
      expect(dayOf(number)).toBe(day);
      expect(dayNumber(day)).toBe(number);
    }),
  );
  expect(addDays('2020-02-28', 1)).toBe('2020-02-29');
  expect(addDays('2019-12-31', 1)).toBe('2020-01-01');
});

test('offices are shut at weekends and in the October holiday', () => {
  expect(officeDay('2020-06-27')).toBe('2020-06-29');
  expect(officeDay('2019-10-01')).toBe('2019-10-08');
  expect(officeDay('2020-06-30')).toBe('2020-06-30');
});
