import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { columnsOf, explanationSheet, tableNames, tables, wordsOf, type TableName } from '../../src/schema/index.ts';
import { headerOf, numberFormatOf } from '../../src/templates/column-format.ts';
import { commentOf } from '../../src/templates/comment.ts';
import { makeTemplate } from '../../src/templates/template.ts';
import { workbook } from '../tables/sheets.ts';
import { brief, readExactly, readFolder } from '../tables/read-folder.ts';
import { filledTemplates, sampleRows } from './filled.ts';

const open = async (name: TableName, rows: Record<string, unknown>[] = []) => (await readXlsx(await makeTemplate(tables[name], rows), { readStyles: true })).sheets;

test('an empty template is a table without rows, and nothing else is said of it', async () => {
  const { tables: read, report } = await readExactly(await filledTemplates({}));
  expect(report.issues).toEqual([]);
  expect(tableNames.map((name) => read[name]?.rows)).toEqual(tableNames.map(() => []));
});

test('every column of every table is known by its header, and nothing is missing', async () => {
  for (const name of tableNames) {
    const [sheet] = await open(name);
    expect(sheet!.rows[0]).toEqual(columnsOf(tables[name]).map(headerOf));
  }
});

test('what the sample holds comes back from filled templates as it was: codes, days, amounts and words', async () => {
  const rows = await sampleRows(400);
  const { tables: read, report } = await readExactly(await filledTemplates(rows));
  expect(report.issues.map(brief)).toEqual([]);
  for (const name of tableNames) {
    expect(rows[name]!.length, name).toBeGreaterThan(0);
    expect(read[name]?.rows, name).toEqual(rows[name]);
  }
});

test('each header says what the column is, whether it is required, how it is written, and an example', async () => {
  const [sheet] = await open('funds');
  expect(sheet!.cells?.get('0,6')?.comment?.text).toBe(
    ['资金规模（必填）', '资金总额。', '单位：万元', '写法：金额，以万元为单位，最细到分，不小于 0', '例如：1375.2907'].join('\n'),
  );
  expect(sheet!.cells?.get('0,5')?.comment?.text).toMatch(/^资金类别（选填）\n.*可填：专项扶贫、衔接补助、/s);
  const [allocations] = await open('allocations');
  expect(allocations!.cells?.get('0,1')?.comment?.text).toContain('要在“资金”表中有');
  for (const name of tableNames) {
    const [own] = await open(name);
    for (const [index, column] of columnsOf(tables[name]).entries()) expect(own!.cells?.get(`0,${index}`)?.comment?.text, `${name}.${column.name}`).toContain(column.example);
  }
});

test('fixed words are offered, and what is no such word, day or number is refused, for ten thousand rows more', async () => {
  const [sheet] = await open('projects');
  const columns = columnsOf(tables.projects);
  const ruleOf = (name: string) => sheet!.dataValidations?.find(({ range }) => range.startsWith(`${'ABCDEFGHIJKLMNOPQRSTUVW'[columns.findIndex((one) => one.name === name)]}2:`));
  expect(ruleOf('status')).toMatchObject({ type: 'list', values: ['入库', '计划', '在建', '完工', '验收', '终止'], showErrorMessage: true, range: 'U2:U10001' });
  expect(ruleOf('budget')).toMatchObject({ type: 'decimal', operator: 'greaterThanOrEqual', formula1: '0' });
  expect(ruleOf('year')).toMatchObject({ type: 'whole', formula1: '1949', formula2: '2100' });
  expect(ruleOf('starts_on')).toMatchObject({ type: 'date' });
  expect(ruleOf('task')).toBeUndefined();
  const [pairings] = await open('pairings');
  const modes = pairings!.dataValidations?.find(({ range }) => range.startsWith('D2:'));
  expect(modes).toMatchObject({ type: 'list', values: wordsOf(columnsOf(tables.pairings)[3]!) });
  expect(modes?.showErrorMessage, 'several words may be typed').not.toBe(true);
  const [disbursements] = await open('disbursements');
  expect(disbursements!.dataValidations?.find(({ range }) => range.startsWith('D2:')), 'the first instalment is 1').toMatchObject({ formula1: '1' });
});

test('required columns look different from the others, and the first row stays in sight', async () => {
  const [sheet] = await open('funds');
  const fill = (index: number) => sheet!.cells?.get(`0,${index}`)?.style?.fill;
  expect(fill(0)).not.toEqual(fill(5));
  expect(fill(0)).toEqual(fill(1));
  expect(sheet!.freezePane).toMatchObject({ rows: 1 });
});

test('codes and words are kept as text, days as days, amounts as numbers', async () => {
  expect(columnsOf(tables.allocations).map((column) => `${column.name} ${numberFormatOf(column)}`)).toEqual([
    'allocation_id @',
    'fund_id @',
    'region_code @',
    'project_id @',
    'amount #,##0.00####',
    'allocated_on yyyy-mm-dd',
  ]);
});

test('a row far below has the format of its column, and a comment a box that holds its text', async () => {
  const parts = unzipSync(await makeTemplate(tables.notices));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
  const columns = columnsOf(tables.notices);
  const styles = [...sheet.matchAll(/<col min="\d+" style="(\d+)"/g)].map(([, style]) => style);
  expect(styles).toEqual([...sheet.matchAll(/<c r="[A-Z]+2" s="(\d+)"/g)].map(([, style]) => style));
  expect(new Map(columns.map((column, index) => [numberFormatOf(column), styles[index]])).size).toBe(new Set(styles).size);
  const drawing = strFromU8(Object.entries(parts).find(([path]) => path.endsWith('.vml'))![1]);
  const heights = [...drawing.matchAll(/height:(\d+)pt/g)].map(([, height]) => Number(height));
  for (const [index, column] of columns.entries()) expect(heights[index], column.name).toBeGreaterThan(15 * commentOf(tables.notices, column).split('\n').length);
});

test('the second sheet explains every column, and no row of it could be published by mistake', async () => {
  for (const name of tableNames) {
    const sheets = await open(name);
    expect(sheets.map((sheet) => sheet.name)).toEqual([tables[name].title, explanationSheet]);
    expect(sheets[0]!.rows.slice(1).flat().filter((cell) => cell !== null && cell !== '')).toEqual([]);
    const first = sheets[1]!.rows.map(([cell]) => cell);
    for (const column of columnsOf(tables[name])) expect(first, name).toContain(headerOf(column));
  }
});

test('the same schema gives the same bytes', async () => {
  const rows = (await sampleRows(20)).projects;
  expect(Buffer.compare(await makeTemplate(tables.projects, rows), await makeTemplate(tables.projects, rows))).toBe(0);
  expect(Buffer.from(await makeTemplate(tables.projects)).includes(String(new Date().getFullYear())), 'the year of today').toBe(false);
});

test('a table on the sheet of explanations is seen all the same', async () => {
  const head = ['村代码', '类别'];
  const village = ['990102101201', '贫困村'];
  const alone = await readFolder({ 'villages.xlsx': await workbook({ name: explanationSheet, rows: [head, village] }) });
  expect(alone.tables.villages?.rows).toHaveLength(1);
  const twice = await readFolder({ 'villages.xlsx': await workbook({ name: '村', rows: [head, village] }, { name: explanationSheet, rows: [head, village] }) });
  expect(twice.report.issues.map(({ code }) => code)).toEqual(['sheet-ambiguous']);
  const words = await readFolder({ 'villages.xlsx': await workbook({ name: '村', rows: [head, village] }, { name: explanationSheet, rows: [['填报人：张三 13812345678']] }) });
  expect(words.report.issues.map(({ code }) => code)).toEqual(['personal-unread']);
});
