import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import type { Row } from '../../../src/schema/index.ts';
import type { Table, TopicView, Value } from '../../../src/model/views.ts';
import { smallPortal } from '../small-portal.ts';

const [county, village, neighbour] = ['990102000000', '990102101201', '990102101202'];

type Event = Pick<Row<'registry_events'>, 'event' | 'on'> & { persons?: number };

/** Households of a village, each with the events of its life. */
function registryOf(lives: { village_code: string; persons?: number; events: Event[] }[]) {
  return {
    registry: lives.map(({ village_code, persons = 3 }, index) => ({ household_key: `h${index}`, village_code, persons, cause: 'illness' as const })),
    registry_events: lives.flatMap(({ events }, index) => events.map((event) => ({ household_key: `h${index}`, ...event }))),
  };
}

const many = (count: number, village_code: string, events: Event[]) => Array.from({ length: count }, () => ({ village_code, events }));
const at = (event: Event['event'], on: string): Event => ({ event, on });

const tablesOf = (view: TopicView): Table[] => view.parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'more' ? block.blocks : [block])).flatMap((block) => (block.type === 'table' ? [block.table] : [])));
const numbersOf = (row: readonly Value[]): (number | undefined)[] => row.slice(1).map((value) => (value !== null && typeof value === 'object' && 'count' in value ? value.count : undefined));

/** Every row whose numbers are all printed. */
const wholeRows = (table: Table): number[][] =>
  [...table.rows, ...(table.foot ? [table.foot] : [])].map(numbersOf).filter((row): row is number[] => row.every((number) => number !== undefined));

const isFlow = ({ columns }: Table): boolean => columns[1]?.title === '年初在册';
const isJoin = ({ columns }: Table): boolean => columns[1]?.title === '年初已脱贫';

const site = (lives: Parameters<typeof registryOf>[0]) => createSite(smallPortal(registryOf(lives)));

const sample = [
  ...many(40, village, [at('identified', '2017-03-01')]),
  ...many(12, village, [at('identified', '2017-03-01'), at('exited', '2018-12-01')]),
  ...many(8, village, [at('identified', '2017-03-01'), at('removed', '2018-06-01')]),
  ...many(8, village, [at('added', '2018-06-01')]),
  ...many(9, neighbour, [at('identified', '2017-03-01'), at('exited', '2018-12-01'), at('returned', '2019-12-01')]),
  ...many(30, neighbour, [at('identified', '2017-03-01')]),
];

test('opening, what came and what went give the closing number, place by place', () => {
  const view = site(sample).topicPages.view('flow/2018');
  const [households] = tablesOf(view).filter(isFlow);
  expect(households?.columns.map(({ title }) => title)).toEqual(['地方', '年初在册', '＋识别纳入', '＋补录', '＋返贫', '－清退', '－脱贫', '＝年末在册']);
  // 99 at the start, 8 added, 8 removed, 21 left.
  expect(numbersOf(households!.foot!)).toEqual([99, 0, 8, 0, 8, 21, 78]);
  expect(households?.note).toContain('核对过：年初加减后等于年末');
});

test('every cell of a flow table is a cell of the registry, and nothing is opening in the first year', () => {
  const [first] = tablesOf(site(sample).topicPages.view('flow/2017')).filter(isFlow);
  expect(first?.rows[0]?.[1]).toEqual({ count: 0 });
  for (const value of first!.rows[0]!.slice(2)) expect(value).toHaveProperty('cell');
});

test('who left goes from one list into the other, who fell back returns, and both make up the register', () => {
  const [join] = tablesOf(site(sample).topicPages.view('flow/2019')).filter(isJoin);
  // 21 had left, 9 fell back: 12 are left of them, 87 in, 99 registered.
  expect(numbersOf(join!.foot!)).toEqual([21, 0, 9, 12, 87, 99]);
});

test('what was added and removed since the beginning is the sum of printed years, and withheld as soon as one of them is', () => {
  const [persons] = tablesOf(site(sample).topicPages.view('flow')).filter(({ columns, caption }) => columns[1]?.title === '识别纳入' && caption.includes('人'));
  expect(numbersOf(persons!.foot!)).toEqual([297, 24, 27, 24, 63]);
  for (const value of persons!.foot!.slice(1)) expect(value).not.toHaveProperty('cell');
  const few = site([...many(40, village, [at('identified', '2017-03-01')]), ...many(2, village, [at('identified', '2017-03-01'), at('removed', '2018-06-01')])]);
  const [hidden] = tablesOf(few.topicPages.view('flow')).filter(({ columns }) => columns[1]?.title === '识别纳入');
  expect(hidden?.foot?.[4]).toEqual({ suppressed: true });
});

test('people who came to or left a household that stayed have a column of their own, so that persons add up too', () => {
  const lives = many(30, village, [at('identified', '2017-03-01')]);
  const grown = [...lives, ...many(10, village, [at('identified', '2017-03-01'), { ...at('exited', '2018-12-01'), persons: 4 }])];
  const tables = tablesOf(site(grown).topicPages.view('flow/2018')).filter(isFlow);
  const persons = tables.find(({ caption }) => caption.includes('人'));
  expect(persons?.columns.map(({ title }) => title)).toContain('＋户内增减');
  // 120 at the start; ten households of three left as households of four.
  expect(numbersOf(persons!.foot!)).toEqual([120, 0, 0, 0, 0, 40, 10, 90]);
});

test('whatever lives households have, every equation whose numbers are all printed holds', () => {
  const life = fc
    .array(fc.constantFrom(2016, 2017, 2018, 2019), { minLength: 1, maxLength: 4 })
    .chain((years) => fc.record({ years: fc.constant([...years].sort()), out: fc.constantFrom('exited', 'removed') }))
    .map(({ years, out }): Event[] => {
      let state: 'never' | 'in' | 'exited' | 'removed' = 'never';
      return years.map((year, index) => {
        const event: Event['event'] = state === 'in' ? (out as 'exited' | 'removed') : state === 'exited' ? 'returned' : state === 'removed' ? 'added' : 'identified';
        state = event === 'exited' || event === 'removed' ? event : 'in';
        return at(event, `${year}-0${index + 1}-01`);
      });
    });
  const group = fc.record({ events: life, count: fc.integer({ min: 1, max: 20 }), village_code: fc.constantFrom(village, neighbour, '990102102203') });
  fc.assert(
    fc.property(fc.array(group, { minLength: 3, maxLength: 8 }), (groups) => {
      const made = site(groups.flatMap(({ count, village_code, events }) => many(count, village_code, events)));
      const pages = made.topicPages.ids().filter((id) => id === 'flow' || id.startsWith('flow/'));
      for (const table of pages.flatMap((id) => tablesOf(made.topicPages.view(id)))) {
        for (const row of wholeRows(table)) {
          if (isFlow(table)) expect(row[0]! + row[1]! + row[2]! + row[3]! - row[4]! - row[5]!).toBe(row[6]);
          if (isJoin(table)) expect([row[0]! + row[1]! - row[2]!, row[3]! + row[4]!]).toEqual([row[3], row[5]]);
        }
      }
    }),
    { numRuns: 15 },
  );
});

test('a registry without events, and one whose first year is not over, have no flow', () => {
  const undated = createSite(smallPortal({ registry: registryOf(sample).registry }));
  const early = createSite(smallPortal(registryOf(many(9, village, [at('identified', '2020-02-01')]))));
  for (const one of [undated, early]) expect(one.absentTopics).toContain('/flow/');
});

test('a county page has its towns, and the villages of each with their own history', () => {
  const view = site(sample).topicPages.view(`flow/2018/${county}`);
  // Town by town they are folded up: a county of two hundred villages is a page to choose from.
  expect(view.parts.find(({ id }) => id === 'villages')?.blocks.map((block) => block.type === 'more' && block.summary)).toEqual([expect.stringMatching(/^新桥镇，\d+个村$/), expect.stringMatching(/^柳湾镇，\d+个村$/)]);
  const captions = tablesOf(view).map(({ caption }) => caption);
  expect(captions).toEqual(['各乡镇（户）', '各乡镇（人）', '各乡镇（户）', '新桥镇（户）', '柳湾镇（户）']);
  expect(JSON.stringify(view)).toContain(`/registry/${village}/#flow`);
});
