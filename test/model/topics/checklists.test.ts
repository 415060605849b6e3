import { expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import { staleBefore } from '../../../src/model/topics/checklist-standards.ts';
import type { Part, Table, TopicView } from '../../../src/model/views.ts';
import type { Row } from '../../../src/schema/index.ts';
import { smallPortal } from '../small-portal.ts';

const [xinqiao, nanan, liuwan] = ['990102101201', '990102101202', '990102102203'] as const;

const item = (village_code: string, standard: string, name: string, met: boolean, more: Partial<Row<'checklists'>> = {}): Row<'checklists'> => ({
  village_code,
  standard,
  item: name,
  met,
  checked_on: '2019-10-14',
  ...more,
});

const rows = [
  item(xinqiao, '八有', '有特色产业', true),
  item(xinqiao, '八有', '有科学规划', true),
  item(nanan, 'eight_haves', '有特色产业', false, { actual: '正在培育' }),
  item(nanan, 'eight_haves', '有科学规划', true, { checked_on: '2020-01-06' }),
  item(liuwan, '八有', '有特色产业', true),
  item(liuwan, '出列标准', '通村道路', true, { checked_on: '2016-12-01' }),
  item(xinqiao, '一有两不愁四保障', '住房安全', true, { checked_on: '2018-10-15' }),
];

const site = (portal = {}) => createSite(smallPortal({ checklists: rows }, portal));

const tableOf = (view: TopicView | { parts: Part[] }, id: string, at = 0): Table => {
  const blocks = view.parts.find((part) => part.id === id)?.blocks.flatMap((each) => (each.type === 'more' ? each.blocks : [each]));
  const block = blocks?.filter(({ type }) => type === 'table')[at];
  if (block?.type !== 'table') throw new Error(`no table in ${id}`);
  return block.table;
};

test('each standard has an address, the usual ones in English, a local one by its own name', () => {
  expect(site().topicPages.ids().filter((id) => id.startsWith('checklists'))).toEqual([
    'checklists',
    'checklists/eight-haves',
    'checklists/eight-haves/990102000000',
    'checklists/exit-standard',
    'checklists/exit-standard/990102000000',
    'checklists/一有两不愁四保障',
    'checklists/一有两不愁四保障/990102000000',
  ]);
});

test('the front counts the villages that meet every item; one that was never checked for an item does not', () => {
  const view = site().topicPages.view('checklists');
  // 新桥村 meets both, 南岸村 misses one, 柳湾's was asked for one of the two only.
  expect(tableOf(view, 'standards').rows[0]).toEqual([
    { link: { text: '八有', href: '/checklists/eight-haves/' } },
    { count: 3, unit: '个' },
    { count: 1, unit: '个' },
    { share: { part: 1, whole: 3 } },
    { count: 2, unit: '个' },
    { count: 0, unit: '个' },
  ]);
  expect(tableOf(view, 'counties').rows[0]?.[1]).toEqual({ count: 1, unit: '／3个村', href: '/checklists/eight-haves/990102000000/' });
});

test('a county lists what is not met first, then a table for each town with its villages by items', () => {
  const view = site().topicPages.view('checklists/eight-haves/990102000000');
  expect(view.parts.map(({ id }) => id)).toEqual(['unmet', 'town-990102101000', 'town-990102102000']);
  expect(tableOf(view, 'unmet').rows.map((row) => row.slice(1))).toEqual([
    ['有特色产业', '正在培育', { date: '2019-10-14' }],
    ['有科学规划', '还没有核查', null],
  ]);
  const town = tableOf(view, 'town-990102101000');
  expect(town.columns.map(({ title }) => title)).toEqual(['村', '有特色产业', '有科学规划', '核查日期']);
  expect(town.rows.map((row) => row.slice(1))).toEqual([
    [{ mark: 'no', text: '未达标' }, { mark: 'yes', text: '达标' }, '2019年10月14日至2020年1月6日'],
    [{ mark: 'yes', text: '达标' }, { mark: 'yes', text: '达标' }, { date: '2019-10-14' }],
  ]);
});

test('a check older than the months of portal.json is marked, but not that of an exit, which is made once', () => {
  expect(staleBefore('2020-06-30', 12)).toBe('2019-06-30');
  expect(staleBefore('2020-02-29', 3)).toBe('2019-11-29');
  expect(staleBefore('2020-12-31', 12)).toBe('2019-12-31');
  const housing = (portal = {}) => tableOf(site(portal).topicPages.view('checklists/一有两不愁四保障/990102000000'), 'town-990102101000').rows[0]?.[1];
  expect(housing()).toEqual({ mark: 'late', text: '曾达标' });
  expect(housing({ checklist_stale_after_months: 24 })).toEqual({ mark: 'yes', text: '达标' });
  expect(tableOf(site().topicPages.view('checklists/exit-standard/990102000000'), 'town-990102102000').rows[0]?.[1]).toEqual({ mark: 'yes', text: '达标' });
});

test('a village shows in a word whether it meets its lists, and folded up item by item, with the way to its neighbours', () => {
  const part = site().villages.view(nanan).parts.find(({ id }) => id === 'checklists');
  expect(part?.blocks[0]).toEqual({ type: 'facts', facts: [{ label: '八有', value: { mark: 'no', text: '差1项，共2项' } }] });
  expect(part?.blocks[1]?.type === 'more' && part.blocks[1].blocks.at(-1)).toEqual({ type: 'links', links: [{ text: '青石县各村的八有', href: '/checklists/eight-haves/990102000000/#town-990102101000' }] });
  expect(tableOf({ parts: [part!] }, 'checklists').rows[0]).toEqual(['有特色产业', null, '正在培育', { mark: 'no', text: '未达标' }, { date: '2019-10-14' }]);
});

test('where all items have one target and one day, a village’s list says them once and fits a phone', () => {
  const own = createSite(smallPortal({ checklists: ['有特色产业', '有科学规划'].map((name) => item(xinqiao, '八有', name, true, { target: '达标', actual: '达标' })) }));
  const table = tableOf(own.villages.view(xinqiao), 'checklists');
  expect(table.columns.map(({ title }) => title)).toEqual(['项目', '实际', '是否达标']);
  expect(table.note).toBe('目标：达标。2019年10月14日核查。');
});

test('a withheld poverty rate is withheld in the lists of the county too', () => {
  const households = Array.from({ length: 2 }, (_, at) => ({ household_key: `h${at}`, village_code: xinqiao, persons: 3, cause: 'illness' as const }));
  const own = createSite(
    smallPortal({
      registry: households,
      registry_events: households.map((row) => ({ household_key: row.household_key, event: 'identified' as const, on: '2014-12-31' })),
      villages: [{ village_code: xinqiao, designation: 'poor', population: 100 }],
      checklists: [item(xinqiao, '出列标准', '贫困发生率', false, { target: '低于2%', actual: '6%', checked_on: '2019-11-01' })],
    }),
  );
  expect(tableOf(own.topicPages.view('checklists/exit-standard/990102000000'), 'unmet').rows[0]?.[2]).toEqual({ suppressed: true });
  expect(JSON.stringify(own.topicPages.ids().map((id) => own.topicPages.view(id)))).not.toContain('6%');
});

test('a village that is not in the table of villages is not counted, and without checklists there is no page of them', () => {
  const regions = [{ code: '990100000000', name: '望禾市' }, { code: '990102000000', name: '青石县' }, { code: '990102101000', name: '新桥镇' }, { code: xinqiao, name: '新桥村' }];
  const bare = createSite(smallPortal({ regions, villages: [], checklists: [item(xinqiao, '八有', '有特色产业', true)] }));
  expect(bare.absentTopics).toContain('/checklists/');
  expect(JSON.stringify([bare.home(), bare.siteMap()])).not.toContain('/checklists/');
});
