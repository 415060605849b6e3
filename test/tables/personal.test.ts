import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf, tables } from '../../src/schema/index.ts';
import { findPersonal, isCitizenId, maskPersonal, personalHeader, usccCheck } from '../../src/tables/personal.ts';

const find = (text: string, ...hotlines: string[]) => findPersonal(text, { hotlines: new Set(hotlines) });

const fullWidth = (plain: string): string => plain.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const digits = (length: number) => fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((list) => list.join(''));
const province = fc.constantFrom('11', '37', '42', '51', '65', '82');

const citizenId = fc.tuple(fc.oneof(province, fc.constant('99')), digits(4), day, digits(3)).map(([head, place, born, order]) => {
  const body = `${head}${place}${born.replaceAll('-', '')}${order}`;
  const last = [...'0123456789X'].find((check) => isCitizenId(body + check));
  return body + last!;
});
const oldCitizenId = fc
  .tuple(province, digits(4), day, digits(3))
  .map(([head, place, born, order]) => `${head}${place}${born.replaceAll('-', '').slice(2)}${order}`)
  // 29 February 2000 is no day of 1900.
  .filter((id) => id.slice(6, 12) !== '000229');
const phone = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`);
const bankCard = fc
  .tuple(fc.constantFrom('62', '4', '5', '9558', '60'), fc.integer({ min: 16, max: 19 }), digits(19))
  .map(([head, length, rest]) => {
    const body = (head + rest).slice(0, length - 1);
    return body + [...'0123456789'].find((check) => luhn(body + check))!;
  })
  .filter((card) => usccCheck(card) !== 'ok');

function luhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The ways people space a long number: not at all, between all digits, or in groups. */
const separator = fc.constantFrom('', ' ', '-', '.', '—', '\u00A0', '\u2009', '·');
const spaced = (number: string, groups: number[], between: string): string => {
  let at = 0;
  const parts = groups.map((length) => number.slice(at, (at += length)));
  return [...parts, number.slice(at)].filter(Boolean).join(between);
};
const around = fc.constantFrom(['', ''], ['户主证号 ', ''], ['联系张主任', '。'], ['（', '）'], ['编号：', '，已核'], ['abc ', ' xyz']);
const width = fc.constantFrom(
  (text: string) => text,
  fullWidth,
  ...['\u200B', '\u202E', '\u2066', '\u0007', '\u009F'].map((unseen) => (text: string) => [...text].join(unseen)),
);

describe('personal data is found however it is written', () => {
  const written = (number: fc.Arbitrary<string>, groupings: number[][]) =>
    fc.tuple(number, fc.constantFrom(...groupings), separator, around, width).map(([value, groups, between, [before, after], wide]) => {
      return `${before}${wide(spaced(value, groups, between))}${after}`;
    });
  const everyDigit = Array.from({ length: 17 }, () => 1);

  test('citizen ids of 18 characters', () => {
    fc.assert(fc.property(written(citizenId, [[6, 8], [4, 4, 4, 4], [3, 3, 4, 4], [6, 4, 4], everyDigit]), (text) => find(text) === 'citizen-id'));
    fc.assert(fc.property(citizenId, (id) => find(id.toLowerCase()) === 'citizen-id'));
  });

  test('citizen ids of 15 digits', () => {
    fc.assert(fc.property(written(oldCitizenId, [[6, 6], [3, 3, 3, 3], everyDigit]), (text) => find(text) === 'citizen-id'));
  });

  test('citizen ids in three parts, whatever is between them, and with letters around them', () => {
    const between = fc.constantFrom(' ', '-', '/', '.', '(', ')', '（', '）', ' - ', '·', '_');
    fc.assert(
      fc.property(citizenId, between, between, around, (id, first, second, [before, after]) => {
        expect(find(`${before}${id.slice(0, 6)}${first}${id.slice(6, 14)}${second}${id.slice(14)}${after}`)).toBe('citizen-id');
      }),
    );
    fc.assert(fc.property(citizenId, fc.constantFrom(['a', 'b'], ['IMG', 'x'], ['_', 'X'], ['', 'A']), (id, [before, after]) => find(`${before}${id}${after}`) === 'citizen-id'));
  });

  test('mobile phones in brackets and behind the zero of long-distance calls', () => {
    const middle = phone.filter((number) => !/^(?:19|20)/.test(number.slice(3)));
    fc.assert(fc.property(middle, fc.constantFrom(['(', ')'], ['（', '）'], [' (', ') '], ['-(', ')-']), (number, [open, close]) => {
      expect(find(`电话${number.slice(0, 3)}${open}${number.slice(3, 7)}${close}${number.slice(7)}`)).toBe('mobile-phone');
      expect(find(`电话${open}${number.slice(0, 3)}${close}${number.slice(3)}`)).toBe('mobile-phone');
    }));
    fc.assert(fc.property(phone, around, (number, [before, after]) => find(`${before}0${number}${after}`) === 'mobile-phone'));
    expect(find('电话139（1234）5678', '13912345678')).toBeUndefined();
  });

  test('bank cards whose first six digits, the bank, stand apart', () => {
    const issued = bankCard.filter((card) => card.startsWith('62') && card.length !== 18);
    fc.assert(fc.property(issued, fc.constantFrom(' ', '-'), (card, between) => find(`${card.slice(0, 6)}${between}${card.slice(6)}`) === 'bank-card'));
  });

  test('mobile phones, with and without the country code', () => {
    const prefix = fc.constantFrom('', '+86', '86', '+86 ', '86-', '0086');
    fc.assert(
      fc.property(written(phone, [[3, 4], [4, 3], [3, 3], everyDigit]), (text) => find(text) === 'mobile-phone'),
    );
    fc.assert(fc.property(prefix, phone, around, (before, number, [head, tail]) => find(`${head}${before}${number}${tail}`) === 'mobile-phone'));
  });

  test('bank cards of 16 to 19 digits', () => {
    const plain = fc.tuple(bankCard, fc.constantFrom('', ' ', '-'), around, width);
    fc.assert(
      fc.property(plain, ([card, between, [before, after], wide]) => {
        // Some cards of 18 digits are citizen ids as well; either is personal.
        expect(find(`${before}${wide(spaced(card, [4, 4, 4, 4], between))}${after}`)).toMatch(/bank-card|citizen-id/);
      }),
    );
  });

  test.each(['新桥村3组15号', '新桥村三组 12 号张家', '幸福小区2栋1单元301室', '安置点5号楼2单元402', '8幢302室', '新桥村第二村民小组7号', '3幢501', '安置点12栋1203，', '二号楼 301'])(
    'the household address “%s”',
    (text) => expect(find(text)).toBe('household-address'),
  );
});

describe('what is not personal is not found', () => {
  const regionCode = fc.tuple(fc.integer({ min: 11, max: 99 }), digits(10)).map((parts) => parts.join(''));
  const written = fc.oneof(
    regionCode,
    day,
    day.map((date) => date.replaceAll('-', '')),
    day.map((date) => date.replaceAll('-', '/')),
    day.map((date) => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`),
    fc.integer({ min: 0, max: 999_999_999 }).map((fen) => `${fen / 1_000_000}`),
    fc.constantFrom('12317', '0716-1234567', '400-123-4567', '望财农〔2020〕12号'),
  );

  test('hashes of files, one in three hundred of which has a phone in it', () => {
    const hash = `13812345678${'ab'.repeat(26)}f`;
    expect(hash).toHaveLength(64);
    expect(findPersonal(`SHA-256：${hash}。`, { hotlines: new Set() })).toBeUndefined();
    expect(findPersonal(`${hash}，13812345678`, { hotlines: new Set() })).toBe('mobile-phone');
    expect(findPersonal(hash.slice(0, -1), { hotlines: new Set() }), 'no whole hash').toBe('mobile-phone');
  });

  test('region codes and dates, alone and side by side', () => {
    const joined = fc.tuple(fc.array(written, { minLength: 1, maxLength: 4 }), fc.constantFrom('、', '，', ' ', '\n', ';', '至'));
    fc.assert(
      fc.property(joined, ([parts, between]) => find(parts.join(between)) === undefined),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['2016 2017 2018 2019'],
    ['2017-12-18-2018-12-31'],
    ['2017.12.18-2018.01.05'],
    ['1367.9280000'],
    ['91990102MA0000000A'],
    ['青石县人民路1号'],
    ['新桥村3组2号机井配套'],
    ['硬化三组1号路'],
    ['记-2020-06-0113'],
    ['0990-5551234'],
    ['010-12345678'],
    ['4001234567'],
    ['400-123-4567'],
    ['望财农（2020）1234号'],
    ['150(2019)3000'],
    ['投入139（1234）5678.9'],
    ['123.456789 19900307 2017-12-18'],
    ['3组12号机井'],
    ['12栋360户'],
    ['标准厂房3幢501平方米'],
    ['标准厂房3幢 501 平方米'],
    ['厂房3栋2012年建成'],
    ['厂房3栋2010'],
    ['大棚3座501'],
    ['XM-990102-2020-0001-000113'],
    ['99010210120120200306011312'],
    ['QS2020-001'],
    ['硬化道路3.2公里、宽4.5米'],
  ])('“%s”', (text) => expect(find(text)).toBeUndefined());

  test('a published hotline, however it is spaced, is not; another phone beside it is', () => {
    expect(find('监督电话 138-0013-8000', '13800138000')).toBeUndefined();
    expect(find('监督电话 +86 13800138000', '138 0013 8000')).toBeUndefined();
    expect(find('13800138000、13900139000', '13800138000')).toBe('mobile-phone');
  });

  test('an all-digit uscc is no bank card, but a citizen id stays one whatever else it may be', () => {
    fc.assert(
      fc.property(digits(17), (body) => {
        const whole = [...'0123456789'].map((check) => body + check).find((code) => usccCheck(code) === 'ok' && !isCitizenId(code));
        fc.pre(whole !== undefined);
        return find(whole!) === undefined;
      }),
    );
  });
});

test('the check of a uscc tells a wrong shape from a wrong check character', () => {
  expect(usccCheck('91350100M000100Y43')).toBe('ok');
  expect(usccCheck('91350100M000100Y44')).toBe('check');
  expect(usccCheck('91350100M000100Y4')).toBe('shape');
  expect(usccCheck('91350100I000100Y43')).toBe('shape');
});

test('masked text says nothing of what was in it', () => {
  expect(maskPersonal('联系张主任13800138000')).toBe('（已隐去）');
  expect(maskPersonal('建棚20座')).toBe('建棚20座');
});

test('headers that ask for personal data are denied, and no column of the dictionary is', () => {
  for (const header of ['户主', '户主姓名', '姓 名', '身份证号码', '证件号', '银行卡号', '一卡通账号', '手机', '手机号码', '家庭住址', '详细住址', '与户主关系', 'id_card', 'bank_account', 'Mobile']) {
    expect(personalHeader(header), header).toBeDefined();
  }
  for (const header of ['监督电话', '联系电话', '责任人（职务）', '通讯地址', '户编码', '受益户数', '备注', '序号']) {
    expect(personalHeader(header), header).toBeUndefined();
  }
  for (const table of Object.values(tables)) {
    for (const column of columnsOf(table)) {
      for (const name of [column.name, column.title, ...(column.aliases ?? [])]) expect(personalHeader(name), name).toBeUndefined();
    }
  }
});

test('a cell of a million characters is looked through at once, whatever it holds', () => {
  const patterns = ['9', '1', '一', '棚', '组', '3组', ' ', '8a', '990102 19900307 ', '139(', '(139)', '3组 ', '3幢', '单元', '1单元 '];
  for (const pattern of patterns) expect(find(`${pattern.repeat(1e6 / pattern.length)}x`), pattern).toBeUndefined();
});
