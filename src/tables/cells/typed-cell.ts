import type { Column } from '../../schema/index.ts';
import { showNumber, type TypedCell } from '../cell.ts';
import type { ReadingCode } from '../codes.ts';
import { moneyPlaces } from './amounts.ts';
import { boundDate, dayOfSerial } from './date.ts';
import { addCoercion, blank, problem, withCoercions, type Reading } from './reading.ts';

type ReadString = (text: string) => Reading;

const quantities = new Set(['money', 'count', 'number']);

/** Reads a cell that the workbook itself says the type of. */
export function readTypedCell(cell: TypedCell, column: Column, calendar: 1900 | 1904, readString: ReadString): Reading {
  switch (cell.kind) {
    case 'text':
      return readString(cell.text);
    case 'error':
      return problem('value-error-cell', cell.text, '是表格软件的错误值', '请修好公式后，填入真正的内容。');
    case 'uncomputed':
      return { problem: { code: 'value-not-computed', message: '只有公式，没有计算结果', hint: '请用表格软件打开文件、保存一次，或把公式改成数值。' } };
    case 'boolean':
      if (column.kind === 'yes_no') return { value: cell.value };
      return problem('value-not-allowed', cell.value ? 'TRUE' : 'FALSE', '是逻辑值', `${column.description}例如：${column.example}。`);
    case 'date':
      return column.kind === 'date' ? boundDate(readDateCell(cell, column)) : readDateCell(cell, column);
    case 'number':
      return column.kind === 'date' ? boundDate(readNumberCell(cell, column, calendar, readString)) : readNumberCell(cell, column, calendar, readString);
  }
}

function readDateCell(cell: TypedCell & { kind: 'date' }, column: Column): Reading {
  const shown = cell.day ?? '';
  if (column.kind === 'text' && cell.day !== undefined && cell.shows !== 'time') return withCoercions(cell.day, ['date-form']);
  if (column.kind === 'code' || column.kind === 'list') {
    return problem('number-destroyed', shown, '是日期格式的单元格，原来的编号已被表格软件改成日期', '请设为文本格式，再按原始资料重新填写。');
  }
  if (column.kind !== 'date') {
    return problem('value-not-allowed', shown, `是日期格式的单元格`, `请把单元格格式改为常规，再核对内容。例如：${column.example}。`);
  }
  const hint = '写成 2017-12-18 这样的形式。';
  if (cell.shows === 'time') return { problem: { code: 'date-invalid', message: '单元格只显示时刻，不显示日期', hint } };
  if (cell.day === undefined) return problem('date-invalid', shown, '不是日期', hint);
  if (cell.shows === 'month') {
    const month = `${Number(cell.day.slice(0, 4))}年${Number(cell.day.slice(5, 7))}月`;
    return problem('date-no-day', month, '没有写到日（单元格只显示年月）', '请补上是哪一日，写成 2017-12-18 这样的形式。');
  }
  const coercions: ReadingCode[] = cell.hasTime ? ['date-time-removed'] : [];
  if (cell.shows === 'unknown' && cell.day.endsWith('-01')) coercions.push('date-format-unclear');
  return withCoercions(cell.day, coercions);
}

function readNumberCell(cell: TypedCell & { kind: 'number' }, column: Column, calendar: 1900 | 1904, readString: ReadString): Reading {
  const { value, percent, minDigits } = cell;
  const shown = showNumber(value);
  const whole = Number.isInteger(value);
  if (!Number.isFinite(value)) return blank;
  if (percent) return readPercentCell(value, column, readString);

  if (quantities.has(column.kind)) {
    if (cell.scaled || isOtherUnit(cell.unit, column)) {
      const hint = '请把单元格格式改为常规，核对单位后重新填写，单位写在表头。';
      const what = cell.scaled ? '表上显示的是换了单位的另一个数' : `表上显示的单位却是“${cell.unit}”，这一列不能用`;
      return problem('number-with-words', shown, `是单元格里存的数，${what}`, hint);
    }
    const reading = readString(column.kind === 'money' ? shown + (cell.unit ?? '') : shown);
    return shown === plainNumber(value) ? reading : addCoercion(reading, 'float-digits');
  }
  if (column.kind === 'year') return readString(shown);
  if (column.kind === 'date') {
    if (whole && value >= 10_000 && value < 100_000) {
      const day = dayOfSerial(value, calendar);
      if (day) return withCoercions(day, ['date-serial']);
    }
    if (!whole && value > 10_000 && value < 100_000) {
      const day = dayOfSerial(value, calendar);
      if (day) return withCoercions(day, ['date-serial', 'date-time-removed']);
    }
    return readString(shown);
  }
  if (column.kind === 'yes_no' || column.kind === 'choice') return readString(shown);
  if (Math.abs(value) >= 1e15) {
    return problem('number-destroyed', shown, '超过 15 位，后面的位数已被表格软件改成 0', '请设为文本格式，再按原始资料重新填写。');
  }
  if (column.kind === 'text') return addCoercion(readString(shown.padStart(minDigits, '0')), 'number-as-text');
  if (!whole) {
    return problem('number-destroyed', shown, '是小数格式的编号，末尾的零可能已经丢失', '请设为文本格式，再按原始资料重新填写。');
  }
  return addCoercion(readString(shown.padStart(minDigits, '0')), 'number-as-text');
}

/** Whether the word that a format writes behind a number makes another number of it: 12 shown as 12千元, 3 as 3万户. */
function isOtherUnit(unit: string | undefined, column: Column): boolean {
  if (unit === undefined) return false;
  return column.kind === 'money' ? !Object.hasOwn(moneyPlaces, unit) : /^[十百千万亿]/.test(unit);
}

function readPercentCell(value: number, column: Column, readString: ReadString): Reading {
  const shown = showNumber(Number((value * 100).toPrecision(15)));
  if (column.kind === 'number' && column.unit === '%') return addCoercion(readString(shown), 'percent-form');
  if (column.kind === 'text') return addCoercion(readString(`${shown}%`), 'number-as-text');
  return problem('number-with-words', `${shown}%`, '是百分数格式的单元格，这一列不填百分数', `请改为数值格式后核对，例如 ${column.example}。`);
}

/** The shortest text that means exactly this number. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? showNumber(value) : text;
}
