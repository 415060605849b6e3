import { expect, test } from 'vitest';
import { readState } from '../src/client/lists/list-state.ts';
import { plainText } from '../src/plain-text.ts';
import { grams, partsOf } from '../src/search/grams.ts';
import { normalise } from '../src/search/names/normalise.ts';

/** One of each sort that messengers, word processors and broken keyboards leave in what is copied. */
const unseen = ['\u00AD', '\u200B', '\u200F', '\u202A', '\u202E', '\u2060', '\u2069', '\uFEFF', '\u0000', '\u007F', '\u0085', '\uFE0F', '\uD800'];

test.each(unseen.map((character) => [character.charCodeAt(0).toString(16), character]))('U+%s changes nothing in what is looked for', (_code, character) => {
  expect(plainText(`${character}新${character}桥村${character}`)).toBe('新桥村');
  const number = `望财农〔20${character}20〕12号`;
  expect([normalise(number), grams(number), partsOf(number)]).toEqual(['望财农 2020 12号', '望财 财农 2020 12', ['望财农202012号']]);
  expect(normalise(`新${character}桥`)).toBe('新桥');
  expect(readState(`?${new URLSearchParams({ q: `新${character}桥` }).toString()}`, []).text).toBe(character === '\uD800' ? '新\uFFFD桥' : '新桥');
});

test('blanks stay, and so do characters of two halves', () => {
  expect(plainText('新桥\t村\n𬒈头　㙍')).toBe('新桥\t村\n𬒈头　㙍');
});
