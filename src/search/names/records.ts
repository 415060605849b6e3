import { cellsOf } from './layout.ts';
import type { NameHit, NameKind, Way } from './name-hit.ts';
import { readSparse, whereIs, type Places } from './places.ts';

/** Records of a file as they lie in it: one entry a row. */
export interface Records {
  titles: string[];
  ids: string[];
  /** Row of the place, −1 for none. */
  places: Int32Array;
  notes: Map<number, string>;
  /** Document numbers as published. */
  numbers: Map<number, string[]>;
  /** Addresses that are not made from the id. */
  addresses: Map<number, string>;
}

/** @param lines as many as `linesOfRecords` */
export function openRecords(lines: readonly string[]): Records {
  const [titles, ids, places, notes, numbers, addresses] = lines;
  const named = cellsOf(titles);
  // A column of empty cells alone looks like one without cells.
  const rows = (places ?? '').split('\t');
  return {
    titles: named,
    ids: (ids ?? '').split('\t'),
    places: Int32Array.from(named, (_, row) => (rows[row] ? Number.parseInt(rows[row], 36) : -1)),
    notes: new Map(readSparse(notes)),
    numbers: new Map(readSparse(numbers).map(([row, text]) => [row, text.split('、')])),
    addresses: new Map(readSparse(addresses)),
  };
}

/** A record as the page shows it. */
export function recordHit(records: Records, row: number, places: Places, kind: NameKind, pattern: string, how: Way, via?: string): NameHit {
  const place = records.places[row]!;
  const where = place < 0 ? '' : `${whereIs(places, place)} ${places.names[place]!}`.trim();
  return {
    kind,
    title: records.titles[row]!,
    where: where === '' ? (records.notes.get(row) ?? records.numbers.get(row)?.[0] ?? '') : where,
    href: records.addresses.get(row) ?? pattern.replace('*', () => records.ids[row]!),
    how,
    ...(via !== undefined && { via }),
  };
}
