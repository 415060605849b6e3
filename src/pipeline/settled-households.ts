import { join } from 'node:path';
import { readEvents, type Store, type TrustedRelease } from '../release/store/store.ts';
import { warningsOfCheck, type AcceptedWarning } from '../tables/accepted-warnings.ts';
import type { Dataset, LoadedTable } from '../tables/dataset.ts';
import { findTableFiles, type TableFile } from '../tables/files.ts';
import { readForgotten } from '../tables/forget-households.ts';
import type { Report } from '../tables/issue.ts';
import type { TableName } from '../schema/index.ts';
import { hasHash, type InputFile } from './input-files.ts';
import { countedTables, countedTime, numbersFile } from './protect-again.ts';

/** Tables of households that need not be read: what the check said of them, and what may be printed of them, is known. */
export interface SettledHouseholds {
  /** The tables without rows, by the name of their file. */
  tables: ReadonlyMap<string, LoadedTable<TableName>>;
  warnings: AcceptedWarning[];
}

const households: readonly TableName[] = ['registry', 'registry_events'];

/** The warnings of a check: those that stand in the tables of households, and the others. */
export function partWarnings({ issues }: Report, tables: Dataset): { ofHouseholds: AcceptedWarning[]; others: AcceptedWarning[] } {
  const files = new Set(households.flatMap((name) => tables[name]?.file ?? []));
  return {
    ofHouseholds: warningsOfCheck({ issues: issues.filter(({ file }) => files.has(file)) }),
    others: warningsOfCheck({ issues: issues.filter(({ file }) => !files.has(file)) }),
  };
}

/**
 * Nobody edits a payment and a million households at once: when the registry, its events and all that they are checked against and counted with are of the same bytes
 * as in the release before, made by the same program, they passed then and pass now, and their numbers are those that it kept. A day has passed perhaps, but
 * nothing of a household lies ahead of a day that was not ahead of an earlier one.
 *
 * @param before the public release, made by this program
 * @param dataDir folder with the tables
 * @returns undefined when they have to be read
 */
export async function settledHouseholds(store: Store, before: TrustedRelease, { dataDir, inputs, asOf }: { dataDir: string; inputs: readonly InputFile[]; asOf: string }): Promise<SettledHouseholds | undefined> {
  const { id, numbers, asOf: earlier, inputs: earlierInputs } = before.manifest;
  // After an undo, the release that was taken back says what people have read.
  if (numbers?.warnings === undefined || readEvents(store).events.findLast(({ kind }) => kind === 'release')?.id !== id) return undefined;
  if (asOf < earlier || countedTime(asOf) !== countedTime(earlier)) return undefined;
  const found = new Map((await findTableFiles(dataDir, () => {})).map((file) => [file.table, file]));
  const [was, is] = [earlierInputs, inputs].map((list) => new Map(list.map(({ file, sha256: hash }) => [file, hash])));
  const isSame = (file: string): boolean => was!.has(file) && was!.get(file) === is!.get(file);
  const counted = countedTables.map((name) => found.get(name));
  const tables = households.flatMap((name) => found.get(name) ?? []);
  const isWhole = counted.every((file): file is TableFile => file !== undefined) && tables.every(({ name }) => /\.csv$/i.test(name));
  if (!isWhole || ![...counted.map(({ name }) => `data/${name}`), 'data/portal.json'].every(isSame)) return undefined;
  if (!hasHash(join(before.folder, numbersFile), numbers.sha256)) return undefined;
  const forgotten = new Map<string, LoadedTable<TableName>>();
  for (const file of tables) forgotten.set(file.name, await readForgotten(file));
  return { tables: forgotten, warnings: numbers.warnings };
}
