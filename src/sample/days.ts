/** Days as `YYYY-MM-DD`, reckoned with whole numbers alone: no clock, no time zone. */

/** Number of a day, counted from 1970-01-01 (after Howard Hinnant's civil calendar formulas). */
export function dayNumber(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function dayOf(number: number): string {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex + (monthIndex < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

export const addDays = (day: string, days: number): string => dayOf(dayNumber(day) + days);

export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Offices are shut at weekends and on the fixed holidays at the new year, in May and in October. */
function isOfficeDay(day: string): boolean {
  const weekday = (dayNumber(day) + 4) % 7;
  const date = day.slice(5);
  return (
    weekday !== 0 &&
    weekday !== 6 &&
    date > '01-03' &&
    (date < '05-01' || date > '05-03') &&
    (date < '10-01' || date > '10-07')
  );
}

/** The day itself when offices are open, else the next day they are. */
export function officeDay(day: string): string {
  let open = day;
  while (!isOfficeDay(open)) open = addDays(open, 1);
  return open;
}

/** The day itself when offices are open, else the last day they were. */
export function officeDayBefore(day: string): string {
  let open = day;
  while (!isOfficeDay(open)) open = addDays(open, -1);
  return open;
}

export const later = (a: string, b: string): string => (a > b ? a : b);
