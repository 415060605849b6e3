import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { columnsOf, tables, type TableName } from '../../src/schema/index.ts';
import type { Cell } from '../../src/tables/cell.ts';
import { makeCellReader, type CellReaderOptions } from '../../src/tables/cells/make-cell-reader.ts';
import type { Reading } from '../../src/tables/cells/reading.ts';
import { quoteText } from '../../src/tables/wording.ts';

/** Reads one cell of a column of the dictionary. */
function reader(table: TableName, name: string, options: Partial<CellReaderOptions> = {}): (cell: Cell) => Reading {
  const column = columnsOf(tables[table]).find((one) => one.name === name)!;
  const schema = (tables[table].row.shape as Record<string, z.ZodType>)[name]!;
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  return makeCellReader(column, inner, { unit: column.unit ?? '', calendar: 1900, ...options });
}

const money = reader('projects', 'budget');
const moneyInYuan = reader('projects', 'budget', { unit: '元' });
const count = reader('projects', 'beneficiary_households');
const date = reader('projects', 'starts_on');
const year = reader('projects', 'year');
const category = reader('projects', 'category');
const regions = reader('projects', 'region_code');
const region = reader('villages', 'village_code');
const code = reader('projects', 'project_id');
const text = reader('projects', 'task');
const rate = reader('microloans', 'rate');
const met = reader('checklists', 'met');
const level = reader('funds', 'level');
const measures = reader('registry', 'measures');
const uscc = reader('enterprises', 'uscc');

const valueOf = (reading: Reading): unknown => (reading.problem ? reading.problem.code : reading.value);
const number = (value: number, more = {}): Cell => ({ kind: 'number', value, percent: false, minDigits: 0, ...more });

const fullWidth = (plain: string): string =>
  plain.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

describe('any valid value reads back the same, in whatever accepted form it is written', () => {
  /** Ways to bend a text that must not change what it says. */
  const bend = fc.constantFrom<(plain: string) => string>(
    (plain) => plain,
    fullWidth,
    (plain) => ` ${plain}\u00A0`,
    (plain) => `\u200B${plain}\uFEFF`,
    (plain) => `'${plain}`,
  );

  test('money', () => {
    const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');
    const fen = fc.oneof(fc.integer({ min: 0, max: 1_000_000_000 }), fc.maxSafeInteger().map(Math.abs));
    const units = fc.constantFrom(['元', 2], ['万元', 6], ['亿元', 10]) as fc.Arbitrary<[string, number]>;
    fc.assert(
      fc.property(fen, units, bend, fc.boolean(), fc.boolean(), fc.nat(3), (value, [unit, places], bent, groups, inCell, zeros) => {
        const digits = String(value).padStart(places + 1, '0');
        const whole = digits.slice(0, -places);
        const fraction = digits.slice(-places).replace(/0+$/, '') + '0'.repeat(zeros);
        const plain = `${groups ? grouped(whole) : whole}${fraction && `.${fraction}`}`;
        const read = reader('projects', 'budget', { unit: inCell ? '元' : unit });
        expect(valueOf(read(bent(inCell ? `${plain}${unit}` : plain)))).toBe(value);
      }),
    );
  });

  test('counts', () => {
    fc.assert(
      fc.property(fc.nat(), bend, fc.constantFrom('', '户', '.0'), (value, bent, tail) => {
        expect(valueOf(count(bent(`${value}${tail}`)))).toBe(value);
        expect(valueOf(count(number(value)))).toBe(value);
      }),
    );
  });

  test('days', () => {
    const day = fc.date({ min: new Date('1949-10-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    const forms = fc.constantFrom<(y: number, m: number, d: number) => string>(
      (y, m, d) => `${y}-${m}-${d}`,
      (y, m, d) => `${y}/${m}/${d}`,
      (y, m, d) => `${y}.${m}.${d}`,
      (y, m, d) => `${y}年${m}月${d}日`,
      (y, m, d) => `${y} 年 ${m} 月 ${d} 日`,
      (y, m, d) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`,
      (y, m, d) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
      (y, m, d) => `${y}/${m}/${d} 0:00`,
      (y, m, d) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}T00:00:00.000Z`,
    );
    fc.assert(
      fc.property(day, forms, bend, (value, form, bent) => {
        const iso = value.toISOString().slice(0, 10);
        const [y, m, d] = iso.split('-').map(Number) as [number, number, number];
        expect(valueOf(date(bent(form(y, m, d))))).toBe(iso);
        const serial = Math.floor(value.getTime() / 86_400_000) + 25_569;
        expect(valueOf(date(number(serial)))).toBe(iso);
        expect(valueOf(date(String(serial)))).toBe(iso);
        expect(valueOf(reader('projects', 'starts_on', { calendar: 1904 })(number(serial - 1462)))).toBe(iso);
      }),
    );
  });

  test('years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1949, max: 2100 }), bend, fc.constantFrom('', '年', '年度'), (value, bent, tail) => {
        expect(valueOf(year(bent(`${value}${tail}`)))).toBe(value);
        expect(valueOf(year(number(value)))).toBe(value);
      }),
    );
  });

  test('choices, by the Chinese word and by the value in code', () => {
    for (const column of columnsOf(tables.funds).filter(({ kind }) => kind === 'choice')) {
      const read = reader('funds', column.name);
      for (const [value, word] of Object.entries(column.choices!)) {
        for (const form of [value, word, ` ${word} `, value.toUpperCase()]) expect(valueOf(read(form))).toBe(value);
      }
    }
    expect(valueOf(level('东西部协作'))).toBe('twinned');
    expect(valueOf(level('南北挂钩'))).toBe('twinned');
  });

  test('lists', () => {
    const words = Object.entries(columnsOf(tables.registry).find(({ name }) => name === 'measures')!.choices!);
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }), fc.constantFrom(';', '；', '、', '，', '\n', '、 '), (picked, separator) => {
        expect(valueOf(measures(picked.map(([, word]) => word).join(separator)))).toEqual(picked.map(([value]) => value));
      }),
    );
  });

  test('region codes and codes, as text and as number cells', () => {
    fc.assert(
      fc.property(fc.integer({ min: 110_000_000_000, max: 999_999_999_999 }), bend, (value, bent) => {
        expect(valueOf(region(bent(String(value))))).toBe(String(value));
        expect(valueOf(region(number(value)))).toBe(String(value));
        expect(valueOf(regions(number(value)))).toEqual([String(value)]);
        expect(valueOf(code(number(value)))).toBe(String(value));
      }),
    );
    expect(valueOf(code('00123'))).toBe('00123');
    expect(valueOf(code('ＱＳ２０２０－００１'))).toBe('QS2020-001');
    expect(valueOf(code('="00123"'))).toBe('00123');
    expect(valueOf(code('望财农〔2020〕12号'))).toBe('望财农〔2020〕12号');
    expect(valueOf(code(number(123, { minDigits: 6 })))).toBe('000123');
  });

  test('free text, with all its signs', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[一-龥=+@'（），。0-9a-z][一-龥=+@（），。 0-9a-z]{0,30}[一-龥]$/), (value) => {
        expect(valueOf(text(value))).toBe(value);
      }),
    );
  });
});

describe('nothing is guessed at', () => {
  test.each([
    ['1,2OO', 'number-invalid'],
    ['一百', 'number-invalid'],
    ['1 250', 'number-invalid'],
    ['¥1,250', 'number-invalid'],
    ['10(其中,灾情因素6万元)', 'number-with-words'],
    ['25956.7773万元左右', 'number-with-words'],
    ['约120万元', 'number-with-words'],
    ['120万元左右', 'number-with-words'],
    ['120余万元', 'number-with-words'],
    ['100~120', 'number-with-words'],
    ['120千元', 'number-with-words'],
    ['120万', 'number-with-words'],
    ['5%', 'number-with-words'],
    ['1,23,4', 'number-separator'],
    ['1,23,456', 'number-separator'],
    ['1,234,56', 'number-separator'],
    ['1234,567', 'number-separator'],
    ['1.2.3', 'number-separator'],
    ['1,250,', 'number-separator'],
    ['-10', 'number-negative'],
    ['－１０', 'number-negative'],
    ['(10)', 'number-negative'],
    ['4.1E+17', 'number-destroyed'],
    ['0.0000001', 'money-finer-than-fen'],
    ['86.79070000000001', 'money-finer-than-fen'],
    ['10000000000', 'number-too-large'],
    ['#N/A', 'value-error-cell'],
    ['########', 'value-error-cell'],
  ])('money “%s” is %s', (cell, problem) => {
    expect(valueOf(money(cell))).toBe(problem);
  });

  test.each([
    ['2017年12月', 'date-no-day'],
    ['2017-12', 'date-no-day'],
    ['2017.12', 'date-no-day'],
    ['201712', 'date-no-day'],
    ['2017', 'date-no-day'],
    ['17-12-18', 'date-two-digit-year'],
    ['17年12月18日', 'date-two-digit-year'],
    ['2017-02-29', 'date-impossible'],
    ['2020年2月30日', 'date-impossible'],
    ['20171301', 'date-impossible'],
    ['12/18/2017', 'date-invalid'],
    ['2017-12.18', 'date-invalid'],
    ['2017年底', 'date-invalid'],
    ['2017-12-18至2018-01-05', 'date-invalid'],
    ['4431', 'date-invalid'],
    ['443170', 'date-invalid'],
  ])('the day “%s” is %s', (cell, problem) => {
    expect(valueOf(date(cell))).toBe(problem);
  });

  test.each([
    [region, '990102', 'region-code-short'],
    [region, '990102101', 'region-code-short'],
    [region, '99010210120', 'region-code-invalid'],
    [region, '新桥村', 'region-code-invalid'],
    [region, '9.90102E+11', 'number-destroyed'],
    [regions, '990102101201、990102', 'region-code-short'],
    [code, '4.1E+17', 'number-destroyed'],
    [text, '1.10105E+17', 'number-destroyed'],
    [year, '20', 'year-invalid'],
    [year, '2020-2021', 'year-invalid'],
    [year, '1900', 'value-not-allowed'],
    [category, '产业', 'choice-unknown'],
    [measures, '产业、开发', 'choice-unknown'],
    [met, '基本达标', 'yes-no-invalid'],
    [count, '12.5', 'number-not-whole'],
    [count, '12亩', 'number-with-words'],
    [rate, '4.35‰', 'number-with-words'],
    [uscc, '91990102MA00000', 'uscc-shape'],
    [uscc, '91990102MI0000000A', 'uscc-shape'],
    [code, 'x'.repeat(81), 'value-not-allowed'],
  ] as const)('%# is the problem it should be', (read, cell, problem) => {
    expect(valueOf(read(cell))).toBe(problem);
  });

  test('number cells that lost digits, and dates where codes belong, are problems', () => {
    expect(valueOf(code(number(1_101_051_949_123_100)))).toBe('number-destroyed');
    expect(valueOf(text(number(1.1e17)))).toBe('number-destroyed');
    expect(valueOf(code(number(1.5)))).toBe('number-destroyed');
    expect(valueOf(money(number(0.05, { percent: true })))).toBe('number-with-words');
    const cell: Cell = { kind: 'date', day: '2020-03-01', hasTime: false, shows: 'day' };
    expect(valueOf(code(cell))).toBe('number-destroyed');
    expect(valueOf(money(cell))).toBe('value-not-allowed');
    expect(valueOf(date({ ...cell, shows: 'month' }))).toBe('date-no-day');
    expect(valueOf(date({ ...cell, shows: 'time' }))).toBe('date-invalid');
    expect(valueOf(money({ kind: 'error', text: '#REF!' }))).toBe('value-error-cell');
    expect(valueOf(money({ kind: 'uncomputed' }))).toBe('value-not-computed');
  });

  test('whatever text stands in a cell, the answer is a value that the schema allows, or a problem with a hint', () => {
    const columns = Object.values(tables).flatMap((table) => columnsOf(table).map((column) => ({ table, column })));
    const anything = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[-+0-9.,年月日万元%/（）()E约]{1,12}$/));
    fc.assert(
      fc.property(fc.constantFrom(...columns), anything, ({ table, column }, cell) => {
        const reading = reader(table.name as TableName, column.name)(cell);
        if (reading.problem) {
          expect(reading.problem.hint).not.toBe('');
          expect(reading.problem.message).not.toBe('');
        } else if (reading.value !== undefined) {
          const schema = (table.row.shape as Record<string, z.ZodType>)[column.name]!;
          expect(schema.safeParse(reading.value).success).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what is exact stays exact', () => {
  test('binary fractions are taken at the 15 digits that a spreadsheet shows', () => {
    expect(valueOf(money(number(0.1 + 0.2)))).toBe(300_000);
    expect(valueOf(money(number(86.79070000000001)))).toBe(86_790_700);
    expect(valueOf(moneyInYuan(number(1e21)))).toBe('number-too-large');
    expect(valueOf(money(number(1e-6)))).toBe(1);
    expect(valueOf(money(number(1 / 3)))).toBe('money-finer-than-fen');
  });

  test('a unit in a cell converts exactly and goes before the unit of the column', () => {
    expect(valueOf(money('1.2亿元'))).toBe(12_000_000_000);
    expect(valueOf(money('867907元'))).toBe(86_790_700);
    expect(valueOf(moneyInYuan('86.7907万元'))).toBe(86_790_700);
    expect(valueOf(moneyInYuan('0.01'))).toBe(1);
    expect(valueOf(moneyInYuan('0.001'))).toBe('money-finer-than-fen');
  });

  test('percentages read as the figure before the sign, from text and from percent cells', () => {
    for (const cell of ['4.35', '4.35%', '４．３５％', number(0.0435, { percent: true })]) expect(valueOf(rate(cell))).toBe(4.35);
  });

  test('yes and no have many signs, and a blank is neither', () => {
    for (const yes of ['是', '有', '√', '✓', 'Y', 'yes', '1', { kind: 'boolean', value: true } as Cell]) expect(valueOf(met(yes))).toBe(true);
    for (const no of ['否', '无', '×', 'N', 'no', '0', { kind: 'boolean', value: false } as Cell]) expect(valueOf(met(no))).toBe(false);
    for (const nothing of ['', ' ', '\u3000', '\u200B', '—']) expect(met(nothing)).toMatchObject({ value: undefined });
  });

  test('a dash is not reported, a zero is zero', () => {
    for (const dash of ['-', '—', '——', '/', '－']) expect(valueOf(money(dash))).toBeUndefined();
    expect(valueOf(money('0'))).toBe(0);
    for (const dash of ['-', '—', '/', '——', '— —', '//', '────', '－／－']) for (const read of [text, code, money, date]) expect(valueOf(read(dash))).toBeUndefined();
  });

  test('words for nothing fill no required column, and may be meant in an optional one', () => {
    for (const nothing of ['无', '空', '暂无', '（无）', '无。']) for (const read of [text, code]) expect(valueOf(read(nothing))).toBeUndefined();
    expect(valueOf(text('无人机巡查'))).toBe('无人机巡查');
    expect(valueOf(reader('notices', 'outcome')('无'))).toBe('无');
  });

  test('a personal number among counts, amounts and years is refused and not repeated', () => {
    for (const read of [count, rate, year, money, moneyInYuan]) {
      for (const personal of ['13912345678', '１３９１２３４５６７８', "'13912345678", '11010519491231002X', number(13_912_345_678)]) {
        const { problem } = read(personal);
        expect(problem?.code).toBe('personal-number');
        expect(`${problem?.text}${problem?.message}${problem?.hint}`).not.toMatch(/139123|1949/);
      }
    }
    expect(moneyInYuan('13912345678').problem?.hint).toContain('写上单位');
  });

  test('an amount of 13.9 thousand million yuan is read where it is written as an amount', () => {
    for (const amount of ['13912345678.00', '13,912,345,678', '13912345678元']) expect(valueOf(moneyInYuan(amount))).toBe(1_391_234_567_800);
    expect(valueOf(moneyInYuan(number(13_912_345_678, { unit: '元' })))).toBe(1_391_234_567_800);
    expect(valueOf(moneyInYuan('29912345678'))).toBe(2_991_234_567_800);
    expect(count('29912345678').problem?.code).toBe('number-too-large');
  });

  test('an amount that the sheet shows in another unit is read in that unit, or not at all', () => {
    expect(valueOf(money(number(123_456, { unit: '元' })))).toBe(12_345_600);
    expect(valueOf(money(number(12, { unit: '万元' })))).toBe(12_000_000);
    expect(valueOf(money(number(12, { unit: '千元' })))).toBe('number-with-words');
    expect(valueOf(money(number(123_456, { scaled: true })))).toBe('number-with-words');
    expect(valueOf(count(number(123_456, { scaled: true })))).toBe('number-with-words');
    expect(valueOf(count(number(12, { unit: '万户' })))).toBe('number-with-words');
    expect(valueOf(count(number(12, { unit: '户' })))).toBe(12);
    for (const unit of ['美元', '万', '百元', '元每月']) expect(valueOf(money(number(12, { unit })))).toBe('number-with-words');
    expect(money(number(12, { unit: '元' })).coercions).toContain('unit-in-cell');
  });
});

describe('a problem says what was probably meant', () => {
  test.each([
    [category, '产业开发', /是不是“产业发展”？.*只能填：产业发展、就业/],
    [region, '990102', /990102000000/],
    [region, '990102101', /990102101000/],
    [money, '1,2OO', /字母 O/],
  ] as const)('%# has the hint it should have', (read, cell, hint) => {
    expect(read(cell).problem?.hint).toMatch(hint);
  });
});

test('a cell too long for its column is refused at once, whatever it holds and whatever the column', () => {
  const patterns = ['9', ' 1', '1 ', ',1', '9O', '棚', '单位', "'", '(', '99，'];
  for (const read of [money, count, rate, date, year, category, regions, region, code, text, met, level, measures, uscc]) {
    for (const pattern of patterns) expect(valueOf(read(`1${pattern.repeat(1e6 / pattern.length)}x`))).toBe('text-too-long');
  }
  expect(valueOf(text('路'.repeat(5000)))).toHaveLength(5000);
  expect(text('路'.repeat(5001)).problem?.hint).toContain('content/notices/');
});

test('a time that no clock shows is an error, one that it does is left out', () => {
  for (const time of ['25:61', '12:60', '8:30:75', '99时1分']) expect(valueOf(date(`2020-04-01 ${time}`))).toBe('date-impossible');
  for (const time of ['00:00', '23:59:59', '24:00', '8:05:09.125']) expect(valueOf(date(`2020-04-01 ${time}`))).toBe('2020-04-01');
});

test('a day outside the years that a year may be is an error, however it is written', () => {
  for (const day of ['1948-12-31', '2101-01-01', '0020-04-01', '1020年4月1日', '9999/12/31', '10959', number(10_959)]) {
    expect(valueOf(date(day))).toBe('date-out-of-range');
  }
  const typed = (day: string): Cell => ({ kind: 'date', day, hasTime: false, shows: 'day' });
  expect(valueOf(date(typed('1930-01-01')))).toBe('date-out-of-range');
  for (const day of ['1949-01-01', '2100-12-31']) for (const cell of [day, typed(day)]) expect(valueOf(date(cell))).toBe(day);
});

test('a cell that shows only a time is said to', () => {
  const { problem } = date({ kind: 'date', day: '2020-04-01', hasTime: true, shows: 'time' });
  expect(problem).toMatchObject({ code: 'date-invalid', message: expect.stringContaining('只显示时刻') as string });
});

test('characters that turn the direction of writing, and controls, are removed with a note and never shown in messages', () => {
  for (const unseen of ['\u202E', '\u2066', '\u061C', '\u0007', '\u009B', '\u206F']) {
    const reading = text(`硬化${unseen}道路`);
    expect(reading).toMatchObject({ value: '硬化道路', coercions: ['spaces-removed'] });
    expect(quoteText(`硬化${unseen}道路`)).toBe('硬化道路');
  }
  expect(valueOf(text('硬化\n道路\t3公里'))).toBe('硬化\n道路\t3公里');
});
