import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Row } from '../../src/schema/index.ts';
import type { Issue } from '../../src/tables/issue.ts';
import { fixtures, readFolder } from './read-folder.ts';

const cases = join(fixtures, 'cases');
const readCase = (file: string, as: string) => readFolder({ [as]: readFileSync(join(cases, file)) });
const print = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const golden = (file: string, what: string): string => join(cases, `${file.replace(/\..*$/, '')}.${what}.json`);
const budgets = (rows: Row<'projects'>[] | undefined) => rows?.map((row) => row.budget);

test.each([
  ['projects-gbk.csv', 'projects.csv', 'projects'],
  ['funds-utf8-tab.csv', 'funds.csv', 'funds'],
  ['projects-merged.xlsx', 'projects.xlsx', 'projects'],
  ['projects-broken.csv', 'projects.csv', 'projects'],
] as const)('%s reads as its golden table and report say, byte for byte', async (file, as, table) => {
  const { tables, report } = await readCase(file, as);
  await expect(print(report)).toMatchFileSnapshot(golden(file, 'report'));
  // The broken file's rows hold the personal data that no output may repeat.
  if (report.errors === 0) await expect(print(tables[table])).toMatchFileSnapshot(golden(file, 'table'));
});

test('a GB18030 file with title rows, full-width digits and total rows gives three projects with exact budgets', async () => {
  const { tables, report } = await readCase('projects-gbk.csv', 'projects.csv');
  expect(budgets(tables.projects?.rows)).toEqual([1_250_500_000, 86_790_700, 42_000_000]);
  expect(tables.projects?.rowNumbers).toEqual([4, 5, 7]);
  expect(tables.projects?.rows.map((row) => [row.starts_on, row.due_on])).toEqual([
    ['2020-04-01', '2020-11-30'],
    ['2020-04-15', '2020-10-31'],
    ['2020-05-01', '2020-09-30'],
  ]);
  expect(report).toMatchObject({ errors: 0, warnings: 0 });
});

test('a tab-separated file with amounts in 元 gives two funds of exact amounts', async () => {
  const { tables, report } = await readCase('funds-utf8-tab.csv', 'funds.csv');
  expect(tables.funds?.rows.map((row) => row.amount)).toEqual([1_375_290_700, 60_000_000]);
  expect(report).toMatchObject({ errors: 0, warnings: 0 });
});

test('a workbook with number codes, serial dates and formulas gives three projects with exact budgets', async () => {
  const { tables, report } = await readCase('projects-merged.xlsx', 'projects.xlsx');
  expect(budgets(tables.projects?.rows)).toEqual([70_500_000, 42_250_000, 7_200_000]);
  expect(tables.projects?.rows.map((row) => row.region_code)).toEqual([['990102102203'], ['990102102203'], ['990102101201']]);
  expect(tables.projects?.rows.map((row) => row.finished_on)).toEqual(['2021-10-08', '2021-10-31', '2021-12-31']);
  expect(report).toMatchObject({ errors: 0, warnings: 0 });
});

test('every bad row that shows by itself is reported with what to do, and the good row is not', async () => {
  const { tables, report } = await readCase('projects-broken.csv', 'projects.csv');
  const rows = (row: number): Issue[] => report.issues.filter((issue) => issue.row === row);
  // Row 2 is P1. Rows 6 to 8 (P5, P5, P6) and 13, 14 (P11, P12) are whole in themselves: the checks find them.
  expect([2, 6, 7, 8, 13, 14].flatMap(rows)).toEqual([]);
  for (const row of [3, 4, 5, 9, 10, 11, 12, 15, 16]) {
    expect(rows(row).length, `row ${row}`).toBeGreaterThan(0);
    for (const issue of rows(row)) {
      expect(issue.severity).toBe('error');
      expect(issue.hint).not.toBe('');
      expect(issue.column ?? issue.code).not.toBe('');
    }
  }
  expect(tables.projects?.rowNumbers).toEqual([2, 6, 7, 8, 13, 14]);
  expect(tables.projects?.rejected?.map(({ row }) => row)).toEqual([3, 4, 5, 9, 10, 11, 12, 15, 16]);
  expect(JSON.stringify(report)).not.toMatch(/13800138000|11010519491231002X/);
});
