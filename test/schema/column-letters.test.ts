import { expect, test } from 'vitest';
import { columnLetters } from '../../src/schema/index.ts';

test('columns have the letters that a spreadsheet gives them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
