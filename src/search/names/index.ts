import { listsFile, placesFile, type Head } from './layout.ts';
import type { NameHit } from './name-hit.ts';
import { openPlaces, placeKindOf, whereIs, type Places } from './places.ts';
import { prepare } from './query.ts';
import { linesOf, type Read } from './read-file.ts';
import { scan, wayOf } from './scan.ts';

export { isApproximate, type NameHit, type NameKind, type Way } from './name-hit.ts';
export type { Read } from './read-file.ts';

export interface NameIndex {
  /** Names and numbers that answer a query, best first; at most `limit`. Nothing for a query without letters, digits or Han. */
  find(query: string, limit: number): NameHit[] | Promise<NameHit[]>;
}

/**
 * Opens the search by name and by number. Needs no DOM: runs in a worker, on a page, and in Node.
 *
 * @param read gives a file of the site by its path below the root (`search/places.idx`); rejects when it is not there
 * @throws Error when the index cannot be read, or was made by another version
 */
export async function openNames(read: Read): Promise<NameIndex> {
  const { head, places } = openPlaces(linesOf(await read(placesFile)));
  void listsFile;
  return { find: (query, limit) => findPlaces(head, places, query, limit) };
}

function findPlaces(head: Head, places: Places, text: string, limit: number): NameHit[] {
  const query = prepare(places.alphabet.fold(text), places.alphabet);
  const best = new Map<number, number>();
  scan(places.column, places.alphabet, query, { from: 0, to: places.names.length }, (row, score) => {
    if (score < (best.get(row) ?? Infinity)) best.set(row, score);
  });
  return [...best]
    .sort(([a, scoreA], [b, scoreB]) => scoreA - scoreB || a - b)
    .slice(0, limit)
    .map(([row, score]) => {
      const kind = placeKindOf(places, row);
      return { kind, title: places.names[row]!, where: whereIs(places, row), href: (head.hrefs[kind] ?? '').replace('*', places.codes[row]!), how: wayOf(score) };
    });
}
