import type { z } from 'zod';
import type { Column } from '../../schema/index.ts';
import { cleanText, type Cell } from '../cell.ts';
import { readCount, readMoney, readNumber } from './amounts.ts';
import { readCode, readRegionCode, readText, readUscc } from './codes.ts';
import { boundDate, readDate, readYear } from './date.ts';
import { findPersonal, personalKindNames } from '../personal.ts';
import { makeListReader } from './list.ts';
import { addCoercion, blank, problem, type Reading } from './reading.ts';
import { readTypedCell } from './typed-cell.ts';
import { makeChoiceReader, readYesNo } from './words.ts';

export interface CellReaderOptions {
  /** For money: the unit of this column of this file. */
  unit: string;
  /** The calendar that serial dates are counted in. */
  calendar: 1900 | 1904;
}

/** Distinct texts remembered for a column; beyond it they are read each time. */
const memorySize = 50_000;

function makeTextReader(column: Column, { unit, calendar }: CellReaderOptions): (text: string) => Reading {
  switch (column.kind) {
    case 'text':
      return readText;
    case 'code':
      return readCode;
    case 'region':
      return readRegionCode;
    case 'uscc':
      return readUscc;
    case 'money':
      return (text) => readMoney(text, column, unit);
    case 'count':
      return (text) => readCount(text, column);
    case 'number':
      return (text) => readNumber(text, column);
    case 'date':
      return (text) => boundDate(readDate(text, calendar));
    case 'year':
      return readYear;
    case 'yes_no':
      return readYesNo;
    case 'choice':
      return makeChoiceReader(column);
    case 'list':
      if (column.of === 'choice') return makeListReader(makeChoiceReader(column));
      if (column.of === 'region') return makeListReader(readRegionCode);
      return makeListReader(column.of === 'code' ? readCode : readText);
  }
}

const errorValue = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|#+)$/;
/** What is left of characters that an earlier conversion could not read. */
const damaged = /\uFFFD|锟斤拷/;
const dashes = /^[-\u2010-\u2015\u2212\u2500\u2501－/／\\＼_＿\s]+$/;

/** Characters of the longest cell; no spreadsheet holds a longer one than that of a list. What is longer is not looked at. */
const longest = (kind: Column['kind']): number => (kind === 'text' ? 5000 : kind === 'list' ? 32_767 : 200);

function explainLength(text: string, { kind, example }: Column): Reading {
  const hint = kind === 'text' ? '请缩短；公示公告的长文请存为 content/notices/ 中的文件，正文一列只填文件名。' : `请核对是不是多格的内容连在了一起。例如：${example}。`;
  return problem('text-too-long', text, `有 ${text.length} 个字，这一列最多 ${longest(kind)} 个字`, hint);
}

const quantities = new Set<Column['kind']>(['money', 'count', 'number', 'year']);
const noHotlines: ReadonlySet<string> = new Set();

/** A number of nothing but digits that is somebody's: in another column it would be found by the checks. Never repeated. */
function explainPersonal(text: string, { kind }: Column): Reading | undefined {
  const digits = text.normalize('NFKC').replace(/^'/, '');
  if (!/^\d{11,19}X?$/i.test(digits)) return undefined;
  const found = findPersonal(digits, { hotlines: noHotlines });
  if (found === undefined) return undefined;
  const amount = kind === 'money' ? '确是金额的，请写上单位，或换成万元、亿元。' : '';
  const message = `疑似${personalKindNames[found]}，个人信息不得出现在数据中`;
  return { problem: { code: 'personal-number', message, hint: `请从文件中删去这项内容，填入真正的数。${amount}` } };
}

/** What clerks write where there is nothing to write. In an optional column of text it may be meant (公示结果：无). */
const nothing = /^[（(]?(?:无|空|暂无|没有|不详)[)）]?[。.]?$/;

/** The rule of the schema that a value breaks, in Chinese. */
function explainRule(issue: z.core.$ZodIssue, column: Column): string {
  const what = { string: ' 个字', array: ' 项' }[(issue as { origin?: string }).origin ?? ''] ?? '';
  if (issue.code === 'too_small') return `小于允许的最小值 ${issue.minimum}${what}`;
  if (issue.code === 'too_big') return `超过允许的最大值 ${issue.maximum}${what}`;
  return `不符合“${column.title}”的规定`;
}

/**
 * A function that reads the cells of one column: text of any accepted form → the value that the schema names, with
 * a note for every way it was bent; or the one problem that stands in the way. Never a guess. What the schema does
 * not allow is a problem too, so that the schema stays the one source of what is allowed.
 */
export function makeCellReader(column: Column, schema: z.ZodType, options: CellReaderOptions): (cell: Cell) => Reading {
  const readText = makeTextReader(column, options);
  const isRequiredText = column.required && (column.kind === 'text' || column.kind === 'code');
  const repeats = column.kind !== 'text' && column.kind !== 'code' && column.kind !== 'uscc';
  const memory = new Map<string, Reading>();

  const readAllowed = (text: string): Reading => {
    const reading = readText(text);
    if (reading.problem || reading.value === undefined) return reading;
    const result = schema.safeParse(reading.value);
    if (result.success) return reading;
    const rule = explainRule(result.error.issues[0]!, column);
    return problem('value-not-allowed', text, rule, `${column.description}例如：${column.example}。`);
  };

  const readRaw = (text: string): Reading => {
    const clean = cleanText(text);
    if (clean === '') return blank;
    if (clean.length > longest(column.kind)) return explainLength(clean, column);
    if (errorValue.test(clean)) {
      return problem('value-error-cell', clean, '是表格软件的错误值', '请修好公式或加宽列后，填入真正的内容。');
    }
    if (damaged.test(clean)) {
      return problem('text-damaged', clean, '中有乱码，原来的字已经丢失', '请按原始资料重新填写。');
    }
    if (dashes.test(clean) || (isRequiredText && nothing.test(clean))) return { value: undefined, coercions: ['dash-as-blank'], shown: '未填' };
    const reading = (quantities.has(column.kind) && clean.length > 10 && explainPersonal(clean, column)) || readAllowed(clean);
    if (clean === text || reading.problem) return reading;
    return addCoercion(reading, 'spaces-removed');
  };

  const readString = (text: string): Reading => {
    if (text === '') return blank;
    if (!repeats) return readRaw(text);
    const known = memory.get(text);
    if (known) return known;
    const reading = readRaw(text);
    if (memory.size < memorySize) memory.set(text, reading);
    return reading;
  };

  return (cell) => {
    if (typeof cell === 'string') return readString(cell);
    const reading = readTypedCell(cell, column, options.calendar, readString);
    return cell.formula && !reading.problem && reading.value !== undefined ? addCoercion(reading, 'formula-value') : reading;
  };
}
