import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { masked } from '../../src/report-workbook/mask.ts';
import { createSheetNames } from '../../src/report-workbook/sheet-names.ts';
import { writeReportWorkbook } from '../../src/report-workbook/write-report-workbook.ts';
import { checkPortal } from '../../src/tables/check.ts';
import type { Report } from '../../src/tables/issue.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { csvOf, sheetOf } from '../tables/sheets.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const phone = '13800138000';
const citizen = '11010519491231002X';
const household = 'h7k2q9x4';

/** The tiny portal with other files among its tables, checked, and the workbook read back. */
async function reportOf(files: Record<string, string | Uint8Array>): Promise<{ report: Report; sheets: Map<string, Sheet>; bytes: Uint8Array }> {
  const folder = temporaryFolder();
  writeTinyPortal(folder);
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(data, name), content);
  const { report } = await checkPortal({ dataDir: data, contentDir: join(folder, 'content'), asOf: '2020-06-30' });
  const bytes = await writeReportWorkbook(data, report);
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  return { report, sheets: new Map(sheets.map((sheet) => [sheet.name, sheet])), bytes };
}

const header = ['need_id', 'village_code', '需求', '需求金额', 'posted_on'];
const needs = (...rows: string[][]): Record<string, string> => ({ 'needs.csv': csvOf(header, ...rows) });
const colourOf = (sheet: Sheet | undefined, place: string): unknown => {
  const fill = sheet?.cells?.get(place)?.style?.fill;
  return fill?.type === 'pattern' ? fill.fgColor?.rgb : undefined;
};
const everything = (sheets: Map<string, Sheet>): string =>
  JSON.stringify([...sheets.values()].map((sheet) => [sheet.name, sheet.rows, [...(sheet.cells ?? [])].map(([place, cell]) => [place, cell.value, cell.comment])]));

test('the first sheet lists every problem with its place and what to do', async () => {
  const { report, sheets } = await reportOf(needs(['XQ1', '990102101201', '冷库', '一百', '2020-03-01'], ['XQ2', '990102101299', '冷库', '20', '2020-03-01']));
  const [name] = [...sheets.keys()];
  expect(name).toBe('问题');
  const rows = sheets.get('问题')!.rows;
  expect(rows[0]).toEqual(['级别', '文件', '工作表', '行', '列', '问题', '怎么改', '代码']);
  expect(rows.length).toBe(report.issues.length + 1);
  const words = { error: '错误', warning: '提醒', note: '说明' };
  for (const [index, issue] of report.issues.entries()) {
    expect(rows[index + 1]!.map((cell) => cell ?? '')).toEqual([words[issue.severity], issue.file, issue.sheet ?? '', issue.row ?? '', issue.column ?? '', issue.message, issue.hint, issue.code]);
  }
  const money = report.issues.findIndex(({ column }) => column === '需求金额') + 1;
  expect(sheets.get('问题')!.cells!.get(`${money},3`)!.hyperlink).toMatchObject({ location: "'needs.csv'!D2" });
});

test('a sheet stands there as it was read, its cells with a problem coloured and explained', async () => {
  const { report, sheets } = await reportOf(needs(['XQ1', '990102101201', '冷库', '一百', '2020-03-01'], ['0007', '990102101201', '=1+1', '20', '2020年3月1日']));
  const sheet = sheets.get('needs.csv');
  expect(sheet!.rows).toEqual([header, ['XQ1', '990102101201', '冷库', '一百', '2020-03-01'], ['0007', '990102101201', '=1+1', '20', '2020年3月1日']]);
  expect(sheet!.cells!.get('2,2')?.formula).toBeUndefined();
  expect(colourOf(sheet, '1,3')).toBe('FFC7CE');
  const [error] = report.issues.filter(({ file, row, severity }) => file === 'needs.csv' && row === 2 && severity === 'error');
  expect(sheet!.cells!.get('1,3')!.comment!.text).toBe(`错误：${error!.message}\n${error!.hint}`);
  expect(colourOf(sheet, '1,0')).toBeUndefined();
  const note = report.issues.find(({ file, row, severity }) => file === 'needs.csv' && row === 3 && severity === 'note')!;
  expect(note.column).toBe('posted_on');
  expect(colourOf(sheet, '2,4')).toBe('DDEBF7');
});

test('a warning is yellow, and of several in one cell the gravest gives the colour', async () => {
  const { sheets } = await reportOf({ 'needs.csv': csvOf([...header, '备用'], ['XQ1', '990102101201', '冷库', '20', '2020-08-01', 'x'], ['XQ2', '', '冷库', '20', '2020-03-01', '']) });
  const sheet = sheets.get('needs.csv');
  // An unknown column is a warning about its header.
  expect(colourOf(sheet, '0,5')).toBe('FFEB9C');
  expect(colourOf(sheet, '2,1')).toBe('FFC7CE');
});

test('a sheet of a workbook keeps its rows where they are, below a title, with its own name beside the file’s', async () => {
  const bytes = await sheetOf([['某县帮扶需求'], header, ['XQ1', '990102101201', '冷库', '一百', '2020-03-01']], { name: '需求' });
  const { sheets } = await reportOf({ 'needs.xlsx': bytes });
  const sheet = sheets.get('needs.xlsx 需求');
  expect(sheet!.rows[2]!.slice(0, 4)).toEqual(['XQ1', '990102101201', '冷库', '一百']);
  expect(colourOf(sheet, '2,3')).toBe('FFC7CE');
});

test('nothing personal is in it: not by its shape, not under a header that asks for it, not where the report says so', async () => {
  const { report, sheets } = await reportOf({
    'needs.csv': csvOf([...header, '户主', '备用'], ['XQ1', '990102101201', `找张三 ${phone}`, '20', '2020-03-01', '李四', citizen], ['XQ2', '990102101201', `户 ${household}`, '一百', '2020-03-01', '王五', '']),
    'registry.csv': csvOf(['household_key', 'village_code', 'persons', 'cause'], [household, '990102101201', '三', '因病']),
    'registry_events.csv': csvOf(['household_key', 'event', 'on'], [household, '识别纳入', '不知道']),
  });
  expect(report.errors).toBeGreaterThan(0);
  const text = everything(sheets);
  for (const secret of [phone, citizen, household, '李四', '王五', '张三']) expect(text).not.toContain(secret);
  const rows = sheets.get('needs.csv')!.rows;
  expect(rows[0]).toContain('户主');
  expect(rows[1]!.slice(2)).toEqual([masked, '20', '2020-03-01', masked, masked]);
  expect(rows[2]!.slice(2)).toEqual([masked, '一百', '2020-03-01', masked, null]);
  expect(sheets.get('registry.csv')!.rows[1]).toEqual([masked, '990102101201', '三', '因病']);
});

test.each([
  ['a header that is not known', '户遍号', 'persons', [household, '990102101201', '三', '因病']],
  ['a blank header', '', 'persons', [household, '990102101201', '三', '因病']],
  ['a cell too many', 'household_key', 'persons', ['新桥村', household, '990102101201', '3', '因病']],
])('no key of a household is in it where its table has %s', async (_, keyHeader, header, row) => {
  const { sheets } = await reportOf({ 'registry.csv': csvOf([keyHeader, 'village_code', header, 'cause'], row, ['h8k2q9x5', '990102101201', '2', '因病']) });
  expect(sheets.get('registry.csv')!.rows[0]).toContain('village_code');
  expect(everything(sheets)).not.toMatch(/h7k2q9x4|h8k2q9x5/);
});

test('nor is it in another table, though nothing of the registry can be read but its keys', async () => {
  const { sheets } = await reportOf({
    ...needs(['XQ1', '990102101201', `冷库（${household}）`, '一百', '2020-03-01']),
    'registry.csv': csvOf(['household_key', 'village_code', '人头', 'cause'], [household, '990102101201', '3', '因病']),
  });
  expect(sheets.get('needs.csv')!.rows[1]!.slice(2, 4)).toEqual([masked, '一百']);
});

test('of a very long sheet only the rows with a problem are filled, where they stand', async () => {
  const rows = Array.from({ length: 21_000 }, (_, index) => [`XQ${index}`, '990102101201', '冷库', index === 20_500 ? '一百' : '20', '2020-03-01']);
  const { sheets } = await reportOf(needs(...rows));
  const sheet = sheets.get('needs.csv');
  expect(sheet!.rows[20_501]!.slice(0, 4)).toEqual(['XQ20500', '990102101201', '冷库', '一百']);
  expect(colourOf(sheet, '20501,3')).toBe('FFC7CE');
  expect((sheet!.rows[9_000] ?? []).filter((cell) => cell !== null)).toEqual([]);
});

test('a portal without a problem has a list without a row, and files that are no tables are only in the list', async () => {
  const { report, sheets } = await reportOf({ 'portal.json': '{' });
  expect(report.errors).toBeGreaterThan(0);
  expect(sheets.get('问题')!.rows.some((row) => row.includes('portal.json'))).toBe(true);
  expect([...sheets.keys()]).not.toContain('portal.json');
});

test('names of sheets are what spreadsheets accept, each one once', () => {
  const name = createSheetNames();
  const long = '一'.repeat(40);
  expect([name('a/b:c'), name('A_B_C'), name(long), name(long)]).toEqual(['a_b_c', 'A_B_C (2)', '一'.repeat(31), `${'一'.repeat(27)} (2)`]);
});
