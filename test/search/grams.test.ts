import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grams, partsOf } from '../../src/search/grams.ts';

describe('the words sent to the index', () => {
  test.each([
    ['百花村', '百花 花村'],
    ['新桥镇 新桥村', '新桥 桥镇 桥村'],
    ['村', '村'],
    ['𬒈头㙍', '𬒈头 头㙍'],
    ['望财农〔2017〕8号', '望财 财农 2017 8'],
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
