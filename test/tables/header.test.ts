import { expect, test } from 'vitest';
import { columnsOf, tableNames, tables } from '../../src/schema/index.ts';
import { findHeader, findSheetUnit, makeHeaderMatcher } from '../../src/tables/header.ts';
import { brief, readFolder } from './read-folder.ts';
import { csvOf, goodProject, projectsCsv } from './sheets.ts';

const matchProject = makeHeaderMatcher(tables.projects);
const named = (text: string) => matchProject(text)?.column.name;
const row = Object.values(goodProject);
const header = Object.keys(goodProject);
const retitled = (from: string, to: string): string[] => header.map((name) => (name === from ? to : name));

test('no two columns of a table answer to the same header', () => {
  for (const name of tableNames) {
    const match = makeHeaderMatcher(tables[name]);
    for (const column of columnsOf(tables[name])) {
      for (const text of [column.name, column.title, ...(column.aliases ?? [])]) {
        expect(match(text)?.column.name, `${name}: ${text}`).toBe(column.name);
      }
    }
  }
});

test.each(['计划投资', '计划投资\n（万元）', '计 划 投 资', '*计划投资', '＊计划投资（万元）', '计划投资【万元】', '计划投资(必填)', '计划投资（单位：元）', 'Budget', '计划投资万元', '计划投资/亿元', '计划投资\u200B：'])(
  'the header “%s” is the budget',
  (text) => expect(named(text)).toBe('budget'),
);

test('headers that merely resemble a column are not it', () => {
  for (const text of ['投资', '计划投资（2020年）', '计划投资（中央）', '项目', '']) expect(named(text)).toBeUndefined();
});

test('a unit in the header is the unit of the column, exactly', async () => {
  for (const [title, budget, fen] of [
    ['计划投资（元）', '867907', 86_790_700],
    ['计划投资（万元）', '86.7907', 86_790_700],
    ['计划投资（亿元）', '0.00867907', 86_790_700],
  ] as const) {
    const { tables: read } = await readFolder({ 'projects.csv': csvOf(retitled('budget', title), row.with(6, budget)) });
    expect(read.projects?.rows[0]?.budget).toBe(fen);
  }
});

test.each([
  [['单位：元'], '元'],
  [['', '', '金额单位：人民币万元'], '万元'],
  [['单位：户、万元'], '万元'],
  [['填报单位：青石县 单 位: 亿元 2020年'], '亿元'],
  [['单位：千元'], '千元'],
  [['单位：元坝镇'], undefined],
  [['填报单位：万元镇'], undefined],
])('the line %j above a header names the unit %s', (line, unit) => {
  expect(findSheetUnit([['标题'], line])?.unit).toBe(unit);
});

test('the unit row holds for columns whose header names none', async () => {
  const csv = `单位：元\n${csvOf([...retitled('budget', '计划投资（万元）'), '结算金额'], [...row, '5000'])}`;
  const { tables: read } = await readFolder({ 'projects.csv': csv });
  expect(read.projects?.rows[0]).toMatchObject({ budget: 10_000_000, settled: 500_000 });
});

test('a unit that is not read stops the table instead of being taken for 万元', async () => {
  const { tables: read, report } = await readFolder({ 'projects.csv': `单位：千元\n${projectsCsv({})}` });
  expect(report.issues.map(brief)).toContain('error header-unit projects.csv 2 budget');
  expect(read.projects).toBeUndefined();
});

test('a header of two rows is joined: a group above, its parts below', async () => {
  const top = ['项目编号', '项目名称', '实施地点', '项目类别', '年度', '建设任务', '计划投资', '实施期限', '', '实施单位', '责任人（职务）', '绩效目标', '带贫减贫机制', '受益户数', '进度'];
  const below = top.map((_, index) => ({ 7: '起', 8: '止' })[index] ?? '');
  const values = [...row.slice(0, 8), '2020-10-31', ...row.slice(8)];
  const { tables: read, report } = await readFolder({ 'projects.csv': csvOf(top, below, values) });
  expect(report.errors).toBe(0);
  expect(read.projects?.rows[0]).toMatchObject({ starts_on: '2020-04-01', due_on: '2020-10-31' });
  expect(read.projects?.headers).toMatchObject({ starts_on: '实施期限（起）', due_on: '实施期限（止）' });
  expect(read.projects?.rowNumbers).toEqual([3]);
});

test('money under a group is the total only where the sub-header says so', () => {
  const top = ['项目编号', '项目名称', '计划投资', '', ''];
  const total = findHeader([top, ['', '', '合计', '中央', '省级']], tables.projects);
  expect(total?.matches.map((match) => match?.column.name)).toEqual(['project_id', 'name', 'budget', undefined, undefined]);
  const parts = findHeader([top, ['', '', '中央', '省级', '市级']], tables.projects);
  expect(parts?.matches.map((match) => match?.column.name)).toEqual(['project_id', 'name', undefined, undefined, undefined]);
  expect(parts?.bottom).toBe(1);
});

test('a missing column is named with the header that was probably meant', async () => {
  const { report } = await readFolder({ 'projects.csv': csvOf(retitled('goal', '绩效目标值'), row) });
  expect(report.issues.find(({ code }) => code === 'header-missing')).toMatchObject({ column: '绩效目标' });
  expect(report.issues.find(({ code }) => code === 'header-missing')?.hint).toContain('绩效目标值');
  expect(report.issues.find(({ code }) => code === 'column-unknown')?.hint).toContain('是不是“绩效目标”？');
});

test('a table with a broken header still has all its rows checked', async () => {
  const { tables: read, report } = await readFolder({ 'projects.csv': csvOf(retitled('goal', 'xyz'), row.with(6, '1,2OO'), row.with(4, '20年')) });
  expect(read.projects).toBeUndefined();
  expect(report.issues.filter(({ severity }) => severity === 'error').map(brief)).toEqual([
    'error header-missing projects.csv 1 绩效目标',
    'error number-invalid projects.csv 2 budget',
    'error year-invalid projects.csv 3 year',
  ]);
});

test('a sheet whose header stands below thirty rows has none', () => {
  const lines = Array.from({ length: 30 }, () => ['说明']);
  expect(findHeader([...lines, header], tables.projects)).toBeUndefined();
  expect(findHeader([...lines.slice(1), header], tables.projects)?.top).toBe(29);
});

test('unknown columns of the same name are told apart by their letter, and many are said in one warning', async () => {
  const unknownOf = async (count: number) => {
    const content = csvOf([...header, ...Array.from({ length: count }, () => '备注')], [...row, ...Array.from({ length: count }, () => '')]);
    return (await readFolder({ 'projects.csv': content })).report.issues.filter(({ code }) => code === 'column-unknown');
  };
  expect((await unknownOf(14)).map(({ message }) => message)).toEqual(
    [...'OPQRSTUVWXYZ', 'AA', 'AB'].map((letters) => `不认识的列“备注”（${letters} 列），没有读取`),
  );
  const many = await unknownOf(21);
  expect(many).toHaveLength(1);
  expect(many[0]?.message).toMatch(/有 21 列不认识.*（O 列）/);
});
