import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFacts } from '../../src/model/facts.ts';
import { createSite } from '../../src/model/create-site.ts';
import { fund, project, smallPortal } from './small-portal.ts';

const city = '990100000000';
const county = '990102000000';
const town = '990102101000';
const village = '990102101201';
const neighbour = '990102101202';
const namesake = '990102102203';

const allocation = (id: string, region_code: string, amount: number, project_id?: string) => ({
  allocation_id: id,
  fund_id: 'F',
  region_code,
  amount,
  allocated_on: '2020-03-18',
  ...(project_id && { project_id }),
});

test('money that passes through a county and a town to a project is counted once at every level', () => {
  const { money } = createFacts(
    smallPortal({
      funds: [fund('F', 100)],
      projects: [project('P', [village])],
      allocations: [allocation('1', county, 80), allocation('2', town, 50), allocation('3', village, 30, 'P')],
    }),
  );
  expect([city, county, town, village].map(money.inflow)).toEqual([80, 80, 50, 30]);
  expect([money.allocated('F'), money.allocatedToProjects('F')]).toEqual([80, 30]);
});

test('money given straight to a project counts for its village and everything above it', () => {
  const { money } = createFacts(
    smallPortal({
      funds: [fund('F', 100)],
      projects: [project('P', [village])],
      allocations: [allocation('1', village, 30, 'P'), allocation('2', county, 60)],
    }),
  );
  expect([city, county, town, village, neighbour].map(money.inflow)).toEqual([60, 60, 30, 30, 0]);
});

test('a project shared by two villages is in neither sum and in the sum of their town', () => {
  const facts = createFacts(
    smallPortal({
      funds: [fund('F', 100)],
      projects: [project('P', [village, neighbour])],
      allocations: [allocation('1', town, 90, 'P')],
      disbursements: [
        { disbursement_id: 'D', project_id: 'P', fund_id: 'F', instalment: 1, paid_on: '2020-05-01', amount: 40 },
      ],
    }),
  );
  expect([village, neighbour, town, county].map(facts.money.paid)).toEqual([0, 0, 40, 40]);
  expect(facts.money.projectsShared(village).map((row) => row.project_id)).toEqual(['P']);
  expect(facts.money.projectsWithin(town).map((row) => row.project_id)).toEqual(['P']);
});

test('what the towns paid adds up to what their county paid, whatever the payments', () => {
  const places = [village, neighbour, namesake, town];
  fc.assert(
    fc.property(
      fc.array(fc.record({ at: fc.constantFrom(...places), amount: fc.integer({ min: 0, max: 1e9 }) }), { maxLength: 30 }),
      (payments) => {
        const { money } = createFacts(
          smallPortal({
            funds: [fund('F', 1)],
            projects: payments.map(({ at }, index) => project(`P${index}`, [at])),
            disbursements: payments.map(({ amount }, index) => ({
              disbursement_id: `D${index}`,
              project_id: `P${index}`,
              fund_id: 'F',
              instalment: 1,
              paid_on: '2020-05-01',
              amount,
            })),
          }));
        const sum = payments.reduce((total, payment) => total + payment.amount, 0);
        expect(money.paid(county)).toBe(sum);
        expect(money.paid(town) + money.paid('990102102000')).toBe(sum);
        expect(money.paidFromFund('F')).toBe(sum);
      },
    ),
  );
});

test('the flow of a fund says what is left at every step, and the steps add up', () => {
  const site = createSite(
    smallPortal({
      funds: [fund('F', 100)],
      projects: [project('P', [village])],
      allocations: [allocation('1', county, 80), allocation('3', village, 30, 'P')],
      disbursements: [
        { disbursement_id: 'D', project_id: 'P', fund_id: 'F', instalment: 1, paid_on: '2020-05-01', amount: 12 },
      ],
    }),
  );
  const { flow, payments } = site.funds.view('F');
  expect(flow.map((step) => [step.amount, step.left?.amount])).toEqual([
    [100, undefined],
    [80, 20],
    [30, 50],
    [12, 18],
  ]);
  expect(payments.rows).toHaveLength(1);
});
