import type { ReadingCode } from '../codes.ts';
import type { Problem } from './reading.ts';

/** A number in plain decimal notation, and how its text was bent to get there. */
export interface Decimal {
  /** Digits with at most one point: "1250.50". */
  decimal: string;
  /** The unit that stood behind it in the cell. */
  unit?: string | undefined;
  coercions: ReadingCode[];
}

const plain = /^\d+(?:\.\d+)?$/;
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const halfWritten = /^(?:\.\d+|\d+\.)$/;
export const destroyedNumber = /^[+-]?\d(?:\.\d+)?E[+-]?\d+$/i;

/**
 * Reads a plain number; anything that would need a guess is a problem: letters, remarks, about, misplaced separators.
 * `units` are the words that may stand behind it. `example` is shown in hints.
 */
export function readDecimal(text: string, units: readonly string[], example: string): Decimal | Problem {
  const coercions: ReadingCode[] = [];
  let rest = text.normalize('NFKC');
  if (rest !== text) coercions.push('full-width');
  if (rest.startsWith("'")) {
    rest = rest.slice(1).trim();
    coercions.push('apostrophe-removed');
  }
  let unit = units.find((word) => rest.endsWith(word));
  if (unit !== undefined) {
    const before = rest.slice(0, -unit.length).trim();
    if (/[\d.]$/.test(before)) rest = before;
    else unit = undefined;
  }
  if (plain.test(rest)) return { decimal: rest, unit, coercions };
  if (grouped.test(rest)) return { decimal: rest.replaceAll(',', ''), unit, coercions: [...coercions, 'thousands-separator'] };
  if (halfWritten.test(rest)) {
    const decimal = rest.startsWith('.') ? `0${rest}` : rest.slice(0, -1);
    return { decimal, unit, coercions: [...coercions, 'number-form'] };
  }
  return explain(text, rest, example);
}

const toProblem = (code: Problem['code'], text: string, message: string, hint: string): Problem => ({ code, text, message, hint });

function explain(text: string, rest: string, example: string): Problem {
  const write = `只填数字，例如 ${example}。`;
  if (/^[-\u2212\u2013\u2014][\d,.]+$/.test(rest) || /^\([\d,.]+\)$/.test(rest)) {
    return toProblem('number-negative', text, '是负数，这一列不能小于 0', '请核对原表；冲减、退回的数不能以负数填在这里。');
  }
  if (destroyedNumber.test(rest)) {
    return toProblem('number-destroyed', text, '是科学计数法，原来的数已被表格软件毁坏', `请按原始资料重新填写，${write}`);
  }
  if (/^[\d,.]*\d[\d,.]*$/.test(rest)) {
    return toProblem('number-separator', text, '中逗号或小数点的位置不对，无法确定是多少', `千分位逗号每三位一个，也可以不写；${write}`);
  }
  if (/^[\d,.]+%$/.test(rest)) return toProblem('number-with-words', text, '是百分数，这一列不填百分数', write);
  if (/^[\d,.\s]*[OoIlＯ][\d,.OoIl\s]*$/.test(rest) && /\d/.test(rest)) {
    return toProblem('number-invalid', text, '不是数：其中有字母', `是不是把数字 0 写成了字母 O、把 1 写成了字母 l？${write}`);
  }
  if (/\d/.test(rest) && /\p{Script=Han}|[~<>≈±‰]/u.test(rest)) {
    return toProblem('number-with-words', text, '不是一个确定的数：夹有文字或约数', `说明请写到其他列；${write}`);
  }
  return toProblem('number-invalid', text, '不是数', write);
}

export const isProblem = (result: object): result is Problem => 'code' in result;

/**
 * A decimal as a whole number of units ten-to-the-`places` smaller, or what is wrong: `fine` when digits would be
 * lost, `large` when it cannot be held exactly. ("86.7907", 6) → 86790700.
 */
export function scaleDecimal(decimal: string, places: number): number | 'fine' | 'large' {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const needed = fraction.replace(/0+$/, '');
  if (needed.length > places) return 'fine';
  const scaled = Number(whole + needed.padEnd(places, '0'));
  return Number.isSafeInteger(scaled) ? scaled : 'large';
}
