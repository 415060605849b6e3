import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePortals } from '../../src/changes/compare.ts';
import { matchRows, type AnyRow } from '../../src/changes/match-rows.ts';
import { peopleTables } from '../../src/changes/people-tables.ts';
import type { ChangeReport, RowChange, TableChanges } from '../../src/changes/report.ts';
import { rowKey } from '../../src/changes/row-names.ts';
import { createFacts } from '../../src/model/facts.ts';
import { tables, tableNames, type TableName } from '../../src/schema/index.ts';
import type { CheckedPortal } from '../../src/tables/dataset.ts';
import { fund, notice, project, smallPortal } from '../model/small-portal.ts';
import { randomPortal, shuffled, textsOf } from './random-portal.ts';

const rowsIn = (data: CheckedPortal, table: TableName): AnyRow[] => (data.tables[table]?.rows ?? []) as AnyRow[];

/** Cells by key, after what the report says has been done to them. */
function apply(cells: Map<string, Record<string, string>>, { added, changed, removed }: TableChanges): Map<string, Record<string, string>> {
  for (const { key } of removed) cells.delete(key);
  for (const { key, cells: parts } of [...added, ...changed]) {
    const row = cells.get(key) ?? {};
    for (const { column, before, after } of parts) {
      expect(row[column]).toBe(before);
      if (after === undefined) delete row[column];
      else row[column] = after;
    }
    cells.set(key, row);
  }
  return cells;
}

const cellsByKey = (data: CheckedPortal, table: TableName): Map<string, Record<string, string>> =>
  new Map(rowsIn(data, table).map((row) => [rowKey(table, row), textsOf(table, row)]));

/** The report without what hangs on where rows stand. */
function withoutPlaces(report: ChangeReport): unknown {
  const inOrder = (rows: RowChange[]): unknown => rows.map(({ row: _, ...rest }) => rest).sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    ...report,
    tables: report.tables.map((table) => ({ ...table, added: inOrder(table.added), changed: inOrder(table.changed), removed: inOrder(table.removed) })),
    sums: { ...report.sums, fund: [...report.sums.fund].sort((a, b) => (a.id < b.id ? -1 : 1)) },
    warnings: report.warnings.map(({ code }) => code).sort(),
  };
}

test('a portal compared with itself has no difference and needs no note', () => {
  fc.assert(
    fc.property(randomPortal, (data) => {
      const { tables: differing, sums, notices, content, portal, needsNote } = comparePortals(data, structuredClone(data));
      expect([differing, sums.fund, sums.place, notices.opens, notices.closes, content, portal]).toEqual([[], [], [], [], [], [], []]);
      expect(needsNote).toBe(false);
    }),
    { numRuns: 50 },
  );
});

test('doing to the old rows what the report says gives the new rows, and the counts are those of the rows', () => {
  fc.assert(
    fc.property(randomPortal, randomPortal, (before, after) => {
      const report = comparePortals(before, after);
      for (const table of tableNames) {
        const changes = report.tables.find((one) => one.table === table);
        if (!changes) {
          expect(new Set(rowsIn(before, table).map((row) => JSON.stringify(textsOf(table, row))))).toEqual(new Set(rowsIn(after, table).map((row) => JSON.stringify(textsOf(table, row)))));
          continue;
        }
        const { counts } = changes;
        expect(changes.before - counts.removed + counts.added).toBe(changes.after);
        if (peopleTables.has(table)) expect([changes.added, changes.changed, changes.removed]).toEqual([[], [], []]);
        else {
          expect([changes.added.length, changes.changed.length, changes.removed.length]).toEqual([counts.added, counts.changed, counts.removed]);
          expect(apply(cellsByKey(before, table), changes)).toEqual(cellsByKey(after, table));
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('the order of rows is no change and makes no other report', () => {
  const pair = fc.tuple(randomPortal, randomPortal).chain(([before, after]) => fc.tuple(fc.constant(before), fc.constant(after), shuffled(before), shuffled(after)));
  fc.assert(
    fc.property(pair, ([before, after, mixedBefore, mixedAfter]) => {
      expect(comparePortals(before, mixedBefore).tables).toEqual([]);
      expect(withoutPlaces(comparePortals(mixedBefore, mixedAfter))).toEqual(withoutPlaces(comparePortals(before, after)));
    }),
    { numRuns: 50 },
  );
});

test('sums are those of the pages, exact, and only where they differ', () => {
  fc.assert(
    fc.property(randomPortal, randomPortal, (before, after) => {
      const { sums } = comparePortals(before, after);
      const [old, now] = [createFacts(before).money, createFacts(after).money];
      for (const id of ['F1', 'F2', 'F3']) {
        const [was, is] = [old, now].map((money) => ({ allocated: money.allocated(id), paid: money.paidFromFund(id) }));
        const known = [before, after].some((data) => rowsIn(data, 'funds').some((row) => row.fund_id === id));
        const found = sums.fund.find((sum) => sum.id === id);
        if (known && JSON.stringify(was) !== JSON.stringify(is)) expect(found).toMatchObject({ before: was, after: is });
        else expect(found).toBeUndefined();
      }
      for (const { id, before: was, after: is } of sums.place) {
        expect(was).toEqual({ allocated: old.inflow(id), paid: old.paid(id) });
        expect(is).toEqual({ allocated: now.inflow(id), paid: now.paid(id) });
        expect(was).not.toEqual(is);
      }
    }),
    { numRuns: 50 },
  );
});

describe('rows without a key', () => {
  const row = (trainees: number, more: object = {}): AnyRow => ({ region_code: '990102000000', year: 2020, course: '电商', trainees, ...more });

  test('equal rows belong together however often they stand there', () => {
    expect(matchRows(tables.training, [row(1), row(1), row(2)], [row(2), row(1), row(1)])).toEqual({ added: [], removed: [], changed: [] });
    expect(matchRows(tables.training, [row(1)], [row(1), row(1)])).toEqual({ added: [1], removed: [], changed: [] });
  });

  test('a row with another number is the same row changed, also when its course was written anew', () => {
    expect(matchRows(tables.training, [row(1)], [row(9)])).toEqual({ added: [], removed: [], changed: [{ before: 0, after: 0 }] });
    expect(matchRows(tables.training, [row(1)], [row(9, { course: '电子商务' })])).toEqual({ added: [], removed: [], changed: [{ before: 0, after: 0 }] });
    expect(matchRows(tables.training, [row(1)], [row(1, { year: 2019 })])).toEqual({ added: [0], removed: [0], changed: [] });
  });
});

test('old and new values are in the words and units of the sheets', () => {
  const before = smallPortal({ projects: [project('P1', ['990102101201'], { status: 'planned', budget: 867_907_00, finished_on: '2020-05-01' })] });
  const after = smallPortal({ projects: [project('P1', ['990102101201', '990102101202'], { status: 'building', budget: 13_280_000_000_00 })] });
  const [changes] = comparePortals(before, after).tables;
  expect(changes).toMatchObject({ table: 'projects', title: '项目', file: 'projects.csv', counts: { added: 0, changed: 1, removed: 0 } });
  expect(changes!.changed[0]).toEqual({
    key: 'P1',
    row: 2,
    name: 'P1项目',
    cells: [
      { column: 'region_code', title: '实施地点', before: '990102101201', after: '990102101201、990102101202' },
      { column: 'budget', title: '计划投资', before: '86.7907 万元', after: '1,328,000 万元' },
      { column: 'finished_on', title: '完工日期', before: '2020-05-01' },
      { column: 'status', title: '进度', before: '计划', after: '在建' },
    ],
  });
});

test('of households and people there are numbers of rows and no rows', () => {
  const household = (household_key: string, persons: number) => ({ household_key, village_code: '990102101201', persons, cause: 'illness' as const });
  const before = smallPortal({ registry: [household('h7k2q9x4', 3), household('h8m3r5z2', 2)], training: [{ region_code: '990102101201', year: 2020, trainees: 7 }] });
  const after = smallPortal({ registry: [household('h7k2q9x4', 4)], training: [{ region_code: '990102101201', year: 2020, trainees: 8 }] });
  const report = comparePortals(before, after);
  expect(report.tables.map(({ table, counts, shown }) => [table, counts, shown])).toEqual([
    ['registry', { added: 0, changed: 1, removed: 1 }, undefined],
    ['training', { added: 0, changed: 1, removed: 0 }, undefined],
  ]);
  expect(report.needsNote).toBe(true);
  expect(JSON.stringify(report)).not.toMatch(/h7k2q9x4|h8m3r5z2/);
});

test('lists are cut where they are long, the counts are not', () => {
  const funds = Array.from({ length: 12 }, (_, index) => fund(`F${index}`, 100));
  const [changes] = comparePortals(smallPortal(), smallPortal({ funds }), { most: 5 }).tables;
  expect([changes!.added.length, changes!.counts.added]).toEqual([5, 12]);
});

describe('a note', () => {
  const base = smallPortal({ funds: [fund('F1', 100)], notices: [notice('N1'), notice('N2', { published_on: '2020-07-02', body: 'n2.mdx' })] });
  const needsNote = (after: CheckedPortal, files?: { before: Record<string, string>; after: Record<string, string> }): boolean =>
    comparePortals(base, after, files && { files }).needsNote;
  const with_ = (rows: Parameters<typeof smallPortal>[0], portal = {}, asOf = '2020-06-30'): CheckedPortal =>
    smallPortal({ funds: [fund('F1', 100)], notices: [notice('N1'), notice('N2', { published_on: '2020-07-02', body: 'n2.mdx' })], ...rows }, portal, asOf);

  test('is not needed for what is only new', () => {
    expect(needsNote(with_({ funds: [fund('F1', 100), fund('F2', 7)] }))).toBe(false);
    expect(needsNote(with_({}), { before: {}, after: { 'content/policies/a.mdx': '1' } })).toBe(false);
    expect(needsNote(with_({}, { contact: { phone: '12317' } }))).toBe(false);
  });

  test('is needed for a row that changes or goes', () => {
    expect(needsNote(with_({ funds: [fund('F1', 101)] }))).toBe(true);
    expect(needsNote(with_({ funds: [] }))).toBe(true);
  });

  test('is needed for a file or a setting that changes or goes', () => {
    expect(needsNote(with_({}), { before: { 'content/pages/about.mdx': '1' }, after: { 'content/pages/about.mdx': '2' } })).toBe(true);
    expect(needsNote(with_({}), { before: { 'content/pages/about.mdx': '1' }, after: {} })).toBe(true);
    expect(needsNote(with_({}, { publisher: '另一局' }))).toBe(true);
  });

  test('is not needed for a notice that waits for its day, nor when its day comes, but is when the day goes back', () => {
    const edited = [notice('N1'), notice('N2', { published_on: '2020-07-03', title: '改了' })];
    expect(needsNote(with_({ notices: edited }))).toBe(false);
    expect(needsNote(with_({ notices: [notice('N1')] }))).toBe(false);
    expect(needsNote(with_({}), { before: { 'content/notices/n2.mdx': '1' }, after: { 'content/notices/n2.mdx': '2' } })).toBe(false);
    expect(needsNote(with_({}, {}, '2020-07-02'))).toBe(false);
    expect(needsNote(with_({}, {}, '2020-06-01'))).toBe(true);
  });

  test('is never needed when nothing is published', () => {
    expect(comparePortals(undefined, base)).toMatchObject({ needsNote: false, asOf: { after: '2020-06-30' }, portal: [] });
  });
});

describe('notices', () => {
  const period = (id: string, published_on: string, open_from: string, open_to: string) => notice(id, { published_on, open_from, open_to });
  const ids = ({ notices }: ChangeReport) => ({ opens: notices.opens.map(({ id }) => id), closes: notices.closes.map(({ id }) => id), waiting: notices.waiting.map(({ id }) => id) });

  test('open when they are new or their day has come, close when their time is over, and wait for a day to come', () => {
    const rows = [period('past', '2020-05-01', '2020-05-01', '2020-05-20'), period('ending', '2020-06-18', '2020-06-18', '2020-06-28'), period('starting', '2020-06-20', '2020-07-01', '2020-07-10'), period('future', '2020-08-01', '2020-08-01', '2020-08-10')];
    const before = smallPortal({ notices: rows }, {}, '2020-06-25');
    const old = period('old', '2019-01-01', '2019-01-01', '2019-01-20');
    const after = smallPortal({ notices: [...rows, period('new', '2020-07-01', '2020-07-01', '2020-07-20'), notice('plain', { published_on: '2020-07-01' }), old] }, {}, '2020-07-02');
    expect(ids(comparePortals(before, after))).toEqual({ opens: ['new', 'plain', 'starting'], closes: ['ending'], waiting: ['future'] });
  });

  test('that are taken away while they are open close', () => {
    const open = period('N1', '2020-06-20', '2020-06-20', '2020-07-10');
    expect(ids(comparePortals(smallPortal({ notices: [open] }), smallPortal()))).toMatchObject({ closes: ['N1'] });
  });

  test('of a first release open only while they are open', () => {
    expect(ids(comparePortals(undefined, smallPortal({ notices: [period('N1', '2020-06-20', '2020-06-20', '2020-07-10'), notice('plain')] })))).toMatchObject({ opens: ['N1'] });
  });
});

test('a field of portal.json is named by its path, and a default that is written out is no change', () => {
  const before = smallPortal({}, { hotlines: [{ name: '监督热线', number: '12317' }] });
  const after = smallPortal({}, { hotlines: [{ name: '监督热线', number: '12345' }], disclosure: { threshold: 5 }, notice_days: { default: 12 } });
  expect(comparePortals(before, after).portal).toEqual([
    { field: 'hotlines.1.number', before: '12317', after: '12345' },
    { field: 'notice_days.default', before: '10', after: '12' },
  ]);
});
