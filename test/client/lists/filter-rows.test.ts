import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { facetsOf, filterRows, valueAt, wordsOf } from '../../../src/client/lists/filter-rows.ts';
import { emptyState, readState, readWanYuan, writeState, writeWanYuan, type ListState } from '../../../src/client/lists/list-state.ts';
import { createFacts } from '../../../src/model/facts.ts';
import { createFilterLists } from '../../../src/model/filter-lists/index.ts';
import type { ListFile, SplitFile } from '../../../src/model/filter-lists/list-file.ts';
import { fund, project, smallPortal } from '../../model/small-portal.ts';

const places = ['990102101201', '990102101202', '990102102203', '990102101000', '990102000000', '990100000000'];
const statuses = ['pooled', 'planned', 'building', 'finished', 'accepted', 'cancelled'] as const;
const categories = ['产业发展', '教育', '其他'] as const;
const projects = Array.from({ length: 60 }, (_, index) =>
  project(`P${String(index).padStart(2, '0')}`, index % 7 === 0 ? [places[0]!, places[2]!] : [places[index % places.length]!], {
    name: `${index % 5 === 0 ? '桥梁' : '道路'}工程${index}`,
    year: 2016 + (index % 5),
    category: categories[index % 3]!,
    status: statuses[index % 6]!,
    budget: (index % 11) * 1_000_000,
  }),
);
const facts = createFacts(smallPortal({ projects, funds: [fund('F1', 100)] }));
const list = JSON.parse(createFilterLists(facts).projects.files.view('projects.json')) as ListFile;
const facets = facetsOf(list, '2020-06-30');
const byName = new Map(projects.map((row) => [row.name, row]));
const namesOf = (rows: readonly number[]): string[] => rows.map((row) => wordsOf(valueAt(list.columns[0]!, row)));

const townOf = (code: string): string => `${code.slice(0, 9)}000`;
/** The same question, asked of the rows themselves. */
function passes(row: (typeof projects)[number], { picks, text, min, max }: ListState): boolean {
  const slugs = { 产业发展: 'industry', 教育: 'education', 其他: 'other' } as Record<string, string>;
  const own: Record<string, string[]> = {
    places: row.region_code.some((code) => code.startsWith('990102')) ? ['990102000000'] : ['other'],
    towns: row.region_code.filter((code) => !code.endsWith('000000')).map(townOf),
    years: [String(row.year)],
    categories: [slugs[row.category]!],
    status: [row.status],
  };
  return (
    row.name.includes(text) && row.budget >= (min ?? 0) && row.budget <= (max ?? Infinity) && Object.entries(picks).every(([key, values]) => values.some((value) => own[key]!.includes(value)))
  );
}

const some = (values: readonly string[]) => fc.subarray([...values], { maxLength: 2 });
const picks = fc.record({
  places: some(['990102000000', 'other']),
  towns: some(['990102101000', '990102102000']),
  years: some(['2016', '2018', '2020']),
  categories: some(['industry', 'education']),
  status: some(['building', 'accepted']),
});
const states = fc
  .record({ picks, text: fc.constantFrom('', '桥', '道路', '工程1'), min: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }), max: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }), sort: fc.constantFrom('', '-budget', 'year', 'name') })
  .map((state): ListState => ({
    ...state,
    picks: Object.fromEntries(Object.entries(state.picks).filter(([, values]) => values.length > 0)),
    min: state.min === undefined ? undefined : state.min * 1_000_000,
    max: state.max === undefined ? undefined : state.max * 1_000_000,
  }));

describe('a list filtered in the page', () => {
  test('leaves exactly the rows that the table has for what is chosen', () => {
    fc.assert(
      fc.property(states, (state) => {
        const left = namesOf(filterRows(list, facets, state).rows);
        expect([...left].sort()).toEqual(projects.filter((row) => passes(row, state)).map(({ name }) => name).sort());
      }),
    );
  });

  test('says beside each value how many rows there would be if it were chosen with all the rest', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { counts } = filterRows(list, facets, state);
        for (const { key, values } of facets) {
          for (const { key: value } of values) {
            const chosen = { ...state.picks, [key]: [value] };
            // Another county means that no town is chosen any more.
            if (key === 'places') delete chosen.towns;
            expect(counts.get(key)?.get(value), `${key} ${value}`).toBe(projects.filter((row) => passes(row, { ...state, picks: chosen })).length);
          }
        }
      }),
    );
  });

  test('is sorted by amounts both ways, and by names, with what is equal in its own order', () => {
    const budgets = (sort: string) => namesOf(filterRows(list, facets, { ...emptyState(), sort }).rows).map((name) => byName.get(name)!.budget);
    expect(budgets('budget')).toEqual(projects.map((row) => row.budget).sort((a, b) => a - b));
    expect(budgets('-budget')).toEqual(projects.map((row) => row.budget).sort((a, b) => b - a));
    expect(filterRows(list, facets, { ...emptyState(), sort: 'status' }).rows).toEqual(projects.map((_, index) => index));
  });

  test('shows nothing for a value that the list does not have, so that an old link never shows too much', () => {
    expect(filterRows(list, facets, { ...emptyState(), picks: { years: ['1999'] } }).rows).toEqual([]);
  });
});

describe('the address', () => {
  const keys = facets.map(({ key }) => key);

  test('brings back whatever was chosen', () => {
    fc.assert(fc.property(states, (state) => void expect(readState(writeState(state, keys), keys)).toEqual(state)));
  });

  test('is empty when nothing is chosen, and passes over what is not of this list', () => {
    expect(writeState(emptyState(), keys)).toBe('');
    expect(readState('?utm_source=x&years=&min=viel', keys)).toEqual(emptyState());
  });

  test('has amounts in 万元, exact to the fen', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (fen) => void expect(readWanYuan(writeWanYuan(fen))).toBe(fen)));
    expect(['１２.5', '1,000 万元', '十', '', '-3'].map(readWanYuan)).toEqual([12_500_000, 1_000_000_000, undefined, undefined, undefined]);
  });
});

test('whether a notice is open is judged on the reader’s day', () => {
  const rows = [
    { notice_id: 'N1', kind: 'allocation', title: '甲', region_code: '990102000000', publisher: '局', published_on: '2020-06-01', open_from: '2020-06-01', open_to: '2020-06-20', phone: '12317' },
    { notice_id: 'N2', kind: 'other', title: '乙', region_code: '990100000000', publisher: '局', published_on: '2020-06-02', phone: '12317' },
  ] as const;
  const notices = JSON.parse(createFilterLists(createFacts(smallPortal({ notices: [...rows] }))).notices.files.view('notices.json')) as ListFile;
  const open = (today: string) => filterRows(notices, facetsOf(notices, today), { ...emptyState(), picks: { state: ['open'] } }).rows.length;
  expect(['2020-05-31', '2020-06-01', '2020-06-20', '2020-06-21'].map(open)).toEqual([0, 1, 1, 0]);
});

test('a list too long for one file has a file for each county, which together hold every row', async () => {
  const { createFilterList } = await import('../../../src/model/filter-lists/filter-list.ts');
  const { placeFacets } = await import('../../../src/model/filter-lists/facets.ts');
  const { projectTable } = await import('../../../src/model/tables.ts');
  const split = createFilterList(
    { id: 'projects', root: '/projects/', name: '项目', unit: '个', asOf: '2020-06-30', items: projects, table: (items) => projectTable(facts, items, '项目'), keys: list.columns.map(({ key }) => key), ids: { title: '项目编号', of: ({ project_id: id }) => id }, facets: placeFacets<(typeof projects)[number]>(facts, (row) => row.region_code) },
    10,
  );
  const index = JSON.parse(split.files.view('projects.json')) as SplitFile;
  expect(split.files.ids()).toEqual(['projects.json', 'projects/990102000000.json', 'projects/other.json']);
  const parts = index.split.map(({ key, rows }) => {
    const part = JSON.parse(split.files.view(`projects/${key}.json`)) as ListFile;
    expect(part.rows).toBe(rows);
    return Array.from({ length: part.rows }, (_, row) => part.columns.map((column) => valueAt(column, row)));
  });
  const whole = Array.from({ length: list.rows }, (_, row) => list.columns.map((column) => valueAt(column, row)));
  expect(parts.flat().map((row) => JSON.stringify(row)).sort()).toEqual(whole.map((row) => JSON.stringify(row)).sort());
});
