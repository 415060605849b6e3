import { expect, test } from 'vitest';
import { goodRows, inputOf, runChecks, type Rows } from './good-portal.ts';

const raised = (change: (rows: Rows) => void): string[] => {
  const rows = goodRows();
  Object.assign(rows.projects[0]!, { beneficiary_households: undefined, beneficiary_persons: 3 });
  change(rows);
  // That the households are not reported is another rule's matter.
  return runChecks(inputOf(rows)).filter(({ code }) => code !== 'notice-field-missing').map(({ code, file, column }) => `${code} ${file} ${column}`);
};

test('where few persons benefit, notices and findings of the project must not tell how many, nor a standard per head', () => {
  expect(raised(() => undefined)).toEqual([]);
  expect(raised((rows) => void (rows.projects[0]!.inspection = '3户合格'))).toEqual(['small-count-in-text projects.csv 验收结果']);
  expect(raised((rows) => void (rows.notices[4]!.title = '3户危房改造完工公告'))).toEqual(['small-count-in-text notices.csv 标题']);
  expect(raised((rows) => void (rows.notices[4]!.outcome = '已按每户2万元发放'))).toEqual(['standard-in-text notices.csv 公示结果']);
  expect(raised((rows) => void Object.assign(rows.findings[0]!, { project_id: 'QS1', accountability: '退还2户' }))).toEqual(['small-count-in-text findings.csv 问责情况']);
});

test('a finding without a project may name few officials called to account, but not few households', () => {
  expect(raised((rows) => void (rows.findings[0]!.accountability = '约谈2人'))).toEqual([]);
  expect(raised((rows) => void (rows.findings[0]!.finding = '漏评2户'))).toEqual(['small-count-in-text findings.csv 问题']);
});

test('a standard for each mu or kilometre that others share divides nothing by households', () => {
  expect(raised((rows) => void rows.projects.forEach((row) => Object.assign(row, { category: '产业发展', subsidy_standard: '每亩800元' })))).toEqual([]);
});
