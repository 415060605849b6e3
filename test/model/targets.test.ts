import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFacts } from '../../src/model/facts.ts';
import { measureTarget, type Verdict } from '../../src/model/targets.ts';
import type { Measure, Row, TableName } from '../../src/schema/index.ts';
import { fund, smallPortal } from './small-portal.ts';

type Rows = { [T in TableName]?: Partial<Row<T>>[] };
const [bridge, south, willow] = ['990102101201', '990102101202', '990102102203'];

const measured = (measure: Measure, rows: Rows, asOf?: string): Verdict | undefined => measureTarget(createFacts(smallPortal(rows, {}, asOf)), measure);

/** 'yes 1/3: yes no late' */
const brief = (verdict: Verdict | undefined): string | undefined =>
  verdict && `${verdict.mark} ${verdict.reached}/${verdict.due}: ${verdict.units.map((unit) => unit.mark).join(' ')}`;

describe('villages that leave by a day', () => {
  const villages = [
    { village_code: bridge, designation: 'poor', exited_on: '2016-12-20' },
    { village_code: south, designation: 'poor', exited_on: '2017-03-01' },
    { village_code: willow, designation: 'weak_economy' },
  ] as const;
  const exits = (more: Partial<Extract<Measure, { metric: 'village_exits' }>>): string | undefined => brief(measured({ metric: 'village_exits', by: '2016-12-31', ...more }, { villages: [...villages] }));

  test('are counted on that day; one that left later is late, one that never left has missed it', () => {
    expect(exits({})).toBe('no 1/3: yes late no');
  });

  test('are enough when so many were promised', () => {
    expect(exits({ villages: 1 })).toBe('yes 1/1: yes late no');
    expect(exits({ villages: 2 })).toBe('late 1/2: yes late no');
  });

  test('are those of the kinds and the place that the target names', () => {
    expect(exits({ designation: ['贫困村'] })).toBe('late 1/2: yes late');
    expect(exits({ region: '990102102000' })).toBe('no 0/1: no');
  });

  test('are open as long as there is time left', () => {
    expect(exits({ by: '2020-12-31' })).toBe('open 2/3: yes yes open');
  });
});

describe('incomes', () => {
  const village_years = [
    { village_code: bridge, year: 2017, per_capita_income: 400_000, collective_income: 5_000_000 },
    { village_code: bridge, year: 2018, per_capita_income: 410_000 },
    { village_code: south, year: 2017, per_capita_income: 399_999, collective_income: 4_999_999 },
    { village_code: south, year: 2019, per_capita_income: 400_000, collective_income: 5_000_000 },
  ];

  test('are held against 元 a person in the year of the deadline, to the fen', () => {
    expect(brief(measured({ metric: 'per_capita_income', at_least: 4000, by: '2017-12-31' }, { village_years }))).toBe('no 1/3: yes late none');
  });

  test('are held against 万元 a village', () => {
    expect(brief(measured({ metric: 'collective_income', at_least: 5, by: '2017-12-31', region: '990102101000' }, { village_years }))).toBe('late 1/2: yes late');
  });

  test('are not measured without their table', () => {
    expect(measured({ metric: 'per_capita_income', at_least: 4000, by: '2017-12-31' }, {})).toBeUndefined();
  });
});

test('a day that nobody reported is not known, and a later number does not make it late', () => {
  const village_years = [
    { village_code: bridge, year: 2017, per_capita_income: 400_000 },
    { village_code: south, year: 2019, per_capita_income: 500_000 },
    { village_code: willow, year: 2016, per_capita_income: 300_000 },
  ];
  const verdict = measured({ metric: 'per_capita_income', at_least: 4000, by: '2017-12-31' }, { village_years });
  expect(brief(verdict)).toBe('none 1/3: yes none none');
  expect(verdict?.units.map(({ value }) => value)).toEqual([{ money: 400_000, unit: '元' }, null, null]);
});

test('a standard is reached when every item is met by the day', () => {
  const item = (village_code: string, name: string, met: boolean, checked_on = '2017-11-02') => ({ village_code, standard: 'eight_haves', item: name, met, checked_on });
  const checklists = [item(bridge!, '甲', true), item(bridge!, '乙', true), item(south!, '甲', true), item(south!, '乙', false)];
  const measure = { metric: 'checklist', standard: '八有', by: '2017-12-31' } as const;
  expect(brief(measured(measure, { checklists }))).toBe('no 1/3: yes no none');
  expect(measured(measure, { checklists })?.units.map((unit) => unit.value)).toEqual(['2项中2项达标', '2项中1项达标', null]);
});

test('a village is paired while a pairing stands, and has support since the day it came', () => {
  const rows = {
    enterprises: [{ uscc: '91990102MA0000000A', name: '甲公司' }],
    pairings: [
      { pairing_id: '1', uscc: '91990102MA0000000A', village_code: bridge, from: '2016-01-01', to: '2016-12-30' },
      { pairing_id: '2', uscc: '91990102MA0000000A', village_code: south, from: '2016-01-01' },
    ],
    support_teams: [{ village_code: willow, role: 'first_secretary' as const, unit: '县财政局', since: '2017-02-01' }],
  };
  expect(brief(measured({ metric: 'paired', by: '2016-12-31' }, rows))).toBe('no 1/3: no yes no');
  expect(brief(measured({ metric: 'support', role: '第一书记', by: '2016-12-31' }, rows))).toBe('no 0/3: no no late');
});

test('what a county puts in is judged year by year; a year missed is not made up for by the next', () => {
  const rows = {
    funds: [fund('A', 3_000_000, { year: 2018, level: 'county' }), fund('B', 9_000_000, { year: 2019, level: 'county' }), fund('C', 9_000_000, { year: 2018, level: 'central' })],
    allocations: ['A', 'B', 'C'].map((id) => ({ allocation_id: id, fund_id: id, region_code: '990102000000', amount: id === 'A' ? 3_000_000 : 9_000_000, allocated_on: '2019-01-01' })),
  };
  const measure = { metric: 'county_money', levels: ['县级'], at_least: 5, from: 2018, by: '2020-12-31' } as const;
  expect(brief(measured({ ...measure, levels: ['县级'] }, rows))).toBe('no 1/2: no yes open');
  expect(brief(measured({ ...measure, levels: ['县级', '中央'] }, rows))).toBe('open 2/2: yes yes open');
});

test('rates of training and of interest are those of the whole year', () => {
  const rows = {
    training: [
      { region_code: '990102000000', year: 2019, trainees: 100, employed: 95 },
      { region_code: '990102101000', year: 2019, trainees: 100, employed: 85 },
    ],
    microloans: [{ region_code: '990102000000', year: 2019, loans: 40, amount: 10_000_000_00, rate: 4, subsidy: 19_500_000 }],
  };
  expect(brief(measured({ metric: 'trainees', at_least: 200, by: '2019-12-31' }, rows))).toBe('yes 1/1: yes');
  expect(brief(measured({ metric: 'employed_share', at_least: 90, by: '2019-12-31' }, rows))).toBe('yes 1/1: yes');
  expect(brief(measured({ metric: 'employed_share', at_least: 91, by: '2019-12-31' }, rows))).toBe('no 0/1: no');
  expect(brief(measured({ metric: 'interest_share', at_least: 50, by: '2019-12-31' }, rows))).toBe('no 0/1: no');
});

test('a rate that would tell of fewer than five people is not judged', () => {
  const rows = { training: [{ region_code: '990102000000', year: 2019, trainees: 40, employed: 38 }] };
  expect(measured({ metric: 'employed_share', at_least: 90, by: '2019-12-31' }, rows)?.units[0]).toMatchObject({ value: null, mark: 'none' });
});

test('what went into a fund adds up over the years, with what it opened with', () => {
  const revolving_funds = [
    { revolving_fund_id: 'J', name: '教育基金', kind: 'education' as const, region_code: '990102000000', year: 2017, opening: 100_000_000, received: 150_000_000 },
    { revolving_fund_id: 'J', name: '教育基金', kind: 'education' as const, region_code: '990102000000', year: 2018, opening: 250_000_000, received: 50_000_000 },
  ];
  const measure = { metric: 'county_fund', kind: '教育扶贫', at_least: 300 } as const;
  expect(brief(measured({ ...measure, by: '2018-12-31' }, { revolving_funds }))).toBe('yes 1/1: yes');
  expect(brief(measured({ ...measure, by: '2017-12-31' }, { revolving_funds }))).toBe('late 0/1: late');
});

test('on any data, what is reached is what is marked so, and nothing is open once its day has come', () => {
  const days = fc.integer({ min: 2014, max: 2021 }).map((year) => `${year}-12-31`);
  fc.assert(
    fc.property(days, days, fc.array(fc.option(days), { minLength: 3, maxLength: 3 }), fc.option(fc.integer({ min: 1, max: 3 })), (by, asOf, exits, number) => {
      const villages = exits.map((exited_on, index) => ({ village_code: [bridge, south, willow][index]!, designation: 'poor' as const, ...(exited_on !== null && { exited_on }) }));
      const verdict = measured({ metric: 'village_exits', by, ...(number !== null && { villages: number }) }, { villages }, asOf)!;
      expect(verdict.reached).toBe(verdict.units.filter((unit) => unit.mark === 'yes').length);
      expect(verdict.mark === 'yes').toBe(verdict.reached >= verdict.due);
      if (by <= asOf) expect([verdict.mark, ...verdict.units.map((unit) => unit.mark)]).not.toContain('open');
      else expect([verdict.mark, ...verdict.units.map((unit) => unit.mark)]).not.toContain('late');
    }),
  );
});
