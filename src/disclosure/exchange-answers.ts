import { tierOf, type Design, type Tier } from './design.ts';
import { chooseVillages, type Ring } from './neighbours.ts';
import { chainOf, type Life } from './population.ts';
import { answerOtherwise, createBest, hasLeft, isIn, isRegistered, type Candidate, type Search, type Target } from './search.ts';
import type { Slots } from './slots.ts';

/** What a column asks: which question, which answers are counted in it, and of which households. */
export interface Asked {
  /** Answers to the question, as slots. */
  answers: readonly number[];
  isCause: boolean;
  isIn(slot: number): boolean;
  isCounted(life: Life): boolean;
  /** Only of those who have left, or stayed, by the target's year. */
  status: 'all' | 'left' | 'in';
}

/** @returns undefined for columns of totals and flows, which ask nothing */
export function askedBy({ column, year }: Target, { at, attributes, groupOf }: Design, slots: Slots): Asked | undefined {
  if (column < at.labour) return undefined;
  const slotsFrom = (first: number, length: number): number[] => Array.from({ length }, (_, index) => first + index);
  const registered = (life: Life): boolean => isRegistered(life, year);
  if (column < at.measure) {
    return { answers: slotsFrom(slots.labour, 3), isCause: false, isIn: (slot) => slot - slots.labour === column - at.labour, isCounted: registered, status: 'all' };
  }
  if (column < at.cause) {
    const without = column >= at.without;
    const first = slots.measure + 2 * (column - (without ? at.without : at.measure));
    return { answers: slotsFrom(first, 2), isCause: false, isIn: (slot) => (slot === first) === without, isCounted: registered, status: 'all' };
  }
  const block = ([
    ['cause', 'causeGroup', 'all', registered],
    ['exit', 'exitGroup', 'left', (life: Life) => hasLeft(life, year)],
    ['staying', 'stayingGroup', 'in', (life: Life) => isIn(life, year)],
  ] as const).flatMap(([single, group, status, isCounted]) => [
    { first: at[single], length: attributes.causes.length, of: (cause: number) => cause, status, isCounted },
    { first: at[group], length: attributes.causeGroups.length, of: (cause: number) => groupOf[cause]!, status, isCounted },
  ]).find(({ first, length }) => column >= first && column < first + length)!;
  return {
    answers: slotsFrom(slots.cause, attributes.causes.length),
    isCause: true,
    isIn: (slot) => block.of(slot - slots.cause) === column - block.first,
    isCounted: block.isCounted,
    status: block.status,
  };
}

/** Lives that are counted alike for a question: those of one pattern can exchange their answers. */
const patternOf = ({ registered, stock }: Life, isCause: boolean): number => (isCause ? registered * 2 ** 21 + (stock & (2 ** 21 - 1)) : registered);

interface Holder {
  village: number;
  life: number;
}

/** Villages looked at for each pattern and answer, and around a place. */
const mostHolders = 12;
const mostAround = 36;

/** By pattern and answer, a class of each village that has it to give, of a few villages. */
function holders(search: Search, asked: Asked, villages: readonly number[], wanted: (life: Life) => boolean): Map<number, Map<number, Holder[]>> {
  const { census, spare } = search;
  const found = new Map<number, Map<number, Holder[]>>();
  for (const village of villages) {
    for (const candidate of census.classesIn(village)) {
      const { life } = candidate;
      if (!wanted(census.lives[life]!)) continue;
      const pattern = patternOf(census.lives[life]!, asked.isCause);
      let own = found.get(pattern);
      if (!own) found.set(pattern, (own = new Map()));
      for (const slot of asked.answers) {
        if (spare(candidate, slot) <= 0) continue;
        const list = own.get(slot);
        if (!list) own.set(slot, [{ village, life }]);
        else if (list.length < mostHolders && list.at(-1)!.village !== village) list.push({ village, life });
      }
    }
  }
  return found;
}

/** The printed columns that an answer is counted in: of all, and of those who have left. */
export function columnsOf({ at, groupOf }: Design, slots: Slots, slot: number, tier: Tier): { all?: number; left?: number } {
  if (slot >= slots.measure) return (slot - slots.measure) & 1 ? { all: at.measure + ((slot - slots.measure) >>> 1) } : {};
  if (slot >= slots.labour) return { all: at.labour + slot - slots.labour };
  if (slot < slots.cause) return {};
  const cause = slot - slots.cause;
  const group = groupOf[cause]!;
  if (tier === 'village') return { all: at.causeGroup + group };
  return { all: at.cause + cause, left: tier === 'town' ? at.exitGroup + group : at.exit + cause };
}

/** What it costs when households answer otherwise at all places of a chain, in the years in which they are counted. */
function costOf(search: Search, chain: readonly number[], from: number, to: number, all: number, left: number, limit: number): number {
  const { census, price } = search;
  const { grid, places, design, slots } = census;
  let cost = 0;
  for (const place of chain) {
    const tier = tierOf(places[place]!.level);
    const [less, more] = [columnsOf(design, slots, from, tier), columnsOf(design, slots, to, tier)];
    for (let year = 0; (all | left) >>> year !== 0; year += 1) {
      const add = (a: number | undefined, b: number | undefined): void => {
        if (a === b) return;
        if (a !== undefined) cost += price(grid.cell(place, year, a));
        if (b !== undefined) cost += price(grid.cell(place, year, b));
      };
      if ((all >>> year) & 1) add(less.all, more.all);
      if ((left >>> year) & 1) add(less.left, more.left);
    }
    if (cost >= limit) return cost;
  }
  return cost;
}

/**
 * Two households that are counted in the same years, one inside the target's place and one outside, exchange their cause (or another
 * answer): nothing else on the site changes. Or one household alone answers otherwise, which changes the places above as well.
 */
export function exchangeAnswers(search: Search, { place }: Target, asked: Asked): Candidate | undefined {
  const { census, near } = search;
  const { places, lives } = census;
  const best = createBest(search.isAllowed);
  const inside = holders(search, asked, near.villagesIn(place), asked.isCounted);

  const cheapest = (options: readonly Holder[] | undefined, end: number, from: number, to: number, limit: number) => {
    let found: { cost: number; holder: Holder } | undefined;
    for (const holder of options ?? []) {
      const { registered, stock } = lives[holder.life]!;
      const cost = costOf(search, chainOf(places, holder.village, end), from, to, registered, registered & ~stock, found?.cost ?? limit);
      if (cost < (found?.cost ?? limit)) found = { cost, holder };
      if (cost === 0) break;
    }
    return found;
  };

  for (const { within, villages } of near.ringsAround(place)) {
    const around = holders(search, asked, villages, (life) => inside.has(patternOf(life, asked.isCause)));
    for (const [pattern, own] of inside) {
      const others = around.get(pattern);
      if (!others) continue;
      for (const [from, left] of own) {
        for (const [to, right] of others) {
          if (asked.isIn(from) === asked.isIn(to)) continue;
          const one = cheapest(left, within, from, to, best.cost);
          if (!one) continue;
          const other = cheapest(right, within, to, from, best.cost - one.cost);
          if (!other) continue;
          best.offer(one.cost + other.cost, () => [
            ...answerOtherwise(one.holder.village, one.holder.life, from, to),
            ...answerOtherwise(other.holder.village, other.holder.life, to, from),
          ]);
          if (best.cost === 0) return best.take();
        }
      }
    }
    if (best.cost < Infinity) break;
  }

  const canBe = answersGiven(search, asked);
  for (const own of inside.values()) {
    for (const [from, options] of own) {
      for (const to of canBe) {
        if (asked.isIn(from) === asked.isIn(to)) continue;
        const one = cheapest(options, -1, from, to, best.cost);
        if (one) best.offer(one.cost, () => answerOtherwise(one.holder.village, one.holder.life, from, to));
      }
    }
  }
  return best.take();
}

/** Answers that somebody gives, and every cause and measure: but where all said whether they can work, nobody may be made to leave it open. */
function answersGiven({ census }: Search, { answers }: Asked): readonly number[] {
  const open = census.slots.labour + 2;
  return answers.includes(open) && !census.classes.some((own) => own.answers[open]! > 0) ? answers.filter((slot) => slot !== open) : answers;
}

/**
 * Inside the place, one who has left and one who has stayed exchange their causes, and two outside do the reverse: how many left and stayed for
 * each cause changes, how many there are of each cause does not.
 */
export function exchangeStatus(search: Search, { place, year }: Target, asked: Asked): Candidate | undefined {
  const { census, near, spare } = search;
  const { places, lives } = census;
  const best = createBest(search.isAllowed);
  const classesOf = (village: number) => census.classesIn(village).filter(({ life }) => isRegistered(lives[life]!, year));
  const pairCost = (village: number, end: number, one: Life, two: Life, from: number, to: number, limit: number): number => {
    const all = one.registered ^ two.registered;
    const left = (one.registered & ~one.stock) ^ (two.registered & ~two.stock);
    return costOf(search, chainOf(places, village, end), from, to, all, left, limit);
  };
  const change = (village: number, left: number, stayed: number, from: number, to: number) => [
    ...answerOtherwise(village, left, from, to),
    ...answerOtherwise(village, stayed, to, from),
  ];

  const holds = (village: number): boolean =>
    classesOf(village).some(({ life, answers }) => asked.isCounted(lives[life]!) && asked.answers.some((slot) => asked.isIn(slot) && answers[slot]! > 0));
  const ring = near.ringsAround(place).next().value as Ring | undefined;
  const around = ring && chooseVillages(ring.villages, mostAround, holds);
  for (const village of chooseVillages(near.villagesIn(place), mostHolders, holds)) {
    const classes = classesOf(village);
    for (const gone of classes) {
      const left = gone.life;
      if (!hasLeft(lives[left]!, year)) continue;
      for (const still of classes) {
        const stayed = still.life;
        if (!isIn(lives[stayed]!, year)) continue;
        for (const from of asked.answers) {
          if (spare(gone, from) <= 0) continue;
          for (const to of asked.answers) {
            if (asked.isIn(from) === asked.isIn(to) || spare(still, to) <= 0) continue;
            const [one, two] = [lives[left]!, lives[stayed]!];
            if (!ring) {
              best.offer(pairCost(village, -1, one, two, from, to, best.cost), () => change(village, left, stayed, from, to));
              continue;
            }
            const cost = pairCost(village, ring.within, one, two, from, to, best.cost);
            if (cost >= best.cost) continue;
            for (const other of around!) {
              // The same two lives, so that flows and totals are as before.
              const [theirGone, theirStill] = [census.classOf(other, left), census.classOf(other, stayed)];
              if (!theirGone || !theirStill || spare(theirGone, to) <= 0 || spare(theirStill, from) <= 0) continue;
              const sum = cost + pairCost(other, ring.within, one, two, to, from, best.cost - cost);
              best.offer(sum, () => [...change(village, left, stayed, from, to), ...change(other, left, stayed, to, from)]);
              if (best.cost === 0) return best.take();
            }
          }
        }
      }
    }
  }
  return best.take();
}
