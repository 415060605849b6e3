import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ProblemsAnswer } from '../../src/desk/answers.ts';
import { startDesk, type AskedDesk } from './ask-desk.ts';

const edit = (desk: AskedDesk, table: string, change: (text: string) => string): void => {
  const path = join(desk.dataDir, `${table}.csv`);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};

async function problemsOf(desk: AskedDesk, query = ''): Promise<ProblemsAnswer> {
  await desk.run('check');
  return (await desk.ask({ path: `/api/problems${query}` })).json() as unknown as ProblemsAnswer;
}

test('a problem comes with the piece of the sheet around it, its own letters and numbers, and the cell marked', async () => {
  const desk = await startDesk();
  edit(desk, 'projects', (text) => text.replace(',40,', ',四十,'));
  const { cards, totals } = await problemsOf(desk, '?severity=error');
  expect(totals.errors).toBe(1);
  const [{ file, title, row, window, issues }] = cards as [ProblemsAnswer['cards'][0]];
  expect({ file, title, row }).toEqual({ file: 'projects.csv', title: '项目', row: 3 });
  expect(issues[0]).toMatchObject({ severity: 'error', column: 'budget', hint: expect.stringMatching(/./) as string });
  const column = window!.columns.findIndex(({ header }) => header === 'budget');
  expect(window!.columns[column]).toEqual({ letter: 'G', header: 'budget', title: '计划投资', index: 6 });
  expect(window!.marks).toEqual([{ index: 6, severity: 'error' }]);
  expect(window!.rows.map(({ row, cells }) => [row, cells[column]])).toEqual([[2, '60'], [3, '四十'], [4, '20']]);
  expect(window!.columns.map(({ header }) => header)).toContain('name');
});

test('a workbook is shown as its own sheet is, too', async () => {
  const desk = await startDesk();
  const { writeXlsx } = await import('hucre/xlsx');
  const rows = readFileSync(join(desk.dataDir, 'projects.csv'), 'utf8').trim().split('\n').map((line) => line.split(','));
  rows[1]![6] = '六十';
  const book = await writeXlsx({ sheets: [{ name: '说明', rows: [['填表说明']] }, { name: '项目', rows: [['望禾市项目表'], ...rows] }] });
  await desk.put('项目.xlsx', book);
  const { cards } = await problemsOf(desk, '?severity=error');
  expect(cards[0]).toMatchObject({ file: 'projects.xlsx', sheet: '项目', row: 3, window: { headerRow: 2 } });
  expect(JSON.stringify(cards[0]!.window!.rows)).toContain('六十');
});

const personal: [string, string, string][] = [
  ['a phone', '新桥镇人民政府', '新桥镇人民政府13912345678'],
  ['a citizen id', '验收合格率100%', '验收合格率100%，110101199003077758'],
  ['a bank card', '方便出行', '方便出行，账号6222021234567890128'],
  ['a phone in a row with another mistake', '60,新桥镇人民政府', '六十,新桥镇人民政府13912345678'],
  ['a phone where a number belongs', ',60,', ',13912345678,'],
];

test.each(personal)('%s is shown nowhere: not in its cell, not beside another problem, not in a message', async (_, before, after) => {
  const desk = await startDesk();
  // The row below has a mistake of its own, so that the personal cell stands beside it.
  edit(desk, 'projects', (text) => text.replace(before, after).replace(',40,', ',四十,'));
  const answer = await problemsOf(desk);
  expect(answer.totals.errors).toBeGreaterThan(1);
  expect(answer.cards.some(({ row, window }) => row === 2 && window !== undefined)).toBe(true);
  expect(JSON.stringify(answer)).not.toMatch(/13912345678|110101199003077758|6222021234567890128/);
});

const keys = /h7k2q9x4|h8k2q9x5/;
const registries: [string, string][] = [
  ['another mistake in the row', 'household_key,village_code,persons,cause\nh7k2q9x4,990102101201,三,因病\nh8k2q9x5,990102101201,2,因病\n'],
  ['a misspelt header', '户遍号,village_code,persons,cause\nh7k2q9x4,990102101201,三,因病\nh8k2q9x5,990102101201,2,因病\n'],
  ['a header that is blank', ',village_code,persons,cause\nh7k2q9x4,990102101201,三,因病\nh8k2q9x5,990102101201,2,因病\n'],
  ['a row with a cell too many before it', 'village_code,household_key,persons,cause\n990102101201,新桥村,h7k2q9x4,3,因病\n990102101201,h8k2q9x5,2,因病\n'],
  ['a row with a cell too few before it', 'village_code,household_key,persons,cause\nh7k2q9x4,3,因病\n990102101201,h8k2q9x5,2,因病\n'],
];

test.each(registries)('the key of a household is shown in no window of its table: %s', async (_, registry) => {
  const desk = await startDesk();
  writeFileSync(join(desk.dataDir, 'registry.csv'), registry);
  const answer = await problemsOf(desk);
  const windows = answer.cards.flatMap(({ file, window }) => (file === 'registry.csv' && window ? [window] : []));
  expect(windows.flatMap(({ rows }) => rows.map(({ row }) => row))).toContain(2);
  expect(JSON.stringify(answer)).not.toMatch(keys);
});

test.each([
  ['persons', '三'],
  ['人头', '3'],
])('nor is it in another table, where the row has another mistake and so has the registry: %s, %s', async (header, value) => {
  const desk = await startDesk();
  writeFileSync(join(desk.dataDir, 'registry.csv'), `household_key,village_code,${header},cause\nh7k2q9x4,990102101201,${value},因病\n`);
  // The cell beside the one that is marked.
  edit(desk, 'projects', (text) => text.replace('建大棚10个,40,', '建大棚10个（H7K2Q9X4）,四十,'));
  const answer = await problemsOf(desk);
  const windows = answer.cards.flatMap(({ file, window }) => (file === 'projects.csv' && window ? [window] : []));
  expect(windows.some(({ rows }) => rows.some(({ cells }) => cells.includes('四十')))).toBe(true);
  expect(JSON.stringify(windows)).not.toMatch(new RegExp(keys, 'i'));
});

test('a column that asks for personal data is hidden as a whole', async () => {
  const desk = await startDesk();
  edit(desk, 'projects', (text) => text.split('\n').map((line, index) => (line === '' ? line : `${line},${index === 0 ? '户主姓名' : '张三丰'}`)).join('\n').replace(',40,', ',四十,'));
  const answer = await problemsOf(desk);
  expect(answer.totals.errors).toBeGreaterThan(1);
  expect(JSON.stringify(answer)).not.toContain('张三丰');
});

test('problems are filtered by file and severity, and come a screenful at a time', async () => {
  const desk = await startDesk();
  edit(desk, 'projects', (text) => `${text}${Array.from({ length: 40 }, (_, index) => `QS2020-1${index + 10},项目${index},990102101201,基础设施,2020,硬化,${index},新桥镇人民政府,镇长,合格,出行,没有这种状态`).join('\n')}\n`);
  edit(desk, 'villages', (text) => text.replace('插花村', '什么村'));
  const first = await problemsOf(desk, '?severity=error&file=projects.csv');
  expect(first.total).toBe(40);
  expect(first.cards.length).toBe(15);
  expect(new Set(first.cards.map(({ file }) => file))).toEqual(new Set(['projects.csv']));
  expect(first.files.map(({ file }) => file)).toContain('villages.csv');
  const last = (await desk.ask({ path: '/api/problems?severity=error&file=projects.csv&from=30' })).json() as unknown as ProblemsAnswer;
  expect(last.cards.map(({ row }) => row)).toEqual([35, 36, 37, 38, 39, 40, 41, 42, 43, 44]);
});

test('a report is old as soon as a table is saved again', async () => {
  const desk = await startDesk();
  expect((await problemsOf(desk)).fresh).toBe(true);
  edit(desk, 'funds', (text) => `${text}\n`);
  expect(((await desk.ask({ path: '/api/problems' })).json() as { fresh: boolean }).fresh).toBe(false);
});
