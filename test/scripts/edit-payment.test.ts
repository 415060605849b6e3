import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editOnePayment } from '../../scripts/edit-payment.ts';
import { sampleAsOf } from '../../src/sample/index.ts';

const head = 'disbursement_id,project_id,fund_id,instalment,paid_on,amount\n';

test('one payment of the sample city is put a day later, and no other line differs', () => {
  const before = readFileSync(join(import.meta.dirname, '../../data/disbursements.csv'), 'utf8');
  const { csv, id, from, to } = editOnePayment(before, sampleAsOf);
  const after = csv.split('\n');
  const differing = before.split('\n').flatMap((line, at) => (after[at] === line ? [] : [[line, after[at]]]));
  expect(differing).toHaveLength(1);
  const [[was, is] = []] = differing;
  expect(was).toContain(`${id},`);
  expect(is).toBe(was!.replace(from, to));
  expect(Date.parse(to) - Date.parse(from)).toBe(86_400_000);
});

test('only the last payment of a project moves, within its month and up to the as-of day', () => {
  const rows = ['B1,P1,F,1,2020-03-10,1', 'B2,P1,F,2,2020-04-10,1', 'B3,P2,F,1,2020-04-30,1', 'B4,P3,F,1,2020-06-30,1', 'B5,P4,F,1,2020-05-05,1', 'B6,P4,F,2,2020-05-05,1'];
  const { id, from, to } = editOnePayment(head + rows.join('\n'), '2020-06-30');
  expect([id, from, to]).toEqual(['B2', '2020-04-10', '2020-04-11']);
  const others = head + rows.filter((row) => !/^B[12]/.test(row)).join('\n');
  expect(() => editOnePayment(others, '2020-06-30')).toThrow('没有可以改一天日期的拨付');
});

test('a table with Chinese headers, a byte order mark and Windows line ends is edited too', () => {
  const csv = '\uFEFF拨付编号,项目编号,资金编号,期次,拨付日期,金额\r\nB1,"P,1",F,1,2020-03-10,1\r\n';
  expect(editOnePayment(csv, '2020-06-30').csv).toBe(csv.replace('2020-03-10', '2020-03-11'));
});
