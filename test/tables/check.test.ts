import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { checkPortal } from '../../src/tables/check.ts';
import { formatReport, reportJson } from '../../src/tables/report.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { asOf, goodPortalJson, goodRows, type Rows } from './checks/good-portal.ts';
import { writePortal } from './checks/write-portal.ts';

const checkFiles = (rows: Partial<Rows>, more: Record<string, string> = {}) =>
  checkPortal({ ...writePortal(temporaryFolder(), rows, more), asOf });

test('a good portal typed by a clerk comes through with nothing to say, and its data with it', async () => {
  const { report, data } = await checkFiles(goodRows());
  expect(report).toEqual({ issues: [], errors: 0, warnings: 0, notes: 0 });
  expect(data?.asOf).toBe(asOf);
  expect(data?.portal.name).toBe(goodPortalJson.name);
  expect(data?.tables.projects?.rows[0]).toMatchObject({ ...goodRows().projects[0] });
});

test('each bad row of a broken sheet is named, the good row is not, and no personal number is repeated', async () => {
  const rows: Partial<Rows> = goodRows();
  rows.regions?.push({ code: '990102102000', name: '柳湾镇' }, { code: '990102102203', name: '新桥村' });
  const broken = readFileSync(join(import.meta.dirname, '../fixtures/tables/projects-broken.csv'), 'utf8');
  const { report, data } = await checkFiles(rows, { 'data/projects.csv': broken });
  expect(data).toBeUndefined();

  const ofSheet = report.issues.filter(({ file, severity }) => file === 'projects.csv' && severity === 'error');
  const bad = broken.trimEnd().split('\n').map((_, index) => index + 1).slice(2);
  // Both rows of the repeated number P5 have a fault of their own: the first names no place, the second repeats.
  expect([...new Set(ofSheet.map(({ row }) => row))]).toEqual(bad);
  expect(ofSheet.filter(({ row }) => row === 2)).toEqual([]);

  for (const output of [formatReport(report), reportJson(report)]) {
    expect(output).not.toContain('13800138000');
    expect(output).not.toContain('11010519491231002X');
  }
});

test('a row with a mistake of its own does not make others look wrong', async () => {
  const rows = goodRows();
  const { dataDir, contentDir } = writePortal(temporaryFolder(), rows);
  const file = join(dataDir, 'projects.csv');
  const sheet = readFileSync(file, 'utf8').replace('硬化道路3.2公里,每公里15万元,50,', '硬化道路3.2公里,每公里15万元,5O,');
  const { report } = await checkFiles(rows, { 'data/projects.csv': sheet });
  expect(contentDir).toBeTruthy();
  expect(report.issues.map(({ code, file: where, row }) => [code, where, row])).toEqual([['number-invalid', 'projects.csv', 2]]);
});

test('a table that cannot be read does not make the tables that point to it look wrong', async () => {
  const { report } = await checkFiles(goodRows(), { 'data/enterprises.csv': '这不是表\n' });
  expect(new Set(report.issues.map(({ file }) => file))).toEqual(new Set(['enterprises.csv']));
  expect(report.errors).toBeGreaterThan(0);
});

test('a broken portal.json does not hide what is wrong in the tables', async () => {
  const rows = goodRows();
  const { report } = await checkFiles({ ...rows, findings: rows.findings.map((row) => ({ ...row, inspection_id: 'JC9' })) }, {
    'data/portal.json': JSON.stringify({ ...goodPortalJson, regoin: 'x' }),
  });
  expect(report.issues.map(({ code, file, column }) => [code, file, column])).toEqual([
    ['portal-invalid', 'portal.json', 'regoin'],
    ['unknown-reference', 'findings.csv', '检查编号'],
  ]);
});

test('personal data is refused in portal.json, in prose and in cells, and a registered hotline passes', async () => {
  const phone = '13900000000';
  const where = { 'data/portal.json': JSON.stringify({ ...goodPortalJson, contact: { phone } }), 'content/notices/名单.md': `联系人电话\n\n${phone}\n` };
  const rows = goodRows();
  rows.notices.forEach((row) => (row.phone = phone));
  const { report } = await checkFiles(rows, where);
  expect(report.issues.filter(({ code }) => code !== 'personal-data')).toEqual([]);
  expect(new Set(report.issues.map(({ file }) => file))).toEqual(new Set(['portal.json', 'notices.csv', 'content/notices/名单.md']));
  expect(report.issues.find(({ file }) => file.startsWith('content'))).toMatchObject({ row: 3 });
  expect(formatReport(report) + reportJson(report)).not.toContain(phone);

  const hotlines = [{ name: '监督手机', number: '139-0000-0000' }];
  const allowed = await checkFiles(rows, { ...where, 'data/portal.json': JSON.stringify({ ...goodPortalJson, hotlines, contact: { phone } }) });
  expect(allowed.report.issues).toEqual([]);
});

test('a folder that is not there is wrong usage', async () => {
  const folder = temporaryFolder();
  const missing = join(folder, 'nowhere');
  await expect(checkPortal({ dataDir: missing, contentDir: folder, asOf })).rejects.toThrow(UserError);
  await expect(checkPortal({ dataDir: folder, contentDir: missing, asOf })).rejects.toThrow(UserError);
});

test('an empty data folder is told what to put there', async () => {
  const folder = temporaryFolder();
  const { report } = await checkPortal({ dataDir: folder, contentDir: folder, asOf });
  expect(report.issues.map(({ file }) => file).sort()).toEqual(['funds.csv', 'portal.json', 'projects.csv', 'regions.csv', 'villages.csv']);
});
