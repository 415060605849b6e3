import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import { findingMarks, stateOf, type Finding } from '../../../src/model/oversight.ts';
import type { Part, Table, TopicView } from '../../../src/model/views.ts';
import { project, smallPortal } from '../small-portal.ts';

const finding = (finding_id: string, more: Partial<Finding> = {}): Finding => ({
  finding_id,
  region_code: '990102101000',
  found_on: '2020-01-06',
  finding: `${finding_id}问题`,
  responsible_unit: '新桥镇人民政府',
  due_on: '2020-03-31',
  ...more,
});

const inspection = { inspection_id: 'JC1', kind: '审计', on: '2020-01-06', region_code: '990102000000', by: '审计局' } as const;

/** One finding in each state on 2020-06-30, two that wait too long, in two counties' worth of places. */
const findings = [
  finding('W1', { resolved_on: '2020-03-31', result: '已整改', amount: 5_000_000, recovered: 2_000_000 }),
  finding('W2', { resolved_on: '2020-04-01', result: '已整改', accountability: '责令新桥镇人民政府书面检查' }),
  finding('W3', { due_on: '2020-07-01', region_code: '990102102000', responsible_unit: '柳湾镇人民政府' }),
  finding('W4', { due_on: '2020-05-20', inspection_id: 'JC1', project_id: 'P1', region_code: '990102101201', amount: 1_000_000 }),
  finding('W5', { due_on: '2020-02-20' }),
];

const site = () => createSite(smallPortal({ findings, inspections: [inspection], projects: [project('P1', ['990102101201'])] }));

const tableOf = (view: TopicView | { parts: Part[] }, id: string): Table => {
  const block = view.parts.find((part) => part.id === id)?.blocks.find(({ type }) => type === 'table');
  if (block?.type !== 'table') throw new Error(`no table in ${id}`);
  return block.table;
};
const names = (table: Table): unknown[] => table.rows.map((row) => row[0]);

test('a finding is overdue the day after its last day, and late when it was resolved after it', () => {
  const on = (asOf: string, more: Partial<Finding> = {}) => stateOf(finding('W', more), asOf);
  expect([on('2020-03-31'), on('2020-04-01')]).toEqual(['open', 'overdue']);
  expect([on('2020-06-30', { resolved_on: '2020-03-31' }), on('2020-06-30', { resolved_on: '2020-04-01' })]).toEqual(['done', 'late']);
  // What is resolved tomorrow is not resolved today.
  expect(on('2020-06-30', { resolved_on: '2020-07-01' })).toBe('overdue');
});

test('the list of problems begins with the overdue ones, the longest overdue first, each with its project and its inspection', () => {
  const view = site().topicPages.view('findings');
  expect(view.parts.map(({ id }) => id)).toEqual(['overdue', 'open', 'places', 'done']);
  const overdue = tableOf(view, 'overdue');
  expect(names(overdue)).toEqual(['W5问题', 'W4问题']);
  expect(overdue.columns.map(({ title }) => title)).toEqual(['问题', '地方', '涉及金额', '项目', '出自', '整改期限', '现状']);
  expect(overdue.rows[1]).toEqual([
    'W4问题',
    { link: { text: '青石县新桥镇新桥村', href: '/villages/990102101201/' } },
    { money: 1_000_000 },
    { link: { text: 'P1项目', href: '/projects/P1/' } },
    { link: { text: '2020年青石县审计', href: '/inspections/JC1/' } },
    { date: '2020-05-20' },
    { ...findingMarks.overdue, text: '已逾期41天' },
  ]);
});

test('the figures add up the money involved and what came back of it', () => {
  expect(site().topicPages.view('findings').figures?.map(({ value }) => value)).toEqual([
    { count: 5, unit: '个' },
    { count: 2, unit: '个' },
    { count: 2, unit: '个' },
    { money: 6_000_000 },
    { money: 2_000_000 },
  ]);
});

test('without any reported money no page speaks of money', () => {
  const bare = createSite(smallPortal({ findings: [finding('W1')] })).topicPages;
  for (const id of bare.ids().filter((path) => path.startsWith('findings'))) expect(JSON.stringify(bare.view(id))).not.toMatch(/涉及金额|已追回/);
});

test('the list of responsibilities says which unit answers for what, and how it was called to account', () => {
  const view = site().topicPages.view('findings/responsibilities');
  expect(tableOf(view, 'units').rows.map((row) => row.slice(0, 7))).toEqual([
    ['新桥镇人民政府', { link: { text: '青石县', href: '/findings/responsibilities/places/990102000000/' } }, { count: 4 }, { count: 1 }, { count: 1 }, { count: 0 }, { count: 2 }],
    ['柳湾镇人民政府', { link: { text: '青石县', href: '/findings/responsibilities/places/990102000000/' } }, { count: 1 }, { count: 0 }, { count: 0 }, { count: 1 }, { count: 0 }],
  ]);
  expect(tableOf(view, 'accountability').rows.map((row) => row[3])).toEqual(['责令新桥镇人民政府书面检查']);
});

test('the three lists of a county have pages of their own that lead to each other', () => {
  const { topicPages } = site();
  const lists = ['', 'corrections/', 'responsibilities/'].map((folder) => `/findings/${folder}places/990102000000/`);
  for (const path of lists) {
    const view = topicPages.view(path.slice(1, -1));
    expect(view.meta.path).toBe(path);
    expect(view.filters?.[0]?.links.map(({ href }) => href)).toEqual(lists);
    // Three numbers of three different things would only confuse.
    expect(view.filters?.[0]).toMatchObject({ open: true });
    expect(view.filters?.[0]?.links.filter((link) => 'count' in link)).toEqual([]);
  }
});

test('a place shows what is open in it, and a project what was found in it', () => {
  const own = site();
  const part = (view: { parts: Part[] }) => view.parts.find(({ id }) => id === 'findings');
  expect(names(tableOf(own.villages.view('990102101201'), 'findings'))).toEqual(['W4问题']);
  expect(names(tableOf(own.counties.view('990102000000'), 'findings'))).toEqual(['W5问题', 'W4问题', 'W3问题']);
  expect(part(own.villages.view('990102101202'))).toBeUndefined();
  expect(own.projects.view('P1').facts.at(-1)).toEqual({
    label: '检查发现的问题',
    value: { links: [{ text: 'W4问题（逾期未改）', href: '/findings/places/990102000000/' }] },
  });
});

test('without a table of findings there is no page of them and nothing leads there', () => {
  const bare = createSite(smallPortal({ inspections: [inspection], projects: [project('P1', ['990102101201'])] }));
  expect(bare.absentTopics).toContain('/findings/');
  expect(JSON.stringify([bare.home(), bare.siteMap(), bare.projects.view('P1'), ...bare.topicPages.ids().map((id) => bare.topicPages.view(id))])).not.toContain('/findings/');
});

test('whatever the days are, every finding stands once in the problems of its county, and the states add up', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => new Date(Date.UTC(2019, 8, 1) + days * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(fc.record({ due_on: day, resolved_on: fc.option(day, { nil: undefined }) }), { minLength: 1, maxLength: 12 }), (days) => {
      const view = createSite(smallPortal({ findings: days.map((more, at) => finding(`W${at}`, more)) })).topicPages.view('findings/places/990102000000');
      const shown = view.parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'table' ? names(block.table) : [])));
      expect(shown.sort()).toEqual(days.map((_, at) => `W${at}问题`).sort());
    }),
    { numRuns: 40 },
  );
});

test('an overdue problem says for how many days', () => {
  const view = createSite(smallPortal({ findings: [finding('W1', { due_on: '2020-06-20' })] })).topicPages.view('findings');
  expect(tableOf(view, 'overdue').rows.map((row) => row.at(-1))).toEqual([{ mark: 'no', text: '已逾期10天' }]);
});
