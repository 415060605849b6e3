import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDate, formatPercent, formatWanYuan, formatWanYuanShort, formatYuan } from '../src/format.ts';

test('fen are written as 元 and 万元 exactly', () => {
  expect(formatYuan(86_790_700)).toBe('867,907');
  expect(formatWanYuan(86_790_700)).toBe('86.7907');
  expect(formatYuan(1)).toBe('0.01');
  expect(formatWanYuan(1)).toBe('0.000001');
  expect(formatWanYuan(1_250_500_000)).toBe('1,250.5');
});

test('no digit of an amount is invented or lost on the way to 元 and 万元', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e15, max: 1e15 }), (fen) => {
      const back = (text: string, decimals: number): bigint => {
        const [whole = '', fraction = ''] = text.replaceAll(',', '').replace('-', '').split('.');
        return BigInt(whole + fraction.padEnd(decimals, '0')) * (fen < 0 ? -1n : 1n);
      };
      expect(back(formatYuan(fen), 2)).toBe(BigInt(fen));
      expect(back(formatWanYuan(fen), 6)).toBe(BigInt(fen));
    }),
  );
});

test('short 万元 round half up at the second decimal, and something is never shown as nothing', () => {
  expect(formatWanYuanShort(86_790_700)).toBe('86.79');
  expect(formatWanYuanShort(5_000)).toBe('0.01');
  expect(formatWanYuanShort(4_999)).toBe('0.004999');
  expect(formatWanYuanShort(0)).toBe('0');
});

test('a share never says 100% before everything is reached', () => {
  expect(formatPercent(9_999, 10_000)).toBe('99.9%');
  expect(formatPercent(10_000, 10_000)).toBe('100%');
  expect(formatPercent(0, 0)).toBe('—');
});

test('days are written without leading zeros', () => {
  expect(formatDate('2017-02-08')).toBe('2017年2月8日');
});
