import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grams, isDocumentNumber, partsOf, partsPattern } from '../../src/search/grams.ts';

describe('the words sent to the index', () => {
  test.each([
    ['百花村', '百花 花村'],
    ['新桥镇 新桥村', '新桥 桥镇 桥村'],
    ['村', '村'],
    ['𬒈头㙍', '𬒈头 头㙍'],
    ['望财农〔2017〕8号', '望财 财农 2017 8'],
    ['望财农[2020]12号', '望财 财农 2020 12'],
    ['望财农202012号', '望财 财农 2020 12'],
    ['2020年12号', '2020 12'],
    ['ＱＳ２０２０-００１', 'qs2020 001'],
    ['620.48万元', '万元 620.48'],
    ['  ', ''],
    ['〔〕', ''],
  ])('%s becomes "%s"', (query, words) => {
    expect(grams(query)).toBe(words);
  });

  test('hold every two neighbouring characters of a Chinese query, and no word twice', () => {
    const han = fc.array(fc.integer({ min: 0x4e00, max: 0x9fa5 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(han, (codes) => {
        const characters = codes.map((code) => String.fromCodePoint(code));
        const words = grams(characters.join('')).split(' ');
        const expected = characters.slice(1).map((character, index) => characters[index]! + character);
        expect(new Set(words)).toEqual(new Set(expected.map((pair) => pair.normalize('NFKC'))));
        expect(new Set(words).size).toBe(words.length);
      }),
    );
  });
});

test('the parts of a query are what stands between spaces, full-width ones too', () => {
  expect(partsOf(' 新桥镇　新桥村 ')).toEqual(['新桥镇', '新桥村']);
});

describe('a document number', () => {
  const number = '望财农〔2020〕12号';
  const spellings = ['〔2020〕', '[2020]', '(2020)', '【2020】', '（2020）', '［2020］', '﹝2020﹞', ' 2020 ', '2020', '2020年', '2020年第'];

  test.each(spellings)('is the same with its year written %s, with and without issuer and 号', (year) => {
    const short = /[年第]$/.test(year) ? [] : [`财农${year}12`];
    for (const query of [`望财农${year}12号`, `${year}12号`, ...short]) {
      expect(isDocumentNumber(number, partsOf(query)), query).toBe(true);
    }
  });

  test.each(['〔2020〕2号', '〔2020〕1号', '〔2019〕12号', '青财农〔2020〕12号', '12号', '2020', '新桥村', ''])('is not %s', (query) => {
    expect(isDocumentNumber(number, partsOf(query))).toBe(false);
  });

  test.each(['望财农[2020]12号', '望财农202012号', '【2020】12号'])('is marked in a text when %s was asked for', (query) => {
    const [, found] = `依据${number}下达`.split(partsPattern(partsOf(query))!);
    expect(number.endsWith(found!)).toBe(true);
    expect(found).toContain('2020〕12号');
  });
});
