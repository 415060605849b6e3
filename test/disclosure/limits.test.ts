import { expect, test } from 'vitest';
import { keepsLimits } from '../../src/disclosure/alternatives.ts';
import { takeCensus } from '../../src/disclosure/census.ts';
import type { Population } from '../../src/disclosure/population.ts';
import { suppress } from '../../src/disclosure/suppress.ts';
import { auditDisclosure } from '../../src/disclosure/audit.ts';
import { lifeOf, smallDesign as design } from './random-population.ts';

/** Three villages of twenty households; in the first, three are left, of six persons, and a page says that there are no more than seven. */
const population: Population = {
  places: [
    { code: 'county', level: 'county', parent: -1 },
    { code: 'town', level: 'town', parent: 0 },
    ...['a', 'b', 'c'].map((code) => ({ code, level: 'village', parent: 1 }) as const),
  ],
  years: [2017, 2018, 2019],
  lives: [lifeOf([[0, 'identified']]), lifeOf([[0, 'identified'], [1, 'exited']]), lifeOf([[0, 'identified'], [2, 'exited']])],
  households: [3, 9, 8].flatMap((stay, village) =>
    Array.from({ length: 20 }, (_, number) => ({
      village: 2 + village,
      persons: number < stay && village === 0 ? 2 : 1 + (number % 3),
      cause: number % 4,
      labour: number % 2,
      measures: number % 4,
      life: number < stay ? 0 : 1 + (number % 2),
    })),
  ),
  mostPersons: [{ village: 2, year: 2, most: 7 }],
};
const rules = { threshold: 5, primaryValues: 3, secondaryValues: 2 };

test('no alternative has more persons left in a village than its page says there are at most', () => {
  const { alternatives, census, hidden, proofOf } = suppress(population, design, rules);
  expect(alternatives.length).toBeGreaterThan(0);
  for (const alternative of alternatives) expect(keepsLimits(census, [alternative])).toBe(true);
  const { problems } = auditDisclosure(population, design, rules, { hidden, alternatives, lives: census.lives, proofOf });
  expect(problems).toEqual([]);
});

test('one more household of two persons where one person more would be too many is refused', () => {
  const census = takeCensus(population, design);
  const more = [{ village: 2, life: 0, slot: census.slots.persons.values.indexOf(2), by: 1 }];
  expect(keepsLimits(census, [more])).toBe(false);
  expect(keepsLimits(census, [more.map((change) => ({ ...change, village: 3 }))])).toBe(true);
  expect(keepsLimits(census, [more, more.map((change) => ({ ...change, by: -1 }))])).toBe(true);
});
