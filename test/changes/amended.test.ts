import { expect, test } from 'vitest';
import { amendedPages, amendedTables } from '../../src/changes/amended.ts';
import { comparePortals } from '../../src/changes/compare.ts';
import { findDifferences } from '../../src/changes/find-differences.ts';
import type { Row } from '../../src/schema/index.ts';
import { fund, notice, project, smallPortal } from '../model/small-portal.ts';

type Rows = Parameters<typeof smallPortal>[0];
const pagesOf = (before: Rows, after: Rows): string[] => amendedPages(findDifferences(smallPortal(before), smallPortal(after)));

const uscc = '91990102MA0000000A';
const money: Rows = {
  funds: [fund('ZY2020〔1〕', 500)],
  projects: [project('P1', ['990102101201', '990102102203'])],
  allocations: [{ allocation_id: 'A1', fund_id: 'ZY2020〔1〕', region_code: '990102000000', project_id: 'P1', amount: 9, allocated_on: '2020-04-01' }],
  disbursements: [{ disbursement_id: 'D1', project_id: 'P1', fund_id: 'ZY2020〔1〕', instalment: 1, paid_on: '2020-06-01', amount: 5 }],
};
const villagesOfP1 = ['/towns/990102101000/', '/towns/990102102000/', '/villages/990102101201/', '/villages/990102102203/'];

test('a payment that changed is on the pages of its fund, its project and the project’s villages and towns', () => {
  const after = { ...money, disbursements: [{ ...(money.disbursements![0] as Row<'disbursements'>), amount: 6 }] };
  expect(pagesOf(money, after)).toEqual(['/funds/ZY2020-1-/', '/projects/P1/', ...villagesOfP1]);
});

test('an allocation that went is on the page of the place that it was given to as well', () => {
  expect(pagesOf(money, { ...money, allocations: [] })).toEqual(['/counties/990102000000/', '/funds/ZY2020-1-/', '/projects/P1/', ...villagesOfP1]);
});

test('a project that moved is on the pages of where it was and where it is', () => {
  const was = { projects: [project('P1', ['990102101201'])] };
  expect(pagesOf(was, { projects: [project('P1', ['990102101202'])] })).toEqual(['/projects/P1/', '/towns/990102101000/', '/villages/990102101201/', '/villages/990102101202/']);
});

test('a notice is on the pages of what it is about; one that nobody has seen yet is nowhere', () => {
  const one = notice('GS1', { subject: ['fund:F1', `enterprise:${uscc}`, 'village:990102102203'], corrects: 'GS0' });
  expect(pagesOf({ notices: [one] }, { notices: [{ ...one, title: '改了' }] })).toEqual([
    `/enterprises/${uscc}/`,
    '/funds/F1/',
    '/notices/GS0/',
    '/notices/GS1/',
    '/towns/990102101000/',
    '/towns/990102102000/',
    '/villages/990102101201/',
    '/villages/990102102203/',
  ]);
  const waiting = { ...one, published_on: '2020-07-05' };
  expect(pagesOf({ notices: [waiting] }, { notices: [] })).toEqual([]);
});

test('an honour is on its certificate, in its year and at its enterprise', () => {
  const honour = { honour_id: 'BZ-1', uscc, year: 2019, title: '先进企业', awarded_by: '市政府' };
  expect(pagesOf({ honours: [honour] }, { honours: [{ ...honour, title: '标兵' }] })).toEqual([`/enterprises/${uscc}/`, '/honours/2019/', '/honours/certificates/BZ-1/']);
});

test('a file that changed or went is on the page that is made of it', () => {
  const data = smallPortal({ notices: [notice('N1', { body: 'long.mdx' }), notice('N2', { body: 'late.mdx', published_on: '2020-07-05' })] });
  const content = ['policies/fund.mdx', 'pages/about.mdx', 'glossary/bo-fu.mdx', 'notices/long.mdx', 'notices/late.mdx'].map((name) => ({ file: `content/${name}`, what: 'changed' as const }));
  const more = [{ file: 'content/policies/new.mdx', what: 'added' as const }, { file: 'boundaries.json', what: 'changed' as const }];
  expect(amendedPages(findDifferences(data, data), [...content, ...more])).toEqual(['/about/', '/glossary/', '/notices/N1/', '/policies/fund/']);
});

test('what is only new amends no page, and of people none is named', () => {
  expect(pagesOf({}, money)).toEqual([]);
  expect(amendedPages(findDifferences(undefined, smallPortal(money)))).toEqual([]);
  const training = (trainees: number): Rows => ({ training: [{ region_code: '990102101201', year: 2020, trainees }], cadre_pairings: [{ village_code: '990102101201', unit: '市财政局', year: 2020, cadres: trainees, households: 9 }] });
  expect(pagesOf(training(7), training(8))).toEqual([]);
});

test('the public log has numbers of public tables alone, and of notices those that are shown', () => {
  const before = smallPortal({ ...money, notices: [notice('N1'), notice('N2', { published_on: '2020-07-05' })], training: [{ region_code: '990102101201', year: 2020, trainees: 7 }] });
  const after = smallPortal({ ...money, disbursements: [], funds: [fund('ZY2020〔1〕', 501)], notices: [notice('N1'), notice('N2', { published_on: '2020-07-05', title: '改了' }), notice('N3')], training: [] });
  expect(amendedTables(comparePortals(before, after))).toEqual([
    { table: 'funds', added: 0, changed: 1, removed: 0 },
    { table: 'disbursements', added: 0, changed: 0, removed: 1 },
    { table: 'notices', added: 1, changed: 0, removed: 0 },
  ]);
  expect(amendedTables(comparePortals(undefined, after))).toEqual([]);
});

test('a withheld number that becomes another one changes nothing that the public sees, and nothing says that it did', () => {
  const one = { ...project('P1', ['990102101201']), beneficiary_households: 2, beneficiary_persons: 6, task: '扶持2户养羊' };
  const before = smallPortal({ projects: [one] });
  const report = (now: Row<'projects'>) => comparePortals(before, smallPortal({ projects: [now] }));
  const hidden = { ...one, beneficiary_households: 1, beneficiary_persons: 3, task: '扶持1户养羊' };
  expect(pagesOf({ projects: [one] }, { projects: [hidden] })).toEqual([]);
  expect(amendedTables(report(hidden))).toEqual([]);
  expect(report(hidden)).toMatchObject({ needsNote: false, tables: [{ counts: { changed: 1 }, shown: { changed: 0 } }] });
  for (const seen of [{ ...hidden, beneficiary_households: 20 }, { ...hidden, task: '扶持1户养牛' }, { ...hidden, budget: 1 }]) {
    expect(pagesOf({ projects: [one] }, { projects: [seen] })).toContain('/projects/P1/');
    expect(amendedTables(report(seen))).toEqual([{ table: 'projects', added: 0, changed: 1, removed: 0 }]);
  }
});

test('a number of an inspection, of a contribution or of an asset that was and is withheld changes unseen', () => {
  const inspection = { inspection_id: 'J1', kind: 'sample', on: '2020-05-01', region_code: '990102101201', by: '县局', sampled: 2, sampled_unit: '户', passed: 2 } as unknown as Row<'inspections'>;
  expect(pagesOf({ inspections: [inspection] }, { inspections: [{ ...inspection, sampled: 1, passed: 1 }] })).toEqual([]);
  expect(pagesOf({ inspections: [inspection] }, { inspections: [{ ...inspection, sampled: 50, passed: 40 }] })).not.toEqual([]);
  const gift = { contribution_id: 'C1', uscc, village_code: '990102101201', year: 2019, kind: '岗位', jobs: 1 } as unknown as Row<'contributions'>;
  expect(pagesOf({ contributions: [gift] }, { contributions: [{ ...gift, jobs: 2 }] })).toEqual([]);
  const asset = { asset_id: 'A1', village_code: '990102101201', name: '厂房', kind: 'standard_factory', jobs: 2, registry_jobs: 1 } as unknown as Row<'assets'>;
  expect(pagesOf({ assets: [asset] }, { assets: [{ ...asset, jobs: 1 }] })).toEqual([]);
  expect(pagesOf({ assets: [asset] }, { assets: [{ ...asset, name: '车间' }] })).not.toEqual([]);
});
