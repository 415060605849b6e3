import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSite } from '../../../src/model/create-site.ts';
import type { Site } from '../../../src/model/site.ts';
import type { Part, Table, TopicView, Value } from '../../../src/model/views.ts';
import { fund, project, smallPortal } from '../small-portal.ts';

const [county, town, village, neighbour, far] = ['990102000000', '990102101000', '990102101201', '990102101202', '990102102203'];

const tableIn = (part: Part | undefined): Table => {
  const block = part?.blocks.find(({ type }) => type === 'table');
  if (block?.type !== 'table') throw new Error('no table');
  return block.table;
};
const partOf = (view: TopicView, id: string): Part | undefined => view.parts.find((part) => part.id === id);
const numberIn = (value: Value): number | undefined =>
  value === null || typeof value !== 'object' ? undefined : 'money' in value ? value.money : 'count' in value ? value.count : undefined;
const ledger = (site: Site, code: string): TopicView => site.topicPages.view(`ledgers/${code}`);

/** A fund that goes to the county, on to a town, and into projects of a village, of two villages, and of the county. */
const moneyTables = {
  funds: [fund('F', 100_000_000)],
  allocations: [
    { allocation_id: '1', fund_id: 'F', region_code: county, amount: 90_000_000, allocated_on: '2020-03-01' },
    { allocation_id: '2', fund_id: 'F', region_code: village, project_id: 'A', amount: 30_000_000, allocated_on: '2020-03-02' },
    { allocation_id: '3', fund_id: 'F', region_code: town, project_id: 'B', amount: 20_000_000, allocated_on: '2020-03-02' },
  ],
  projects: [project('A', [village], { status: 'finished' }), project('B', [village, neighbour]), project('C', [village, far])],
  disbursements: [
    { disbursement_id: '1', project_id: 'A', fund_id: 'F', instalment: 1, paid_on: '2020-05-01', amount: 10_000_000 },
    { disbursement_id: '2', project_id: 'B', fund_id: 'F', instalment: 1, paid_on: '2020-05-01', amount: 5_000_000 },
  ],
};

test('a town has a row for each village, a row for what it kept, and leads from each figure to what it is made of', () => {
  const view = ledger(createSite(smallPortal(moneyTables)), town);
  const table = tableIn(partOf(view, 'children'));
  expect(table.rows).toEqual([
    [
      { link: { text: '新桥村', href: '/ledgers/990102101201/' } },
      { money: 30_000_000, href: '/villages/990102101201/#sources' },
      { money: 10_000_000, href: '/villages/990102101201/#payments' },
      { count: 1, href: '/villages/990102101201/#projects', unit: '个' },
      { count: 1, href: '/villages/990102101201/#projects', unit: '个' },
    ],
    expect.arrayContaining([{ link: { text: '南岸村', href: '/ledgers/990102101202/' } }]) as Value[],
    [{ link: { text: '留在本级', href: '/ledgers/990102101000/#own' } }, { money: 20_000_000 }, { money: 5_000_000 }, { count: 1, unit: '个' }, { count: 0, unit: '个' }],
  ]);
  expect(table.foot?.slice(1)).toEqual([{ money: 50_000_000 }, { money: 15_000_000 }, { count: 2, unit: '个' }, { count: 1, unit: '个' }]);
  expect(JSON.stringify(partOf(view, 'own'))).toContain('B项目');
  // And up to where it is counted.
  expect(tableIn(partOf(view, 'upward')).rows.map(([name]) => name)).toEqual([
    { link: { text: '青石县县档', href: '/ledgers/990102000000/' } },
    { link: { text: '望禾市市卷', href: '/ledgers/990100000000/' } },
  ]);
});

test('columns of every ledger add up, whatever way the money went', () => {
  const places = [county, town, village, neighbour, '990102102000', far];
  const step = fc.record({
    place: fc.constantFrom(...places),
    fund: fc.constantFrom('F', 'G'),
    amount: fc.integer({ min: 1, max: 1_000_000 }),
    project: fc.option(fc.constantFrom('A', 'B', 'C'), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.array(fc.constantFrom(village, neighbour, far), { minLength: 1, maxLength: 3 }), (steps, seats) => {
      const site = createSite(
        smallPortal({
          funds: [fund('F', 100_000_000), fund('G', 100_000_000)],
          allocations: steps.map((one, index) => ({
            allocation_id: String(index),
            fund_id: one.fund,
            region_code: one.place,
            ...(one.project && { project_id: one.project }),
            amount: one.amount,
            allocated_on: '2020-03-01',
          })),
          projects: [project('A', [...new Set(seats)]), project('B', [village]), project('C', [village, far], { status: 'accepted' })],
          disbursements: [{ disbursement_id: '1', project_id: 'A', fund_id: 'F', instalment: 1, paid_on: '2020-05-01', amount: 7 }],
        }),
      );
      for (const code of ['990100000000', county, town, '990102102000']) {
        const { rows, foot } = tableIn(partOf(ledger(site, code), 'children'));
        for (const column of [1, 2, 3, 4]) expect(rows.reduce((sum, row) => sum + numberIn(row[column] ?? null)!, 0)).toBe(numberIn(foot![column] ?? null));
        // What is kept stands fund by fund below, to the same sum.
        const own = partOf(ledger(site, code), 'own');
        const funds = own?.blocks.flatMap((block) => (block.type === 'table' && block.table.caption.includes('资金') ? block.table.rows : [])) ?? [];
        expect(funds.reduce((sum, row) => sum + numberIn(row[4] ?? null)!, 0)).toBe(numberIn(rows.at(-1)![1] ?? null));
      }
    }),
    { numRuns: 60 },
  );
});

test('the front page shows the chain from the household to the province, and the household card is explained and not shown', () => {
  const site = createSite(smallPortal());
  const front = site.topicPages.view('ledgers');
  const steps = front.parts[0]!.blocks[0];
  expect(steps?.type === 'steps' && steps.steps.map((step) => step.slice(0, 4))).toEqual(['户有卡：', '村有册：', '乡有簿：', '县有档：', '市有卷：', '省有库：']);
  expect(JSON.stringify(front)).toContain('/ledgers/household/');
  expect(site.topicPages.view('ledgers/household').parts.map(({ title }) => title)).toContain('为什么不上网');
});

test('a ledger prints numbers of the registry only as its cells, withheld ones as withheld', () => {
  const households = (village_code: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({ household_key: `${village_code}${index}`, village_code, persons: 3, cause: 'illness' as const }));
  const registry = [...households(village, 30), ...households(neighbour, 30), ...households(far, 3)];
  const site = createSite(smallPortal({ registry, registry_events: registry.map(({ household_key }) => ({ household_key, event: 'identified' as const, on: '2018-03-01' })) }));
  const { rows, foot } = tableIn(partOf(ledger(site, county), 'registry'));
  for (const row of [...rows, foot!]) for (const value of row.slice(1)) expect(value).toHaveProperty('cell');
  expect(tableIn(partOf(ledger(site, '990102102000'), 'registry')).rows[0]?.[1]).toMatchObject({ suppressed: true });
});

test('every level of a portal has its own ledger, and the page of a place leads to it', () => {
  const site = createSite(smallPortal(moneyTables));
  const headings = ['990100000000', county, town, village].map((code) => ledger(site, code).heading);
  expect(headings).toEqual(['望禾市市卷', '青石县县档', '新桥镇乡簿', '新桥村村册']);
  expect(JSON.stringify(site.villages.view(village).parts)).toContain('/ledgers/990102101201/');
});
