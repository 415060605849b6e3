import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSafeSum } from '../../src/model/given.ts';

const threshold = 5;

/** All ways to put small numbers in place of the withheld ones that give the same sum. */
function valuesOpen(numbers: readonly number[]): Set<number>[] {
  const small = numbers.filter((number) => number > 0 && number < threshold);
  const sum = small.reduce((a, b) => a + b, 0);
  const open = small.map(() => new Set<number>());
  const fill = (values: number[], left: number): void => {
    if (values.length === small.length) {
      if (left === 0) values.forEach((value, index) => open[index]!.add(value));
      return;
    }
    for (let value = 1; value < threshold && value <= left; value++) fill([...values, value], left - value);
  };
  fill([], sum);
  return open;
}

test('a sum that is printed leaves every withheld number in it open to more than one value', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }), (numbers) => {
      if (!isSafeSum(numbers, threshold)) return;
      for (const values of valuesOpen(numbers)) expect(values.size).toBeGreaterThan(1);
    }),
  );
});

test('one small number among large ones withholds their sum; none does not', () => {
  expect([isSafeSum([15, 40], threshold), isSafeSum([15, 3], threshold), isSafeSum([0, 15], threshold), isSafeSum([3, 4, 20], threshold), isSafeSum([4, 4], threshold), isSafeSum([1, 1], threshold)]).toEqual([true, false, true, true, false, false]);
});
