import type { Row } from '../../../src/schema/index.ts';
import type { CheckCode } from '../../../src/tables/checks/codes.ts';
import type { Place } from '../../../src/tables/checks/context.ts';
import { goodPortalJson, notice, wan, type Rows, type Settings } from './good-portal.ts';

/** The smallest change to the good portal that breaks one rule, and where it must be reported. */
export interface Case {
  change?: (rows: Rows) => void;
  settings?: Settings;
  /** The text of portal.json; null for none. */
  portalJson?: string | null;
  content?: Record<string, string>;
  /** The text of boundaries.json. */
  boundaries?: string;
  at: Place;
  /** Other rules that the same change cannot but break. */
  also?: CheckCode[];
}

/** The row at a position, to be changed. */
const row = <T>(rows: T[], index = 0): T => {
  const found = rows[index];
  if (!found) throw new Error(`the good portal has no row ${index}`);
  return found;
};

const at = (file: string, row: number, column: string): Place => ({ file: `${file}.csv`, row, column });

const village = '990102101201';
const portalJson = (more: object): string => JSON.stringify({ ...goodPortalJson, ...more });

const reviewed = { review_number: '测S（2020）001号' };
/** A boundary file with one place, a square. */
const boundaries = (code: string): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [[[110, 30], [111, 30], [111, 31], [110, 31], [110, 30]]] } }],
  });

const project = (more: Partial<Row<'projects'>>) => (rows: Rows) => void Object.assign(row(rows.projects, 1), more);
const noticeChange = (index: number, more: Partial<Row<'notices'>>) => (rows: Rows) => void Object.assign(row(rows.notices, index), more);

const never = { home_days: 0, column_days: 0, outcome_days: 0 };

/** One case for every code: the type makes sure that no rule is without one. */
export const cases: Record<CheckCode, Case> = {
  'portal-missing': { portalJson: null, at: { file: 'portal.json' } },
  'portal-not-json': { portalJson: '{ "name": "测试", }', at: { file: 'portal.json' } },
  'portal-invalid': { portalJson: portalJson({ example: 'yes' }), at: { file: 'portal.json', column: 'example' } },
  'portal-region-unknown': {
    settings: { portal: { also_covers: ['999002000000'] } },
    at: { file: 'portal.json', column: 'also_covers.0' },
  },
  'portal-covers-twice': {
    settings: { portal: { also_covers: ['990102000000'] } },
    at: { file: 'portal.json', column: 'also_covers.0' },
  },
  'target-scope': {
    settings: {
      policies: [{ id: 'a', title: '甲', document: '甲', issuer: '甲', source: 'a', place: '甲', order: 1, summary: '甲。', figures: [], reference: false, charts: [], steps: [], targets: [{ promise: '都出列', measure: { metric: 'village_exits', by: '2018-12-31', villages: 999 } }] }],
    },
    at: { file: 'content/policies/a.mdx', column: 'targets' },
  },
  'boundaries-without-review-number': { boundaries: boundaries(village), at: { file: 'portal.json', column: 'map.review_number' } },
  'boundaries-invalid': {
    settings: { portal: { map: reviewed } },
    boundaries: boundaries(village).replace('Polygon', 'LineString'),
    at: { file: 'boundaries.json', column: 'features.0.geometry' },
  },
  'boundaries-region-unknown': {
    settings: { portal: { map: reviewed } },
    boundaries: boundaries('990102101299'),
    at: { file: 'boundaries.json', column: 'features.0.properties.code' },
  },
  'personal-data': {
    change: project({ task: '联系张主任13900000000' }),
    at: at('projects', 3, '建设任务'),
  },
  'household-key': {
    change: project({ task: '为p3m8w5t1户修路' }),
    at: at('projects', 3, '建设任务'),
  },
  'household-key-untellable': {
    change(rows) {
      row(rows.registry, 1).household_key = '20190102';
      for (const event of rows.registry_events) if (event.household_key === 'p3m8w5t1') event.household_key = '20190102';
    },
    at: at('registry', 3, '户编码'),
  },
  'personal-table': {
    content: { 'pages/list.md': '名单\n\n| 户主 | 村 |\n| --- | --- |\n| 某 | 新桥村 |\n' },
    at: { file: 'content/pages/list.md', row: 3 },
  },
  'content-invalid': { content: { 'notices/说明.mdx': '请核对\n\n人均 <3000 元\n' }, at: { file: 'content/notices/说明.mdx', row: 3 } },
  'content-code': { content: { 'notices/说明.mdx': '请核对\n\n{process.env.HOME}\n' }, at: { file: 'content/notices/说明.mdx', row: 3 } },

  'duplicate-key': {
    change: (rows) => rows.village_years.push({ ...row(rows.village_years) }),
    at: at('village_years', 3, '村代码'),
  },
  'unknown-reference': {
    change: (rows) => void (row(rows.findings).inspection_id = 'JC9'),
    at: at('findings', 2, '检查编号'),
  },
  'reference-table-missing': { settings: { without: ['inspections'] }, at: at('findings', 2, '检查编号') },
  'unknown-region': {
    change: (rows) => void (row(rows.training).region_code = '990102999000'),
    at: at('training', 2, '区划代码'),
  },
  'region-wrong-level': {
    change: (rows) => void (row(rows.pairings).village_code = '990102101000'),
    at: at('pairings', 2, '村代码'),
  },
  'region-not-covered': {
    change: (rows) => void (row(rows.training).region_code = '990000000000'),
    at: at('training', 2, '区划代码'),
  },
  'village-not-listed': {
    change(rows) {
      rows.regions.push({ code: '990102101203', name: '北岸村' });
      rows.village_years.push({ village_code: '990102101203', year: 2018 }, { village_code: '990102101203', year: 2019 });
    },
    at: at('village_years', 3, '村代码'),
  },
  'asset-project-elsewhere': {
    change: (rows) => void (row(rows.assets).village_code = '990102101202'),
    at: at('assets', 2, '村代码'),
  },
  'subject-malformed': {
    change: (rows) => void row(rows.notices, 2).subject?.push('工程：QS1'),
    at: at('notices', 4, '公示对象'),
  },

  'region-code-impossible': {
    change: (rows) => rows.regions.push({ code: '009900000000', name: '怪县' }),
    at: at('regions', 9, '区划代码'),
  },
  'region-without-parent': {
    change: (rows) => rows.regions.push({ code: '981102101000', name: '远镇' }),
    at: at('regions', 9, '区划代码'),
  },
  'parent-row-missing': {
    change: (rows) => rows.regions.push({ code: '990102103201', name: '甲村' }, { code: '990102103202', name: '乙村' }),
    at: at('regions', 9, '区划代码'),
  },
  'region-parent-skipped': {
    change: (rows) => rows.regions.push({ code: '990100000001', name: '城中村' }),
    at: at('regions', 9, '区划代码'),
  },
  'former-code-in-use': {
    change: (rows) => void (row(rows.regions, 5).former_codes = [village]),
    at: at('regions', 7, '曾用代码'),
  },
  'former-code-twice': {
    change: (rows) => void (row(rows.regions, 5).former_codes = ['990102100201']),
    at: at('regions', 7, '曾用代码'),
  },
  'former-code-malformed': {
    change: (rows) => void (row(rows.regions, 5).former_codes = ['../../index']),
    at: at('regions', 7, '曾用代码'),
  },
  'address-clash': {
    change: (rows) => rows.projects.push({ ...row(rows.projects, 1), project_id: 'qs1' }),
    at: at('projects', 4, '项目编号'),
  },
  'address-reserved': {
    change: (rows) => rows.projects.push({ ...row(rows.projects, 1), project_id: 'Page' }),
    at: at('projects', 4, '项目编号'),
  },

  'dates-reversed': {
    change: project({ starts_on: '2020-10-31', due_on: '2020-04-01' }),
    at: at('projects', 3, '实施期限（止）'),
  },
  'period-incomplete': { change: noticeChange(1, { open_to: undefined }), at: at('notices', 3, '公示止') },
  'date-in-future': {
    change: (rows) => void (row(rows.disbursements, 1).paid_on = '2020-12-02'),
    at: at('disbursements', 3, '拨付日期'),
  },
  'finished-without-date': { change: project({ status: 'finished' }), at: at('projects', 3, '完工日期') },
  'status-behind-date': { change: project({ finished_on: '2020-11-20' }), at: at('projects', 3, '进度') },
  'accepted-without-inspection': {
    change: project({ status: 'accepted', finished_on: '2020-11-20' }),
    at: at('projects', 3, '验收结果'),
  },
  'payment-to-idle-project': {
    change(rows) {
      row(rows.projects, 1).status = 'cancelled';
      rows.disbursements.push({ ...row(rows.disbursements), disbursement_id: 'BF3', project_id: 'QS2' });
    },
    at: at('projects', 3, '进度'),
  },
  'payment-before-start': {
    change: (rows) => void (row(rows.disbursements).paid_on = '2020-03-25'),
    at: at('disbursements', 2, '拨付日期'),
  },
  'milestone-backwards': {
    change(rows) {
      row(rows.disbursements).milestone = '完成60%';
      row(rows.disbursements, 1).milestone = '完成40％';
    },
    at: at('disbursements', 3, '形象进度'),
  },
  'project-overdue': { change: project({ due_on: '2020-11-30' }), at: at('projects', 3, '实施期限（止）') },

  'fund-over-allocated': { change: (rows) => void (row(rows.funds).amount = 79 * wan), at: at('funds', 2, '资金规模') },
  'fund-not-fully-allocated': { settings: { asOf: '2021-01-01' }, at: at('funds', 2, '资金规模'), also: ['project-overdue'] },
  'place-over-allocated': {
    change: (rows) => void (row(rows.allocations).amount = 69 * wan),
    at: at('allocations', 2, '分配金额'),
  },
  'allocation-elsewhere': {
    change: (rows) => void (row(rows.allocations, 2).region_code = village),
    at: at('allocations', 4, '区划代码'),
  },
  'paid-over-allocated': {
    change(rows) {
      row(rows.projects).budget = 60 * wan;
      row(rows.disbursements, 1).amount = 31 * wan;
    },
    at: at('disbursements', 3, '拨付金额'),
  },
  'paid-before-allocated': {
    change(rows) {
      row(rows.allocations, 1).amount = 15 * wan;
      rows.allocations.push({ ...row(rows.allocations, 1), allocation_id: 'FP4', amount: 35 * wan, allocated_on: '2020-09-01' });
    },
    at: at('disbursements', 2, '拨付金额'),
  },
  'payments-unchecked': { settings: { without: ['allocations'] }, at: { file: 'disbursements.csv' }, also: ['notice-field-missing', 'notice-source-unknown'] },
  'paid-over-budget': { change: (rows) => void (row(rows.projects).budget = 44 * wan), at: at('projects', 2, '计划投资') },
  'settled-over-allocated': {
    change: (rows) => void (row(rows.projects).settled = 50 * wan + 1),
    at: at('projects', 2, '结算金额'),
  },
  'instalment-numbers': {
    change: (rows) => void (row(rows.disbursements, 1).instalment = 3),
    at: at('disbursements', 3, '期次'),
  },
  'instalment-dates': {
    change: (rows) => void (row(rows.disbursements, 1).paid_on = '2020-06-17'),
    at: at('disbursements', 3, '拨付日期'),
  },
  'revolving-closing': {
    change: (rows) => void (row(rows.revolving_funds, 1).closing = 10 * wan - 1),
    at: at('revolving_funds', 3, '期末余额'),
  },
  'revolving-carry': {
    change: (rows) => void Object.assign(row(rows.revolving_funds, 1), { opening: 14 * wan, closing: 9 * wan }),
    at: at('revolving_funds', 3, '期初余额'),
  },
  'land-quota-mismatch': {
    change: (rows) => void Object.assign(row(rows.funds), { quota_hectares: 0.25, price_per_hectare: 399 * wan }),
    at: at('funds', 2, '资金规模'),
  },
  'factory-reward-over-rule': {
    change(rows) {
      Object.assign(row(rows.assets), { kind: 'standard_factory', area: 999.5 });
      Object.assign(row(rows.funds), { kind: '标准厂房奖补', level: 'county' });
    },
    at: at('assets', 2, '面积'),
  },
  'part-over-whole': {
    change: (rows) => void (row(rows.inspections).passed = 201),
    at: at('inspections', 2, '合格数'),
  },

  'village-exits-twice': {
    change: (rows) =>
      rows.notices.push(
        notice('GS20', 'village_exit', { subject: [`village:${village}`], published_on: '2020-04-01', open_from: '2020-04-01', open_to: '2020-04-08' }),
      ),
    at: at('notices', 14, '公示对象'),
  },
  'household-not-in': {
    change: (rows) => rows.registry_events.push({ household_key: 'p3m8w5t1', event: 'removed', on: '2020-01-01' }),
    at: at('registry_events', 7, '动态'),
  },
  'household-already-in': {
    change: (rows) => rows.registry_events.push({ household_key: 'h7k2q9x4', event: 'added', on: '2020-01-01' }),
    at: at('registry_events', 7, '动态'),
  },
  'household-returned-first': {
    change: (rows) => void (row(rows.registry_events, 3).event = 'returned'),
    at: at('registry_events', 5, '动态'),
  },
  'household-without-events': {
    change: (rows) => rows.registry.push({ ...row(rows.registry), household_key: 'v6n4c2z9' }),
    at: at('registry', 4, '户编码'),
  },

  'notice-subject-missing': { change: noticeChange(0, { subject: undefined }), at: at('notices', 2, '公示对象'), also: ['fund-not-announced'] },
  'notice-field-missing': { change: (rows) => void delete row(rows.projects).supervisor, at: at('notices', 5, '公示对象') },
  'notice-source-unknown': {
    change: (rows) => void rows.allocations.splice(2, 1),
    at: at('notices', 3, '公示对象'),
  },
  'notice-period-missing': { change: noticeChange(1, { open_from: undefined, open_to: undefined }), at: at('notices', 3, '公示起') },
  'notice-period-short': { change: noticeChange(1, { open_to: '2020-03-10' }), at: at('notices', 3, '公示止') },
  'holiday-calendar-missing': {
    change: (rows) => rows.notices.splice(0, 12, notice('GS1', 'other', { published_on: '2003-12-29', open_from: '2003-12-29', open_to: '2004-02-01', body: '一则旧通知。' })),
    settings: { portal: { notice_days: { unit: 'working' } } },
    at: at('notices', 2, '公示止'),
    also: ['fund-not-announced'],
  },
  'notice-published-late': { change: noticeChange(1, { published_on: '2020-03-02' }), at: at('notices', 3, '发布日期') },
  'money-published-late': {
    change: noticeChange(0, { published_on: '2020-04-17', open_from: '2020-04-17', open_to: '2020-04-27' }),
    at: at('notices', 2, '发布日期'),
    also: ['correction-too-early'],
  },
  'fund-not-announced': {
    change(rows) {
      rows.notices.shift();
      rows.notices = rows.notices.filter(({ kind }) => kind !== 'correction');
    },
    at: at('funds', 2, '资金编号'),
  },
  'notice-waits': { change: noticeChange(11, { published_on: '2020-12-02' }), at: at('notices', 13, '发布日期') },
  'notice-body-missing': { settings: { noticeFiles: [] }, at: at('notices', 13, '正文') },
  'notice-empty': { change: noticeChange(10, { body: undefined }), at: at('notices', 12, '正文') },
  'exit-item-not-met': { change: (rows) => void (row(rows.checklists).met = false), at: at('checklists', 2, '是否达标') },
  'commended-without-score': { change: (rows) => void (rows.contributions = []), at: at('notices', 11, '公示对象'), also: ['honour-without-score'] },
  'commended-without-year': { change: noticeChange(9, { title: '2018年度表彰公示' }), at: at('notices', 11, '公示对象') },
  'correction-target-missing': { change: noticeChange(10, { corrects: undefined }), at: at('notices', 12, '更正对象') },
  'correction-wrong-kind': { change: noticeChange(11, { corrects: 'GS1' }), at: at('notices', 13, '更正对象') },
  'correction-cycle': { change: noticeChange(10, { corrects: 'GS11' }), at: at('notices', 12, '更正对象') },
  'correction-too-early': { change: noticeChange(10, { published_on: '2020-03-19' }), at: at('notices', 12, '更正对象') },

  'uscc-check-character': {
    change: (rows) => rows.enterprises.push({ uscc: '91990102MA0000001E', name: '甲公司' }),
    at: at('enterprises', 3, '统一社会信用代码'),
  },
  'contribution-measure-missing': {
    change: (rows) => void delete row(rows.contributions, 1).jobs,
    at: at('contributions', 3, '岗位数'),
  },
  'honour-without-score': {
    change: (rows) => void (row(rows.honours).year = 2018),
    at: at('honours', 2, '年度'),
  },
  'pairing-overlaps': {
    change: (rows) => rows.pairings.push({ ...row(rows.pairings), pairing_id: 'JD2', from: '2019-12-31' }),
    at: at('pairings', 3, '结对起'),
  },
  'small-count-in-text': { change: project({ beneficiary_households: 3, task: '对3户危房加固' }), at: at('projects', 3, '建设任务') },
  'standard-in-text': {
    change(rows) {
      Object.assign(row(rows.projects), { beneficiary_households: 3, beneficiary_persons: 9 });
      row(rows.notices, 5).body = '补助标准：每岗每年补助6000元。名单见公示栏。';
    },
    at: at('notices', 7, '正文'),
  },
  'withheld-count-divisible': {
    change(rows) {
      for (const own of rows.projects) Object.assign(own, { category: '就业', subsidy_standard: '每岗每年补助6000元' });
      row(rows.projects, 1).beneficiary_households = 4;
    },
    at: at('projects', 3, '受益户数'),
  },
  'cadre-without-household': {
    change: (rows) => void Object.assign(row(rows.cadre_pairings), { cadres: 13 }),
    at: at('cadre_pairings', 2, '结对户数'),
  },
  'companion-missing': {
    change: (rows) => void delete row(rows.contributions).verified_by,
    at: at('contributions', 2, '核实单位'),
  },

  'verification-wrong-kind': {
    change(rows) {
      row(rows.inspections).kind = '满意度调查';
      row(rows.notices, 8).verified_by = 'JC1';
    },
    at: at('notices', 10, '核查编号'),
  },
  'verification-elsewhere': {
    change(rows) {
      row(rows.inspections).region_code = '999001000000';
      row(rows.notices, 8).verified_by = 'JC1';
    },
    at: at('notices', 10, '核查编号'),
  },
  'verification-too-late': {
    change(rows) {
      row(rows.inspections).on = '2019-12-02';
      row(rows.notices, 8).verified_by = 'JC1';
    },
    at: at('notices', 10, '核查编号'),
  },
  'recovered-over-amount': {
    change: (rows) => void Object.assign(row(rows.findings), { amount: 3 * wan, recovered: 4 * wan }),
    at: at('findings', 2, '已追回金额'),
  },
  'finding-project-elsewhere': {
    change: (rows) => void Object.assign(row(rows.findings), { region_code: '999001000000', project_id: 'QS1' }),
    at: at('findings', 2, '项目编号'),
  },
  'standard-name-clash': {
    change: (rows) => rows.checklists.push({ village_code: village, standard: '一有·两不愁', item: '不愁吃', met: true }, { village_code: village, standard: '一有／两不愁', item: '不愁吃', met: true }),
    at: at('checklists', 5, '标准'),
  },
  'home-stale': { settings: { portal: { freshness: { ...never, home_days: 14 } } }, at: { file: 'notices.csv', row: 6 } },
  'column-empty': {
    change: (rows) => void Object.assign(rows, { funds: [], allocations: [], disbursements: [], notices: [] }),
    at: { file: 'funds.csv' },
  },
  'column-stale': { settings: { portal: { freshness: { ...never, columns: { 完工公告: 14 } } } }, at: { file: 'notices.csv', row: 6 } },
  'notice-without-outcome': { settings: { portal: { freshness: { ...never, outcome_days: 200 } } }, at: at('notices', 2, '公示结果') },
  'notice-before-event': { change: noticeChange(4, { published_on: '2020-10-19' }), at: at('notices', 6, '发布日期') },
};
