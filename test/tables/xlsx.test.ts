import { expect, test } from 'vitest';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { readWorkbook } from '../../src/tables/xlsx.ts';
import { rawWorkbook } from './raw-workbook.ts';
import { brief, readFolder } from './read-folder.ts';
import { sheetOf, workbook } from './sheets.ts';

const head = ['村代码', '类别', '总户数', '出列日期', '主导产业'];
const village: CellValue[] = ['990102101201', '贫困村', 412, new Date('2017-12-18'), '虾稻'];
const other: CellValue[] = ['990102102203', '非贫困村', 300, null, null];

const readVillages = async (bytes: Uint8Array | Promise<Uint8Array>) => readFolder({ 'villages.xlsx': await bytes });
const codes = (report: Awaited<ReturnType<typeof readVillages>>['report']): string[] => report.issues.map(({ code }) => code);

test('cells read by their own type: text, numbers, dates', async () => {
  const { tables, report } = await readVillages(sheetOf([head, village, other]));
  expect(tables.villages).toMatchObject({ file: 'villages.xlsx', sheet: 'Sheet1', rowNumbers: [2, 3] });
  expect(tables.villages?.rows[0]).toEqual({
    village_code: '990102101201',
    designation: 'poor',
    households: 412,
    exited_on: '2017-12-18',
    leading_industry: '虾稻',
  });
  expect(report.errors).toBe(0);
});

test('dates read by their number format, in both calendars of spreadsheets', async () => {
  for (const dateSystem of ['1900', '1904'] as const) {
    const rows = [head, village.with(3, new Date('2017-12-18T00:00:00Z')), other.with(3, new Date('2017-12-18T14:30:00Z'))];
    const { tables, report } = await readVillages(writeXlsx({ sheets: [{ name: '村', rows }], dateSystem }));
    expect(tables.villages?.rows.map((row) => row.exited_on)).toEqual(['2017-12-18', '2017-12-18']);
    expect(codes(report)).toContain('date-time-removed');
  }
});

test('bare serial numbers are days of the calendar of their workbook', async () => {
  const rows = (serial: number) => [['村代码', '类别', '出列日期'], ['990102101201', '贫困村', `<c @><v>${serial}</v></c>`]];
  for (const [bytes, day] of [
    [rawWorkbook(rows(43_087)), '2017-12-18'],
    [rawWorkbook(rows(41_625), { calendar1904: true }), '2017-12-18'],
    [rawWorkbook(rows(20_171_218)), '2017-12-18'],
  ] as const) {
    const { tables } = await readVillages(bytes);
    expect(tables.villages?.rows[0]?.exited_on).toBe(day);
  }
});

test('a date cell that shows only year and month has no day, whatever the file holds', async () => {
  for (const numFmt of ['yyyy"年"m"月"', 'mmm-yy']) {
    const cells = new Map([['1,3', { value: new Date('2017-12-01'), type: 'date' as const, style: { numFmt } }]]);
    const { report } = await readVillages(sheetOf([head, village], { cells }));
    expect(report.issues.map(brief)).toContain('error date-no-day villages.xlsx 2 出列日期');
  }
});

test('a date format of Chinese Excel that has only a number is a date all the same', async () => {
  const rows = (format: number) => rawWorkbook([['村代码', '类别', '出列日期'], ['990102101201', '贫困村', `<c @ s="${format}"><v>43087</v></c>`]]);
  for (const format of [14, 31, 57]) {
    const { tables } = await readVillages(rows(format));
    expect(tables.villages?.rows[0]?.exited_on).toBe('2017-12-18');
  }
});

test('a merged cell applies to every row it covers, but a merged number to none', async () => {
  const merges = [
    { startRow: 2, startCol: 1, endRow: 4, endCol: 1 },
    { startRow: 3, startCol: 2, endRow: 4, endCol: 2 },
  ];
  const third: CellValue[] = ['990102103001', null, 5, null, null];
  const fourth: CellValue[] = ['990102103002', null, null, null, null];
  const { tables, report } = await readVillages(sheetOf([head, village, other, third, fourth], { merges }));
  expect(tables.villages?.rows.map((row) => row.designation)).toEqual(['poor', 'other', 'other']);
  expect(report.issues.map(brief)).toEqual([
    'error merged-number villages.xlsx 5 总户数',
    'note merged-filled villages.xlsx 4 类别',
  ]);
  expect(tables.villages?.rejected?.map(({ row }) => row)).toEqual([5]);
});

test('a header of merged cells in two rows is joined, with line breaks and stars taken out', async () => {
  const { tables, report } = await readFolder({
    'pairings.xlsx': await sheetOf(
      [
        ['村企结对表', null, null, null, null, null],
        ['*结对\n编号', '统一社会\n信用代码', '村代码', '结对方式', '结对', null],
        [null, null, null, null, '起', '止'],
        ['JD1', '91990102MA0000000A', 990102101201, '产业、岗位', new Date('2017-01-01'), '2019.12.31'],
      ],
      {
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 5 },
          ...[0, 1, 2, 3].map((col) => ({ startRow: 1, startCol: col, endRow: 2, endCol: col })),
          { startRow: 1, startCol: 4, endRow: 1, endCol: 5 },
        ],
      },
    ),
  });
  expect(report.errors).toBe(0);
  expect(tables.pairings?.headers).toMatchObject({ pairing_id: '*结对编号', from: '结对（起）', to: '结对（止）' });
  expect(tables.pairings?.rows).toEqual([
    { pairing_id: 'JD1', uscc: '91990102MA0000000A', village_code: '990102101201', modes: ['产业', '岗位'], from: '2017-01-01', to: '2019-12-31' },
  ]);
  expect(tables.pairings?.rowNumbers).toEqual([4]);
});

test('formulas read by their stored result; without one, or with an error, they are problems', async () => {
  const formula = (value: CellValue) => new Map([['1,2', { value, type: 'formula' as const, formula: 'A1', formulaResult: value }]]);
  const good = await readVillages(sheetOf([head, village], { cells: formula(7) }));
  expect(good.tables.villages?.rows[0]?.households).toBe(7);
  expect(codes(good.report)).toEqual(['formula-value']);
  for (const [cell, code] of [
    ['<c @ t="e"><f>1/0</f><v>#DIV/0!</v></c>', 'value-error-cell'],
    ['<c @ t="e"><v>#REF!</v></c>', 'value-error-cell'],
    ['<c @><f>SUM(A1)</f></c>', 'value-not-computed'],
    ['<c @><v>9.9010210120112346E+17</v></c>', 'number-too-large'],
    ['<c @ s="10"><v>0.5</v></c>', 'number-with-words'],
  ] as const) {
    const { report } = await readVillages(rawWorkbook([['村代码', '类别', '总户数'], ['990102101201', '贫困村', cell]]));
    expect(codes(report), cell).toEqual([code]);
  }
});

test('codes in number cells are their digits as the sheet shows them, unless digits are lost', async () => {
  const read = async (cell: string) => {
    const rows = [['project_id', 'fund_id', 'instalment', 'paid_on', 'amount', 'disbursement_id'], ['P1', 'F1', '1', '2020-01-01', '5', cell]];
    const { tables, report } = await readFolder({ 'disbursements.xlsx': rawWorkbook(rows) });
    return tables.disbursements?.rows[0]?.disbursement_id ?? report.issues[0]?.code;
  };
  expect(await read('<c @><v>20200001</v></c>')).toBe('20200001');
  expect(await read('<c @><v>2.0200001E7</v></c>')).toBe('20200001');
  expect(await read('<c @><v>1.5</v></c>')).toBe('number-destroyed');
  expect(await read('<c @><v>110105194912310000</v></c>')).toBe('number-destroyed');
  expect(await read('<c @ s="14"><v>43891</v></c>')).toBe('number-destroyed');
  expect(await read('00012')).toBe('00012');
});

test('leading zeros that a format shows are part of the code', async () => {
  const cells = new Map([['1,0', { value: 12, type: 'number' as const, style: { numFmt: '00000' } }]]);
  const { tables } = await readFolder({ 'inspections.xlsx': await sheetOf([['检查编号', '检查类别', '检查日期', '区划代码', '检查单位'], [12, '审计', '2017-11-15', '990102000000', '审计局']], { cells }) });
  expect(tables.inspections?.rows[0]?.inspection_id).toBe('00012');
});

test('sheets that are no table, are hidden, or are empty copies are passed over; only content is spoken of', async () => {
  const { tables, report } = await readVillages(
    workbook({ name: '封面', rows: [['望禾市']] }, { name: '数据', rows: [head, village] }, { name: 'Sheet3', rows: [] }, { name: '旧', rows: [head, other], hidden: true }),
  );
  expect(tables.villages).toMatchObject({ sheet: '数据', rowNumbers: [2] });
  expect(report.issues.map(({ code, sheet }) => `${code} ${sheet}`)).toEqual(['sheet-skipped 封面', 'sheet-hidden 旧']);
});

test('an empty form beside the filled table is not a second table', async () => {
  const { tables, report } = await readVillages(workbook({ name: '模板', rows: [head] }, { name: '数据', rows: [head, village] }));
  expect(tables.villages?.sheet).toBe('数据');
  expect(codes(report)).toEqual(['sheet-skipped']);
});

test('two sheets that both hold the table are an error that names both', async () => {
  const { tables, report } = await readVillages(workbook({ name: '2019', rows: [head, village] }, { name: '2020', rows: [head, other] }));
  expect(tables.villages).toBeUndefined();
  expect(report.issues).toMatchObject([{ code: 'sheet-ambiguous', message: expect.stringMatching(/“2019”、“2020”/) as string }]);
});

test('personal data on a sheet that is passed over is refused, without repeating it', async () => {
  const { report } = await readVillages(
    workbook({ name: '数据', rows: [head, village] }, { name: '花名册', rows: [['张三', '11010519491231002X']], hidden: true }),
  );
  expect(report.issues.map(({ code, sheet, row }) => `${code} ${sheet} ${row ?? ''}`)).toEqual(['personal-unread 花名册 1', 'sheet-hidden 花名册 ']);
  expect(JSON.stringify(report)).not.toMatch(/11010519491231002X|张三/);
});

test('text in an unread column is looked through even when the cell is a number', async () => {
  const { report } = await readVillages(sheetOf([[...head, '备注'], [...village, 13_800_138_000]]));
  expect(report.issues.map(brief)).toContain('error personal-unread villages.xlsx 2 备注');
  expect(JSON.stringify(report)).not.toContain('13800138000');
});

test('an encrypted workbook asks for the password to be taken off', async () => {
  const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: [head, village] }], encryption: { password: 'x', spinCount: 1 } });
  const { report } = await readVillages(bytes);
  expect(codes(report)).toEqual(['file-encrypted']);
});

test('a workbook cut short or with broken parts is damaged, not empty', async () => {
  const bytes = await sheetOf([head, village]);
  for (const broken of [bytes.subarray(0, 400), bytes.subarray(0, bytes.length - 30)]) {
    const { tables, report } = await readVillages(broken);
    expect(tables.villages).toBeUndefined();
    expect(codes(report)).toEqual(['file-damaged']);
  }
});

test('rows of a big sheet that are only formatted are no rows', async () => {
  const rows = [['村代码', '类别'], ['990102101201', '贫困村'], ...Array.from({ length: 500 }, () => ['<c @ s="2"/>', '<c @ s="2"/>'])];
  const { tables, report } = await readVillages(rawWorkbook(rows));
  expect(tables.villages?.rows).toHaveLength(1);
  expect(report.issues).toEqual([]);
});

test('a chart on a sheet of its own is passed over, and said so', async () => {
  const { tables, report } = await readVillages(rawWorkbook([['村代码', '类别'], ['990102101201', '贫困村']], { chartSheet: '图表' }));
  expect(tables.villages?.rows).toHaveLength(1);
  expect(report.issues.map(({ code, sheet }) => `${code} ${sheet}`)).toEqual(['sheet-skipped 图表']);
});

test('the unit that a number format writes, and a format that shows another number, are seen', async () => {
  const formats = ['#,##0.00', '#,##0"元"', '0.00,,', '0!.0000"万元"'];
  const others: [format: string, seen: object][] = [
    ['0!.0,"万元"', { unit: '万元', scaled: true }],
    ['0.00,,"亿"', { unit: '亿', scaled: true }],
    ['0"."0000"万"', { unit: '万', scaled: true }],
    ['#,##0"元";-#,##0"元"', { unit: '元' }],
    ['"人民币"#,##0.00"元整"', { unit: '元' }],
    ['#,##0"美元"', { unit: '美元' }],
    ['0"千元"', { unit: '千元' }],
    ['[>=10000]0"万元";0"元"', { unit: '万元', scaled: true }],
    ['"计"0"户"', { unit: '户' }],
    ['_ ¥* #,##0.00_ ', {}],
    ['#,##0_);(#,##0)', {}],
    ['0.00"(1,2)"', {}],
  ];
  formats.push(...others.map(([format]) => format));
  const cells = new Map(
    formats.map((numFmt, row) => [`${row},0`, { value: 123_456, type: 'number' as const, style: { numFmt } }] as const),
  );
  const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: formats.map(() => [123_456]), cells }] });
  const workbook = await readWorkbook(bytes);
  if (typeof workbook === 'string') throw new Error(workbook);
  expect(workbook.sheets[0]?.cells.map(([cell]) => cell)).toMatchObject([
    { kind: 'number', value: 123_456 },
    { unit: '元' },
    { scaled: true },
    { unit: '万元', scaled: true },
    ...others.map(([, seen]) => seen),
  ]);
  for (const [at, [, seen]] of others.entries()) {
    const { unit, scaled } = (workbook.sheets[0]?.cells[at + 4]?.[0] ?? {}) as { unit?: string; scaled?: boolean };
    expect({ ...(unit && { unit }), ...(scaled && { scaled }) }, formats[at + 4]).toEqual(seen);
  }
  expect(workbook.sheets[0]?.cells[0]?.[0]).not.toHaveProperty('unit');
  expect(workbook.sheets[0]?.cells[0]?.[0]).not.toHaveProperty('scaled');
});

test('hidden rows and columns with content are read, and said so with their number', async () => {
  const rows = [['村代码', '类别', '总户数'], ['990102101201', '贫困村', 3], ['990102102203', '贫困村', 4], [null, null, null]];
  const hide = { rowDefs: new Map([2, 3].map((row) => [row, { hidden: true }] as const)), columns: [{}, {}, { hidden: true }] };
  const { tables, report } = await readFolder({ 'villages.xlsx': await sheetOf(rows, hide) });
  expect(tables.villages?.rows).toHaveLength(2);
  const notes = report.issues.filter(({ code }) => code === 'hidden-read');
  expect(notes.map(({ severity, message }) => `${severity} ${message}`)).toEqual(['note 有 1 行、1 列隐藏着（或被筛选掉），照样读取了']);
  const shown = await readFolder({ 'villages.xlsx': await sheetOf(rows) });
  expect(shown.report.issues.filter(({ code }) => code === 'hidden-read')).toEqual([]);
});

test('a sheet whose name holds personal data is refused, and the name is masked everywhere', async () => {
  const rows = [['村代码', '类别'], ['990102101201', '贫困村']];
  const { report } = await readFolder({ 'villages.xlsx': await workbook({ name: '张13800138000', rows }, { name: '13800138001', rows: [['旧']] }) });
  expect(report.issues.filter(({ severity }) => severity === 'error').map(({ code, sheet }) => `${code} ${sheet}`)).toEqual([
    'personal-name （已隐去）',
    'personal-name （已隐去）',
  ]);
  expect(JSON.stringify(report)).not.toContain('1380013800');
});
