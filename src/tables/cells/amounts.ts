import type { Column } from '../../schema/index.ts';
import { isProblem, readDecimal, scaleDecimal, type Decimal } from './number.ts';
import { problem, withCoercions, type Reading } from './reading.ts';

/** Decimal places from each unit of money down to fen. */
export const moneyPlaces: Record<string, number> = { 元: 2, 万元: 6, 亿元: 10 };
const moneyUnits = ['亿元', '万元', '元'];

/** Money in whole fen. `unit` is the column's; a unit in the cell goes before it. */
export function readMoney(text: string, column: Column, unit: string): Reading {
  const found = readDecimal(text, moneyUnits, column.example);
  if (isProblem(found)) return { problem: found };
  const own = found.unit ?? unit;
  const fen = scaleDecimal(found.decimal, moneyPlaces[own]!);
  if (fen === 'fine') {
    return problem('money-finer-than-fen', text, `（${own}）细于 1 分，金额最细到分`, '请先四舍五入到分；公式请用 ROUND 函数。');
  }
  if (fen === 'large') return problem('number-too-large', text, `${found.unit ? '' : own}太大`, '请核对单位是元、万元还是亿元。');
  const coercions = found.unit ? [...found.coercions, 'unit-in-cell' as const] : found.coercions;
  return withCoercions(fen, coercions, `${found.decimal}${own}`);
}

/** What may stand behind a number in a cell or header of a column, by the unit of the column. */
const unitWords: Record<string, string[]> = {
  '㎡': ['m2', '㎡', '平方米', '平米'],
  '%': ['%'],
  户: ['户'],
  人: ['人'],
  个: ['个'],
  笔: ['笔'],
  分: ['分'],
};

export const wordsOfUnit = (unit: string | undefined): readonly string[] => (unit ? (unitWords[unit] ?? [unit]) : []);

function withUnitNote(found: Decimal): Decimal['coercions'] {
  if (!found.unit) return found.coercions;
  return [...found.coercions, found.unit === '%' ? 'percent-form' : 'unit-in-cell'];
}

/** A whole number, 0 or more. */
export function readCount(text: string, column: Column): Reading {
  const found = readDecimal(text, wordsOfUnit(column.unit), column.example);
  if (isProblem(found)) return { problem: found };
  const value = scaleDecimal(found.decimal, 0);
  if (value === 'fine') return problem('number-not-whole', text, '不是整数', `请填整数，例如 ${column.example}。`);
  // More than any country has of anything that is counted here; eleven digits are more likely a telephone.
  if (value === 'large' || value >= 1e10) return problem('number-too-large', text, '太大', `请核对，例如 ${column.example}。`);
  const coercions = withUnitNote(found);
  return withCoercions(value, found.decimal.includes('.') ? [...coercions, 'number-form'] : coercions);
}

/** A number with decimals, of at most 15 significant digits so that none is lost. */
export function readNumber(text: string, column: Column): Reading {
  const found = readDecimal(text, wordsOfUnit(column.unit), column.example);
  if (isProblem(found)) return { problem: found };
  if (found.decimal.replace('.', '').replace(/^0+/, '').length > 15) {
    return problem('number-too-large', text, '超过 15 位有效数字', '请四舍五入后填写。');
  }
  if (Number(found.decimal) >= 1e10) return problem('number-too-large', text, '太大', `请核对，例如 ${column.example}。`);
  return withCoercions(Number(found.decimal), withUnitNote(found));
}
