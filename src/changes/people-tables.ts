import type { TableName } from '../schema/index.ts';

/**
 * Tables whose rows are households or people, or counts of them in one place. They are never shown row by row to the public, and a report that lies
 * about in a folder is not the place for it either: of them it says only how many rows differ.
 */
export const peopleTables: ReadonlySet<TableName> = new Set<TableName>(['registry', 'registry_events', 'cadre_pairings', 'training', 'microloans']);
