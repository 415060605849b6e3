import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tableNames, tables } from '../../src/schema/index.ts';
import { makeTemplate } from '../../src/templates/template.ts';
import { writeTemplates } from '../../src/templates/write.ts';
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

test('no template is written into the folder of the data, where it would be read as a second file of its table', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'portal.json'), '{}');
  await expect(writeTemplates(folder)).rejects.toMatchObject({ where: folder });
  expect(readdirSync(folder)).toEqual(['portal.json']);
});
