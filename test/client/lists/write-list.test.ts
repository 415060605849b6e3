import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { facetsOf, filterRows, valueAt, wordsOf } from '../../../src/client/lists/filter-rows.ts';
import { emptyState } from '../../../src/client/lists/list-state.ts';
import { siteAddresses } from '../../../src/client/lists/site-address.ts';
import { listCsv, listJson } from '../../../src/client/lists/write-list.ts';
import { createFacts } from '../../../src/model/facts.ts';
import { createFilterLists, type FilterLists } from '../../../src/model/filter-lists/index.ts';
import type { ListFile } from '../../../src/model/filter-lists/list-file.ts';
import { fund, project, smallPortal } from '../../model/small-portal.ts';

const home = 'https://gongshi.example/sub/';
const lists = createFilterLists(
  createFacts(
    smallPortal({
      villages: [
        { village_code: '990102101201', designation: 'poor', exited_on: '2018-12-01' },
        { village_code: '990102101202', designation: 'poor' },
        { village_code: '990102102203', designation: 'other' },
      ],
      funds: [fund('望财农〔2020〕12号', 100, { kind: '衔接补助' }), fund('ZY2', 100, { year: 2019 })],
      projects: [project('QS-1', ['990102101201']), project('QS-2', ['990102101202'], { category: '教育' })],
      notices: [{ notice_id: 'GS 1', kind: 'other', title: '公示', region_code: '990102000000', publisher: '局', published_on: '2020-06-01', phone: '12317' }],
      enterprises: [{ uscc: '91990102MA0000000A', name: '绿源公司' }],
    }),
  ),
);
const listOf = (name: keyof FilterLists): ListFile => JSON.parse(lists[name].files.view(`${name}.json`)) as ListFile;
const allOf = (list: ListFile): number[] => Array.from({ length: list.rows }, (_, row) => row);

/** Columns of the CSV and of the JSON of a whole list: both must say the same. */
function downloaded(name: keyof FilterLists, columns: readonly string[]): string[][] {
  const list = listOf(name);
  const csv = Papa.parse<Record<string, string>>(listCsv(list, allOf(list), home).slice(1), { header: true, skipEmptyLines: true }).data;
  const json = (JSON.parse(listJson(list, allOf(list), home, home)) as { 数据: Record<string, string | null>[] }).数据;
  const pick = (rows: readonly Record<string, string | null>[]): string[][] => rows.map((row) => columns.map((column) => row[column] ?? (column in row ? '' : '?')));
  expect(pick(json)).toEqual(pick(csv));
  return pick(csv);
}

describe('what is downloaded of a list', () => {
  test.each([
    ['projects', '项目编号', ['QS-1', 'QS-2']],
    // The address has other letters than the number: the number is what joins.
    ['funds', '资金编号', ['望财农〔2020〕12号', 'ZY2']],
    ['notices', '公示编号', ['GS 1']],
    ['enterprises', '统一社会信用代码', ['91990102MA0000000A']],
    ['villages', '村代码', ['990102101201', '990102101202', '990102102203']],
  ] as const)('has for each row of %s the key of the whole tables', (name, title, ids) => {
    expect(downloaded(name, [title]).flat().sort()).toEqual([...ids].sort());
  });

  test('has what a list is filtered by though its table has no column of it', () => {
    expect(downloaded('funds', ['资金编号', '年度', '类别']).sort()).toEqual([['ZY2', '2019', ''], ['望财农〔2020〕12号', '2020', '衔接补助']]);
    expect(downloaded('projects', ['项目编号', '类别']).sort()).toEqual([['QS-1', '产业发展'], ['QS-2', '教育']]);
  });

  test('leads to the site itself, under its base', () => {
    expect(downloaded('projects', ['网址']).flat().sort()).toEqual([`${home}projects/QS-1/`, `${home}projects/QS-2/`]);
  });
});

test('the address in a download is the one that the page prints as its own, not the one it is read at', () => {
  const here = 'http://127.0.0.1:8080/sub/projects/?years=2020#list';
  expect(siteAddresses('https://gongshi.example/sub/projects/', here, '/sub/')).toEqual({ home, page: `${home}projects/?years=2020` });
  expect(siteAddresses('https://gongshi.example/projects/', 'http://127.0.0.1/projects/', '/')).toEqual({ home: 'https://gongshi.example/', page: 'https://gongshi.example/projects/' });
  expect(siteAddresses(undefined, here, '/sub')).toEqual({ home: 'http://127.0.0.1:8080/sub/', page: 'http://127.0.0.1:8080/sub/projects/?years=2020' });
});

test('a village that never was to leave says so, and every village has one answer to whether it left', () => {
  const list = listOf('villages');
  const exited = list.columns.find(({ key }) => key === 'exited')!;
  expect(allOf(list).map((row) => wordsOf(valueAt(exited, row)))).toEqual(['2018-12-01', '未出列', '不适用']);
  const facets = facetsOf(list, '2020-06-30');
  const counts = filterRows(list, facets, emptyState()).counts.get('exits')!;
  expect([...counts]).toEqual([['2018', 1], ['not', 1], ['none', 1]]);
  // A word is no day to sort by.
  expect(filterRows(list, facets, { ...emptyState(), sort: '-exited' }).rows[0]).toBe(0);
});
