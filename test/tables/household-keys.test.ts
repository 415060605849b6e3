import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hideHouseholdKeys, isTellable, makeHouseholdKeyFinder } from '../../src/tables/household-keys.ts';

/** Finder over these keys; the first is in row 2. */
const finder = (...keys: string[]) =>
  makeHouseholdKeyFinder({
    rows: keys.map((household_key) => ({ household_key, village_code: '990102101201', persons: 3, cause: 'illness' })),
    rowNumbers: keys.map((_, index) => index + 2),
  });

const uuid = '0b2e6a4c-9d1f-4c3b-8a7e-5f6d7c8b9a01';

describe('a key is found', () => {
  const find = finder('h7k2q9x4', uuid, '99010210120100017', '新桥.甲-0017');
  test.each([
    ['alone', 'h7k2q9x4', 2],
    ['between Chinese', '为h7k2q9x4户修路', 2],
    ['in capitals', 'H7K2Q9X4', 2],
    ['in full width', 'ｈ７ｋ２ｑ９ｘ４', 2],
    ['with a character that no one sees in it', 'h7k2\u200Bq9x4', 2],
    ['in the name of an element', '<tr id="row_h7k2q9x4">', 2],
    ['behind a dash', 'QS-h7k2q9x4-1', 2],
    ['behind the escape of a line break', '{"a":"甲\\nh7k2q9x4"}', 2],
    ['behind an escape of JSON', '"\\u6237h7k2q9x4"', 2],
    ['in an address, behind Chinese', '/notices/%E6%88%B7h7k2q9x4/', 2],
    ['with an escape of HTML in it', '&#104;7k2q9x4', 2],
    ['when it has dashes', `户${uuid.toUpperCase()}。`, 3],
    ['when it has dashes, as part of something longer', `row-${uuid}-a`, 3],
    ['when it is a number', '户编码：99010210120100017', 4],
    ['when it is a cell of a CSV file between numbers', '1,99010210120100017,3', 4],
    ['when it has other characters', '见新桥.甲-0017号', 5],
  ])('%s', (_case, text, row) => {
    expect(find(text)).toBe(row);
  });

  test.each([
    ['part of another word', 'h7k2q9x45 xh7k2q9x4 新桥.甲-00171'],
    ['parts that are far apart', 'h7k2 q9x4'],
    ['a decimal that begins like it', '99010210120100017.5 0.99010210120100017'],
    ['the region that a key begins with', '990102101201'],
  ])('and nothing in %s', (_case, text) => {
    expect(find(text)).toBeUndefined();
  });

  test('in any text, wherever it stands', () => {
    const noise = fc.string({ unit: fc.constantFrom('a', 'h', '7', '0', '-', '_', '.', '村', ' ', '"', '\\', '%', '&') });
    fc.assert(
      fc.property(noise, noise, fc.constantFrom(' ', '村', '"', '：', '<'), (before, after, border) => {
        expect(find(`${before}${border}h7k2q9x4${border}${after}`)).toBe(2);
        expect(find(`${before}${border}${uuid}${border}${after}`)).toBe(3);
        expect(find(`${before}${border}新桥.甲-0017${border}${after}`)).toBe(5);
      }),
    );
  });
});

test('a key of a row that has another error is found as well', () => {
  const find = makeHouseholdKeyFinder({ rows: [], rowNumbers: [], rejected: [{ row: 7, values: { household_key: 'h7k2q9x4' } }] });
  expect(find('h7k2q9x4')).toBe(7);
});

test('keys that cannot be told from ordinary numbers are not looked for', () => {
  const weak = ['h1', '12', 'ab12c', '1234567', '20190101', '甲乙丙'];
  expect(weak.filter(isTellable)).toEqual([]);
  expect(finder(...weak)('h1 12 ab12c 1234567 20190101 甲乙丙')).toBeUndefined();
  expect(['h7k2q9', '12345678', '20191301', uuid].filter((key) => !isTellable(key))).toEqual([]);
});

test('a portal without a registry has no keys', () => {
  expect(makeHouseholdKeyFinder(undefined)('h7k2q9x4')).toBeUndefined();
});

test('a message keeps its words but for the key', () => {
  const find = finder('h7k2q9x4');
  expect(hideHouseholdKeys('项目编号“QS-h7k2q9x4”在项目表中没有', find)).toBe('项目编号“（已隐去）”在项目表中没有');
  expect(hideHouseholdKeys('content/notices/h7k2q9x4.md', find)).toBe('content/notices/（已隐去）');
  expect(hideHouseholdKeys('项目编号“QS1”', find)).toBe('项目编号“QS1”');
});
