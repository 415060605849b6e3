import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { groupBy, to } from '../values.ts';
import type { Table } from '../views.ts';

/** Villages as names alone, a line for each town: the shortest list that still says where they are. */
export function villagesByTown({ places }: Facts, villages: readonly Place[], caption: string): Table {
  return {
    caption,
    columns: [
      { title: '乡镇', kind: 'title' },
      { title: '村', kind: 'text' },
    ],
    rows: [...groupBy(villages, (village) => village.parent ?? village)].map(([town, own]) => [
      to(places.link(town.code)),
      { links: own.map((village) => places.link(village.code)) },
    ]),
  };
}
