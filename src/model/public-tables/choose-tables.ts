import type { TableName } from '../../schema/index.ts';
import type { Facts } from '../facts.ts';
import { peopleOf } from '../given.ts';
import { countValue, printedCounts } from '../topics/inspection-counts.ts';
import { beneficiaries, projectWords } from '../views/project.ts';
import type { Place } from '../places.ts';
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
      columns: ['code', 'name', 'full_name', 'former_codes', 'former_names'],
      filled: { full_name: ({ code, full_name: given }) => given ?? nameOf(code) },
    }),
    make({
      table: 'villages',
      rows: (tables.villages?.rows ?? []).filter((row) => isShown(row.village_code)),
      columns: ['village_code', 'designation', 'listed_year', 'exited_on', 'households', 'population', 'leading_industry', 'notice_board'],
    }),
    make({ table: 'village_years', rows: (tables.village_years?.rows ?? []).filter((row) => isShown(row.village_code)), columns: ['village_code', 'year', 'per_capita_income', 'collective_income'] }),
    make({ table: 'support_teams', rows: tables.support_teams?.rows ?? [], columns: ['village_code', 'role', 'unit', 'since'] }),
    make({
      table: 'funds',
      rows: money.funds,
      columns: ['fund_id', 'name', 'document_number', 'year', 'level', 'kind', 'amount', 'issued_on', 'allocation_method', 'department', 'open_from', 'open_to', 'quota_hectares', 'price_per_hectare'],
    }),
    make({ table: 'allocations', rows: tables.allocations?.rows ?? [], columns: ['allocation_id', 'fund_id', 'region_code', 'project_id', 'amount', 'allocated_on'] }),
    make({
      table: 'projects',
      rows: money.projects,
      columns: [
        'project_id', 'name', 'region_code', 'category', 'nature', 'year', 'task', 'subsidy_standard', 'budget', 'starts_on', 'due_on', 'finished_on', 'accepted_on',
        'implementer', 'responsible_post', 'supervisor', 'goal', 'benefit', 'beneficiary_households', 'beneficiary_persons', 'status', 'settled', 'inspection',
      ],
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
    make({
      table: 'disbursements',
      rows: tables.disbursements?.rows ?? [],
      columns: ['disbursement_id', 'project_id', 'fund_id', 'instalment', 'paid_on', 'amount', 'milestone', 'approved_by', 'voucher'],
    }),
    make({
      table: 'notices',
      // Of those published by the day alone: a later one is not in the output at all.
      rows: notices.all,
      columns: ['notice_id', 'kind', 'title', 'region_code', 'publisher', 'published_on', 'open_from', 'open_to', 'subject', 'phone', 'email', 'address', 'outcome', 'index_number', 'document_number', 'corrects'],
      filled: { index_number: ({ index_number: index, notice_id: id }) => index ?? id },
    }),
    make({ table: 'enterprises', rows: enterprises.all, columns: ['uscc', 'name', 'industry', 'region_code'] }),
    make({ table: 'pairings', rows: tables.pairings?.rows ?? [], columns: ['pairing_id', 'uscc', 'village_code', 'modes', 'from', 'to'] }),
    make({
      table: 'contributions',
      rows: tables.contributions?.rows ?? [],
      columns: ['contribution_id', 'uscc', 'village_code', 'year', 'kind', 'amount', 'jobs', 'trainees', 'named_after', 'verified_by', 'verified_on'],
      printed: { jobs: (row) => peopleOf(row, 'jobs', threshold), trainees: (row) => peopleOf(row, 'trainees', threshold) },
    }),
    make({
      table: 'honours',
      rows: tables.honours?.rows ?? [],
      columns: ['honour_id', 'uscc', 'year', 'title', 'awarded_by', 'document_number', 'revoked_on', 'revoked_reason'],
    }),
    make({
      table: 'inspections',
      rows: oversight.inspections,
      columns: ['inspection_id', 'kind', 'on', 'region_code', 'by', 'scope', 'sampled', 'sampled_unit', 'passed', 'score', 'summary'],
      printed: {
        sampled: (row) => countValue(printedCounts(row, threshold).sampled),
        passed: (row) => countValue(printedCounts(row, threshold).passed),
        score: (row) => (printedCounts(row, threshold).score === undefined ? { suppressed: true } : undefined),
      },
    }),
    make({
      table: 'findings',
      rows: oversight.findings,
      columns: [
        'finding_id', 'inspection_id', 'region_code', 'found_on', 'project_id', 'finding', 'amount', 'recovered', 'responsible_unit', 'measure', 'due_on', 'resolved_on', 'result', 'accountability',
      ],
    }),
  ];
  return all.filter(({ rows }) => rows.length > 0);
}
