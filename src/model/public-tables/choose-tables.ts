import type { TableName } from '../../schema/index.ts';
import type { Facts } from '../facts.ts';
import { peopleOf } from '../given.ts';
import { countValue, printedCounts } from '../topics/inspection-counts.ts';
import { beneficiaries, projectWords } from '../views/project.ts';
import type { Place } from '../places.ts';
import { publishedColumns } from './published-columns.ts';
import { createPublicTable, type PublicTable, type TableChoice } from './public-table.ts';

/** Codes of the places above a place. */
function ancestors({ parent }: Place): string[] {
  return parent ? [parent.code, ...ancestors(parent)] : [];
}

/**
 * Which tables are published whole, and of each the columns that pages print. Whatever a page withholds is withheld here by the same function.
 * Not here: the registry (it has files of its own), what is printed only in sums by county (干部结对), and tables in which numbers of people stand
 * in words or are withheld by rules of the page (对标清单, 需求, 培训, 小额信贷, 资产).
 */
export function chooseTables(facts: Facts): PublicTable[] {
  const { tables, places, portal, hasPage, notices, money, oversight, enterprises } = facts;
  const { threshold } = portal.disclosure;
  const nameOf = (code: string): string => places.fullName(code) || places.get(code).name;
  const isShown = (code: string): boolean => hasPage(places.get(code));
  const make = <T extends TableName>(choice: TableChoice<T>): PublicTable => createPublicTable(choice, nameOf);
  // Whatever lies above a place that is shown, such as a province that has no page of its own.
  const above = new Set(places.all.filter(hasPage).flatMap(ancestors));
  const all = [
    make({
      table: 'regions',
      rows: (tables.regions?.rows ?? []).filter(({ code }) => isShown(code) || above.has(code)),
      columns: publishedColumns.regions,
      filled: { full_name: ({ code, full_name: given }) => given ?? nameOf(code) },
    }),
    make({ table: 'villages', rows: (tables.villages?.rows ?? []).filter((row) => isShown(row.village_code)), columns: publishedColumns.villages }),
    make({ table: 'village_years', rows: (tables.village_years?.rows ?? []).filter((row) => isShown(row.village_code)), columns: publishedColumns.village_years }),
    make({ table: 'support_teams', rows: tables.support_teams?.rows ?? [], columns: publishedColumns.support_teams }),
    make({ table: 'funds', rows: money.funds, columns: publishedColumns.funds }),
    make({ table: 'allocations', rows: tables.allocations?.rows ?? [], columns: publishedColumns.allocations }),
    make({
      table: 'projects',
      rows: money.projects,
      columns: publishedColumns.projects,
      printed: {
        subsidy_standard: (row) => projectWords(row, threshold).standard,
        beneficiary_households: (row) => beneficiaries(row, threshold).households,
        beneficiary_persons: (row) => beneficiaries(row, threshold).persons,
      },
      reworded: {
        task: (row) => projectWords(row, threshold).task,
        goal: (row) => projectWords(row, threshold).goal,
        benefit: (row) => projectWords(row, threshold).benefit,
      },
    }),
    make({ table: 'disbursements', rows: tables.disbursements?.rows ?? [], columns: publishedColumns.disbursements }),
    make({
      table: 'notices',
      // Of those published by the day alone: a later one is not in the output at all.
      rows: notices.all,
      columns: publishedColumns.notices,
      filled: { index_number: ({ index_number: index, notice_id: id }) => index ?? id },
    }),
    make({ table: 'enterprises', rows: enterprises.all, columns: publishedColumns.enterprises }),
    make({ table: 'pairings', rows: tables.pairings?.rows ?? [], columns: publishedColumns.pairings }),
    make({
      table: 'contributions',
      rows: tables.contributions?.rows ?? [],
      columns: publishedColumns.contributions,
      printed: { jobs: (row) => peopleOf(row, 'jobs', threshold), trainees: (row) => peopleOf(row, 'trainees', threshold) },
    }),
    make({ table: 'honours', rows: tables.honours?.rows ?? [], columns: publishedColumns.honours }),
    make({
      table: 'inspections',
      rows: oversight.inspections,
      columns: publishedColumns.inspections,
      printed: {
        sampled: (row) => countValue(printedCounts(row, threshold).sampled),
        passed: (row) => countValue(printedCounts(row, threshold).passed),
        score: (row) => (printedCounts(row, threshold).score === undefined ? { suppressed: true } : undefined),
      },
    }),
    make({ table: 'findings', rows: oversight.findings, columns: publishedColumns.findings }),
  ];
  return all.filter(({ rows }) => rows.length > 0);
}
