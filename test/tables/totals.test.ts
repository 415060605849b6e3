import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brief, readFolder } from './read-folder.ts';
import { microloansCsv, villagesCsv } from './sheets.ts';

/** Reads villages whose rows are a number of households, or a total's label and figure. */
async function readTotals(...rows: (number | [label: string, figure: number | string])[]) {
  let next = 201;
  const cells = rows.map((row) =>
    typeof row === 'number'
      ? [`990102101${(next += 1)}`, '贫困村', String(row), '', '']
      : [row[0], '', String(row[1]), '', ''],
  );
  const { tables, report } = await readFolder({ 'villages.csv': villagesCsv(...cells) });
  return { households: tables.villages?.rows.map((row) => row.households), report };
}

const mismatches = (report: Awaited<ReturnType<typeof readTotals>>['report']) =>
  report.issues.filter(({ code }) => code === 'total-mismatch').map(({ row, message }) => ({ row, message }));

test.each([
  ['subtotals, then the total', [1, 2, ['小计', 3], 4, ['小计', 4], ['合计', 7]]],
  ['a total alone', [1, 2, ['共计', 3]]],
  ['sections with totals, then all of them', [1, ['合计', 1], 2, 3, ['合计', 5], ['总计', 6]]],
  ['totals that run on', [1, ['合计', 1], 2, ['合计', 3]]],
  ['a total above its rows', [['合计', 6], 1, 2, 3]],
  ['a total above subtotals above their rows', [['总计', 6], ['小计', 3], 1, 2, ['小计', 3], 3]],
  ['subtotals of towns within counties', [1, ['甲镇小计', 1], 2, ['乙镇小计', 2], ['甲县小计', 3]]],
  ['labels with spaces, colons and full width', [1, ['合　计：', 1], ['总 计', '１']]],
  ['a total without a figure', [1, ['合计', '']]],
] as const)('%s: rows are read without them, and nothing is wrong', async (_, rows) => {
  const { households, report } = await readTotals(...(rows as unknown as Parameters<typeof readTotals>));
  expect(households).toEqual(rows.filter((row) => typeof row === 'number'));
  expect(report.issues.filter(({ severity }) => severity !== 'note').map(brief)).toEqual([]);
});

test('a total that does not add up is an error that shows both figures', async () => {
  const { report } = await readTotals(1, 2, ['小计', 4], 5, ['合计', 8]);
  expect(mismatches(report)).toEqual([{ row: 4, message: '“小计”行写的是 4户，所合计的 2 行相加是 3户，相差 1户' }]);
});

test('a subtotal is held against the rows since the last one', async () => {
  const { report } = await readTotals(1, ['小计', 1], 2, 3, ['小计', 9]);
  expect(mismatches(report)).toEqual([{ row: 6, message: '“小计”行写的是 9户，所合计的 2 行相加是 5户，相差 4户' }]);
});

test('a total over a row that cannot be read is not called wrong', async () => {
  const csv = `${villagesCsv(['990102101201', '贫困村', '5', '', ''])}990102102203,贫困村\n合计,,8,,\n`;
  const { report } = await readFolder({ 'villages.csv': csv });
  expect(report.issues.map(({ code }) => code)).toEqual(['row-too-short', 'total-unchecked']);
});

test('a total over a value that cannot be read is not called wrong', async () => {
  const { tables, report } = await readFolder({
    'villages.csv': villagesCsv(['990102101201', '贫困村', '约5', '', ''], ['990102102203', '贫困村', '3', '', ''], ['合计', '', '8', '', '']),
  });
  expect(tables.villages?.rows).toHaveLength(1);
  expect(report.issues.map(({ code }) => code)).toEqual(['number-with-words', 'total-unchecked']);
});

test('money is summed to the fen; rates have no total; a total row may repeat the year', async () => {
  const rows = (total: string) => microloansCsv(
    ['990102101201', '2017', '1', '0.1', '4.35'],
    ['990102102203', '2017', '2', '0.2', '4.35'],
    ['合计', '2017', '3', total, '4.35'],
  );
  expect((await readFolder({ 'microloans.csv': rows('0.3') })).report.errors).toBe(0);
  const { report } = await readFolder({ 'microloans.csv': rows('0.300001') });
  expect(mismatches(report)).toEqual([{ row: 4, message: '“合计”行写的是 0.300001万元，所合计的 2 行相加是 0.3万元，相差 0.000001万元' }]);
});

test('a figure in a total row that is no number is an error like any other', async () => {
  const { report } = await readTotals(1, ['合计', '约1']);
  expect(report.issues.map(brief)).toContain('error number-with-words villages.csv 3 总户数');
});

test('a row that only mentions a total in a name is data', async () => {
  const { tables, report } = await readFolder({
    'villages.csv': villagesCsv(['990102101201', '贫困村', '3', '', '总计'], ['990102102203', '贫困村', '3', '', '合计']),
  });
  expect(tables.villages?.rows).toHaveLength(2);
  expect(report.issues).toEqual([]);
});

test('whatever rows there are, a right total passes and one that is off by anything does not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 9 }), async (figures, off) => {
      const sum = figures.reduce((total, figure) => total + figure, 0);
      expect(mismatches((await readTotals(...figures, ['合计', sum])).report)).toHaveLength(0);
      expect(mismatches((await readTotals(...figures, ['合计', sum + off])).report)).toHaveLength(1);
    }),
    { numRuns: 20 },
  );
});

test('a subtotal that equals the sum of other rows than its group passes with a note that says which', async () => {
  const { report } = await readTotals(1, 2, ['小计', 3], 4, 5, ['小计', 12]);
  expect(report.errors).toBe(0);
  const notes = report.issues.filter(({ code }) => code === 'total-running');
  expect(notes).toMatchObject([{ severity: 'note', row: 7, message: expect.stringMatching(/累计.*4 行之和相符.*2 行不符/) as string }]);
  const good = await readTotals(1, 2, ['小计', 3], 4, 5, ['小计', 9], ['合计', 12]);
  expect(good.report.issues.filter(({ code }) => code === 'total-running')).toEqual([]);
});
