import type { Row } from '../../../schema/index.ts';
import type { Facts } from '../../facts.ts';
import type { Place } from '../../places.ts';
import { total } from '../../values.ts';

type VillageYear = Row<'village_years'>;

const newestYears = new WeakMap<readonly VillageYear[], number>();

/** The newest year that any village reported. */
export function newestIncomeYear({ tables: { village_years: table } }: Facts): number | undefined {
  if (!table || table.rows.length === 0) return undefined;
  const newest = newestYears.get(table.rows) ?? table.rows.reduce((last, { year }) => Math.max(last, year), 0);
  newestYears.set(table.rows, newest);
  return newest;
}

/** Income of a set of villages in one year. What nobody reported is undefined, not zero. */
export interface Income {
  /** Villages that reported a person's income. */
  reported: number;
  /** Sum, in fen. */
  collective: number | undefined;
  /** Median of the villages, in fen; the average of the two in the middle, without part fen. */
  perCapita: number | undefined;
}

export function incomeOf({ villageYears }: Facts, villages: readonly Place[], year: number): Income {
  const rows = villages.flatMap((village): VillageYear[] => (villageYears.get(village.code) ?? []).filter((row) => row.year === year));
  const collective = rows.flatMap((row) => row.collective_income ?? []);
  const perCapita = rows.flatMap((row) => row.per_capita_income ?? []).sort((a, b) => a - b);
  return {
    reported: perCapita.length,
    collective: collective.length === 0 ? undefined : total(collective),
    perCapita: medianOf(perCapita),
  };
}

function medianOf(sorted: readonly number[]): number | undefined {
  const low = sorted[(sorted.length - 1) >> 1];
  const high = sorted[sorted.length >> 1];
  return low === undefined || high === undefined ? undefined : Math.round((low + high) / 2);
}
