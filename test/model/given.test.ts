import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayPrint } from '../../src/disclosure/threshold.ts';
import type { Contribution } from '../../src/model/facts.ts';
import { peopleGiven } from '../../src/model/given.ts';
import { scoreContributions } from '../../src/model/scores.ts';
import { smallPortal } from './small-portal.ts';

const threshold = 5;
const given = (jobs: number, more: Partial<Contribution> = {}): Contribution => ({
  contribution_id: `TR${jobs}`,
  uscc: '甲',
  village_code: '990102101201',
  year: 2019,
  kind: '岗位',
  jobs,
  verified_by: '工商联',
  verified_on: '2019-12-10',
  ...more,
});

test('no sum contains a withheld row: with any other small number in its place it is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }), fc.integer({ min: 1, max: threshold - 1 }), (numbers, other) => {
      const sumOf = (list: readonly number[]) => peopleGiven(list.map((number) => given(number)), 'jobs', threshold);
      expect(sumOf(numbers.map((number) => (mayPrint(number, threshold) ? number : other)))).toEqual(sumOf(numbers));
    }),
  );
});

test('a sum adds up what is printed and says how many rows it leaves out; of withheld rows alone there is no sum', () => {
  const sumOf = (...numbers: number[]) => peopleGiven(numbers.map((number) => given(number)), 'jobs', threshold);
  expect([sumOf(15, 40), sumOf(15, 3), sumOf(3, 4, 20), sumOf(4, 4), sumOf(4, 0), sumOf(0), sumOf()]).toEqual([
    { sum: 55, left: 0 },
    { sum: 15, left: 1 },
    { sum: 20, left: 2 },
    { sum: undefined, left: 2 },
    { sum: undefined, left: 1 },
    { sum: 0, left: 0 },
    { sum: null, left: 0 },
  ]);
});

const { portal } = smallPortal({});
const scoresOf = (...rows: Contribution[]) => scoreContributions(rows, portal).get(2019) ?? [];

test('points, order, ties and ranks are the same whatever small number is withheld', () => {
  const small = fc.integer({ min: 1, max: threshold - 1 });
  const large = fc.integer({ min: threshold, max: 9 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('甲', '乙', '丙'), large), { maxLength: 5 }), fc.constantFrom('甲', '乙', '丙'), small, small, (rows, uscc, one, other) => {
      const all = rows.map(([owner, jobs]) => given(jobs, { uscc: owner }));
      expect(scoresOf(...all, given(one, { uscc }))).toEqual(scoresOf(...all, given(other, { uscc })));
    }),
  );
});

test('a score says that small numbers are neither printed nor counted', () => {
  const weight = portal.honour_rule.points.岗位;
  const [first, second] = scoresOf(given(15), given(3), given(4, { uscc: '乙' }));
  expect(first).toMatchObject({ rank: 1, points: 15 * weight * 1_000_000, parts: [{ arithmetic: `岗位 15 个 × ${weight} = ${15 * weight}（人数很少的不公布、不计分）` }] });
  expect(second).toMatchObject({ rank: 2, points: 0, parts: [{ arithmetic: '岗位 人数很少的不公布、不计分' }] });
});
