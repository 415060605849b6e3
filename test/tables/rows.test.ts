import { expect, test } from 'vitest';
import { brief, readFolder } from './read-folder.ts';
import { csvOf, goodProject, projectsCsv, villagesCsv } from './sheets.ts';

const header = Object.keys(goodProject);
const row = Object.values(goodProject);
const errors = (report: Awaited<ReturnType<typeof readFolder>>['report']) =>
  report.issues.filter(({ severity }) => severity === 'error').map(brief);

test('all problems of a row are reported at once, and the row is kept apart with what could be read of it', async () => {
  const { tables, report } = await readFolder({
    'projects.csv': projectsCsv({}, { budget: '约10万元', year: '20年', task: '' }, {}),
  });
  expect(errors(report)).toEqual([
    'error year-invalid projects.csv 3 year',
    'error number-with-words projects.csv 3 budget',
    'error value-missing projects.csv 3 task',
  ]);
  expect(tables.projects?.rowNumbers).toEqual([2, 4]);
  expect(tables.projects?.rejected).toHaveLength(1);
  expect(tables.projects?.rejected?.[0]).toMatchObject({ row: 3, values: { project_id: 'P2', region_code: ['990102101201'] } });
  expect(tables.projects?.rejected?.[0]?.values).not.toHaveProperty('budget');
});

test('a row with hardly anything in it is one error that lists what is missing', async () => {
  const { report } = await readFolder({ 'projects.csv': csvOf(header, header.map((_, index) => (index === 0 ? '一' : '')), row) });
  expect(report.issues).toMatchObject([{ code: 'value-missing', row: 2, message: expect.stringMatching(/^有 11 项必填的没有填：项目名称、/) as string }]);
});

test('a column of personal data is one error, however many rows it has', async () => {
  const { report } = await readFolder({ 'projects.csv': csvOf([...header, '户主手机'], [...row, '13800138000'], [...row.with(0, 'P2'), '13900139000']) });
  expect(errors(report)).toEqual(['error personal-column projects.csv 1 户主手机']);
});

test('row numbers are the ones a spreadsheet shows: blank rows count, a cell with line breaks is one row', async () => {
  const { tables } = await readFolder({
    'projects.csv': csvOf(header, row.with(5, '建棚\n修路'), [''], row.with(0, 'P2'), header.map(() => ''), row.with(0, 'P3')),
  });
  expect(tables.projects?.rowNumbers).toEqual([2, 4, 6]);
  expect(tables.projects?.rows[0]?.task).toBe('建棚\n修路');
});

test('empty cells beyond the header are no ragged row, content is', async () => {
  const { tables, report } = await readFolder({ 'projects.csv': csvOf(header, [...row, '', ' '], [...row.with(0, 'P2'), '', '多']) });
  expect(errors(report)).toEqual(['error row-too-long projects.csv 3']);
  expect(tables.projects?.rowNumbers).toEqual([2]);
});

test('footers are passed over to the end of the sheet, and never repeated: they hold names', async () => {
  const { tables, report } = await readFolder({
    'projects.csv': `${projectsCsv({})}\n注：1.本表一式两份\n2.由张三丰填写\n填报人：张三丰,,,审核：李四光\n`,
  });
  expect(errors(report)).toEqual([]);
  expect(tables.projects?.rows).toHaveLength(1);
  expect(report.issues.find(({ code }) => code === 'footer-skipped')).toMatchObject({ row: 4, message: '跳过了表尾说明（另有 2 行）' });
  expect(JSON.stringify(report)).not.toMatch(/张三丰|李四光/);
});

test('personal data is refused where no row holds it, without repeating it: titles, footers, unread columns, bad rows', async () => {
  const csv = [
    csvOf(['项目表，联系人13800138000']),
    csvOf([...header, '备注'], [...row, '证号11010519491231002X'], [...row.with(0, 'P2').with(6, '约10').with(5, '找张主任 138 0013 8000'), '']),
    '填报人：１３８００１３８０００\n',
  ].join('');
  const { report } = await readFolder({ 'projects.csv': csv });
  expect(report.issues.filter(({ code }) => code === 'personal-unread').map(brief)).toEqual([
    'error personal-unread projects.csv 1',
    'error personal-unread projects.csv 3 备注',
    'error personal-unread projects.csv 4 task',
    'error personal-unread projects.csv 5 project_id',
  ]);
  expect(JSON.stringify(report).normalize('NFKC')).not.toMatch(/138 ?0013 ?8000|11010519491231002X/);
});

test('a published hotline in a title is not personal', async () => {
  const files = { 'projects.csv': `监督电话13800138000\n${projectsCsv({})}` };
  expect((await readFolder(files, { hotlines: new Set(['13800138000']) })).report.errors).toBe(0);
  expect((await readFolder(files)).report.errors).toBe(1);
});

test('messages quote at most forty characters and nothing personal', async () => {
  const { report } = await readFolder({
    'projects.csv': projectsCsv({ budget: '很'.repeat(200) }, { year: '13800138000' }, { category: '联系 138-0013-8000' }),
  });
  expect(report.errors).toBeGreaterThanOrEqual(3);
  for (const { message } of report.issues) expect(message.length).toBeLessThan(80);
  expect(report.issues.find(({ row: at, code }) => at === 4 && code === 'choice-unknown')?.message).toContain('（已隐去）');
  expect(JSON.stringify(report)).not.toMatch(/138.?0013.?8000/);
});

test("a household's code is in no message, right or wrong", async () => {
  const { report } = await readFolder({
    'registry.csv': `户编码,村代码,人口数,致贫原因\n${'k'.repeat(90)},990102101201,3,因病\nｗ４ｍ８,990102101201,3,因病\n5.1E+17,990102101201,3,因病\n`,
  });
  expect(errors(report)).toEqual(['error value-not-allowed registry.csv 2 户编码', 'error number-destroyed registry.csv 4 户编码']);
  expect(JSON.stringify(report)).not.toMatch(/kkk|ｗ４|w4m8|5\.1E/);
});

test('a note is given once for a column, with the first row and a count of the others', async () => {
  const { report } = await readFolder({ 'projects.csv': projectsCsv({}, { budget: '1,200' }, { budget: '1,300' }, { budget: '1,400' }) });
  expect(report.issues.filter(({ code }) => code === 'thousands-separator')).toMatchObject([
    { row: 3, column: 'budget', message: '去掉了千分位逗号：“1,200” → 1200万元（另有 2 行）' },
  ]);
});

test('values that are written plainly make no note at all', async () => {
  const { report } = await readFolder({ 'projects.csv': projectsCsv({}, {}) });
  expect(report).toEqual({ issues: [], errors: 0, warnings: 0, notes: 0 });
});

test('text that begins like a formula is text', async () => {
  const { tables } = await readFolder({ 'villages.csv': villagesCsv(['990102101201', '贫困村', '', '', '=cmd|1'], ['990102102203', '贫困村', '', '', '@虾稻']) });
  expect(tables.villages?.rows.map((one) => one.leading_industry)).toEqual(['=cmd|1', '@虾稻']);
});

test('quotes that are broken are reported once for a row, however many there are', async () => {
  const { report } = await readFolder({ 'projects.csv': projectsCsv({ task: '甲' }).replace('甲', '"甲"乙"丙"丁",戊"己"') });
  expect(report.issues.filter(({ code }) => code === 'quotes-broken').map(brief)).toEqual(['error quotes-broken projects.csv 2']);
});

test('a phone among counts is reported once, without its digits', async () => {
  const { tables, report } = await readFolder({ 'projects.csv': projectsCsv({ beneficiary_households: '13800138000' }) });
  expect(tables.projects?.rows).toEqual([]);
  expect(report.issues.map(brief)).toEqual(['error personal-number projects.csv 2 beneficiary_households']);
  expect(JSON.stringify(report)).not.toContain('13800138000');
});

test('dashes and words for nothing do not fill what must be filled', async () => {
  for (const nothing of ['—', '/', '无', '-', '——', '暂无']) {
    const { tables, report } = await readFolder({ 'projects.csv': projectsCsv({ task: nothing, project_id: nothing }) });
    expect(tables.projects?.rows).toEqual([]);
    expect(report.issues.map(brief)).toEqual(['error value-missing projects.csv 2 project_id', 'error value-missing projects.csv 2 task']);
  }
});
