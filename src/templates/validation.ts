import type { DataValidation } from 'hucre';
import { ruleOf, wordsOf, type Column } from '../schema/index.ts';
import { headerOf } from './column-format.ts';

/** Rows below those that are filled for which rules hold. LibreOffice keeps the next thousand each time that it saves. */
const rowsToCome = 10_000;

/** What Excel holds of the words of a list, and of a message. */
const longestList = 255;
const longestMessage = 225;

/** Days as spreadsheets number them, in the calendar of 1900: 1949-01-01 and 2100-12-31. */
const days = { first: '17899', last: '73415' };

const atMost = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** What may be typed into a column; undefined where any text may. `letter` is the column's own in the sheet, `filled` the rows it has. */
export function validationOf(column: Column, letter: string, filled: number): DataValidation | undefined {
  const rule = limitsOf(column);
  if (!rule) return undefined;
  const isList = column.kind === 'list';
  const words = wordsOf(column);
  const error = `“${headerOf(column)}”${words ? `只能填：${words.join('、')}。` : `要填${ruleOf(column)}。例如：${column.example}`}`;
  return {
    ...rule,
    range: `${letter}2:${letter}${1 + filled + rowsToCome}`,
    allowBlank: true,
    // Several words of a list are typed one behind the other: the drop-down then offers, and does not refuse.
    ...(isList
      ? { showInputMessage: true, inputTitle: headerOf(column), inputMessage: '可以有几个词：从下拉列表选一个，或自己写，用“、”分开。' }
      : { showErrorMessage: true, errorStyle: 'stop', errorTitle: '这样填不行', errorMessage: atMost(error, longestMessage) }),
  };
}

function limitsOf(column: Column): Pick<DataValidation, 'type' | 'operator' | 'values' | 'formula1' | 'formula2'> | undefined {
  const { kind, min = 0, max } = column;
  const words = wordsOf(column);
  if (words) {
    if (words.join(',').length > longestList || words.some((word) => /[,"]/.test(word))) throw new RangeError(`templates: the words of ${column.name} are no list that a spreadsheet can hold`);
    return { type: 'list', values: [...words] };
  }
  const bounds = max === undefined ? { operator: 'greaterThanOrEqual' as const, formula1: String(min) } : { operator: 'between' as const, formula1: String(min), formula2: String(max) };
  switch (kind) {
    case 'region':
      return { type: 'textLength', operator: 'equal', formula1: '12' };
    case 'uscc':
      return { type: 'textLength', operator: 'equal', formula1: '18' };
    case 'money':
    case 'number':
      return { type: 'decimal', ...bounds };
    case 'count':
    case 'year':
      return { type: 'whole', ...bounds };
    case 'date':
      return { type: 'date', operator: 'between', formula1: days.first, formula2: days.last };
    default:
      return undefined;
  }
}
