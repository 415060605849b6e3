import { expect, test } from 'vitest';
import { readingCodes, type ReadingCode } from '../../src/tables/codes.ts';
import { brief, readFolder, type Files } from './read-folder.ts';
import { rawWorkbook } from './raw-workbook.ts';
import { csvOf, goodProject, microloansCsv, projectsCsv, sheetOf, villagesCsv, workbook, type ProjectCells } from './sheets.ts';

interface Example {
  files: Files | Promise<Files>;
  /** The first issue with the code: file, row and column. */
  at: string;
}

const project = (change: ProjectCells, column: keyof ProjectCells): Example => ({
  files: { 'projects.csv': projectsCsv({}, change) },
  at: `projects.csv 3 ${column}`,
});
const projects = (content: string | Uint8Array, at: string): Example => ({ files: { 'projects.csv': content }, at: `projects.csv${at}` });
const book = (content: Promise<Uint8Array>, at: string): Example => ({
  files: content.then((bytes) => ({ 'villages.xlsx': bytes })),
  at: `villages.xlsx${at}`,
});
const villages = (rows: string[][], at: string): Example => ({ files: { 'villages.csv': villagesCsv(...rows) }, at: `villages.csv${at}` });

const head = ['村代码', '类别', '总户数', '出列日期', '主导产业'];
const village = ['990102101201', '贫困村', 412, null, '虾稻'];
const header = Object.keys(goodProject);
const row = Object.values(goodProject);
const retitled = (from: string, to: string): string[] => header.map((name) => (name === from ? to : name));
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');
const encrypted = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]);
const rawSheet = (column: string, cell: string): Promise<Uint8Array> =>
  Promise.resolve(rawWorkbook([['村代码', '类别', column], ['990102101201', '贫困村', cell]]));

/** The smallest input that raises each code. A code without one does not compile. */
const examples: Record<ReadingCode, Example> = {
  'file-missing': { files: { 'projects.json': '' }, at: 'projects.csv' },
  'file-duplicate': { files: { 'funds.csv': '', 'funds.xlsx': '' }, at: 'funds.csv' },
  'file-format': { files: { 'notices.xls': Buffer.from('d0cf11e0', 'hex') }, at: 'notices.xls' },
  'file-encrypted': { files: { 'villages.xlsx': encrypted }, at: 'villages.xlsx' },
  'file-damaged': { files: { 'villages.xlsx': Buffer.from('504b0304deadbeef', 'hex') }, at: 'villages.xlsx' },
  'file-empty': projects('', ''),
  'file-unknown': { files: { '项目.csv': '' }, at: '项目.csv' },
  'file-unreadable': { files: { 'notices.csv': { linkTo: 'nowhere' } }, at: 'notices.csv' },
  'folder-skipped': { files: { '2020/funds.csv': '' }, at: '2020' },
  'personal-name': { files: { '13800138000.csv': '' }, at: '（已隐去）' },
  'file-lock-skipped': { files: { '~$projects.xlsx': '' }, at: '~$projects.xlsx' },
  'encoding-unknown': projects(Buffer.from([0x61, 0xff, 0xff, 0x0a]), ''),
  'encoding-converted': projects(utf16(projectsCsv({})), ' 1'),
  'delimiter-other': projects(projectsCsv({}).replaceAll(',', ';'), ' 1'),
  'quotes-broken': projects(`${projectsCsv({})}P2,"新桥村\n`, ' 3'),
  'sheet-skipped': book(workbook({ name: '村', rows: [head, village] }, { name: '说明', rows: [['填写说明']] }), ''),
  'sheet-hidden': book(workbook({ name: '村', rows: [head, village] }, { name: '旧', rows: [head, village], hidden: true }), ''),
  'hidden-read': book(sheetOf([head, village], { rowDefs: new Map([[1, { hidden: true }]]) }), ''),
  'sheet-ambiguous': book(workbook({ name: '甲', rows: [head, village] }, { name: '乙', rows: [head, village] }), ''),
  'header-not-found': projects('甲,乙\n1,2\n', ''),
  'header-duplicate': projects(csvOf([...header, '计划投资'], [...row, '10']), ' 1 budget'),
  'header-missing': projects(csvOf(retitled('task', 'xyz'), row), ' 1 建设任务'),
  'header-unit': projects(csvOf(retitled('budget', '计划投资（千元）'), row), ' 1 计划投资（千元）'),
  'column-unknown': projects(csvOf([...header, '备注'], [...row, '无']), ' 1 备注'),
  'column-without-header': projects(csvOf(['', ...header], ['1', ...row]), ' 2'),
  'title-rows-skipped': projects(`项目计划表\n${projectsCsv({})}`, ' 1'),
  'unit-from-sheet': projects(csvOf(retitled('budget', '计划投资（元）'), row), ' 1 计划投资（元）'),
  'unit-unclear': {
    files: { 'village_years.csv': '单位：万元\n村代码,年度,人均纯收入\n990102101201,2017,3268\n' },
    at: 'village_years.csv 2 人均纯收入',
  },
  'row-too-short': projects(csvOf(header, row.slice(0, 5)), ' 2 task'),
  'row-too-long': projects(csvOf(header, [...row, '多']), ' 2'),
  'footer-skipped': projects(`${projectsCsv({})}填报人：某某,,审核：某某\n`, ' 3'),
  'heading-skipped': projects(`${csvOf(header, ['一、产业发展', ...header.slice(1).map(() => '')])}${csvOf(row)}`, ' 2'),
  'numbering-skipped': projects(csvOf(header, header.map((_, index) => String(index + 1)), row), ' 2'),
  'header-row-repeated': projects(csvOf(header, row, header), ' 3'),
  'total-checked': villages([['990102101201', '贫困村', '412', '', ''], ['合计', '', '412', '', '']], ' 3'),
  'total-running': villages([['990102101201', '贫困村', '412', '', ''], ['小计', '', '412', '', ''], ['990102102203', '贫困村', '300', '', ''], ['小计', '', '712', '', '']], ' 5'),
  'total-unchecked': villages([['990102101201', '贫困村', '412', '', ''], ['合计', '', '', '', '']], ' 3'),
  'total-mismatch': villages([['990102101201', '贫困村', '412', '', ''], ['合计', '', '413', '', '']], ' 3 总户数'),
  'merged-filled': book(
    sheetOf([head, village, ['990102102203', null, 3, null, null]], { merges: [{ startRow: 1, startCol: 1, endRow: 2, endCol: 1 }] }),
    ' 3 类别',
  ),
  'merged-number': book(
    sheetOf([head, village, village.with(0, '990102102203').with(2, null)], { merges: [{ startRow: 1, startCol: 2, endRow: 2, endCol: 2 }] }),
    ' 3 总户数',
  ),
  'value-missing': project({ task: '' }, 'task'),
  'value-error-cell': project({ budget: '#REF!' }, 'budget'),
  'value-not-computed': book(rawSheet('总户数', '<c @><f>SUM(1,2)</f></c>'), ' 2 总户数'),
  'text-damaged': project({ implementer: '新桥\uFFFD人民政府' }, 'implementer'),
  'text-too-long': project({ task: '路'.repeat(5001) }, 'task'),
  'value-not-allowed': project({ year: '1900' }, 'year'),
  'number-invalid': project({ budget: '1,2OO' }, 'budget'),
  'number-with-words': project({ budget: '约120万元' }, 'budget'),
  'number-separator': project({ budget: '1,23,4' }, 'budget'),
  'number-negative': project({ budget: '-10' }, 'budget'),
  'number-not-whole': project({ beneficiary_households: '1.5' }, 'beneficiary_households'),
  'number-too-large': project({ budget: '99999999999' }, 'budget'),
  'number-destroyed': project({ region_code: '9.90102E+11' }, 'region_code'),
  'money-finer-than-fen': project({ budget: '0.1234567' }, 'budget'),
  'date-invalid': project({ starts_on: '四月一日' }, 'starts_on'),
  'date-no-day': project({ starts_on: '2017年12月' }, 'starts_on'),
  'date-two-digit-year': project({ starts_on: '17.12.18' }, 'starts_on'),
  'date-impossible': project({ starts_on: '2020-02-30' }, 'starts_on'),
  'date-out-of-range': project({ starts_on: '1020-04-01' }, 'starts_on'),
  'year-invalid': project({ year: '20年' }, 'year'),
  'yes-no-invalid': {
    files: { 'checklists.csv': '村代码,标准,项目,是否达标\n990102101201,八有,有路,基本\n' },
    at: 'checklists.csv 2 是否达标',
  },
  'choice-unknown': project({ category: '产业开发' }, 'category'),
  'region-code-short': project({ region_code: '990102' }, 'region_code'),
  'region-code-invalid': project({ region_code: '新桥村' }, 'region_code'),
  'uscc-shape': { files: { 'enterprises.csv': '统一社会信用代码,企业名称\n91990102MA000000,甲公司\n' }, at: 'enterprises.csv 2 统一社会信用代码' },
  'personal-column': projects(csvOf([...header, '户主姓名'], [...row, '']), ' 1 户主姓名'),
  'personal-number': project({ beneficiary_households: '13800138000' }, 'beneficiary_households'),
  'personal-unread': projects(csvOf([...header, '备注'], [...row, '电话13800138000']), ' 2 备注'),
  'spaces-removed': project({ implementer: '\u00A0新桥镇\u200B人民政府 ' }, 'implementer'),
  'full-width': project({ budget: '１２' }, 'budget'),
  'thousands-separator': project({ budget: '1,200' }, 'budget'),
  'number-form': project({ budget: '.5' }, 'budget'),
  'float-digits': book(sheetOf([head, village.with(2, 411.99999999999994)]), ' 2 总户数'),
  'unit-in-cell': project({ budget: '120万元' }, 'budget'),
  'percent-form': { files: { 'microloans.csv': microloansCsv(['990102101201', '2017', '1', '5', '4.35%']) }, at: 'microloans.csv 2 年利率' },
  'number-as-text': book(sheetOf([head, village.with(0, 990102101201)]), ' 2 村代码'),
  'formula-value': book(
    sheetOf([head, village], { cells: new Map([['1,2', { value: 3, type: 'formula', formula: '1+2', formulaResult: 3 }]]) }),
    ' 2 总户数',
  ),
  'apostrophe-removed': project({ budget: "'10" }, 'budget'),
  'dash-as-blank': project({ starts_on: '—' }, 'starts_on'),
  'date-form': project({ starts_on: '2020.4.1' }, 'starts_on'),
  'date-serial': project({ starts_on: '43922' }, 'starts_on'),
  'date-time-removed': project({ starts_on: '2020-04-01 00:00:00' }, 'starts_on'),
  'date-format-unclear': book(rawSheet('出列日期', '<c @ s="57"><v>43070</v></c>'), ' 2 出列日期'),
  'year-form': project({ year: '2020年' }, 'year'),
  'yes-no-form': { files: { 'checklists.csv': '村代码,标准,项目,是否达标\n990102101201,八有,有路,√\n' }, at: 'checklists.csv 2 是否达标' },
  'choice-form': project({ category: '基础 设施' }, 'category'),
  'list-form': project({ region_code: '990102101201，990102102203' }, 'region_code'),
};

test.each(Object.entries(examples))('%s is raised with its severity, at its place, saying what to do', async (code, { files, at }) => {
  const { report } = await readFolder(await files);
  const found = report.issues.find((issue) => issue.code === code);
  expect(found, report.issues.map(brief).join('\n')).toBeDefined();
  const entry = readingCodes[code as ReadingCode];
  expect(brief(found!)).toBe(`${entry.severity} ${code} ${at}`);
  expect(found!.message).not.toBe('');
  expect(found!.hint).not.toBe('');
});
