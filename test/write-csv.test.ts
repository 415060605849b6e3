import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { guardFormula, plainYuan, writeCsv } from '../src/write-csv.ts';

const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '0', '不公布', 'a,b', '"', '""', '\r\n', '\n', '望财农〔2020〕12号', '=1+1', '-5', '+86', '@x', ' 空 格 '));
const rows = fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

test('whatever is written as CSV is read back by another program, cell by cell', () => {
  fc.assert(
    fc.property(rows, (written) => {
      const text = writeCsv(written);
      expect(text.startsWith('\uFEFF')).toBe(true);
      expect(text.endsWith('\r\n')).toBe(true);
      const { data } = Papa.parse<string[]>(text.slice(1), { delimiter: ',', newline: '\r\n' });
      expect(data.slice(0, -1)).toEqual(written.map((row) => row.map(guardFormula)));
    }),
  );
});

test('no cell begins like a formula, but a negative number stays a number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const guarded = guardFormula(text);
      expect(guarded === text || guarded === `'${text}`).toBe(true);
      expect(/^[=+\-@\t\r]/.test(guarded) && !/^[+-]?\d+(?:\.\d+)?$/.test(guarded)).toBe(false);
    }),
  );
  expect(['-5.2', '=SUM(A1)', '-cmd', '@x', '+1'].map(guardFormula)).toEqual(['-5.2', "'=SUM(A1)", "'-cmd", "'@x", '+1']);
});

test('not reported, zero and withheld are three different things in a file', () => {
  expect(writeCsv([['受益户数（户）', '金额（元）'], ['', '0'], ['不公布', '0.05']])).toBe('\uFEFF受益户数（户）,金额（元）\r\n,0\r\n不公布,0.05\r\n');
});

test('fen become 元 that are exact and without separators', () => {
  expect([0, 5, 50, 100, 86_790_700, -1].map(plainYuan)).toEqual(['0', '0.05', '0.5', '1', '867907', '-0.01']);
  fc.assert(
    fc.property(fc.maxSafeInteger(), (fen) => {
      const [whole = '', fraction = ''] = plainYuan(fen).replace('-', '').split('.');
      expect(BigInt(whole + fraction.padEnd(2, '0'))).toBe(BigInt(Math.abs(fen)));
    }),
  );
});
