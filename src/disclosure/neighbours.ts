import type { Census } from './census.ts';

/** Where alternatives are looked for: villages inside a place, and around it. */
export interface Neighbourhood {
  /** Villages at or under a place. */
  villagesIn(place: number): readonly number[];
  /** Villages outside a place, from the nearest ring that has any up to the whole of its root. */
  ringsAround(place: number): Generator<Ring>;
}

export interface Ring {
  /** The place that holds the ring. */
  within: number;
  villages: readonly number[];
}

export function createNeighbourhood({ places, classesIn }: Census): Neighbourhood {
  const under = places.map((_, place): number[] => (classesIn(place).length > 0 ? [place] : []));
  for (let place = places.length - 1; place >= 0; place -= 1) {
    const { parent } = places[place]!;
    if (parent >= 0) under[parent]!.push(...under[place]!);
  }
  for (const list of under) list.sort((a, b) => a - b);
  return {
    villagesIn: (place) => under[place]!,
    *ringsAround(place) {
      for (let inner = place; places[inner]!.parent >= 0; inner = places[inner]!.parent) {
        const within = places[inner]!.parent;
        const held = new Set(under[inner]);
        const villages = under[within]!.filter((village) => !held.has(village));
        if (villages.length > 0) yield { within, villages };
      }
    },
  };
}

/** At most so many villages, those that match before others, evenly spread: so that a county's first town does not bear everything. */
export function chooseVillages(villages: readonly number[], most: number, matches: (village: number) => boolean): readonly number[] {
  if (villages.length <= most) return villages;
  const first = spread(villages.filter(matches), most);
  const chosen = new Set(first);
  return [...first, ...spread(villages.filter((village) => !chosen.has(village)), most - first.length)];
}

function spread(list: readonly number[], most: number): readonly number[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]!);
}
