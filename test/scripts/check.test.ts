import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/tables/issue.ts';
import { root, runNpm, sampleArguments } from '../site/commands.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const broken = readFileSync(join(root, 'test/fixtures/tables/projects-broken.csv'), 'utf8');

/** The sample city with the broken table in the place of its projects, and the two regions that the table needs. */
function writeBrokenCity(): string[] {
  const data = join(temporaryFolder(), 'data');
  cpSync(join(root, 'data'), data, { recursive: true });
  writeFileSync(join(data, 'projects.csv'), broken);
  const regions = readFileSync(join(data, 'regions.csv'), 'utf8');
  for (const code of ['990102101201', '990102102203']) {
    if (!regions.includes(code)) appendFileSync(join(data, 'regions.csv'), `${code},测试村${','.repeat(4)}\r\n`);
  }
  return ['--data', data, '--content', join(root, 'content'), '--as-of', '2020-06-30'];
}

describe('the broken table among the tables of the sample city', () => {
  const projectIds = broken.trim().split(/\r?\n/).map((line) => line.split(',')[0] ?? '');

  test.for(['json', 'text'])('as %s: every bad row is named, the good one is not, and nothing personal is repeated', (format) => {
    const { status, stdout, output } = runNpm('check', [...writeBrokenCity(), '--format', format]);
    expect(status).toBe(1);
    expect(output).not.toContain('13800138000');
    expect(output).not.toContain('11010519491231002X');
    const rows =
      format === 'json'
        ? (JSON.parse(stdout) as Report).issues.filter(({ file }) => file === 'projects.csv').map(({ row }) => row)
        : [...(stdout.split(/^(?=\S)/m).find((part) => part.startsWith('projects.csv')) ?? '').matchAll(/第 (\d+) 行/g)].map(([, row]) => Number(row));
    // The header is row 1 of the spreadsheet.
    const named = new Set(rows.map((row) => projectIds[(row ?? 0) - 1]));
    for (let number = 2; number <= 14; number++) expect(named).toContain(`P${number}`);
    expect(named).not.toContain('P1');
  });
});

test('the sample city has no error, and the same report as JSON and as text', () => {
  const json = runNpm('check', [...sampleArguments, '--format', 'json']);
  const text = runNpm('check', sampleArguments);
  const report = JSON.parse(json.stdout) as Report;
  expect(report.errors).toBe(0);
  expect([json.status, text.status]).toEqual([0, 0]);
  expect([json.stderr, text.stderr]).toEqual(['', '']);
  expect(text.stdout).toContain(`${report.errors} 个错误、${report.warnings} 个提醒、${report.notes} 条说明`);
});

test('the JSON report has the keys that outsiders script by, and no other', () => {
  const { stdout } = runNpm('check', [...writeBrokenCity(), '--format', 'json']);
  const report = JSON.parse(stdout) as Report;
  expect(Object.keys(report)).toEqual(['errors', 'warnings', 'notes', 'issues']);
  const keys = ['code', 'severity', 'file', 'sheet', 'row', 'column', 'message', 'hint'];
  for (const issue of report.issues) {
    expect(keys).toEqual(expect.arrayContaining(Object.keys(issue)));
    expect(Object.keys(issue)).toEqual(expect.arrayContaining(['code', 'severity', 'file', 'message', 'hint']));
  }
  expect(report.errors + report.warnings + report.notes).toBeGreaterThanOrEqual(report.issues.length);
});

test.each([
  ['a folder that is not there', ['--data', 'no-such-folder']],
  ['an unknown option', ['--colour', 'red']],
  ['a day that does not exist', ['--as-of', '2021-02-29']],
])('%s is wrong usage, said on stderr alone', (_case, args) => {
  const { status, stdout, stderr } = runNpm('check', args);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('办法：');
});

test('a required table that is missing is an error of the data', () => {
  const folder = temporaryFolder();
  const portal = writeTinyPortal(folder);
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  const { status, stdout } = runNpm('check', [...portal, '--data', empty].slice(2));
  expect(status).toBe(1);
  expect(stdout).toContain('funds.csv');
});

test('the report is written as a workbook beside the text, and never among the tables', () => {
  const folder = temporaryFolder();
  const portal = [...writeTinyPortal(folder), '--as-of', '2020-06-30'];
  const file = join(folder, '检查报告.xlsx');
  const written = runNpm('check', [...portal, '--report', file]);
  expect(written.status).toBe(0);
  expect(written.stdout).toContain('0 个错误');
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  for (const refused of [join(folder, 'data', 'funds.xlsx'), join(folder, 'content', 'a.xlsx'), join(folder, 'report.csv')]) {
    expect(runNpm('check', [...portal, '--report', refused]).status).toBe(2);
    expect(existsSync(refused)).toBe(false);
  }
});
