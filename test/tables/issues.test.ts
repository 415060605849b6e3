import { expect, test } from 'vitest';
import type { Issue, Severity } from '../../src/tables/issue.ts';
import { createIssueList, issueCap } from '../../src/tables/issues.ts';

const issue = (file: string, severity: Severity, row?: number): Issue => ({ code: 'x', severity, file, row, message: 'm', hint: 'h' });

test('a file keeps a hundred errors, says how many more there are, and the totals count them all', () => {
  const list = createIssueList();
  for (let row = 1; row <= 250; row += 1) list.add(issue('a.csv', 'error', row));
  list.add(issue('b.csv', 'error', 1));
  const report = list.report();
  expect(report).toMatchObject({ errors: 251, warnings: 0, notes: 0 });
  const ofA = report.issues.filter(({ file }) => file === 'a.csv');
  expect(ofA).toHaveLength(issueCap + 1);
  expect(ofA.at(-1)).toMatchObject({ code: 'more-errors', severity: 'error', file: 'a.csv' });
  expect(ofA.at(-1)?.message).toContain('150 条');
  expect(ofA.at(-1)?.message).toContain('没有遗漏');
  expect(report.issues.filter(({ file }) => file === 'b.csv')).toHaveLength(1);
});

test('a hundred errors exactly are all there, with nothing said of more', () => {
  const list = createIssueList();
  for (let row = 1; row <= issueCap; row += 1) list.add(issue('a.csv', 'error', row));
  expect(list.report().issues).toHaveLength(issueCap);
});

test('many warnings do not crowd out an error', () => {
  const list = createIssueList();
  for (let row = 1; row <= 500; row += 1) list.add(issue('a.csv', 'warning', row));
  list.add(issue('a.csv', 'error', 7));
  const { issues } = list.report();
  expect(issues[0]).toMatchObject({ severity: 'error', row: 7 });
  expect(issues.at(-1)).toMatchObject({ code: 'more-warnings' });
});

test('the report goes by file as first seen, then severity, then row', () => {
  const list = createIssueList();
  for (const [file, severity, row] of [['b', 'note', 1], ['a', 'error', 9], ['b', 'error', 5], ['b', 'error', 2], ['a', 'warning', 1]] as const) {
    list.add(issue(file, severity, row));
  }
  expect(list.report().issues.map(({ file, severity, row }) => `${file} ${severity} ${row}`)).toEqual([
    'b error 2',
    'b error 5',
    'b note 1',
    'a error 9',
    'a warning 1',
  ]);
});

test('what a list reports is not changed by what is added later', () => {
  const list = createIssueList();
  list.add(issue('a.csv', 'error', 1));
  const before = list.report();
  list.add(issue('a.csv', 'error', 2));
  expect(before.issues).toHaveLength(1);
});
