import type { ReadingCode } from '../codes.ts';
import { destroyedNumber } from './number.ts';
import { problem, withCoercions, type Reading } from './reading.ts';

const plainCode = /^[!-&(-<>-~][!-~]*$/;

/** Letters, digits and signs typed in full width, as they should have been typed. */
const halveLetters = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ－．／：＿]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));

/** What spreadsheets and their users put around a number so that it stays text: 'x and ="x". */
function unwrap(text: string, coercions: ReadingCode[]): string {
  const match = /^'(.+)$/s.exec(text) ?? /^="([^"]*)"$/.exec(text);
  if (!match) return text;
  coercions.push('apostrophe-removed');
  return match[1]!.trim();
}

/** A code: kept as written, leading zeros and all; only full-width letters and digits become half-width. */
export function readCode(text: string): Reading {
  if (plainCode.test(text) && !destroyedNumber.test(text)) return { value: text };
  const coercions: ReadingCode[] = [];
  const inner = unwrap(text, coercions);
  const value = halveLetters(inner);
  if (value !== inner) coercions.push('full-width');
  if (destroyedNumber.test(value) && /e\+/i.test(value)) return destroyedCode(text);
  return withCoercions(value, coercions);
}

export const destroyedCode = (text: string): Reading =>
  problem('number-destroyed', text, '是被表格软件毁坏的号码，原来的数字已经丢失', '请把这一列设为文本格式，再按原始资料重新填写。');

function withoutSpaces(text: string, coercions: ReadingCode[]): string {
  const inner = unwrap(text, coercions);
  const half = inner.normalize('NFKC');
  if (half !== inner) coercions.push('full-width');
  const tight = half.replace(/[\s-]/g, '');
  if (tight !== half) coercions.push('spaces-removed');
  return tight;
}

/** A region code of 12 digits. Shorter ones are not padded by guess; the hint shows what they would be. */
export function readRegionCode(text: string): Reading {
  if (/^\d{12}$/.test(text)) return { value: text };
  const coercions: ReadingCode[] = [];
  const code = withoutSpaces(text, coercions);
  if (/^\d{12}$/.test(code)) return withCoercions(code, coercions);
  if (destroyedNumber.test(code)) return destroyedCode(text);
  if (/^(?:\d{2}|\d{4}|\d{6}|\d{9})$/.test(code)) {
    return problem('region-code-short', text, `只有 ${code.length} 位，区划代码要写足 12 位`, `写成 ${code.padEnd(12, '0')}（末尾补零）。`);
  }
  if (/^\d{11}$/.test(code)) {
    return problem('region-code-invalid', text, '只有 11 位', '区划代码是 12 位；可能丢了一位数字，请核对后设为文本格式重新填写。');
  }
  const several = /^\d{12}(?:[,|/]\d{12})+$/.test(code) ? '多个代码用“、”分开。' : '';
  return problem('region-code-invalid', text, '不是区划代码', `${several}区划代码是 12 位数字，如 990102101201，不能填地名。`);
}

/** A unified social credit code: 18 characters of GB 32100; its check character is checked with the rows. */
export function readUscc(text: string): Reading {
  if (/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return { value: text };
  const coercions: ReadingCode[] = [];
  const tight = withoutSpaces(text, coercions);
  const code = tight.toUpperCase();
  if (code !== tight) coercions.push('choice-form');
  if (destroyedNumber.test(code)) return destroyedCode(text);
  if (/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return withCoercions(code, coercions);
  const length = [...code].length;
  const what = length === 18 ? '中有不该出现的字符' : `是 ${length} 位`;
  return problem('uscc-shape', text, `${what}，不是统一社会信用代码`, '应为 18 位数字或大写字母，不用字母 I、O、S、V、Z。');
}

/** Free text: kept as written. */
export function readText(text: string): Reading {
  if (text.length < 30 && /^\d(?:\.\d+)?E\+\d\d$/i.test(text)) return destroyedCode(text);
  return { value: text };
}
