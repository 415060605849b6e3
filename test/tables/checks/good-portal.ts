import { portalSchema } from '../../../src/config.ts';
import { tableNames, type Row, type TableName } from '../../../src/schema/index.ts';
import { checks } from '../../../src/tables/checks/index.ts';
import { createContext, createRaise, type CheckInput } from '../../../src/tables/checks/context.ts';
import type { Dataset, Policy } from '../../../src/tables/dataset.ts';
import type { Issue } from '../../../src/tables/issue.ts';

export type Rows = { [T in TableName]: Row<T>[] };

export const asOf = '2020-12-01';
/** 10,000 元 in fen. */
export const wan = 1_000_000;

const uscc = '91990102MA0000001D';

/** A whole small portal, one row or a few in every table, about which there is nothing to say. Made anew at each call. */
export const goodRows = (): Rows => ({
  regions: [
    { code: '990000000000', name: '禾省' },
    { code: '990100000000', name: '望禾市' },
    { code: '990102000000', name: '青石县' },
    { code: '990102101000', name: '新桥镇' },
    { code: '990102101201', name: '新桥村', former_codes: ['990102100201'] },
    { code: '990102101202', name: '南岸村' },
    { code: '999001000000', name: '潜水市' },
  ],
  villages: [
    { village_code: '990102101201', designation: 'poor', listed_year: 2014, exited_on: '2019-12-18', households: 412, population: 1536, notice_board: '村委会东墙' },
    { village_code: '990102101202', designation: 'weak_economy', notice_board: '南岸路口' },
  ],
  village_years: [{ village_code: '990102101201', year: 2019, per_capita_income: 326_800, collective_income: 6 * wan }],
  checklists: [
    { village_code: '990102101201', standard: '出列标准', item: '贫困发生率', target: '低于2%', actual: '1.3%', met: true, checked_on: '2019-11-02' },
    { village_code: '990102101201', standard: '出列标准', item: '集体收入', target: '5万元', actual: '6万元', met: true },
  ],
  needs: [
    { need_id: 'XQ1', village_code: '990102101201', need: '冷库一座', posted_on: '2019-03-01', matched_by: uscc, matched_on: '2019-05-20' },
    { need_id: 'XQ2', village_code: '990102101202', need: '技术员', posted_on: '2019-03-01' },
  ],
  support_teams: [{ village_code: '990102101201', role: 'first_secretary', unit: '市财政局', since: '2015-09-01' }],
  cadre_pairings: [{ village_code: '990102101201', unit: '市财政局', year: 2019, cadres: 12, households: 12, raised: 11 }],
  registry: [
    { household_key: 'h7k2q9x4', village_code: '990102101201', persons: 3, cause: 'illness' },
    { household_key: 'p3m8w5t1', village_code: '990102101201', persons: 2, cause: 'no_labour' },
  ],
  registry_events: [
    { household_key: 'h7k2q9x4', event: 'identified', on: '2014-05-01' },
    { household_key: 'h7k2q9x4', event: 'exited', on: '2017-12-31' },
    { household_key: 'h7k2q9x4', event: 'returned', on: '2018-06-01' },
    { household_key: 'p3m8w5t1', event: 'added', on: '2016-05-01' },
    { household_key: 'p3m8w5t1', event: 'exited', on: '2019-12-31' },
  ],
  training: [{ region_code: '990102000000', year: 2019, trainees: 120, employed: 109 }],
  microloans: [{ region_code: '990102000000', year: 2019, loans: 86, amount: 258 * wan }],
  funds: [
    { fund_id: 'ZY2020-1', name: '中央衔接资金', document_number: '望财农〔2020〕12号', year: 2020, level: 'central', amount: 100 * wan, issued_on: '2020-03-02', allocation_method: '因素法', department: '市财政局' },
  ],
  allocations: [
    { allocation_id: 'FP1', fund_id: 'ZY2020-1', region_code: '990102000000', amount: 80 * wan, allocated_on: '2020-03-10' },
    { allocation_id: 'FP2', fund_id: 'ZY2020-1', region_code: '990102101201', project_id: 'QS1', amount: 50 * wan, allocated_on: '2020-03-18' },
    { allocation_id: 'FP3', fund_id: 'ZY2020-1', region_code: '990102101202', project_id: 'QS2', amount: 20 * wan, allocated_on: '2020-03-18' },
  ],
  projects: [
    {
      project_id: 'QS1', name: '修路', region_code: ['990102101201'], category: '基础设施', nature: '新建', year: 2020, task: '硬化道路3.2公里',
      subsidy_standard: '每公里15万元', budget: 50 * wan, starts_on: '2020-04-01', due_on: '2020-10-31', finished_on: '2020-10-20', implementer: '新桥镇人民政府',
      responsible_post: '镇长', supervisor: '县交通运输局', goal: '验收合格率100%', benefit: '方便出行', beneficiary_households: 120, beneficiary_persons: 400,
      status: 'accepted', settled: 48 * wan, inspection: '合格',
    },
    {
      project_id: 'QS2', name: '建棚', region_code: ['990102101202'], category: '产业发展', nature: '新建', year: 2020, task: '建大棚10座',
      subsidy_standard: '每座2万元', budget: 20 * wan, starts_on: '2020-04-01', due_on: '2020-12-31', implementer: '新桥镇人民政府',
      responsible_post: '镇长', supervisor: '县农业农村局', goal: '增收', benefit: '分红', beneficiary_households: 30, status: 'building',
    },
  ],
  disbursements: [
    { disbursement_id: 'BF1', project_id: 'QS1', fund_id: 'ZY2020-1', instalment: 1, paid_on: '2020-06-18', amount: 20 * wan },
    { disbursement_id: 'BF2', project_id: 'QS1', fund_id: 'ZY2020-1', instalment: 2, paid_on: '2020-11-02', amount: 25 * wan },
  ],
  assets: [
    { asset_id: 'ZC1', village_code: '990102101201', name: '标准厂房', project_id: 'QS1', tenant: uscc, lease_from: '2019-01-01', lease_to: '2022-12-31', jobs: 40, registry_jobs: 22 },
  ],
  revolving_funds: [
    { revolving_fund_id: 'JJ1', name: '产业扶持基金', kind: 'village_industry', region_code: '990102101201', year: 2018, opening: 15 * wan, received: 5 * wan, spent: 8 * wan, repaid: 3 * wan, closing: 15 * wan },
    { revolving_fund_id: 'JJ1', name: '产业扶持基金', kind: 'village_industry', region_code: '990102101201', year: 2019, opening: 15 * wan, spent: 5 * wan, closing: 10 * wan },
  ],
  notices: [
    notice('GS1', 'allocation', { subject: ['fund:ZY2020-1'], published_on: '2020-03-20', open_from: '2020-03-20', open_to: '2020-03-30' }),
    notice('GS2', 'project_pool', { subject: ['project:QS1', 'project:QS2'], published_on: '2020-03-01', open_from: '2020-03-01', open_to: '2020-03-11' }),
    notice('GS3', 'annual_plan', { subject: ['project:QS1'], published_on: '2020-03-25' }),
    notice('GS4', 'before_work', { subject: ['project:QS1'], published_on: '2020-03-21', open_from: '2020-03-21', open_to: '2020-03-31' }),
    notice('GS5', 'completion', { subject: ['project:QS1'], published_on: '2020-11-10' }),
    notice('GS6', 'beneficiaries', { subject: ['project:QS1', 'village:990102101201'], published_on: '2020-05-01', open_from: '2020-05-01', open_to: '2020-05-11' }),
    notice('GS7', 'identification', { subject: ['village:990102101201'], published_on: '2016-04-20', open_from: '2016-04-20', open_to: '2016-04-27' }),
    notice('GS8', 'household_exit', { region_code: '990102101202', published_on: '2017-12-20', open_from: '2017-12-20', open_to: '2017-12-27' }),
    notice('GS9', 'village_exit', { subject: ['village:990102101201'], published_on: '2019-12-01', open_from: '2019-12-01', open_to: '2019-12-08' }),
    notice('GS10', 'commendation', { subject: [`enterprise:${uscc}`], published_on: '2020-01-10', open_from: '2020-01-10', open_to: '2020-01-20' }),
    notice('GS11', 'correction', { corrects: 'GS1', subject: ['notice:GS1'], body: '分配日期有误，现予更正。', published_on: '2020-04-02' }),
    notice('GS12', 'other', { body: '工作提示.md', published_on: '2020-04-02' }),
  ],
  enterprises: [{ uscc, name: '望禾绿源农业有限公司', region_code: '990102000000' }],
  pairings: [{ pairing_id: 'JD1', uscc, village_code: '990102101201', modes: ['产业'], from: '2017-01-01', to: '2019-12-31' }],
  contributions: [
    { contribution_id: 'TR1', uscc, village_code: '990102101201', year: 2019, kind: '资金', amount: 12 * wan, verified_by: '县工商联', verified_on: '2019-12-20' },
    { contribution_id: 'TR2', uscc, village_code: '990102101201', year: 2019, kind: '岗位', jobs: 15 },
    { contribution_id: 'TR3', uscc, village_code: '990102101201', year: 2019, kind: '培训', trainees: 40 },
  ],
  honours: [{ honour_id: 'BZ1', uscc, year: 2019, title: '先进企业', awarded_by: '望禾市人民政府' }],
  inspections: [{ inspection_id: 'JC1', kind: '第三方评估', on: '2019-11-15', region_code: '990102000000', by: '省评估组', sampled: 200, passed: 198 }],
  findings: [
    { finding_id: 'WT1', inspection_id: 'JC1', region_code: '990102101000', found_on: '2019-11-15', finding: '归档不及时', responsible_unit: '新桥镇人民政府', due_on: '2019-12-31', resolved_on: '2019-12-10', result: '已整改' },
  ],
});

export const notice = (
  notice_id: string,
  kind: Row<'notices'>['kind'],
  more: Partial<Row<'notices'>>,
): Row<'notices'> => ({
  notice_id,
  kind,
  title: `${notice_id} 公示`,
  region_code: '990102000000',
  publisher: '青石县农业农村局',
  published_on: '2020-04-01',
  phone: '12317',
  ...more,
});

export interface Settings {
  portal?: Record<string, unknown>;
  asOf?: string;
  without?: TableName[];
  noticeFiles?: string[];
  policies?: Policy[];
}

export const goodPortalJson = {
  name: '测试公示',
  region: '990100000000',
  also_covers: ['999001000000'],
  publisher: '测试局',
  hotlines: [{ name: '监督热线', number: '12317' }],
  // Its rows lie years apart; what is stale is for the cases to say.
  freshness: { home_days: 0, column_days: 0, outcome_days: 0 },
};

export function inputOf(rows: Partial<Rows>, settings: Settings = {}): CheckInput {
  const tables: Record<string, unknown> = {};
  for (const name of tableNames) {
    const own = rows[name];
    if (!own || settings.without?.includes(name)) continue;
    tables[name] = { name, file: `${name}.csv`, rows: own, rowNumbers: own.map((_, index) => index + 2), headers: {} };
  }
  return {
    portal: portalSchema.parse({ ...goodPortalJson, ...settings.portal }),
    tables: tables as Dataset,
    asOf: settings.asOf ?? asOf,
    noticeFiles: new Set(settings.noticeFiles ?? ['工作提示.md']),
    policies: settings.policies ?? [],
  };
}

/** Runs every check. */
export function runChecks(input: CheckInput): Issue[] {
  const issues: Issue[] = [];
  const context = createContext(input);
  const raise = createRaise((issue) => issues.push(issue));
  for (const check of checks) check(context, raise);
  return issues;
}
