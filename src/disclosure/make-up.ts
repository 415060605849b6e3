import type { Change } from './alternatives.ts';
import { exitedFlow, flowKinds, tierOf, type FlowKind } from './design.ts';
import { chooseVillages } from './neighbours.ts';
import { chainOf, type Life } from './population.ts';
import { createBest, type Candidate, type Search, type Target } from './search.ts';
import { visitSlot } from './slots.ts';

/** Villages looked at in a place. */
const mostVillages = 12;

/** Flows that a household can be in one after the other within a year, so that nothing at the end of the year differs. */
const roundTrips = [
  ['identified', 'removed'],
  ['added', 'removed'],
  ['returned', 'exited'],
] as const;

/**
 * One more household that came in and was removed within the year, or one that had left, returned and left again: two flows of the
 * year are greater by one, and no number at the end of a year changes. The way to keep a small flow open where there is no other place to exchange with.
 *
 * @param flow index into `flowKinds` of the flow that is to be kept open
 */
export function addRoundTrip(search: Search, { place, year }: Target, flow: number): Candidate | undefined {
  const { census, near, spare, priceWithAll } = search;
  const { places, grid, design } = census;
  const best = createBest(search.isAllowed);
  for (const [enter, leave] of roundTrips) {
    const events = [enter, leave].map((kind) => ({ year, flow: flowKinds.indexOf(kind) }));
    if (!events.some((event) => event.flow === flow)) continue;
    for (const village of chooseVillages(near.villagesIn(place), mostVillages, () => true)) {
      let cost = 0;
      for (const at of chainOf(places, village)) for (const event of events) cost += priceWithAll(grid.cell(at, year, design.at.flow + event.flow));
      if (enter !== 'returned') {
        const life = census.intern({ registered: 0, stock: 0, events, personsAt: [] });
        best.offer(cost, () => someAnswers(search).map((slot) => ({ village, life, slot, by: 1 })));
        continue;
      }
      // Only who has left can return.
      for (const own of census.classesIn(village)) {
        const { life } = own;
        if (!hasLeftBefore(census.lives[life]!, year)) continue;
        const answers = answersWith((slot) => spare(own, slot) > 0, search);
        if (!answers) continue;
        best.offer(cost, () => {
          const again = census.intern({ ...census.lives[life]!, events: [...census.lives[life]!.events, ...events] });
          return answers.flatMap((slot): Change[] => [{ village, life, slot, by: -1 }, { village, life: again, slot, by: 1 }]);
        });
      }
    }
  }
  return best.take();
}

/** Left in an earlier year, and nothing since. */
function hasLeftBefore({ events }: Life, year: number): boolean {
  const last = events.at(-1);
  return last !== undefined && last.flow === exitedFlow && last.year < year;
}

/** One answer to each question that passes, or undefined when some question has none. */
function answersWith(passes: (slot: number) => boolean, { census }: Search): number[] | undefined {
  const answers: number[] = [];
  for (const { first, length } of census.slots.questions) {
    const slot = Array.from({ length }, (_, index) => first + index).find(passes);
    if (slot === undefined) return undefined;
    answers.push(slot);
  }
  return answers;
}

const someAnswers = (search: Search): number[] => answersWith(() => true, search)!;

/**
 * One household more of a life that is led, or could be, with answers of which one is asked for: all that is counted of it changes, up to the highest place. Always
 * possible, and dear; for portals so small that nothing else is.
 *
 * @param isFit whether a life changes the target
 * @param isAsked whether an answer may be the one given
 */
export function addHousehold(search: Search, { place, year }: Target, isFit: (life: Life) => boolean, isAsked: (slot: number) => boolean): Candidate | undefined {
  const { census, near, priceWithAll } = search;
  const { design, lives, slots, places, grid } = census;
  const best = createBest(search.isAllowed);
  const invented = inventLives(year, grid.years).map((life) => census.intern(life));
  for (const village of chooseVillages(near.villagesIn(place), mostVillages, () => true)) {
    const led = census.classesIn(village).map(({ life }) => life);
    for (const life of [...led, ...invented]) {
      if (!isFit(lives[life]!)) continue;
      // As the others of its class, where the question is left open.
      const given = census.classOf(village, life)?.answers;
      const answers = answersWith((slot) => isAsked(slot) && (given?.[slot] ?? 0) > 0, search) ?? answersWith(isAsked, search);
      if (!answers) continue;
      let cost = 0;
      for (const at of chainOf(places, village)) {
        for (const slot of answers) {
          visitSlot(design, slots, lives[life]!, slot, tierOf(places[at]!.level), (year, column) => {
            cost += priceWithAll(grid.cell(at, year, column));
          });
        }
      }
      best.offer(cost, () => answers.map((slot) => ({ village, life, slot, by: 1 })));
    }
  }
  return best.take();
}

/** Lives that show each flow and state of a year, for villages where nobody leads one. */
function inventLives(year: number, years: number): Life[] {
  const life = (events: readonly (readonly [number, FlowKind])[], registeredFrom: number, stockIn: number): Life => ({
    registered: (2 ** years - 1) & ~(2 ** registeredFrom - 1),
    stock: stockIn,
    events: events.map(([at, kind]) => ({ year: at, flow: flowKinds.indexOf(kind) })),
    personsAt: [],
  });
  const before = 2 ** year - 1;
  const onward = (2 ** years - 1) & ~before;
  return [
    life([[0, 'identified']], 0, 2 ** years - 1),
    life([[year, 'identified']], year, onward),
    life([[year, 'added']], year, onward),
    life([[0, 'identified'], [year, 'exited']], 0, before),
    life([[0, 'identified'], [0, 'exited'], [year, 'returned']], 0, onward),
    { ...life([[0, 'identified'], [year, 'removed']], 0, before), registered: before },
  ];
}
