import type { Census, Class } from './census.ts';
import { flowKinds, tierOf } from './design.ts';
import { columnsOf } from './exchange-answers.ts';
import { chooseVillages } from './neighbours.ts';
import { chainOf, type Life } from './population.ts';
import { createBest, type Candidate, type Search } from './search.ts';

/** Villages looked at inside a place and around it. */
const mostInside = 12;
const mostAround = 36;
/** Below this price an exchange is taken without asking whether one household alone would be cheaper. */
const dear = 10;

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
 * A household inside the target's place and one outside change places, or one moves alone; or two inside whose lives cross are exchanged for two outside that do not. Where both
 * have an answer in common it is theirs, so that little but flows and totals changes; and the place that holds both stays as it is.
 */
export function createLifeExchange(census: Census) {
  const { design, grid, slots, places, lives } = census;
  const { at } = design;
  const differences = new Map<number, LifeDifference>();
  const crossings = findCrossings(census);
  const ledLives = [...new Set(census.classes.map(({ life }) => life))].sort((a, b) => a - b);

  /** A number for each list of at most two lives. */
  const keyOf = (list: readonly number[]): number => list.reduce((key, life) => key * 4096 + life + 1, 0);
  const differenceOf = (instead: Instead): LifeDifference => {
    const key = keyOf(instead.from) * 2 ** 25 + keyOf(instead.to);
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

  /**
   * @param amount what a household of a life adds to the target, when it has the answer asked for
   * @param asked the question that the target is about, if any, and which answers count in it
   */
  return (search: Search, place: number, amount: (life: Life) => number, asked?: { question: number; isIn(slot: number): boolean }): Candidate | undefined => {
    const { near, spare } = search;
    const best = createBest(search.isAllowed);
    const amounts = lives.map(amount);
    const sum = (list: readonly number[]): number => list.reduce((total, life) => total + amounts[life]!, 0);
    const wanted = crossings.filter(({ from, to }) => sum(from) !== sum(to));

    /** The answers to one question that those inside and those outside give up to each other. */
    const chooseAnswers = (index: number, mine: readonly Class[], theirs: readonly Class[], chains: readonly (readonly number[])[], instead: Instead) => {
      const { first, length } = slots.questions[index]!;
      const isAsked = asked?.question === index;
      const has = (classes: readonly Class[], slot: number): boolean => classes.every((own) => spare(own, slot) > 0);
      const changes = (from: number, to: number): boolean => !isAsked || (asked.isIn(from) ? sum(instead.from) : 0) !== (asked.isIn(to) ? sum(instead.to) : 0);
      const priceBoth = (slot: number, { years }: LifeDifference): number => chains.reduce((total, chain) => total + priceAnswer(search, chain, years, slot), 0);
      const difference = differenceOf(instead);
      let cheapest: { from: number; to: number; cost: number } | undefined;
      for (let slot = first; slot < first + length; slot += 1) {
        if (!has(mine, slot) || !has(theirs, slot) || !changes(slot, slot)) continue;
        const cost = priceBoth(slot, difference);
        if (!cheapest || cost < cheapest.cost) cheapest = { from: slot, to: slot, cost };
        if (cost === 0) return cheapest;
      }
      if (cheapest || mine.length + theirs.length > 2) return cheapest;
      // No answer that both have: then each takes its own along.
      for (let from = first; from < first + length; from += 1) {
        if (!has(mine, from)) continue;
        const own = priceBoth(from, differenceOf({ from: instead.from, to: nothing }));
        for (let to = first; to < first + length; to += 1) {
          if (!has(theirs, to) || !changes(from, to)) continue;
          const cost = own + priceBoth(to, differenceOf({ from: nothing, to: instead.to }));
          if (!cheapest || cost < cheapest.cost) cheapest = { from, to, cost };
        }
      }
      return cheapest;
    };

    const consider = (village: number, other: number, within: number, instead: Instead, ownCost: number): void => {
      const mine = instead.from.map((life) => census.classOf(village, life)!);
      const theirs = instead.to.map((life) => census.classOf(other, life)!);
      const chains = [chainOf(places, village, within), chainOf(places, other, within)];
      let cost = ownCost + priceTotals(search, chains[1]!, differenceOf(instead), best.cost - ownCost);
      if (cost >= best.cost) return;
      const chosen: { from: number; to: number }[] = [];
      for (const index of slots.questions.keys()) {
        const answers = chooseAnswers(index, mine, theirs, chains, instead);
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

    const leads = (village: number, list: readonly number[]): boolean => list.every((life) => census.classOf(village, life) !== undefined);
    const matters = (village: number): boolean => census.classesIn(village).some(({ life }) => amounts[life] !== 0);
    const inside = chooseVillages(near.villagesIn(place), mostInside, matters);
    for (const ring of near.ringsAround(place)) {
      const { within } = ring;
      const villages = chooseVillages(ring.villages, mostAround, matters);
      const around = new Set(villages.flatMap((village) => census.classesIn(village).map(({ life }) => life)));
      for (const village of inside) {
        const chain = chainOf(places, village, within);
        const options: { instead: Instead; cost: number }[] = [];
        const add = (instead: Instead): void => {
          const cost = priceTotals(search, chain, differenceOf(instead), best.cost);
          if (cost < best.cost) options.push({ instead, cost });
        };
        for (const { life } of census.classesIn(village)) {
          for (const to of around) if (amounts[life] !== amounts[to]) add({ from: [life], to: [to] });
          if (amounts[life] !== 0) add({ from: [life], to: nothing });
        }
        for (const to of around) if (amounts[to] !== 0) add({ from: nothing, to: [to] });
        for (const instead of wanted) if (leads(village, instead.from)) add(instead);
        options.sort((a, b) => a.cost - b.cost);
        for (const other of villages) {
          for (const { instead, cost } of options) {
            if (cost >= best.cost) break;
            if (leads(other, instead.to)) consider(village, other, within, instead, cost);
          }
          if (best.cost === 0) return best.take();
        }
      }
      if (best.cost < Infinity) break;
    }

    // One household alone leads another life: all places above it change as well.
    if (best.cost > dear) {
      for (const village of inside) {
        const chain = chainOf(places, village);
        for (const own of census.classesIn(village)) {
          for (const to of ledLives) {
            if (amounts[own.life] === amounts[to]) continue;
            const instead = { from: [own.life], to: [to] };
            let cost = priceTotals(search, chain, differenceOf(instead), best.cost);
            const chosen: { from: number; to: number }[] = [];
            for (const index of slots.questions.keys()) {
              const answers = cost < best.cost ? chooseAnswers(index, [own], [], [chain], instead) : undefined;
              cost += answers?.cost ?? Infinity;
              if (answers) chosen.push(answers);
            }
            best.offer(cost, () => chosen.flatMap((answers) => [{ village, life: own.life, slot: answers.from, by: -1 }, { village, life: to, slot: answers.to, by: 1 }]));
          }
        }
      }
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
