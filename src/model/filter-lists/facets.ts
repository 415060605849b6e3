import type { Facts } from '../facts.ts';
import type { FileFacet } from './list-file.ts';

/** One thing to filter by, before it is written down: which values an item has, and what each is called. */
export interface Facet<Item> {
  key: string;
  title: string;
  as: FileFacet['as'];
  under?: string;
  of: (item: Item) => readonly string[];
  /** All values that may occur, in the order in which they are offered. */
  values: readonly { key: string; label: string; parent?: string }[];
}

/** Stands for whatever belongs to no single one: money of the city, works across counties. */
export const noPlace = 'other';

/** County, and town within a chosen county. `codesOf`: the places that an item is of, of any level. */
export function placeFacets<Item>({ places }: Facts, codesOf: (item: Item) => readonly string[], titles = { county: '县（市、区）', town: '乡镇' }): Facet<Item>[] {
  const above = (item: Item, level: 'county' | 'town'): string[] => [
    ...new Set(codesOf(item).flatMap((code) => places.upward(code).flatMap((place) => (place.level === level ? place.code : [])))),
  ];
  return [
    {
      key: 'places',
      title: titles.county,
      as: 'select',
      of(item) {
        const counties = above(item, 'county');
        return counties.length > 0 ? counties : [noPlace];
      },
      values: [...places.of('county').map(({ code, name }) => ({ key: code, label: name })), { key: noPlace, label: '不属于某一县' }],
    },
    {
      key: 'towns',
      title: titles.town,
      as: 'select',
      under: 'places',
      of: (item) => above(item, 'town'),
      values: places.of('town').flatMap(({ code, name }) => {
        const county = places.countyOf(code);
        return county ? [{ key: code, label: name, parent: county.code }] : [];
      }),
    },
  ];
}

export function yearFacet<Item>(items: readonly Item[], yearOf: (item: Item) => number, title = '年度'): Facet<Item> {
  const years = [...new Set(items.map(yearOf))].sort((a, b) => b - a);
  return { key: 'years', title, as: 'checks', of: (item) => [String(yearOf(item))], values: years.map((year) => ({ key: String(year), label: `${year}年` })) };
}

/** @param words value → what the public reads, in the order in which they are offered */
export function wordFacet<Item, Key extends string>(
  key: string,
  title: string,
  words: Readonly<Record<Key, string>>,
  of: (item: Item) => Key | undefined,
  slugOf: (value: Key) => string = (value) => value,
): Facet<Item> {
  return {
    key,
    title,
    as: 'checks',
    of(item) {
      const value = of(item);
      return value === undefined ? [] : [slugOf(value)];
    },
    values: (Object.entries(words) as [Key, string][]).map(([value, label]) => ({ key: slugOf(value), label })),
  };
}

/** As a data file has it: only values that occur, and for each item the positions of its own. */
export function encodeFacet<Item>({ of, values, ...facet }: Facet<Item>, items: readonly Item[]): FileFacet {
  const own = items.map(of);
  const occurring = new Set(own.flat());
  const offered = values.filter(({ key }) => occurring.has(key));
  const position = new Map(offered.map(({ key }, index) => [key, index]));
  return { ...facet, values: offered, at: own.map((keys) => keys.flatMap((key) => position.get(key) ?? [])) };
}
