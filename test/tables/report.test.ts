import { expect, test } from 'vitest';
import type { Report } from '../../src/tables/issue.ts';
import { formatReport, reportJson } from '../../src/tables/report.ts';

const report: Report = {
  errors: 1,
  warnings: 1,
  notes: 1,
  issues: [
    { hint: '请填写数字。', message: '“1,2OO”不是数', column: '计划投资', row: 5, sheet: '2020年', file: 'projects.xlsx', severity: 'error', code: 'number-invalid' },
    { code: 'more-warnings', severity: 'warning', file: 'projects.xlsx', message: '还有提醒', hint: '先改正。' },
    { code: 'notice-waits', severity: 'note', file: 'notices.csv', row: 3, message: '尚未发布', hint: '无需处理。' },
  ],
};

test('the terminal sees problems grouped by file, with the place first and what to do below', () => {
  expect(formatReport(report)).toBe(`projects.xlsx（工作表“2020年”）
  错误  第 5 行 “计划投资”：“1,2OO”不是数 [number-invalid]
        请填写数字。

projects.xlsx
  提醒  还有提醒 [more-warnings]
        先改正。

notices.csv
  说明  第 3 行：尚未发布 [notice-waits]
        无需处理。

共 1 个错误、1 个提醒、1 条说明。
`);
});

test('nothing found is one line', () => {
  expect(formatReport({ issues: [], errors: 0, warnings: 0, notes: 0 })).toBe('共 0 个错误、0 个提醒、0 条说明。\n');
});

test('the JSON is one object with the documented keys in the documented order, and without empty ones', () => {
  const json = reportJson(report);
  expect(JSON.parse(json)).toEqual(report);
  expect(json.match(/"\w+":/g)?.map((key) => key.slice(1, -2))).toEqual([
    'errors', 'warnings', 'notes', 'issues',
    'code', 'severity', 'file', 'sheet', 'row', 'column', 'message', 'hint',
    'code', 'severity', 'file', 'message', 'hint',
    'code', 'severity', 'file', 'row', 'message', 'hint',
  ]);
});
