import { expect, test } from 'vitest';
import type { EarlierNumbers } from '../../src/disclosure/earlier.ts';
import type { Household, Life, Population } from '../../src/disclosure/population.ts';
import { protect, type PublishedNumbers } from '../../src/disclosure/protect.ts';
import { lifeOf, smallDesign as design } from './random-population.ts';

const rules = { threshold: 5, primaryValues: 3, secondaryValues: 2 };
const stays = lifeOf([[0, 'identified']]);
const leaves = lifeOf([[0, 'identified'], [1, 'exited']]);

/** A town of three villages with 6, 40 and 30 households, of which some lead another life or are not there at all. */
function town({ years, changed, life, without = 0 }: { years: number[]; changed?: number; life?: Life; without?: number }): Population {
  const mask = 2 ** years.length - 1;
  const lives = [stays, life ?? stays].map((own) => ({ ...own, registered: own.registered & mask, stock: own.stock & mask, events: own.events.filter(({ year }) => year < years.length) }));
  const households: Household[] = [6 - without, 40, 30].flatMap((size, village) =>
    Array.from({ length: size }, (_, number) => ({
      village: 2 + village,
      persons: 1 + (number % 4),
      cause: number % 4,
      labour: number % 2,
      measures: number % 4,
      life: village === 0 && number < (changed ?? 0) ? 1 : 0,
    })),
  );
  const places = [
    { code: 'county', level: 'county', parent: -1 },
    { code: 'town', level: 'town', parent: 0 },
    ...['a', 'b', 'c'].map((code) => ({ code, level: 'village', parent: 1 }) as const),
  ] as const;
  return { places, years, households, lives };
}

const at = (published: PublishedNumbers, code: string, year: number, key: string): number | null | undefined => {
  const { places, years } = published.population;
  return published.at(places.findIndex((place) => place.code === code), years.indexOf(year), design.columns.findIndex((column) => column.key === key));
};

/** What a release is to the next one. */
const asEarlier =
  (published: PublishedNumbers): EarlierNumbers =>
  (code, year, key) => {
    const index = published.population.years.indexOf(year);
    if (index < 0) return undefined;
    const found = at(published, code, year, key);
    const place = published.population.places.findIndex((one) => one.code === code);
    if (found !== null) return found;
    return published.withdrawn(place, index).some((column) => design.columns[column]!.key === key) ? 'printed' : 'withheld';
  };

test('when one household of a village of six leaves, the next release says neither that it left nor how many stayed', () => {
  const first = protect(town({ years: [2018] }), design, rules);
  expect(at(first, 'a', 2018, 'closing')).toBe(6);
  const second = protect(town({ years: [2018, 2019], changed: 1, life: leaves }), design, rules, asEarlier(first));
  expect(second.problems).toEqual([]);
  for (const key of ['closing', 'left', 'exited']) expect([key, at(second, 'a', 2019, key)]).toEqual([key, null]);
  // The town is withheld with it, or another village, or the town would tell.
  expect(['town', 'b', 'c'].map((code) => at(second, code, 2019, 'exited'))).toContain(null);
});

test('when one household of six is struck from a year that was printed, the next release does not print five', () => {
  const first = protect(town({ years: [2018] }), design, rules);
  const second = protect(town({ years: [2018], without: 1 }), design, rules, asEarlier(first));
  expect(second.problems).toEqual([]);
  expect(at(second, 'a', 2018, 'registered')).toBeNull();
  expect(at(second, 'a', 2018, 'closing')).toBeNull();
  expect(['town', 'b', 'c'].map((code) => at(second, code, 2018, 'registered'))).toContain(null);
});

test('what one release withholds of a year, later ones withhold too, even under a lower threshold', () => {
  const population = town({ years: [2018, 2019], changed: 4, life: leaves });
  const first = protect(population, design, rules);
  expect(at(first, 'a', 2019, 'exited')).toBeNull();
  const second = protect(population, design, { ...rules, threshold: 2 }, asEarlier(first));
  expect(second.problems).toEqual([]);
  for (const [place, { code }] of population.places.entries()) {
    for (const [year, name] of population.years.entries()) {
      for (const [column, { key }] of design.columns.entries()) {
        if (first.at(place, year, column) === null) expect([code, name, key, second.at(place, year, column)]).toEqual([code, name, key, null]);
      }
    }
  }
});

test('a number that was printed before may be withheld later, but is not counted as protected, and the next release knows that it is out', () => {
  const population = town({ years: [2018] });
  const first = protect(population, design, rules);
  const second = protect(population, design, { ...rules, threshold: 10 }, asEarlier(first));
  expect(second.problems).toEqual([]);
  const third = protect(population, design, { ...rules, threshold: 10 }, asEarlier(second));
  expect(third.problems).toEqual([]);
  for (const [place] of population.places.entries()) expect(third.withdrawn(place, 0)).toEqual(second.withdrawn(place, 0));
});

test('the same registry published again is the same release', () => {
  const population = town({ years: [2018, 2019], changed: 2, life: leaves });
  const first = protect(population, design, rules);
  const second = protect(population, design, rules, asEarlier(first));
  for (const [place] of population.places.entries()) {
    for (const [year] of population.years.entries()) {
      for (const [column] of design.columns.entries()) expect(second.at(place, year, column)).toBe(first.at(place, year, column));
    }
  }
});
