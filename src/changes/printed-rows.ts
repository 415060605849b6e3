import { createAssetFacts, type AssetFacts } from '../model/asset-facts.ts';
import type { Facts } from '../model/facts.ts';
import { peopleOf } from '../model/given.ts';
import { printedCounts } from '../model/topics/inspection-counts.ts';
import { beneficiaries, projectWords } from '../model/views/project.ts';
import type { Row, TableName } from '../schema/index.ts';
import { sameValue, type AnyRow } from './match-rows.ts';

/** What the public reads of a row where that is not what the table says: small counts are withheld, words that hold them are reworded. */
type PrintedColumns = { [T in TableName]?: (row: Row<T>, threshold: number, assets: () => AssetFacts) => Record<string, unknown> };

const printedColumns: PrintedColumns = {
  projects: (row, threshold) => {
    const { households, persons } = beneficiaries(row, threshold);
    return { beneficiary_households: households, beneficiary_persons: persons, subsidy_standard: projectWords(row, threshold).standard };
  },
  contributions: (row, threshold) => ({ jobs: peopleOf(row, 'jobs', threshold), trainees: peopleOf(row, 'trainees', threshold) }),
  // Withheld numbers are undefined there, and blank ones null.
  inspections: (row, threshold) => Object.fromEntries(Object.entries(printedCounts(row, threshold)).map(([column, value]) => [column, value ?? String(value)])),
  assets: (row, _, assets) => {
    const { jobs, registered } = assets().jobs(row);
    return { jobs, registry_jobs: registered };
  },
};

/** Reads a row as it is printed. */
export type PrintRow = (row: AnyRow) => AnyRow;

/**
 * How the rows of a table are printed. That a withheld number has become another withheld one is nothing that the public may see: to say that a row was changed, of which
 * every page says what it said, would tell just that.
 *
 * @returns undefined where rows are printed as the facts word them
 */
export function rowPrinter(table: TableName, facts: Facts): PrintRow | undefined {
  const print = printedColumns[table] as ((row: AnyRow, threshold: number, assets: () => AssetFacts) => Record<string, unknown>) | undefined;
  if (!print) return undefined;
  let assets: AssetFacts | undefined;
  return (row) => ({ ...row, ...print(row, facts.portal.disclosure.threshold, () => (assets ??= createAssetFacts(facts))) });
}

const samePrint = (a: unknown, b: unknown): boolean => sameValue(a, b) || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** Whether two printed rows read the same in every column. */
export const readsSame = (a: AnyRow, b: AnyRow): boolean => [...new Set([...Object.keys(a), ...Object.keys(b)])].every((column) => samePrint(a[column], b[column]));
