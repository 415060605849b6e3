import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSite } from '../../src/model/create-site.ts';
import { fundLevels, projectCategories, projectStatuses } from '../../src/schema/index.ts';
import { fund, project, smallPortal } from './small-portal.ts';

const [xinqiao, nanan] = ['990102101201', '990102101202'] as const;

type Level = keyof typeof fundLevels;
type Status = keyof typeof projectStatuses;

const allocation = (allocation_id: string, fund_id: string, amount: number, region_code: string = xinqiao) => ({ allocation_id, fund_id, region_code, amount, allocated_on: '2020-03-10' });
const payment = (disbursement_id: string, project_id: string, fund_id: string, amount: number) => ({ disbursement_id, project_id, fund_id, amount, paid_on: '2020-05-01', instalment: 1 });

test('a village that got nothing says so with zeros and empty lists, never with a share of nothing', () => {
  expect(createSite(smallPortal()).villages.view(xinqiao).summary).toEqual({ received: 0, sources: [], paid: 0, projects: 0, uses: [], stages: [], shared: 0 });
});

test('a village with one source says what came, for what, and how far it is', () => {
  const { summary } = createSite(
    smallPortal({
      funds: [fund('F1', 50_000_000, { year: 2019 })],
      projects: [project('P1', [xinqiao], { status: 'accepted' })],
      allocations: [{ ...allocation('A1', 'F1', 50_000_000), project_id: 'P1' }],
      disbursements: [payment('D1', 'P1', 'F1', 20_000_000)],
    }),
  ).villages.view(xinqiao);
  expect(summary).toEqual({
    received: 50_000_000,
    years: { first: 2019, last: 2019 },
    sources: [{ label: '中央', amount: 50_000_000 }],
    paid: 20_000_000,
    projects: 1,
    uses: [{ label: '产业发展', count: 1 }],
    stages: [{ label: '完工', count: 1 }],
    shared: 0,
  });
});

test('sources stand by size and uses by number; projects with other villages are counted apart', () => {
  const { summary } = createSite(
    smallPortal({
      funds: [fund('F1', 10_000_000, { year: 2018 }), fund('F2', 30_000_000, { level: 'twinned' }), fund('F3', 5_000_000, { level: 'twinned', year: 2019 })],
      projects: [
        project('P1', [xinqiao]),
        project('P2', [xinqiao], { category: '基础设施', status: 'planned' }),
        project('P3', [xinqiao], { category: '基础设施', status: 'cancelled' }),
        project('P4', [xinqiao, nanan]),
      ],
      allocations: [allocation('A1', 'F1', 10_000_000), allocation('A2', 'F2', 30_000_000), allocation('A3', 'F3', 5_000_000)],
    }),
  ).villages.view(xinqiao);
  expect(summary).toMatchObject({
    years: { first: 2018, last: 2020 },
    sources: [
      { label: '南北挂钩、东西部协作', amount: 35_000_000 },
      { label: '中央', amount: 10_000_000 },
    ],
    uses: [
      { label: '基础设施', count: 2 },
      { label: '产业发展', count: 1 },
    ],
    stages: [
      { label: '在建', count: 1 },
      { label: '未开工', count: 1 },
      { label: '终止', count: 1 },
    ],
    shared: 1,
  });
});

test('a county says how many villages it has besides', () => {
  expect(createSite(smallPortal()).counties.view('990102000000').summary.villages).toBe(3);
});

test('whatever the funds and projects are, the parts add up to the whole', () => {
  const levels = fc.constantFrom(...(Object.keys(fundLevels) as Level[]));
  const statuses = fc.constantFrom(...(Object.keys(projectStatuses) as Status[]));
  const categories = fc.constantFrom(...(Object.keys(projectCategories) as (keyof typeof projectCategories)[]));
  fc.assert(
    fc.property(
      fc.array(fc.record({ level: levels, year: fc.integer({ min: 2014, max: 2020 }), amount: fc.integer({ min: 1, max: 1e10 }) }), { maxLength: 12 }),
      fc.array(fc.record({ category: categories, status: statuses }), { maxLength: 12 }),
      (funds, projects) => {
        const { summary } = createSite(
          smallPortal({
            funds: funds.map(({ amount, ...rest }, index) => fund(`F${index}`, amount, rest)),
            allocations: funds.map(({ amount }, index) => allocation(`A${index}`, `F${index}`, amount)),
            projects: projects.map((each, index) => project(`P${index}`, [xinqiao], each)),
          }),
        ).villages.view(xinqiao);
        const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
        expect(sum(summary.sources.map(({ amount }) => amount))).toBe(summary.received);
        expect(sum(summary.uses.map(({ count }) => count))).toBe(summary.projects);
        expect(sum(summary.stages.map(({ count }) => count))).toBe(projects.length);
        expect(summary.received).toBe(sum(funds.map(({ amount }) => amount)));
      },
    ),
    { numRuns: 40 },
  );
});
