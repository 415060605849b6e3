import { expect, test } from 'vitest';
import { addDays, addWorkingDays, hasHolidayCalendar } from '../../src/tables/calendar.ts';

test('days are added across months and leap years', () => {
  expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
  expect(addDays('2019-12-31', 1)).toBe('2020-01-01');
});

test('working days pass over weekends and holidays and count the days worked in exchange', () => {
  // Sunday 11 February 2018 was worked for the Spring Festival of 15 to 21 February.
  expect(addWorkingDays('2018-02-09', 5)).toEqual({ day: '2018-02-22' });
  expect(addWorkingDays('2020-03-20', 10)).toEqual({ day: '2020-04-03' });
});

test('a year without a published calendar is named, never guessed', () => {
  expect(hasHolidayCalendar('2003')).toBe(false);
  expect(addWorkingDays('2003-12-29', 1)).toEqual({ missingYear: '2003' });
  expect(addWorkingDays('2099-01-01', 5)).toEqual({ missingYear: '2099' });
});
