import { readFile } from 'node:fs/promises';
import { tables } from '../schema/index.ts';
import { cleanText, showCell } from './cell.ts';
import { findTableFiles } from './files.ts';
import { makeHouseholdKeyFinder, type FindHouseholdKey } from './household-keys.ts';
import { openRawSheets } from './raw-sheets.ts';

/**
 * Reads the keys that the registry's file has, whatever else is wrong with its rows or its header: what is no row of the portal is a household all the same.
 *
 * @throws UserError when the folder cannot be read
 */
export async function readHouseholdKeys(dataDir: string): Promise<FindHouseholdKey> {
  const rejected: { row: number; values: { household_key: string } }[] = [];
  const file = (await findTableFiles(dataDir, () => {})).find(({ table }) => table === 'registry');
  const bytes = file && (await readFile(file.path).catch(() => undefined));
  for (const { header, forEachRow } of bytes ? await openRawSheets(bytes, tables.registry) : []) {
    const places = (header?.matches ?? []).flatMap((match, index) => (match?.column.name === 'household_key' ? [index] : []));
    if (header === undefined || places.length === 0) continue;
    await forEachRow((cells, row) => {
      if (row <= header.bottom + 1) return;
      for (const index of places) rejected.push({ row, values: { household_key: cleanText(showCell(cells[index] ?? '')) } });
    });
  }
  return makeHouseholdKeyFinder({ rows: [], rowNumbers: [], rejected });
}
