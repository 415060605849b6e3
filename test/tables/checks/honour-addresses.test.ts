import { expect, test } from 'vitest';
import { goodRows, inputOf, runChecks } from './good-portal.ts';

test('two honours whose certificates would have one address are told apart by the check', () => {
  const rows = goodRows();
  rows.honours = ['BZ/1', 'BZ-1'].map((honour_id) => ({ ...rows.honours[0]!, honour_id }));
  expect(runChecks(inputOf(rows))).toMatchObject([{ code: 'address-clash', file: 'honours.csv', row: 3, column: '表彰编号' }]);
});
