import fc from 'fast-check';
import { createDesign, flowKinds, type Design } from '../../src/disclosure/design.ts';
import type { CountedPlace, Household, Life, LifeEvent, Population } from '../../src/disclosure/population.ts';

/** Few causes and measures, so that small registries have groups of every size. */
export const smallDesign: Design = createDesign({
  causes: ['illness', 'schooling', 'no_skill', 'other'],
  causeGroups: [
    { key: 'health', causes: ['illness'] },
    { key: 'means', causes: ['schooling', 'no_skill'] },
    { key: 'other', causes: ['other'] },
  ],
  measures: ['industry', 'housing'],
});

const years = [2017, 2018, 2019];

/** A life from its events: year index and kind. */
export function lifeOf(events: readonly (readonly [number, (typeof flowKinds)[number]])[]): Life {
  let [registered, stock] = [0, 0];
  let status: 'out' | 'in' | 'left' = 'out';
  for (let year = 0; year < years.length; year += 1) {
    for (const [at, kind] of events) {
      if (at === year) status = kind === 'removed' ? 'out' : kind === 'exited' ? 'left' : 'in';
    }
    if (status !== 'out') registered |= 1 << year;
    if (status === 'in') stock |= 1 << year;
  }
  return { registered, stock, events: events.map(([year, kind]): LifeEvent => ({ year, flow: flowKinds.indexOf(kind) })), personsAt: [] };
}

const lives: readonly Life[] = [
  lifeOf([[0, 'identified']]),
  lifeOf([[0, 'identified'], [1, 'exited']]),
  lifeOf([[0, 'identified'], [2, 'exited']]),
  lifeOf([[0, 'identified'], [1, 'exited'], [2, 'returned']]),
  lifeOf([[0, 'identified'], [1, 'removed']]),
  lifeOf([[1, 'added']]),
  lifeOf([[1, 'added'], [2, 'exited']]),
  lifeOf([[0, 'identified'], [0, 'exited']]),
];

/** One or two counties with towns with villages, as uneven as they come: towns of one village, villages of one household. */
export const randomPopulation: fc.Arbitrary<Population> = fc
  .record({
    counties: fc.array(fc.array(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
    hasCity: fc.boolean(),
    seed: fc.infiniteStream(fc.nat()),
  })
  .map(({ counties, hasCity, seed }) => {
    const next = (below: number): number => (seed.next().value as number) % below;
    const places: CountedPlace[] = hasCity ? [{ code: 'city', level: 'city', parent: -1 }] : [];
    const households: Household[] = [];
    const sizes: { village: number; size: number }[] = [];
    counties.forEach((towns, c) => {
      const county = places.push({ code: `c${c}`, level: 'county', parent: hasCity ? 0 : -1 }) - 1;
      towns.forEach((villages, t) => {
        const town = places.push({ code: `c${c}t${t}`, level: 'town', parent: county }) - 1;
        villages.forEach((size, v) => {
          sizes.push({ village: places.push({ code: `c${c}t${t}v${v}`, level: 'village', parent: town }) - 1, size });
        });
      });
    });
    for (const { village, size } of sizes) {
      const favourite = next(4);
      for (let number = 0; number < size; number += 1) {
        households.push({
          village,
          persons: 1 + next(4),
          cause: next(3) === 0 ? next(4) : favourite,
          labour: next(5) === 0 ? 1 : 0,
          measures: next(4),
          life: next(2) === 0 ? next(lives.length) : next(3),
        });
      }
    }
    return { places, years, households, lives };
  });
