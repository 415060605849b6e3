import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { comparePortals } from '../../src/changes/compare.ts';
import type { ChangeWarning } from '../../src/changes/report.ts';
import { formatWarningCatalogue } from '../../src/changes/warnings/catalogue.ts';
import { warningRules } from '../../src/changes/warnings/codes.ts';
import type { Row } from '../../src/schema/index.ts';
import { fund, notice, project, regions, smallPortal } from '../model/small-portal.ts';

type Rows = Parameters<typeof smallPortal>[0];

const warningsOf = (before: Rows | undefined, after: Rows, asOf: [string, string] = ['2020-06-30', '2020-06-30']): ChangeWarning[] =>
  comparePortals(before && smallPortal(before, {}, asOf[0]), smallPortal(after, {}, asOf[1])).warnings;
const codesOf = (...args: Parameters<typeof warningsOf>): string[] => warningsOf(...args).map(({ code }) => code);

const list = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
const wan = 1_000_000;
const pay = (id: string, more: Partial<Row<'disbursements'>> = {}): Partial<Row<'disbursements'>> => ({ disbursement_id: id, project_id: 'P1', fund_id: 'F1', instalment: 1, paid_on: '2020-06-01', amount: 3 * wan, ...more });
const give = (id: string, amount: number, region_code = '990102000000'): Partial<Row<'allocations'>> => ({ allocation_id: id, fund_id: 'F1', region_code, amount, allocated_on: '2020-04-01' });
/** Funds that differ in everything, so that none is taken for another. */
const funds = (count: number, amountOf = (index: number): number => (index + 11) * wan, more = (_: number): object => ({})) =>
  list(count, (index) => fund(`F${index}`, amountOf(index), more(index)));

describe('amounts', () => {
  test.each([10, 100, 10_000])('one amount that is exactly %d times what it was looks like a mistaken unit, up and down', (step) => {
    const [small, large] = [{ funds: [fund('F1', 7 * wan)] }, { funds: [fund('F1', 7 * wan * step)] }];
    expect(warningsOf(small, large)).toMatchObject([{ code: 'amount-unit', file: 'funds.csv', row: 2, column: '资金规模', key: `amount-unit:funds:F1:amount:${7 * wan}:${7 * wan * step}` }]);
    expect(codesOf(large, small)).toEqual(['amount-unit']);
  });

  test('one that is tenfold or a tenth has jumped; less has not, and 0 is no amount', () => {
    const change = (was: number, is: number): string[] => codesOf({ funds: [fund('F1', was)] }, { funds: [fund('F1', is)] });
    expect(change(7 * wan, 71 * wan)).toEqual(['amount-jumped']);
    expect(change(71 * wan, 7 * wan)).toEqual(['amount-jumped']);
    expect(change(7 * wan, 69 * wan)).toEqual([]);
    expect(change(0, 69 * wan)).toEqual([]);
    expect(change(69 * wan, 0)).toEqual([]);
  });

  test('a whole column in another unit is one warning', () => {
    const found = warningsOf({ funds: funds(30) }, { funds: funds(30, (index) => (index + 11) * 100) });
    expect(found).toMatchObject([{ code: 'column-scaled', column: '资金规模' }]);
    expect(found[0]!.message).toContain('30 行');
  });

  test('many amounts that jumped are one warning', () => {
    const found = warningsOf({ funds: funds(30) }, { funds: funds(30, (index) => (index + 11) * wan * 10 + index + 1) });
    expect(found.map(({ code }) => code)).toEqual(['amount-jumped']);
  });

  test('in a table of people no row and no value is named', () => {
    const loans = (amount: number): Rows => ({ microloans: [{ region_code: '990102101201', year: 2020, loans: 7, amount }] });
    const found = warningsOf(loans(37 * wan), loans(370 * wan));
    expect(found).toMatchObject([{ code: 'column-scaled', file: 'microloans.csv' }]);
    expect(found[0]!.row).toBeUndefined();
    expect(JSON.stringify(found)).not.toMatch(/37|990102101201/);
  });
});

describe('sums', () => {
  test('of a fund and of the places it went to: tenfold, a tenth, and nothing', () => {
    const before: Rows = { funds: [fund('F1', 900 * wan)], allocations: [give('A1', 10 * wan)] };
    const found = warningsOf(before, { funds: [fund('F1', 900 * wan)], allocations: [give('A1', 10 * wan), give('A2', 95 * wan)] });
    expect(found.map(({ key }) => key)).toEqual([
      `sum-jumped:fund:F1:allocated:${10 * wan}:${105 * wan}`,
      `sum-jumped:place:990102000000:allocated:${10 * wan}:${105 * wan}`,
    ]);
    expect(codesOf(before, { funds: [fund('F1', 900 * wan)] })).toContain('sum-jumped');
  });

  test('of payments as well', () => {
    const rows = (...disbursements: Partial<Row<'disbursements'>>[]): Rows => ({ funds: [fund('F1', 900 * wan)], projects: [project('P1', ['990102101201'])], disbursements });
    const found = warningsOf(rows(pay('D1')), rows(pay('D1'), pay('D2', { amount: 40 * wan })));
    expect(found.map(({ key }) => key.split(':').slice(0, 4).join(':'))).toContain('sum-jumped:fund:F1:paid');
  });

  test('of a village that gets a new project are no cause for worry, of one whose rows were changed they are', () => {
    const rows = (amount: number, more: Partial<Row<'allocations'>>[] = []): Rows => ({
      funds: [fund('F1', 900 * wan)],
      allocations: [give('A0', 500 * wan, '990102102203'), give('A1', amount, '990102101201'), ...more],
    });
    const placesOf = (after: Rows): string[] => warningsOf(rows(5 * wan), after).flatMap(({ code, key }) => (code === 'sum-jumped' ? [key.split(':')[2]!] : []));
    expect(placesOf(rows(5 * wan, [give('A2', 80 * wan, '990102101201')]))).toEqual([]);
    // The town has nothing but what the village has, and one of the two is enough.
    expect(placesOf(rows(90 * wan))).toEqual(['990102101201']);
  });
});

describe('rows that are gone', () => {
  test('more than a hundred, or ten that are more than a fifth', () => {
    const gone = (of: number, count: number): boolean => codesOf({ funds: funds(of) }, { funds: funds(of - count) }).includes('many-removed');
    expect(gone(600, 101)).toBe(true);
    expect(gone(600, 100)).toBe(false);
    expect(gone(40, 10)).toBe(true);
    expect(gone(60, 10)).toBe(false);
    expect(gone(20, 9)).toBe(false);
  });

  test('a whole table, and nothing else is said of it', () => {
    const village_years = list(20, (index) => ({ village_code: '990102101201', year: 2000 + index }));
    expect(codesOf({ village_years }, {})).toEqual(['table-gone']);
    expect(codesOf({ village_years }, { village_years: [] })).toEqual(['table-gone']);
  });

  test('all of a county, of which there were five', () => {
    const places = [...regions, { code: '990103000000', name: '白河县' }, { code: '990103101000', name: '河口镇' }];
    const needs = (county: string, count: number) => list(count, (index) => ({ need_id: `${county}-${index}`, village_code: `${county}101000`, need: `需求${index}`, posted_on: '2020-01-01' }));
    const after: Rows = { regions: places, needs: needs('990102', 40) };
    const found = warningsOf({ regions: places, needs: [...needs('990102', 40), ...needs('990103', 5)] }, after);
    expect(found).toMatchObject([{ code: 'county-gone', file: 'needs.csv' }]);
    expect(found[0]!.message).toContain('白河县');
    expect(codesOf({ regions: places, needs: [...needs('990102', 40), ...needs('990103', 4)] }, after)).toEqual([]);
  });

  test('all of a year, when this year’s sheet took the place of all years', () => {
    const years = (...given: number[]) => given.flatMap((year) => list(5, (index) => fund(`${year}-${index}`, (index + 11) * wan, { year })));
    expect(codesOf({ funds: years(2018, 2019) }, { funds: years(2019) })).toEqual(['year-gone']);
    expect(codesOf({ funds: years(2018) }, { funds: years(2018, 2019) })).toEqual([]);
  });

  test('household keys that were all made anew', () => {
    const households = (letter: string) => list(30, (index) => ({ household_key: `${letter}7k2q9x${index}`, village_code: '990102101201', persons: (index % 5) + 1, cause: 'illness' as const }));
    const found = warningsOf({ registry: households('h') }, { registry: households('j') });
    expect(found.map(({ code }) => code)).toEqual(['keys-regenerated']);
    expect(JSON.stringify(found)).not.toMatch(/7k2q9x/);
    expect(found[0]!.key).not.toContain('30');
  });
});

describe('keys', () => {
  test('a row that came back under another key was renamed', () => {
    const found = warningsOf({ funds: [fund('ZY2020-1', 7 * wan, { name: '甲', document_number: '一号' })] }, { funds: [fund('ZY2020-01', 7 * wan, { name: '甲', document_number: '一号' })] });
    expect(found).toMatchObject([{ code: 'key-renamed', row: 2, column: '资金编号', key: 'key-renamed:funds:ZY2020-1:ZY2020-01' }]);
  });

  test('a place that got another code was renamed, and not when its old code is written down', () => {
    const moved = (more: object) => ({ regions: regions.map((row) => (row.name === '南岸村' ? { ...row, code: '990102101299', ...more } : row)), villages: [] });
    const before = { regions, villages: [] };
    expect(codesOf(before, moved({}))).toEqual(['key-renamed']);
    expect(codesOf(before, moved({ former_codes: ['990102101202'] }))).toEqual([]);
  });

  test('many keys in another form are one warning', () => {
    const form = (prefix: string) => list(30, (index) => fund(`${prefix}${index}`, (index + 11) * wan, { name: `资金${index}`, document_number: `${index}号` }));
    expect(codesOf({ funds: form('ZY-') }, { funds: form('ZY2020-') }).filter((code) => code === 'key-renamed')).toHaveLength(1);
  });

  test('a payment that was entered again with the next instalment looks doubled; another amount does not', () => {
    const rows = (...disbursements: Partial<Row<'disbursements'>>[]): Rows => ({ funds: [fund('F1', 900 * wan)], projects: [project('P1', ['990102101201'])], disbursements });
    expect(warningsOf(rows(pay('D1')), rows(pay('D2', { instalment: 2 }), pay('D1')))).toMatchObject([{ code: 'row-doubled', row: 2, key: 'row-doubled:disbursements:D1:D2' }]);
    expect(codesOf(rows(pay('D1')), rows(pay('D1'), pay('D2', { instalment: 2, amount: 4 * wan })))).toEqual([]);
  });
});

describe('columns', () => {
  test('one column that was sorted alone has its values in other rows', () => {
    const before = funds(30, (index) => (((index * 7) % 30) + 11) * wan);
    const sorted = before.map(({ amount }) => amount).sort((a, b) => a - b);
    const found = warningsOf({ funds: before }, { funds: before.map((row, index) => ({ ...row, amount: sorted[index]! })) });
    expect(found).toMatchObject([{ code: 'values-moved', column: '资金规模', file: 'funds.csv' }]);
  });

  test('so it has when a few rows were mended on the way, and when the keys were sorted alone', () => {
    const before = funds(60, (index) => (((index * 7) % 60) + 11) * wan);
    const sorted = before.map(({ amount }) => amount).sort((a, b) => a - b);
    expect(codesOf({ funds: before }, { funds: before.map((row, index) => ({ ...row, amount: index === 3 ? 12_345_600 : sorted[index]! })) })).toContain('values-moved');
    const keys = before.map(({ fund_id }) => fund_id).sort();
    expect(warningsOf({ funds: before }, { funds: before.map((row, index) => ({ ...row, fund_id: keys[index]! })) })).toMatchObject([{ code: 'values-moved' }]);
  });

  test('two amounts that changed places are found, two words of a fixed list are not', () => {
    const [a, b] = [fund('F1', 7 * wan), fund('F2', 9 * wan, { level: 'county' })];
    expect(codesOf({ funds: [a, b] }, { funds: [{ ...a, amount: b.amount }, { ...b, amount: a.amount }] })).toEqual(['values-moved']);
    expect(codesOf({ funds: [a, b] }, { funds: [{ ...a, level: b.level }, { ...b, level: a.level }] })).toEqual([]);
  });

  test('new values in every row are no such thing', () => {
    expect(codesOf({ funds: funds(30) }, { funds: funds(30, (index) => (index + 61) * wan) })).toEqual([]);
  });

  test('household rows that were sorted in one column are found without naming any', () => {
    const villages = ['990102101201', '990102101202', '990102102203'];
    const registry = list(30, (index) => ({ household_key: `h7k2q9x${index}`, village_code: villages[index % 3]!, persons: (index % 5) + 1, cause: 'illness' as const }));
    const sorted = registry.map(({ village_code }) => village_code).sort();
    const found = warningsOf({ registry }, { registry: registry.map((row, index) => ({ ...row, village_code: sorted[index]! })) });
    expect(found).toMatchObject([{ code: 'values-moved', file: 'registry.csv' }]);
    expect(found[0]!.row).toBeUndefined();
    expect(JSON.stringify(found)).not.toContain('h7k2q9x');
  });

  test('a column that is blank now was lost; a few blanks are not', () => {
    const before = { funds: funds(20, undefined, (index) => ({ open_from: `2020-03-${index + 10}` })) };
    expect(warningsOf(before, { funds: funds(20) })).toMatchObject([{ code: 'column-emptied', column: '公告起' }]);
    expect(codesOf(before, { funds: funds(20, undefined, (index) => (index < 10 ? {} : { open_from: `2020-03-${index + 10}` })) })).toEqual([]);
  });

  test('days that all moved by four years and a day come from another calendar', () => {
    const on = (year: number, day: number) => funds(12, undefined, (index) => ({ issued_on: `${year}-03-${String(index + day).padStart(2, '0')}` }));
    const found = warningsOf({ funds: on(2016, 1) }, { funds: on(2020, 2) });
    expect(found).toMatchObject([{ code: 'dates-shifted', column: '下达日期' }]);
    expect(found[0]!.message).toContain('推后了 1462 天');
    expect(codesOf({ funds: on(2016, 1) }, { funds: funds(12, undefined, (index) => ({ issued_on: `2020-03-${String(((index * 5) % 12) + 10)}` })) })).toEqual([]);
  });
});

describe('days and notices', () => {
  test('the site does not go back in time unnoticed', () => {
    expect(warningsOf({}, {}, ['2020-06-30', '2020-06-01'])).toMatchObject([{ code: 'as-of-back', key: 'as-of-back:2020-06-30:2020-06-01' }]);
    expect(codesOf({}, {}, ['2020-06-30', '2020-06-30'])).toEqual([]);
  });

  test('a payment after the as-of day is named, in a first release too', () => {
    const rows: Rows = { funds: [fund('F1', 900 * wan)], projects: [project('P1', ['990102101201'])], disbursements: [pay('D1', { paid_on: '2020-07-01' }), pay('D2', { paid_on: '2020-06-30', amount: wan })] };
    expect(warningsOf(undefined, rows)).toMatchObject([{ code: 'payment-ahead', row: 2, column: '拨付日期', key: 'payment-ahead:D1:2020-07-01' }]);
  });

  test('a project that goes back a step is named; one that goes on, is called off or taken up again is not', () => {
    const change = (was: Row<'projects'>['status'], is: Row<'projects'>['status']): string[] =>
      codesOf({ projects: [project('P1', ['990102101201'], { status: was })] }, { projects: [project('P1', ['990102101201'], { status: is })] });
    expect(change('accepted', 'building')).toEqual(['status-back']);
    expect(change('building', 'accepted')).toEqual([]);
    expect(change('building', 'cancelled')).toEqual([]);
    expect(change('cancelled', 'planned')).toEqual([]);
  });

  test('a notice that goes or ends while people may still object is named', () => {
    const open = notice('N1', { open_from: '2020-06-20', open_to: '2020-07-10' });
    expect(codesOf({ notices: [open] }, {})).toContain('notice-cut-short');
    expect(warningsOf({ notices: [open] }, { notices: [{ ...open, open_to: '2020-06-25' }] })).toMatchObject([{ code: 'notice-cut-short', row: 2, column: '公示止' }]);
    expect(codesOf({ notices: [open] }, { notices: [{ ...open, open_to: '2020-07-20' }] })).toEqual([]);
    expect(codesOf({ notices: [open, notice('N2')] }, { notices: [notice('N2')] }, ['2020-06-30', '2020-07-11'])).toEqual([]);
  });
});

test('the page of warnings in the docs is what the code says; `npm run docs` renews it', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/changes.md'), 'utf8');
  expect(page, 'run `npm run docs` and commit docs/changes.md').toBe(formatWarningCatalogue());
  for (const code of Object.keys(warningRules)) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test('the same differences give the same keys, and every warning says what to do', () => {
  const before = { funds: funds(30), notices: [notice('N1', { open_from: '2020-06-20', open_to: '2020-07-10' })] };
  const after = { funds: funds(12, (index) => (index + 11) * wan * 13) };
  const [first, second] = [warningsOf(before, after), warningsOf(before, after)];
  expect(first.map(({ key }) => key)).toEqual(second.map(({ key }) => key));
  expect(new Set(first.map(({ key }) => key)).size).toBe(first.length);
  for (const { code, hint } of first) expect([code in warningRules, hint.length > 0]).toEqual([true, true]);
});
