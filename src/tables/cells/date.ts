import { problem, withCoercions, type Reading } from './reading.ts';

const pad = (part: string | number): string => String(part).padStart(2, '0');

export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const dayFormat = '写成 2017-12-18 这样的形式。';
/** Days from 1970 back to the day 0 of a sheet's calendar: 1899-12-30, or 1904-01-01 on old Macs. */
const epochs = { 1900: -25_569, 1904: -24_107 };

/** The day of a spreadsheet's serial number, from 1900-03-01 on, else undefined. */
export function dayOfSerial(serial: number, calendar: 1900 | 1904): string | undefined {
  const days = Math.floor(serial) + epochs[calendar];
  if (!(days >= epochs[1900] + 61 && days < 2_932_897)) return undefined;
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

const timeTail = /[T\s]\s{0,20}(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:\.\d{1,9})?)?(?:分|秒)?(?:Z|[+-]\d\d:?\d\d)?$/i;

/** A day from text, as `YYYY-MM-DD`. `calendar` is the one that bare serial numbers are counted in. */
export function readDate(text: string, calendar: 1900 | 1904): Reading {
  let rest = text.normalize('NFKC');
  const coercions: NonNullable<Reading['coercions']>[number][] = rest === text ? [] : ['full-width'];
  if (rest.startsWith("'")) {
    rest = rest.slice(1);
    coercions.push('apostrophe-removed');
  }
  const time = timeTail.exec(rest);
  if (time) {
    const [hour, minute, second] = time.slice(1, 4).map((part) => Number(part ?? 0)) as [number, number, number];
    if (hour > 24 || minute > 59 || second > 59) return problem('date-impossible', text, '：没有这个时刻', '请核对原始资料，只填日期。');
    rest = rest.slice(0, time.index);
    coercions.push('date-time-removed');
  }
  rest = rest.replace(/\s+/g, '').replace(/[\u2010-\u2015\u2212]/g, '-');

  const match =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(rest) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]?$/.exec(rest) ??
    /^(\d{4})()(\d\d)(\d\d)$/.exec(rest);
  if (match) {
    const [year, month, day] = [match[1]!, match[3]!, match[4]!];
    if (!isRealDay(Number(year), Number(month), Number(day))) {
      return problem('date-impossible', text, '：日历上没有这一天', '请核对原始资料中的日期。');
    }
    const value = `${year}-${pad(month)}-${pad(day)}`;
    if (value !== text && coercions.length === 0) coercions.push('date-form');
    return withCoercions(value, coercions);
  }
  if (/^\d{5}$/.test(rest)) {
    const value = dayOfSerial(Number(rest), calendar);
    if (value) return withCoercions(value, [...coercions, 'date-serial']);
  }
  return explain(text, rest);
}

function explain(text: string, rest: string): Reading {
  if (/^(?:19|20)\d\d(?:[-/.]\d{1,2}|年\d{1,2}月?|年度?|0[1-9]|1[0-2])?$/.test(rest)) {
    return problem('date-no-day', text, '没有写到日', `请补上是哪一日，${dayFormat}`);
  }
  if (/^\d\d([-/.])\d{1,2}\1\d{1,2}$/.test(rest) || /^\d\d年\d{1,2}月\d{1,2}[日号]?$/.test(rest)) {
    return problem('date-two-digit-year', text, '的年份只有两位', `年份写四位，${dayFormat}`);
  }
  return problem('date-invalid', text, '不是日期', dayFormat);
}

/** The reading of a date, unless it lies outside the years that a year may be: then somebody slipped. */
export function boundDate(reading: Reading): Reading {
  const day = reading.value as string | undefined;
  if (reading.problem || day === undefined || (day >= '1949' && day < '2101')) return reading;
  return problem('date-out-of-range', day, day < '1949' ? '早于 1949 年' : '晚于 2100 年', `请核对年份，${dayFormat}`);
}

/** A calendar year from text. */
export function readYear(text: string): Reading {
  const rest = text.normalize('NFKC').replace(/^'/, '');
  const match = /^(\d{4})\s*(年度?)?$/.exec(rest);
  if (!match) return problem('year-invalid', text, '不是年份', '年份写四位数字，如 2020。');
  const coercions = [
    ...(rest === text.replace(/^'/, '') ? [] : (['full-width'] as const)),
    ...(text.startsWith("'") ? (['apostrophe-removed'] as const) : []),
    ...(match[2] ? (['year-form'] as const) : []),
  ];
  return withCoercions(Number(match[1]), coercions);
}
