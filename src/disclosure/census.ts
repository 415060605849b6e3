import { createGrid, type Grid } from './grid.ts';
import { tierOf, type Design } from './design.ts';
import { chainOf, type CountedPlace, type Life, type Limit, type Population } from './population.ts';
import { createSlots, visitSlot, type Slots } from './slots.ts';

/** All households of one village that have one life. */
export interface Class {
  village: number;
  life: number;
  /** How many of them give each answer. */
  answers: Int32Array;
}

/** The registry, counted as far as print can tell of it: how many households of each class give each answer. */
export interface Census {
  places: readonly CountedPlace[];
  /** Lives of the registry; lives that are made up for alternatives are added behind them. */
  lives: Life[];
  design: Design;
  slots: Slots;
  grid: Grid;
  classes: readonly Class[];
  /** Classes of a village, in the order of their lives. */
  classesIn(village: number): readonly Class[];
  classOf(village: number, life: number): Class | undefined;
  /** Limits that pages state, with the persons there are: by village. */
  limitsOf(village: number): readonly (Limit & { persons: number })[];
  /** Number of a life, which is added when it is new. */
  intern(life: Life): number;
}

/** Persons that a household has in the registry at the end of a year. */
export const personsIn = (life: Life, persons: number, year: number): number => ((life.stock >>> year) & 1 ? (life.personsAt[year] ?? persons) : 0);

export function takeCensus(population: Population, design: Design): Census {
  const { places, years, households } = population;
  const slots = createSlots(design, households);
  const lives = [...population.lives];
  const known = new Map(lives.map((life, index) => [JSON.stringify(life), index]));
  const byVillage = new Map<number, Map<number, Class>>();
  for (const household of households) {
    const { village, life } = household;
    let own = byVillage.get(village);
    if (!own) byVillage.set(village, (own = new Map()));
    let found = own.get(life);
    if (!found) own.set(life, (found = { village, life, answers: new Int32Array(slots.size) }));
    for (const slot of slots.of(household)) found.answers[slot]! += 1;
  }
  const limits = new Map<number, (Limit & { persons: number })[]>();
  for (const limit of population.mostPersons ?? []) {
    let persons = 0;
    for (const household of households) if (household.village === limit.village) persons += personsIn(lives[household.life]!, household.persons, limit.year);
    limits.set(limit.village, [...(limits.get(limit.village) ?? []), { ...limit, persons }]);
  }
  const sorted = new Map([...byVillage].map(([village, own]) => [village, [...own.values()].sort((a, b) => a.life - b.life)]));
  return {
    places,
    lives,
    design,
    slots,
    grid: createGrid(places, years.length, design),
    classes: [...sorted.keys()].sort((a, b) => a - b).flatMap((village) => sorted.get(village)!),
    classesIn: (village) => sorted.get(village) ?? [],
    classOf: (village, life) => byVillage.get(village)?.get(life),
    limitsOf: (village) => limits.get(village) ?? [],
    intern(life) {
      const key = JSON.stringify(life);
      let index = known.get(key);
      if (index === undefined) known.set(key, (index = lives.push(life) - 1));
      return index;
    },
  };
}

/** Every number that is printed or follows from print. @returns whole numbers ≥ 0, one for each cell of the grid */
export function countCells({ places, lives, design, slots, grid, classes }: Census): Int32Array {
  const counts = new Int32Array(grid.size);
  for (const { village, life, answers } of classes) {
    for (const place of chainOf(places, village)) {
      const tier = tierOf(places[place]!.level);
      for (let slot = 0; slot < slots.size; slot += 1) {
        const households = answers[slot]!;
        if (households === 0) continue;
        visitSlot(design, slots, lives[life]!, slot, tier, (year, column, amount) => {
          counts[grid.cell(place, year, column)]! += amount * households;
        });
      }
    }
  }
  return counts;
}
