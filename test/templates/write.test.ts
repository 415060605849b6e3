import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { tableNames, tables } from '../../src/schema/index.ts';
import { createIssueList } from '../../src/tables/issues.ts';
import { readTables } from '../../src/tables/read.ts';
import { makeTemplate } from '../../src/templates/template.ts';
import { writeTemplates } from '../../src/templates/write.ts';
import { runNpm } from '../site/commands.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('there is one template for each table, and empty ones are written again', async () => {
  const folder = join(temporaryFolder(), 'new');
  await writeTemplates(folder);
  expect(readdirSync(folder).toSorted()).toEqual(tableNames.map((name) => `${name}.xlsx`).toSorted());
  await expect(writeTemplates(folder)).resolves.toBe(tableNames.length);
});

test('a template that somebody has filled in is never replaced', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'villages.xlsx');
  const filled = await makeTemplate(tables.villages, [{ village_code: '990102101201', designation: 'poor' }]);
  writeFileSync(path, filled);
  await expect(writeTemplates(folder)).rejects.toMatchObject({ message: expect.stringContaining('没有覆盖'), where: path });
  expect(readdirSync(folder)).toEqual(['villages.xlsx']);
  expect(Buffer.compare(readFileSync(path), filled)).toBe(0);
  writeFileSync(path, 'not a workbook');
  await expect(writeTemplates(folder)).rejects.toMatchObject({ where: path });
});

test.each([
  ['on a sheet that was added', [{ name: tables.villages.title, rows: [['村代码']] }, { name: '填写说明', rows: [['怎样填']] }, { name: '2019年', rows: [['990102101201']] }]],
  ['on a sheet that was moved behind another', [{ name: 'Sheet1', rows: [] }, { name: tables.villages.title, rows: [['村代码'], ['990102101201']] }]],
])('a workbook that is filled in %s is never replaced', async (_, sheets) => {
  const folder = temporaryFolder();
  const path = join(folder, 'villages.xlsx');
  writeFileSync(path, await writeXlsx({ sheets }));
  await expect(writeTemplates(folder)).rejects.toMatchObject({ message: expect.stringContaining('没有覆盖'), where: path });
});

test('no template is written into the folder of the data, where it would be read as a second file of its table', async () => {
  for (const own of ['portal.json', 'projects.csv']) {
    const folder = temporaryFolder();
    writeFileSync(join(folder, own), '');
    await expect(writeTemplates(folder)).rejects.toMatchObject({ where: folder });
    expect(readdirSync(folder)).toEqual([own]);
  }
});

describe('the command', () => {
  const templates = (data: string, out: string) => runNpm('templates', ['--data', data, '--out', out]);

  test('fills templates with the rows of a data folder, which then read as the folder did', async () => {
    const folder = temporaryFolder();
    const [, data] = writeTinyPortal(folder);
    writeFileSync(join(data!, 'villages.csv'), 'village_code,designation,备注\n990102101201,贫困村,甲\n');
    const out = join(folder, 'templates');
    const { status, stdout } = templates(data!, out);
    expect(status).toBe(0);
    expect(stdout).toContain('备注');
    const [before, after] = [createIssueList(), createIssueList()];
    const old = await readTables(data!, before.add);
    const now = await readTables(out, after.add);
    expect(after.report().issues).toEqual([]);
    for (const name of tableNames) expect(now[name]?.rows, name).toEqual(old[name]?.rows ?? []);
  });

  test('writes nothing when a row cannot be read, and says how to find it', () => {
    const folder = temporaryFolder();
    const [, data] = writeTinyPortal(folder);
    writeFileSync(join(data!, 'villages.csv'), 'village_code,designation\n990102101201,富裕村\n');
    const { status, output } = templates(data!, join(folder, 'templates'));
    expect(status).toBe(1);
    expect(output).toContain('npm run check');
    expect(existsSync(join(folder, 'templates'))).toBe(false);
  });
});
