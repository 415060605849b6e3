import { expect, test } from 'vitest';
import type { Issue } from '../../../src/tables/issue.ts';
import { goodRows, inputOf, runChecks, type Rows, type Settings } from './good-portal.ts';

const citizen = '11010519491231002X';
const phone = '13900000000';

function check(change: (rows: Rows) => void, settings?: Settings): Issue[] {
  const rows = goodRows();
  change(rows);
  return runChecks(inputOf(rows, settings));
}

const brief = (issues: Issue[]) => issues.map(({ code, file, row, column }) => `${code} ${file} ${row} ${column}`);

test('a personal number in place of a code is said once to be that, at its column, and never repeated', () => {
  const issues = check((rows) => {
    Object.assign(rows.allocations[0]!, { fund_id: citizen, project_id: phone });
    rows.findings[0]!.inspection_id = phone;
    rows.registry_events[0]!.household_key = citizen;
    rows.notices[2]!.subject?.push(`project:${phone}`);
    rows.notices[10]!.corrects = phone;
    rows.needs[0]!.matched_by = citizen;
  }).filter(({ severity, code }) => severity === 'error' && /^(?:personal|unknown|subject)/.test(code));
  expect(brief(issues).sort()).toEqual([
    'personal-data allocations.csv 2 资金编号',
    'personal-data allocations.csv 2 项目编号',
    'personal-data findings.csv 2 检查编号',
    'personal-data needs.csv 2 对接单位',
    'personal-data notices.csv 12 更正对象',
    'personal-data notices.csv 4 公示对象',
    'personal-data registry_events.csv 2 户编码',
  ]);
  expect(JSON.stringify(issues)).not.toMatch(new RegExp(`${citizen}|${phone}`));
});

test('it is said as well when the table that it should be in is not there', () => {
  const issues = check((rows) => void (rows.findings[0]!.inspection_id = phone), { without: ['inspections'] });
  expect(brief(issues)).toEqual(['personal-data findings.csv 2 检查编号']);
});

test('a personal number that both tables have is said where it is the key, and a published hotline is not one', () => {
  const rename = (rows: Rows): void => {
    rows.inspections[0]!.inspection_id = phone;
    rows.findings[0]!.inspection_id = phone;
  };
  expect(brief(check(rename))).toEqual(['personal-data inspections.csv 2 检查编号']);
  expect(check(rename, { portal: { hotlines: [{ name: '热线', number: phone }] } })).toEqual([]);
});

test('a message that must not repeat a value still says in which column it is', () => {
  const issues = check((rows) => {
    rows.enterprises.push({ uscc: citizen, name: '甲公司' }, { uscc: citizen, name: '乙公司' });
  });
  expect(brief(issues).sort()).toEqual([
    'duplicate-key enterprises.csv 4 统一社会信用代码',
    'personal-data enterprises.csv 3 统一社会信用代码',
    'personal-data enterprises.csv 4 统一社会信用代码',
    'uscc-check-character enterprises.csv 3 统一社会信用代码',
    'uscc-check-character enterprises.csv 4 统一社会信用代码',
  ]);
  expect(JSON.stringify(issues)).not.toContain(citizen);
});
