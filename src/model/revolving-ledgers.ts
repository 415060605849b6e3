import type { Row } from '../schema/index.ts';
import { isRunning } from './printed.ts';
import { compare, groupBy } from './values.ts';

type FundYear = Row<'revolving_funds'>;

/** How a year of a ledger stands. */
export type YearState = 'used' | 'idle' | 'missing' | 'broken';

export interface LedgerOfYear {
  year: number;
  /** Absent where the year was not handed in. */
  row: FundYear | undefined;
  /**
   * missing: no row for a year that is over. broken: it opens with something else than the last year closed with. idle: there was money, and nothing
   * was lent, given or got back. used: all else.
   */
  state: YearState;
}

export interface RevolvingLedger {
  id: string;
  name: string;
  kind: FundYear['kind'];
  region_code: string;
  /** Every year from the first row to the last one that is over, oldest first. */
  years: LedgerOfYear[];
}

const stateOf = (row: FundYear | undefined, before: FundYear | undefined): YearState => {
  if (!row) return 'missing';
  if (before?.closing !== undefined && row.opening !== undefined && before.closing !== row.opening) return 'broken';
  const moved = [row.received, row.spent, row.repaid].some((amount) => (amount ?? 0) > 0);
  return !moved && (row.opening ?? row.closing ?? 0) > 0 ? 'idle' : 'used';
};

/**
 * The yearly rows of each revolving fund as a ledger without gaps. Name, kind and place are those of the newest row. Source: 组建“三支”基金 (Sichuan): village
 * industry, education and medical funds, each with its own account.
 *
 * @param asOf the last year that is over on this day is the last that can be missing
 */
export function createLedgers(rows: readonly FundYear[], asOf: string): RevolvingLedger[] {
  return [...groupBy(rows, (row) => row.revolving_fund_id)]
    .sort(([a], [b]) => compare(a, b))
    .map(([id, own]) => {
      const byYear = new Map(own.map((row) => [row.year, row]));
      const reported = [...byYear.keys()].sort((a, b) => a - b);
      const newest = byYear.get(reported.at(-1)!)!;
      const years: LedgerOfYear[] = [];
      for (let year = reported[0]!; year <= newest.year || !isRunning(year, asOf); year += 1) {
        const row = byYear.get(year);
        years.push({ year, row, state: stateOf(row, byYear.get(year - 1)) });
      }
      return { id, name: newest.name, kind: newest.kind, region_code: newest.region_code, years };
    });
}

/** Sums of what ledgers say of one year, in fen. `missing` is how many have no row for it though they had begun. */
export interface LedgerSums {
  funds: number;
  missing: number;
  opening: number;
  received: number;
  spent: number;
  repaid: number;
  closing: number;
}

export function sumLedgers(ledgers: readonly RevolvingLedger[], year: number): LedgerSums {
  const sums: LedgerSums = { funds: 0, missing: 0, opening: 0, received: 0, spent: 0, repaid: 0, closing: 0 };
  for (const { years } of ledgers) {
    const found = years.find((entry) => entry.year === year);
    if (!found) continue;
    if (!found.row) sums.missing += 1;
    else {
      sums.funds += 1;
      for (const key of ['opening', 'received', 'spent', 'repaid', 'closing'] as const) sums[key] += found.row[key] ?? 0;
    }
  }
  return sums;
}

export const ledgerYears = (ledgers: readonly RevolvingLedger[]): number[] =>
  [...new Set(ledgers.flatMap(({ years }) => years.map(({ year }) => year)))].sort((a, b) => b - a);
