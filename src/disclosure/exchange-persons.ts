import { tierOf } from './design.ts';
import { chainOf } from './population.ts';
import { answerOtherwise, createBest, type Candidate, type Search, type Target } from './search.ts';
import { visitSlot } from './slots.ts';

/**
 * Two households of one life and of different size, one inside the target's place and one outside, exchange their persons; or one household alone has
 * other persons. How many households there are changes nowhere.
 */
export function exchangePersons(search: Search, { place, year, column }: Target): Candidate | undefined {
  const { census, near, spare, price } = search;
  const { design, slots, lives, places, grid } = census;
  const { first, values } = slots.persons;
  const best = createBest(search.isAllowed);
  const isCounted = (life: number): boolean => {
    let counted = false;
    visitSlot(design, slots, lives[life]!, first, 'above', (inYear, inColumn) => (counted ||= inYear === year && inColumn === column));
    return counted;
  };
  const priceOf = (village: number, life: number, end: number): number => {
    let cost = 0;
    for (const at of chainOf(places, village, end)) {
      visitSlot(design, slots, lives[life]!, first, tierOf(places[at]!.level), (inYear, inColumn) => {
        if (inColumn >= design.at.persons) cost += price(grid.cell(at, inYear, inColumn));
      });
    }
    return cost;
  };
  const sizes = values.map((_, index) => first + index);
  for (const village of near.villagesIn(place)) {
    for (const own of census.classesIn(village)) {
      if (!isCounted(own.life)) continue;
      const mine = sizes.filter((slot) => spare(own, slot) > 0);
      const alone = priceOf(village, own.life, -1);
      for (const from of mine) for (const to of sizes) if (from !== to) best.offer(alone, () => answerOtherwise(village, own.life, from, to));
      for (const { within, villages } of near.ringsAround(place)) {
        const cost = priceOf(village, own.life, within);
        if (cost >= best.cost) break;
        for (const other of villages) {
          const theirs = census.classOf(other, own.life);
          const sum = theirs ? cost + priceOf(other, own.life, within) : Infinity;
          if (!theirs || sum >= best.cost) continue;
          for (const from of mine) {
            for (const to of sizes) {
              if (from === to || spare(theirs, to) <= 0) continue;
              best.offer(sum, () => [...answerOtherwise(village, own.life, from, to), ...answerOtherwise(other, own.life, to, from)]);
            }
          }
        }
        if (best.cost === 0) return best.take();
        if (best.cost < Infinity) break;
      }
    }
  }
  return best.take();
}
