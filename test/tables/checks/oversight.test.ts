import { expect, test } from 'vitest';
import { goodRows, inputOf, runChecks, wan, type Rows } from './good-portal.ts';

const codesOf = (change: (rows: Rows) => void): string[] => {
  const rows = goodRows();
  change(rows);
  return runChecks(inputOf(rows)).map(({ code, file, row }) => `${code} ${file} ${row}`);
};

test('an exit may be verified by an evaluation of its county, its town or the village itself, up to the day it is published', () => {
  for (const region_code of ['990102000000', '990102101000', '990102101201']) {
    expect(codesOf((rows) => {
      Object.assign(rows.inspections[0]!, { region_code, on: '2019-12-01' });
      rows.notices[8]!.verified_by = 'JC1';
    })).toEqual([]);
  }
});

test('a comparison of data may verify who is identified, but not who leaves', () => {
  const matched = (notice: number): string[] =>
    codesOf((rows) => {
      Object.assign(rows.inspections[0]!, { kind: '数据比对', on: '2016-04-01' });
      rows.findings = [];
      rows.notices[notice]!.verified_by = 'JC1';
    });
  expect(matched(6)).toEqual([]);
  expect(matched(8)).toEqual(['verification-wrong-kind notices.csv 10']);
});

test('a notice that names an inspection which does not exist is reported as that', () => {
  expect(codesOf((rows) => void (rows.notices[8]!.verified_by = 'JC9'))).toEqual(['unknown-reference notices.csv 10']);
});

test('the steps before a notice go forward in time and end with its publication', () => {
  const steps = (more: Partial<Rows['notices'][number]>): string[] => codesOf((rows) => void Object.assign(rows.notices[6]!, more));
  expect(steps({ applied_on: '2016-03-01', surveyed_on: '2016-03-20', reviewed_on: '2016-04-10' })).toEqual([]);
  expect(steps({ surveyed_on: '2016-04-11', reviewed_on: '2016-04-10' })).toEqual(['dates-reversed notices.csv 8']);
  expect(steps({ reviewed_on: '2016-04-21' })).toEqual(['dates-reversed notices.csv 8']);
});

test('money is recovered up to the whole amount involved', () => {
  expect(codesOf((rows) => void Object.assign(rows.findings[0]!, { amount: 3 * wan, recovered: 3 * wan }))).toEqual([]);
  expect(codesOf((rows) => void Object.assign(rows.findings[0]!, { recovered: 1 }))).toEqual(['recovered-over-amount findings.csv 2']);
});

test('a finding may lie in the town of its project, or in one of its villages', () => {
  expect(codesOf((rows) => void (rows.findings[0]!.project_id = 'QS1'))).toEqual([]);
  expect(codesOf((rows) => void Object.assign(rows.findings[0]!, { project_id: 'QS1', region_code: '990102101202' }))).toEqual(['finding-project-elsewhere findings.csv 2']);
});

test('a standard may be written by its English word and its Chinese name in one table', () => {
  expect(codesOf((rows) => rows.checklists.push({ village_code: '990102101201', standard: 'eight_haves', item: '有产业', met: true }, { village_code: '990102101202', standard: '八有', item: '有产业', met: true }))).toEqual([]);
});
