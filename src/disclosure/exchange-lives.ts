import type { Census } from './census.ts';
import { flowKinds, tierOf } from './design.ts';
import { columnsOf } from './exchange-answers.ts';
import { chainOf, type Life } from './population.ts';
import { createBest, type Candidate, type Search } from './search.ts';

/** Lives that are led by as many households in another registry, which is otherwise printed alike: instead of `from`, `to`. */
export interface Instead {
  from: readonly number[];
  to: readonly number[];
}

/** How the totals and flows of a place differ when lives are led instead of others. */
interface LifeDifference {
  /** By year, of those registered, in the registry, and left. */
  years: { year: number; registered: number; closing: number; left: number }[];
  flows: { year: number; flow: number; by: number }[];
}

/** Columns of totals and flows, without persons: what a life says of them in a year. */
export function amountOf({ design }: Census, life: Life, year: number, column: number): number {
  const { at } = design;
  const registered = (life.registered >>> year) & 1;
  const isIn = (life.stock >>> year) & 1;
  if (column === at.registered) return registered;
  if (column === at.closing) return registered & isIn;
  if (column === at.left) return registered & ~isIn & 1;
  return life.events.filter((event) => event.year === year && event.flow === column - at.flow).length;
}

/**
 * A household inside the target's place and one outside change places; or two inside whose lives cross, against two outside that do not. Where both
 * have an answer in common it is theirs, so that little but flows and totals changes; and the place that holds both stays as it is.
 */
export function createLifeExchange(census: Census) {
  const { design, grid, slots, places } = census;
  const { at } = design;
  const differences = new Map<string, LifeDifference>();
  const crossings = findCrossings(census);

  const differenceOf = (instead: Instead): LifeDifference => {
    const key = `${instead.from.join()}>${instead.to.join()}`;
    let found = differences.get(key);
    if (!found) differences.set(key, (found = compareLives(census, instead)));
    return found;
  };

  /** Price of totals and flows along a chain; the sign of the difference does not matter. */
  const priceTotals = ({ priceWithAll }: Search, chain: readonly number[], { years, flows }: LifeDifference, limit: number): number => {
    let cost = 0;
    for (const place of chain) {
      for (const { year, registered, closing, left } of years) {
        if (registered !== 0) cost += priceWithAll(grid.cell(place, year, at.registered));
        if (closing !== 0) cost += priceWithAll(grid.cell(place, year, at.closing));
        if (left !== 0) cost += priceWithAll(grid.cell(place, year, at.left));
      }
      for (const { year, flow } of flows) cost += priceWithAll(grid.cell(place, year, at.flow + flow));
      if (cost >= limit) break;
    }
    return cost;
  };

  /** Price of the columns of answers that households with these lives have, where there come to be more or fewer of them. */
  const priceAnswer = ({ price }: Search, chain: readonly number[], years: LifeDifference['years'], slot: number): number => {
    if (years.length === 0) return 0;
    let cost = 0;
    for (const place of chain) {
      const { all, left: gone } = columnsOf(design, slots, slot, tierOf(places[place]!.level));
      for (const { year, registered, closing, left } of years) {
        if (slot < slots.cause) {
          const persons = (column: number, by: number): number => (by === 0 ? 0 : price(grid.cell(place, year, at.persons + column)));
          cost += persons(at.registered, registered) + persons(at.closing, closing) + persons(at.left, left);
          continue;
        }
        if (registered !== 0 && all !== undefined) cost += price(grid.cell(place, year, all));
        if (left !== 0 && gone !== undefined) cost += price(grid.cell(place, year, gone));
      }
    }
    return cost;
  };

  const nothing: readonly number[] = [];
  const yearsOf = (instead: Instead) => differenceOf(instead).years;

  return (
    search: Search,
    place: number,
    /** Whether the target changes when these lives are led instead, by households with the answers named. */
    isWanted: (instead: Instead, answers?: { from: number; to: number }) => boolean,
    /** The question whose answers are the target's, if any. */
    question?: number,
  ): Candidate | undefined => {
    const { near, spare } = search;
    const best = createBest();

    /** Answers to a question that those inside and those outside give up to each other, cheapest first found. */
    const chooseAnswers = (index: number, village: number, other: number, chains: readonly (readonly number[])[], instead: Instead) => {
      const { first, length } = slots.questions[index]!;
      let cheapest: { from: number; to: number; cost: number } | undefined;
      const offer = (from: number, to: number, cost: number): void => {
        if (cost < (cheapest?.cost ?? Infinity) && (index !== question || isWanted(instead, { from, to }))) cheapest = { from, to, cost };
      };
      const has = (owner: number, lives: readonly number[], slot: number): boolean => lives.every((life) => spare(owner, life, slot) > 0);
      const list = Array.from({ length }, (_, at) => first + at);
      const mine = list.filter((slot) => has(village, instead.from, slot));
      const theirs = list.filter((slot) => has(other, instead.to, slot));
      const priceBoth = (slot: number, years: LifeDifference['years']): number => chains.reduce((sum, chain) => sum + priceAnswer(search, chain, years, slot), 0);
      for (const slot of mine) {
        if (theirs.includes(slot)) offer(slot, slot, priceBoth(slot, yearsOf(instead)));
        if (cheapest?.cost === 0) return cheapest;
      }
      // No answer that both have: then each takes its own along.
      for (const from of cheapest || instead.from.length + instead.to.length > 2 ? nothing : mine) {
        const own = priceBoth(from, yearsOf({ from: instead.from, to: nothing }));
        for (const to of theirs) offer(from, to, own + priceBoth(to, yearsOf({ from: nothing, to: instead.to })));
      }
      return cheapest;
    };

    const consider = (village: number, other: number, within: number, instead: Instead): void => {
      const difference = differenceOf(instead);
      const chains = [chainOf(places, village, within), chainOf(places, other, within)];
      let cost = 0;
      for (const chain of chains) if (cost < best.cost) cost += priceTotals(search, chain, difference, best.cost - cost);
      if (cost >= best.cost) return;
      const chosen: { from: number; to: number }[] = [];
      for (const index of slots.questions.keys()) {
        const answers = chooseAnswers(index, village, other, chains, instead);
        if (!answers || (cost += answers.cost) >= best.cost) return;
        chosen.push(answers);
      }
      best.offer(cost, () =>
        chosen.flatMap(({ from, to }) => [
          ...instead.from.flatMap((life) => [{ village, life, slot: from, by: -1 }, { village: other, life, slot: from, by: 1 }]),
          ...instead.to.flatMap((life) => [{ village, life, slot: to, by: 1 }, { village: other, life, slot: to, by: -1 }]),
        ]),
      );
    };

    const matters = (village: number): boolean => census.classesIn(village).some(({ life }) => isWanted({ from: [life], to: nothing }));
    const inside = near.villagesIn(place, matters);
    for (const { within, villages } of near.ringsAround(place)) {
      for (const village of inside) {
        const own = census.classesIn(village);
        for (const other of villages) {
          for (const { life: from } of own) {
            for (const { life: to } of census.classesIn(other)) {
              const instead = { from: [from], to: [to] };
              if (from !== to && isWanted(instead)) consider(village, other, within, instead);
            }
          }
          for (const instead of crossings) if (isWanted(instead)) consider(village, other, within, instead);
          if (best.cost === 0) return best.take();
        }
      }
      if (best.cost < Infinity) break;
    }
    return best.take();
  };
}

function compareLives({ lives, grid }: Census, { from, to }: Instead): LifeDifference {
  const sum = (list: readonly number[], amount: (life: Life) => number): number => list.reduce((total, life) => total + amount(lives[life]!), 0);
  const differ = (amount: (life: Life) => number): number => sum(to, amount) - sum(from, amount);
  const years: LifeDifference['years'] = [];
  const flows: LifeDifference['flows'] = [];
  for (let year = 0; year < grid.years; year += 1) {
    const registered = differ((life) => (life.registered >>> year) & 1);
    const closing = differ((life) => (life.stock >>> year) & 1);
    if (registered !== 0 || closing !== 0) years.push({ year, registered, closing, left: registered - closing });
    for (const [flow] of flowKinds.entries()) {
      const by = differ((life) => life.events.filter((event) => event.year === year && event.flow === flow).length);
      if (by !== 0) flows.push({ year, flow, by });
    }
  }
  return { years, flows };
}

/** Where a household is at the end of a year: not registered, in the registry, or left. */
const statusAt = ({ registered, stock }: Life, year: number): number => (year < 0 ? 0 : ((registered >>> year) & 1) + ((stock >>> year) & 1));

/**
 * Pairs of lives that cross within a year: one household comes where the other goes. In their place, two that each stay where they are; or one, when the
 * other would be nowhere. Two flows of the year are smaller by one, and no number at the end of a year differs.
 */
function findCrossings({ lives, classes, grid }: Census): Instead[] {
  const own = [...new Set(classes.map(({ life }) => life))].sort((a, b) => a - b);
  const known = new Map(own.map((life) => [JSON.stringify(lives[life]), life]));
  const crossings: Instead[] = [];
  for (const one of own) {
    for (const two of own) {
      if (one >= two) continue;
      const [a, b] = [lives[one]!, lives[two]!];
      for (let year = 0; year < grid.years; year += 1) {
        const [start, end] = [statusAt(a, year - 1), statusAt(a, year)];
        if (start === end || statusAt(b, year - 1) !== end || statusAt(b, year) !== start) continue;
        const both = [join(a, b, year), join(b, a, year)].filter((life) => life.registered !== 0);
        const found = both.flatMap((life) => known.get(JSON.stringify(life)) ?? []);
        if (found.length === both.length) crossings.push({ from: [one, two], to: found }, { from: found, to: [one, two] });
      }
    }
  }
  return crossings;
}

/** One life up to a year, another after it, nothing in it. */
function join(before: Life, after: Life, year: number): Life {
  const early = 2 ** year - 1;
  return {
    registered: (before.registered & early) | (after.registered & ~early),
    stock: (before.stock & early) | (after.stock & ~early),
    events: [...before.events.filter((event) => event.year < year), ...after.events.filter((event) => event.year > year)],
    personsAt: [],
  };
}
