import { readFile } from 'node:fs/promises';
import { tables } from '../schema/index.ts';
import { cleanText, isBlank, showCell, type Cell } from './cell.ts';
import { readCode } from './cells/codes.ts';
import { findTableFiles } from './files.ts';
import type { FoundHeader } from './header.ts';
import { makeHouseholdKeyFinder, type FindHouseholdKey } from './household-keys.ts';
import { openRawSheets } from './raw-sheets.ts';

/** Which rows below a header are looked at. */
type RowsBelow = (header: FoundHeader) => (cells: readonly Cell[]) => boolean;

/** Columns of a header, by their place. */
const placesOf = ({ matches }: FoundHeader, has: (column: { name: string; required: boolean }) => boolean): number[] =>
  matches.flatMap((match, index) => (match && has(match.column) ? [index] : []));

/** In a table without errors, rows that lack something are headings, totals and footers: their words are no keys. */
export const fullRows: RowsBelow = (header) => {
  const places = placesOf(header, ({ required }) => required);
  return (cells) => places.every((index) => !isBlank(cells[index] ?? ''));
};

/** Finds the keys of the bytes of a registry's file, as the reading of the table has them. */
export async function readKeysOf(bytes: Uint8Array, rowsBelow: RowsBelow = () => () => true): Promise<FindHouseholdKey> {
  const rejected: { row: number; values: { household_key: string } }[] = [];
  for (const { header, forEachRow } of await openRawSheets(bytes, tables.registry)) {
    const places = header ? placesOf(header, ({ name }) => name === 'household_key') : [];
    if (header === undefined || places.length === 0) continue;
    const isTaken = rowsBelow(header);
    await forEachRow((cells, row) => {
      if (row <= header.bottom + 1 || !isTaken(cells)) return;
      for (const index of places) {
        const text = cleanText(showCell(cells[index] ?? ''));
        const { value } = readCode(text);
        rejected.push({ row, values: { household_key: typeof value === 'string' ? value : text } });
      }
    });
  }
  return makeHouseholdKeyFinder({ rows: [], rowNumbers: [], rejected });
}

/**
 * Reads the keys that the registry's file has, whatever else is wrong with its rows or its header: what is no row of the portal is a household all the same.
 *
 * @throws UserError when the folder cannot be read
 */
export async function readHouseholdKeys(dataDir: string): Promise<FindHouseholdKey> {
  const file = (await findTableFiles(dataDir, () => {})).find(({ table }) => table === 'registry');
  const bytes = file && (await readFile(file.path).catch(() => undefined));
  return bytes ? readKeysOf(bytes) : makeHouseholdKeyFinder(undefined);
}
