import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import { divideProjects, elevenProgrammes, fiveBatches, tenPlans, type Scheme } from '../../../src/model/programmes.ts';
import { measures, projectCategories } from '../../../src/schema/index.ts';
import { fund, project, smallPortal } from '../small-portal.ts';
import type { Table, TopicView, Value } from '../../../src/model/views.ts';

const county = '990102000000';
const village = '990102101201';
const categories = Object.keys(projectCategories) as (keyof typeof projectCategories)[];
const schemes: [string, Scheme][] = [elevenProgrammes, fiveBatches, tenPlans].map((scheme) => [scheme.title, scheme]);

test.each(schemes)('%s: no category and no measure belongs to two programmes, and slugs are not used twice', (_, { programmes }) => {
  for (const list of [programmes.flatMap((one) => one.categories), programmes.flatMap((one) => one.measures), programmes.map(({ slug }) => slug)] as const) {
    expect(new Set<string>(list).size).toBe(list.length);
  }
});

test('the documents’ numbers: eleven programmes, five batches, ten plans', () => {
  expect(schemes.map(([, { programmes }]) => programmes.length)).toEqual([11, 5, 10]);
});

test('of the eleven and of the ten, only 其他 has no programme', () => {
  for (const scheme of [elevenProgrammes, tenPlans]) {
    const { rest } = divideProjects(scheme, categories.map((category) => ({ category })));
    expect(rest).toEqual([{ category: '其他' }]);
  }
});

test('every measure of the registry is in one of the ten plans, all but rebuilding in one of the eleven', () => {
  const of = ({ programmes }: Scheme) => new Set(programmes.flatMap((one) => one.measures));
  expect(Object.keys(measures).filter((key) => !of(tenPlans).has(key as never))).toEqual([]);
  expect(Object.keys(measures).filter((key) => !of(elevenProgrammes).has(key as never))).toEqual(['reconstruction']);
});

test('whatever the projects, each is in one list of a scheme or in the rest', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...categories).map((category) => ({ category })), { maxLength: 30 }), fc.constantFrom(...schemes.map(([, scheme]) => scheme)), (projects, scheme) => {
      const { of, rest } = divideProjects(scheme, projects);
      const all = [...of.flatMap((part) => part.projects), ...rest];
      expect(all).toHaveLength(projects.length);
      expect(new Set(all)).toEqual(new Set(projects));
    }),
  );
});

const one = (at: number, category: (typeof categories)[number], more = {}) =>
  project(`P${at}`, [at % 2 === 0 ? village : '990102102203'], { category, budget: (at + 1) * 1_000_000, beneficiary_households: 10 + at, ...more });
const rows = {
  funds: [fund('F', 900_000_000)],
  projects: [...categories.map((category, at) => one(at, category)), one(20, '其他', { beneficiary_households: 3 }), one(21, '就业', { year: 2019 })],
  allocations: [{ allocation_id: 'A', fund_id: 'F', region_code: village, project_id: 'P0', amount: 800_000, allocated_on: '2020-03-18' }],
  disbursements: [{ disbursement_id: 'B', project_id: 'P0', fund_id: 'F', instalment: 1, paid_on: '2020-05-01', amount: 300_000 }],
};
const site = createSite(smallPortal(rows));

const tablesOf = (view: TopicView): Table[] => view.parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'table' ? [block.table] : [])));
const number = (value: Value | undefined): number => (value !== null && typeof value === 'object' && ('count' in value ? value.count : 'money' in value ? value.money : 0)) || 0;
const columnSum = (table: Table, at: number): number => table.rows.reduce((sum, row) => sum + number(row[at]), 0);

test.each(['programmes', 'programmes/five-batches', 'programmes/ten-plans'])('/%s/: the rows and what is left over add up to all projects and all money', (path) => {
  const table = tablesOf(site.topicPages.view(path)).find(({ caption }) => caption.endsWith('各有多少项目和钱'))!;
  expect(table.foot!.slice(1, 5)).toEqual([{ count: 15 }, { money: rows.projects.reduce((sum, { budget }) => sum + budget, 0) }, { money: 800_000 }, { money: 300_000 }]);
  for (const at of [1, 2, 3, 4, 5]) expect(columnSum(table, at), String(at)).toBe(number(table.foot![at]));
});

test('the counties and the years of a programme add up to it', () => {
  for (const table of tablesOf(site.topicPages.view('programmes/employment'))) {
    expect(table.foot![1]).toEqual({ count: 2 });
    for (const at of [1, 2, 3, 4, 5]) expect(columnSum(table, at)).toBe(number(table.foot![at]));
  }
});

test('households of a project that are withheld are in no sum', () => {
  const table = tablesOf(site.topicPages.view('programmes')).find(({ caption }) => caption.startsWith('十一项工程'))!;
  // P12 prints its 22 households; P20 has three, which are withheld.
  expect(table.rows.at(-1)).toEqual(['其他项目', { count: 2 }, { money: 34_000_000 }, { money: 0 }, { money: 0 }, { count: 22 }]);
});

test('a programme leads to the lists of its projects, and they are there', () => {
  const view = site.topicPages.view('programmes/infrastructure');
  const hrefs = view.parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'links' ? block.links.map(({ href }) => href) : []))).filter((href) => href.startsWith('/projects/'));
  expect(hrefs).toEqual(['/projects/categories/infrastructure/', '/projects/categories/housing/']);
  for (const href of hrefs) expect(site.projectLists.ids()).toContain(href.replace('/projects/', '').replace(/\/$/, ''));
});

const households = (count: number, more: object) =>
  Array.from({ length: count }, (_, at) => ({ household_key: `h${JSON.stringify(more).length}-${at}`, village_code: village, persons: 3, cause: 'illness' as const, ...more }));

test('people are the registry’s own figures, place by place, and what it withholds stays withheld', () => {
  const registry = [...households(40, { measures: ['health'] as const }), ...households(2, { measures: ['education'] as const }), ...households(30, {})];
  const counted = createSite(smallPortal({ ...rows, registry: registry as never }));
  const peopleOf = (slug: string) => counted.topicPages.view(`programmes/${slug}`).parts.find(({ id }) => id === 'people')!.blocks[0];
  expect(peopleOf('health')).toMatchObject({
    table: {
      rows: [
        [{ link: { text: '望禾市', href: '/registry/990100000000/' } }, { count: 40, cell: '990100000000/0/measure_health' }],
        [{ link: { text: '青石县' } }, { count: 40, cell: `${county}/0/measure_health` }],
      ],
    },
  });
  expect(peopleOf('education')).toMatchObject({ table: { rows: [[{}, { suppressed: true, cell: '990100000000/0/measure_education' }], [{}, { suppressed: true }]] } });
  const bars = counted.topicPages.view('programmes').parts.find(({ id }) => id === 'people')!.blocks[0]!;
  expect(bars).toMatchObject({ bars: { rows: [{ label: '教育', length: 0, value: { suppressed: true } }, { label: '健康', length: 40 }] } });
});

test('without a registry nothing is said of people, and without projects there is no such page', () => {
  expect(site.topicPages.view('programmes').parts.map(({ id }) => id)).not.toContain('people');
  const bare = createSite(smallPortal({}));
  expect(bare.topicPages.ids().filter((id) => id.startsWith('programmes'))).toEqual([]);
});

test('a county’s own page says how its money divides', () => {
  const part = site.counties.view(county).parts.find(({ id }) => id === 'programmes')!;
  expect(part.blocks[0]).toMatchObject({ table: { foot: ['合计', { count: 15 }, { money: 300_000 }, ''] } });
});

test('households count only for projects that run or have run', () => {
  const statuses = ['pooled', 'planned', 'building', 'finished', 'accepted', 'cancelled'] as const;
  const projects = statuses.map((status, at) => project(`S${at}`, [village], { category: '就业', status, beneficiary_households: 10 ** at * 20 }));
  const table = tablesOf(createSite(smallPortal({ projects })).topicPages.view('programmes')).find(({ caption }) => caption.startsWith('十一项工程'))!;
  expect(table.foot!.at(-1)).toEqual({ count: 2_000 + 20_000 + 200_000 });
  expect(table.note).toContain('终止的不算');
});

test('a share too small for one decimal is said to be small, not none', () => {
  const paid = (disbursement_id: string, project_id: string, amount: number) => ({ disbursement_id, project_id, fund_id: 'F', instalment: 1, paid_on: '2020-05-01', amount });
  const small = createSite(smallPortal({ funds: rows.funds, projects: [project('A', [village], { category: '就业' }), project('B', [village], { category: '其他' })], disbursements: [paid('1', 'A', 999_500), paid('2', 'B', 500)] }));
  const block = small.counties.view(county).parts.find(({ id }) => id === 'programmes')!.blocks[0]!;
  if (block.type !== 'table') throw new Error('no table');
  expect(block.table.rows.map((row) => row.at(-1))).toEqual([{ share: { part: 999_500, whole: 1_000_000 } }, '不到0.1%']);
});
