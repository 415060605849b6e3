import type { Dataset } from './dataset.ts';
import { householdKeyFinderOf } from './household-keys.ts';

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
