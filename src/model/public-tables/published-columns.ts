import type { Row, TableName } from '../../schema/index.ts';

type ColumnsOf = { [T in TableName]?: readonly (keyof Row<T> & string)[] };

/** Tables that are published whole, and of each the columns that pages print, in the order of the schema. */
export const publishedColumns = {
  regions: ['code', 'name', 'full_name', 'former_codes', 'former_names'],
  villages: ['village_code', 'designation', 'listed_year', 'exited_on', 'households', 'population', 'leading_industry', 'notice_board'],
  village_years: ['village_code', 'year', 'per_capita_income', 'collective_income'],
  support_teams: ['village_code', 'role', 'unit', 'since'],
  funds: [
    'fund_id', 'name', 'document_number', 'year', 'level', 'kind', 'amount', 'issued_on', 'allocation_method', 'department', 'open_from', 'open_to',
    'quota_hectares', 'price_per_hectare',
  ],
  allocations: ['allocation_id', 'fund_id', 'region_code', 'project_id', 'amount', 'allocated_on'],
  projects: [
    'project_id', 'name', 'region_code', 'category', 'nature', 'year', 'task', 'subsidy_standard', 'budget', 'starts_on', 'due_on', 'finished_on',
    'accepted_on', 'implementer', 'responsible_post', 'supervisor', 'goal', 'benefit', 'beneficiary_households', 'beneficiary_persons', 'status', 'settled',
    'inspection',
  ],
  disbursements: ['disbursement_id', 'project_id', 'fund_id', 'instalment', 'paid_on', 'amount', 'milestone', 'approved_by', 'voucher'],
  notices: [
    'notice_id', 'kind', 'title', 'region_code', 'publisher', 'published_on', 'open_from', 'open_to', 'subject', 'phone', 'email', 'address', 'outcome',
    'index_number', 'document_number', 'corrects',
  ],
  enterprises: ['uscc', 'name', 'industry', 'region_code'],
  pairings: ['pairing_id', 'uscc', 'village_code', 'modes', 'from', 'to'],
  contributions: ['contribution_id', 'uscc', 'village_code', 'year', 'kind', 'amount', 'jobs', 'trainees', 'named_after', 'verified_by', 'verified_on'],
  honours: ['honour_id', 'uscc', 'year', 'title', 'awarded_by', 'document_number', 'revoked_on', 'revoked_reason'],
  inspections: ['inspection_id', 'kind', 'on', 'region_code', 'by', 'scope', 'sampled', 'sampled_unit', 'passed', 'score', 'summary'],
  findings: [
    'finding_id', 'inspection_id', 'region_code', 'found_on', 'project_id', 'finding', 'amount', 'recovered', 'responsible_unit', 'measure', 'due_on',
    'resolved_on', 'result', 'accountability',
  ],
} as const satisfies ColumnsOf;
