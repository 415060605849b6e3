import type { Census } from './census.ts';

/** Where alternatives are looked for: villages inside a place, and around it. */
export interface Neighbourhood {
  /** Villages at or under a place, at most `most` of them, spread over it; those that match before others. */
  villagesIn(place: number, matches: (village: number) => boolean, most?: number): readonly number[];
  /** Villages outside a place, from the nearest ring that has any up to the whole of its root: one list a ring, with the place that holds it. */
  ringsAround(place: number): readonly Ring[];
}

export interface Ring {
  within: number;
  villages: readonly number[];
}

const mostAround = 36;

/** Evenly spread over the list, so that a county's first town does not bear everything. */
function spread(list: readonly number[], most: number): readonly number[] {
  if (list.length <= most) return list;
  if (most <= 0) return [];
  return Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]!);
}

export function createNeighbourhood({ places, classesIn }: Census): Neighbourhood {
  const under = places.map((_, place): number[] => (classesIn(place).length > 0 ? [place] : []));
  for (let place = places.length - 1; place >= 0; place -= 1) {
    const { parent } = places[place]!;
    if (parent >= 0) under[parent]!.unshift(...under[place]!);
  }
  const rings = new Map<number, Ring[]>();
  return {
    villagesIn(place, matches, most = 12) {
      const all = under[place]!;
      if (all.length <= most) return all;
      const first = spread(all.filter(matches), most);
      const others = new Set(first);
      return [...first, ...spread(all.filter((village) => !others.has(village)), most - first.length)];
    },
    ringsAround(place) {
      let list = rings.get(place);
      if (!list) {
        list = [];
        for (let inner = place; places[inner]!.parent >= 0; inner = places[inner]!.parent) {
          const within = places[inner]!.parent;
          const held = new Set(under[inner]);
          const villages = under[within]!.filter((village) => !held.has(village));
          if (villages.length > 0) list.push({ within, villages: spread(villages, mostAround) });
        }
        rings.set(place, list);
      }
      return list;
    },
  };
}
