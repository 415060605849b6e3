import type { Pages } from '../site.ts';
import type { ListPanelView, Table, Value } from '../views.ts';
import { encodeTable, sampleCells, variantsOf } from './encode-table.ts';
import { encodeFacet, noPlace, type Facet } from './facets.ts';
import type { ListFile, SplitFile } from './list-file.ts';

/** A list that can be filtered in the page. */
export interface ListDefinition<Item> {
  /** Name of its data file. */
  id: string;
  /** Its address: /projects/ */
  root: string;
  name: string;
  unit: string;
  asOf: string;
  items: readonly Item[];
  table: (items: readonly Item[]) => Table;
  /** Name of each column in addresses. */
  keys: readonly string[];
  /** The key of an item in the whole tables, and what it is called in a file of its own. */
  ids: { title: string; of: (item: Item) => string };
  facets: readonly Facet<Item>[];
  /** Keys of facets that downloads have as columns besides. */
  also?: readonly string[];
  range?: string;
  period?: ListFile['period'];
}

export interface FilterList {
  /** What a page of the list brings along. `part`: of the list that the page shows, '' or 'years/2020'. */
  panel(part: string, page: number): ListPanelView;
  /** By name below /data/lists/: 'projects.json', and 'projects/990102000000.json' where the list is split. */
  files: Pages<string>;
}

/** Lists of more entries have a file for each county: what a reader waits for stays under about 200 KB on the way. */
export const splitAbove = 5000;

/** The last part of the address that the first cell of a row leads to. */
function lastPart([first]: readonly Value[]): string | undefined {
  return first !== null && typeof first === 'object' && 'link' in first ? first.link.href.split('/').at(-2) : undefined;
}

/** @param limit entries in one file; more are split by county */
export function createFilterList<Item>(definition: ListDefinition<Item>, limit = splitAbove): FilterList {
  const { id, root, name, unit, asOf, items, keys, ids, facets, also, range, period } = definition;
  let whole: Table | undefined;
  const table = (): Table => (whole ??= definition.table(items));
  let kinds: string[][] | undefined;
  const variants = (): string[][] => (kinds ??= variantsOf(table()));
  const places = facets.find(({ key }) => key === 'places');
  const isSplit = items.length > limit && places !== undefined;

  const byCounty = (): Map<string, number[]> => {
    const positions = new Map<string, number[]>();
    items.forEach((item, index) => {
      for (const county of places?.of(item) ?? [noPlace]) {
        const own = positions.get(county);
        if (own) own.push(index);
        else positions.set(county, [index]);
      }
    });
    return positions;
  };
  let counties: Map<string, number[]> | undefined;
  const split = (): Map<string, number[]> => (counties ??= byCounty());

  const write = (positions: readonly number[]): ListFile => {
    const own = positions.map((index) => items[index]!);
    const { rows, ...rest } = table();
    const ownIds = own.map(ids.of);
    // Only where letters had to be changed for the address is the key written again.
    const isInAddress = positions.every((index, at) => lastPart(rows[index]!) === ownIds[at]);
    return {
      name,
      unit,
      asOf,
      rows: own.length,
      columns: encodeTable({ ...rest, rows: positions.map((index) => rows[index]!) }, keys, variants()),
      ids: { title: ids.title, ...(!isInAddress && { own: ownIds }) },
      facets: facets.map((facet) => encodeFacet(facet, own)).filter(({ values }) => values.length > 0),
      ...(also && { also }),
      ...(range !== undefined && { range }),
      ...(period && { period }),
    };
  };
  const writeIndex = (): SplitFile => ({
    name,
    unit,
    split: (places?.values ?? []).flatMap(({ key, label }) => {
      const rows = split().get(key)?.length;
      return rows === undefined ? [] : [{ key, label, rows }];
    }),
  });

  return {
    // The form stands on the first page of the whole list; the other pages lead there.
    panel: (part, page) => (part === '' && page === 1 ? { list: { data: `/data/lists/${id}.json`, cells: sampleCells(table()) } } : { more: root + (part === '' ? '' : `?${part.replace('/', '=')}`) }),
    files: {
      ids: () => (items.length === 0 ? [] : [`${id}.json`, ...(isSplit ? [...split().keys()].map((key) => `${id}/${key}.json`) : [])]),
      view(file) {
        const [, key] = /^[^/]+\/(\w+)\.json$/.exec(file) ?? [];
        const all = (): number[] => items.map((_, index) => index);
        return `${JSON.stringify(key === undefined ? (isSplit ? writeIndex() : write(all())) : write(split().get(key) ?? []))}\n`;
      },
    },
  };
}
