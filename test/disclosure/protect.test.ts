import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditDisclosure } from '../../src/disclosure/audit.ts';
import { isPrinted, tierOf } from '../../src/disclosure/design.ts';
import { protect, type PublishedNumbers } from '../../src/disclosure/protect.ts';
import type { Population } from '../../src/disclosure/population.ts';
import { suppress } from '../../src/disclosure/suppress.ts';
import { randomPopulation, smallDesign as design } from './random-population.ts';

const rules = { threshold: 4, primaryValues: 3, secondaryValues: 2 };

/** Every cell that some page prints or withholds. */
function* cellsOf({ places, years }: Population, published: PublishedNumbers): Generator<{ key: string; value: number | null }> {
  for (const [place, { code, level }] of places.entries()) {
    for (const [year] of years.entries()) {
      for (const [column, own] of design.columns.entries()) {
        if (!isPrinted(own, tierOf(level))) continue;
        yield { key: `${code}/${year}/${own.key}`, value: published.at(place, year, column) ?? null };
      }
    }
  }
}

/** Counts one column by hand, from the rows. */
function recount({ places, households, lives }: Population, place: number, year: number, key: string): number | undefined {
  const isUnder = (village: number): boolean => {
    for (let at = village; at >= 0; at = places[at]!.parent) if (at === place) return true;
    return false;
  };
  const own = households.filter(({ village }) => isUnder(village));
  const at = (life: number) => lives[life]!;
  const registered = own.filter(({ life }) => (at(life).registered >> year) & 1);
  const closing = own.filter(({ life }) => (at(life).stock >> year) & 1);
  const { causes, causeGroups, measures } = design.attributes;
  if (key === 'registered') return registered.length;
  if (key === 'closing') return closing.length;
  if (key === 'left') return registered.length - closing.length;
  if (key === 'closing_persons') return closing.reduce((sum, { persons }) => sum + persons, 0);
  if (key === 'exited') return own.flatMap(({ life }) => at(life).events).filter((event) => event.year === year && event.flow === 4).length;
  if (key === 'labour_no') return registered.filter(({ labour }) => labour === 1).length;
  if (key.startsWith('measure_')) return registered.filter((household) => (household.measures >> measures.indexOf(key.slice(8))) & 1).length;
  const group = causeGroups.find((one) => key.endsWith(`_group_${one.key}`))?.causes ?? [key.slice(key.indexOf('_') + 1)];
  if (key.startsWith('cause_')) return registered.filter(({ cause }) => group.includes(causes[cause]!)).length;
  if (key.startsWith('exit_')) return registered.filter((household) => !closing.includes(household) && group.includes(causes[household.cause]!)).length;
  return undefined;
}

test('in any registry, every withheld number is shown to be open, and the audit finds nothing', () => {
  fc.assert(
    fc.property(randomPopulation, (population) => {
      const { problems, withheld } = protect(population, design, rules);
      expect(problems).toEqual([]);
      if (withheld.cells > 0) expect(withheld.fewestValues).toBeGreaterThanOrEqual(2);
    }),
    { numRuns: 150 },
  );
});

test('every number that is printed is the true one', () => {
  fc.assert(
    fc.property(randomPopulation, (population) => {
      const published = protect(population, design, rules);
      for (const { key, value } of cellsOf(population, published)) {
        const [code, year, column] = key.split('/');
        const truth = recount(population, population.places.findIndex((place) => place.code === code), Number(year), column!);
        if (value !== null && truth !== undefined) expect([key, value]).toEqual([key, truth]);
      }
    }),
    { numRuns: 60 },
  );
});

test('the same registry is always withheld in the same way', () => {
  fc.assert(
    fc.property(randomPopulation, (population) => {
      const [one, two] = [protect(population, design, rules), protect(structuredClone(population), design, rules)];
      expect([...cellsOf(population, one)]).toEqual([...cellsOf(population, two)]);
    }),
    { numRuns: 20 },
  );
});

test('a higher threshold never prints what a lower one withholds', () => {
  fc.assert(
    fc.property(randomPopulation, (population) => {
      const [low, high] = [3, 5].map((threshold) => suppress(population, design, { ...rules, threshold }).hidden);
      low!.forEach((hidden, cell) => void (hidden && expect(high![cell]).toBe(1)));
    }),
    { numRuns: 60 },
  );
});

test('with complementary suppression switched off, the audit refuses what would be published', () => {
  let refused = 0;
  fc.assert(
    fc.property(randomPopulation, (population) => {
      const { hidden, primary, census, alternatives, proofOf } = suppress(population, design, rules);
      const onlyPrimary = hidden.map((isHidden, cell) => (isHidden && primary[cell] ? 1 : 0));
      if (onlyPrimary.every((isHidden, cell) => isHidden === hidden[cell])) return;
      const { problems } = auditDisclosure(population, design, rules, { hidden: onlyPrimary, alternatives, lives: census.lives, proofOf });
      expect(problems.length).toBeGreaterThan(0);
      refused += 1;
    }),
    { numRuns: 40 },
  );
  expect(refused).toBeGreaterThan(20);
});

test('a proof that nobody could check is refused: an answer taken back that nobody gave, or half a household', () => {
  const [population] = fc.sample(randomPopulation.filter(({ households }) => households.length > 20), { numRuns: 1, seed: 7 });
  const { hidden, census, alternatives, proofOf } = suppress(population!, design, rules);
  const kinds = (changed: typeof alternatives): string[] => {
    const claim = { hidden, alternatives: changed, lives: census.lives, proofOf };
    return [...new Set(auditDisclosure(population!, design, rules, claim).problems.map(({ kind }) => kind))];
  };
  expect(kinds(alternatives)).toEqual([]);
  const greedy = alternatives.map((alternative) => alternative.map((change) => (change.by < 0 ? { ...change, by: change.by - 1000 } : change)));
  expect(kinds(greedy)).toContain('impossible-alternative');
  const halved = alternatives.map((alternative) => alternative.slice(1));
  expect(kinds(halved)).toContain('impossible-alternative');
});
