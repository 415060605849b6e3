import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

/**
 * Days of the published holiday calendar (国务院办公厅关于节假日安排的通知, as collected by the package chinese-days).
 * A year counts as published when the calendar knows its National Day; for other years nothing is guessed.
 */
const holidays: ReadonlySet<string> = new Set(Object.keys(calendar.holidays));
const makeUpWorkdays: ReadonlySet<string> = new Set(Object.keys(calendar.workdays));

const millisecondsPerDay = 86_400_000;

/** The day `count` days later: addDays('2020-02-28', 2) → '2020-03-01'. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * millisecondsPerDay).toISOString().slice(0, 10);

/** Days from one day to another: daysBetween('2020-02-28', '2020-03-01') → 2; less than zero where the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay;

export const hasHolidayCalendar = (year: string): boolean => holidays.has(`${year}-10-01`);

function isWorkingDay(day: string): boolean {
  if (makeUpWorkdays.has(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/**
 * The `count`th working day after `day`; `day` itself does not count.
 *
 * @returns the day, or the first year on the way that has no published calendar
 */
export function addWorkingDays(day: string, count: number): { day: string } | { missingYear: string } {
  let current = day;
  for (let left = count; left > 0; ) {
    current = addDays(current, 1);
    const year = current.slice(0, 4);
    if (!hasHolidayCalendar(year)) return { missingYear: year };
    if (isWorkingDay(current)) left -= 1;
  }
  return { day: current };
}
