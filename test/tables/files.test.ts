import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { createIssueList } from '../../src/tables/issues.ts';
import { readTables } from '../../src/tables/read.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { brief, readExactly, readFolder } from './read-folder.ts';
import { projectsCsv, sheetOf } from './sheets.ts';

test('an empty folder lacks the four required tables and nothing else', async () => {
  const { tables, report } = await readExactly({});
  expect(tables).toEqual({});
  expect(report.issues.map(brief)).toEqual(['regions', 'villages', 'funds', 'projects'].map((name) => `error file-missing ${name}.csv`));
});

test('a folder that is not there is wrong usage, said with its path', async () => {
  const missing = join(temporaryFolder(), 'nothing');
  await expect(readTables(missing, createIssueList().add)).rejects.toBeInstanceOf(UserError);
});

test('two files of one table are both named, and neither is read', async () => {
  const { tables, report } = await readFolder({ 'projects.csv': projectsCsv({}), 'projects.xlsx': await sheetOf([['a']]) });
  expect(tables.projects).toBeUndefined();
  expect(report.issues.map(brief)).toEqual(['error file-duplicate projects.csv', 'error file-duplicate projects.xlsx']);
});

test.each([
  ['project.csv', 'projects.csv'],
  ['项目.xlsx', 'projects.xlsx'],
  ['资金分配.csv', 'allocations.csv'],
  ['projects (1).csv', 'projects.csv'],
  ['village-years.csv', 'village_years.csv'],
])('“%s” is a warning that asks whether %s is meant', async (name, meant) => {
  const { report } = await readFolder({ [name]: '' });
  const issue = report.issues.find(({ file }) => file === name);
  expect(issue).toMatchObject({ severity: 'warning', code: 'file-unknown' });
  expect(issue?.hint).toContain(`是不是“${meant}”？`);
});

test('files that are no tables are left alone', async () => {
  const { report } = await readFolder({ 'portal.json': '{}', 'README.md': 'x', '.DS_Store': 'x', 'map.png': 'x' });
  expect(report.issues).toEqual([]);
});

test('the extension may be in capitals', async () => {
  const { tables, report } = await readFolder({ 'Projects.CSV': projectsCsv({}) });
  expect(tables.projects?.rows).toHaveLength(1);
  expect(report.errors).toBe(0);
});

test.each([
  ['projects.csv', Buffer.from('504b0304', 'hex'), /XLSX 工作簿.*/],
  ['projects.csv', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /旧版 Excel/],
  ['projects.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /旧版 Excel/],
  ['projects.xlsx', '<html><table><tr><td>项目编号</td></tr></table></html>', /网页/],
  ['projects.csv', '\uFEFF<!DOCTYPE html><table></table>', /网页/],
  ['projects.xlsx', 'project_id,name\nP1,甲\n', /不是 XLSX/],
  ['projects.et', 'x', /\.et 文件不能读取/],
])('%s that holds something else (%#) is said to be what it is', async (name, content, message) => {
  const { tables, report } = await readFolder({ [name]: content });
  expect(tables.projects).toBeUndefined();
  expect(report.issues.map(brief)).toEqual([`error file-format ${name}`]);
  expect(report.issues[0]?.message).toMatch(message);
});

test('progress counts the bytes of all files, never goes back, and ends with all of them', async () => {
  const heard: [number, number, string][] = [];
  const folder = temporaryFolder();
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(folder, 'projects.csv'), projectsCsv(...Array.from({ length: 20_000 }, () => ({}))));
  writeFileSync(join(folder, 'funds.csv'), '');
  await readTables(folder, createIssueList().add, (...args) => heard.push(args));
  const done = heard.map(([bytes]) => bytes);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(new Set(heard.map(([, of]) => of)).size).toBe(1);
  expect(heard.at(-1)?.[0]).toBe(heard.at(-1)?.[1]);
  expect(heard.length).toBeGreaterThan(5);
});

test('a link that leads nowhere, to a folder or to a device is an error of its table, and the others are read', async () => {
  for (const linkTo of ['nowhere.csv', '.', '/dev/zero']) {
    const { tables, report } = await readFolder({ 'projects.csv': { linkTo } });
    expect(tables.regions).toBeDefined();
    expect(report.issues.map(brief)).toEqual(['error file-unreadable projects.csv']);
  }
});

test('a pipe is refused instead of waited for', async () => {
  const folder = temporaryFolder();
  execFileSync('mkfifo', [join(folder, 'projects.csv')]);
  const list = createIssueList();
  await readTables(folder, list.add);
  expect(list.report().issues.map(brief)).toContain('error file-unreadable projects.csv');
});

test('a folder with tables in it is a warning, one without is left alone', async () => {
  const { report } = await readFolder({ '2020/funds.csv': '', '2020/funds.xlsx': '', 'photos/map.png': '', 'old.csv/readme.txt': '' });
  expect(report.issues.map(brief)).toEqual(['warning folder-skipped 2020']);
  expect(report.issues[0]?.message).toContain('2 个');
});

test('a name with personal data in it is an error that does not repeat it', async () => {
  const files = { '张13800138000.csv': '', '11010519491231002X/a.csv': '', '13800138000.txt': '', '13800138000': '' };
  const { report } = await readFolder(files);
  expect(report.issues.map(brief)).toEqual(Object.keys(files).map(() => 'error personal-name （已隐去）'));
  expect(JSON.stringify(report)).not.toMatch(/13800138000|11010519491231002X/);
});
