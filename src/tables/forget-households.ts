import { readFile } from 'node:fs/promises';
import type { TableName } from '../schema/index.ts';
import type { Dataset, LoadedTable } from './dataset.ts';
import type { TableFile } from './files.ts';
import { householdKeyFinderOf, rememberFinder } from './household-keys.ts';
import { fullRows, readKeysOf } from './read-household-keys.ts';

/**
 * Empties the tables of households, once they have been counted: nothing that is made afterwards can print one, and a province's millions of rows leave
 * memory. Their keys are still found in texts by `householdKeyFinderOf` of the same table. Source: architecture, promise 7.
 */
export function forgetHouseholds({ registry, registry_events: events }: Dataset): void {
  // Made from the rows, and remembered.
  if (registry) householdKeyFinderOf(registry);
  for (const table of [registry, events]) {
    if (table) table.rows.length = table.rowNumbers.length = 0;
  }
}

/**
 * A table of households as it is once it is forgotten, from a CSV file that was found to have no error and was counted before: of the registry's only the keys are read.
 *
 * @throws whatever the system says when the file cannot be read
 */
export async function readForgotten({ table, name: file, path }: TableFile): Promise<LoadedTable<TableName>> {
  const forgotten = { name: table, file, rows: [], rowNumbers: [], headers: {} };
  if (table === 'registry') rememberFinder(forgotten, await readKeysOf(await readFile(path), fullRows));
  return forgotten;
}
