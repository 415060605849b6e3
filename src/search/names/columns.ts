import type { NamedRecord } from '../../model/search-records.ts';
import { gzipSync } from 'node:zlib';
import { firstLine } from './layout.ts';

/** A cell holds no sign that parts cells or lines. */
const cell = (text: string): string => text.replace(/[\t\r\n]+/g, ' ').trim();
export const column = (cells: readonly string[]): string => cells.map(cell).join('\t');
/** Only the rows that have something: `3:前进大队`. */
export const sparse = (cells: readonly (string | undefined)[]): string =>
  column(cells.flatMap((text, row) => (text === undefined || text === '' ? [] : [`${row.toString(36)}:${text}`])));

/** Gzip without anything of the machine in its header, so that the same text gives the same bytes everywhere. */
export function pack(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(gzipSync([firstLine, ...lines].join('\n'), { level: 9 }));
  bytes[9] = 255;
  return bytes;
}

/** The address of a kind with `*` for the id; an address that is not made so is kept beside the record. */
export const patternOf = ({ id, href }: Pick<NamedRecord, 'id' | 'href'>): string => href.replace(id, '*');

/**
 * Records as `linesOfRecords` columns: titles, ids, rows of their places, notes, document numbers, odd addresses.
 *
 * @param rowOf row of each place by its code
 * @param patterns address of each record's kind
 */
export function recordColumns(records: readonly NamedRecord[], rowOf: ReadonlyMap<string, number>, patterns: readonly string[]): string[] {
  return [
    column(records.map(({ title }) => title)),
    column(records.map(({ id }) => id)),
    column(records.map(({ place }) => rowOf.get(place ?? '')?.toString(36) ?? '')),
    sparse(records.map(({ note, numbers }) => (note === numbers[0] ? undefined : note))),
    sparse(records.map(({ numbers }) => numbers.join('、'))),
    sparse(records.map(({ id, href }, row) => (patterns[row]!.replace('*', () => id) === href ? undefined : href))),
  ];
}
