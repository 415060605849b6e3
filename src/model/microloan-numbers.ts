import { withholdTree } from '../disclosure/withhold-tree.ts';
import type { Row } from '../schema/index.ts';
import type { Facts } from './facts.ts';
import type { Printed } from './printed.ts';
import { countNodes, findNode, ledgerByYear, sumOf, type LedgerRow, type LedgerYear } from './year-ledger.ts';

type Loans = Row<'microloans'>;

/** What may be printed of the loans of a place in a year, or of a sum of them. Money in fen. */
export interface MicroloanNumbers {
  loans: Printed;
  amount: Printed;
  /** A year's interest on what was lent. */
  interest: Printed;
  subsidy: Printed;
  overdue: Printed;
}

export interface MicroloanFacts {
  years: LedgerYear<Loans>[];
  numbers(id: string, rows: readonly LedgerRow<Loans>[]): MicroloanNumbers;
  /** What may be printed of a covered region or a county in a year, the same as the pages print. */
  in(code: string, year: number): MicroloanNumbers | undefined;
  rowsOf(year: LedgerYear<Loans>): LedgerRow<Loans>[];
}

/** A year's interest in fen: 2,580,000 元 at 4.35% → 112,230 元. Undefined where the rate is not reported. */
export const interestOf = ({ amount, rate }: Pick<Loans, 'amount' | 'rate'>): number | undefined => (rate === undefined ? undefined : Math.round((amount * rate) / 100));

/** The ledger rounds loans to 万元, so that a subsidy of exactly half is half only to within this many points. */
const slackPoints = 0.5;

/** Whether the subsidy reaches its share of the interest, in %. Undefined where either is not known. Source: Huai'an 三(四), 按50%贴息. */
export function isSubsidised(subsidy: Printed, interest: Printed, percent: number): boolean | undefined {
  if (typeof subsidy !== 'number' || typeof interest !== 'number' || interest === 0) return undefined;
  return subsidy * 100 >= interest * (percent - slackPoints);
}

/** The ledger of microloans with what may be printed of it: a loan is a household's, so where loans are withheld, so is all their money. */
export function createMicroloanFacts({ tables, places, portal }: Pick<Facts, 'tables' | 'places' | 'portal'>): MicroloanFacts {
  const years = ledgerByYear(tables.microloans?.rows ?? [], places);
  const withheld = withholdTree(countNodes(years, ({ loans }) => [loans]), portal.disclosure.threshold);
  const numbers = (id: string, rows: readonly LedgerRow<Loans>[]): MicroloanNumbers => {
    const print = (valueOf: (row: Loans) => number | undefined): Printed => (withheld.has(id) ? 'withheld' : sumOf(rows, ({ row }) => valueOf(row)));
    return {
      loans: print((row) => row.loans),
      amount: print((row) => row.amount),
      interest: print(interestOf),
      subsidy: print((row) => row.subsidy),
      overdue: print((row) => row.overdue),
    };
  };
  return {
    years,
    rowsOf: ({ groups }) => groups.flatMap(({ rows }) => rows),
    numbers,
    in(code, year) {
      const node = findNode(years, code, year);
      return node && numbers(node.id, node.rows);
    },
  };
}
