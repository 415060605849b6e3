import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ancestorCodes, type Row } from '../../../src/schema/index.ts';
import { goodRows, inputOf, notice, runChecks, wan, type Rows } from './good-portal.ts';

const check = (rows: Partial<Rows>): string[] => runChecks(inputOf(rows)).map(({ code, file, row }) => `${code} ${file} ${row}`);

const changed = (change: (rows: Rows) => void): string[] => {
  const rows = goodRows();
  change(rows);
  return check(rows);
};

describe('totals', () => {
  test('a message says the figures in 万元, exact', () => {
    const rows = goodRows();
    rows.funds[0]!.amount = 799_999_99;
    const [issue] = runChecks(inputOf(rows)).filter(({ code }) => code === 'fund-over-allocated');
    expect(issue?.message).toBe('资金“ZY2020-1 中央衔接资金”规模 79.999999 万元，已分配 80 万元，多出 0.000001 万元');
  });

  test('money that passes through places is counted once', () => {
    expect(
      changed((rows) => {
        rows.allocations.push({ allocation_id: 'FP5', fund_id: 'ZY2020-1', region_code: '990102101000', amount: 70 * wan, allocated_on: '2020-03-12' });
      }),
    ).toEqual([]);
    expect(
      changed((rows) => {
        rows.allocations.push({ allocation_id: 'FP5', fund_id: 'ZY2020-1', region_code: '990102101000', amount: 69 * wan, allocated_on: '2020-03-12' });
      }),
    ).toEqual(['place-over-allocated allocations.csv 5']);
  });

  test('a payment without any allocation is said as that', () => {
    const rows = goodRows();
    rows.disbursements.push({ ...rows.disbursements[0]!, disbursement_id: 'BF9', project_id: 'QS2' });
    rows.allocations.splice(2, 1);
    const found = runChecks(inputOf(rows)).filter(({ code }) => code === 'paid-over-allocated');
    expect(found.map(({ message }) => message)).toEqual(['项目“QS2”从资金“ZY2020-1”得到拨付 20 万元，但资金分配表中没有分给它的金额']);
  });

  test('a portal without allocations is not judged by them, and its payments are said to be unchecked, once', () => {
    const { allocations: _, notices: __, ...rows } = goodRows();
    expect(check(rows)).toEqual(['payments-unchecked disbursements.csv undefined']);
    expect(check({ ...rows, disbursements: [] })).toEqual([]);
  });

  test('a repeated instalment is said as that, with the row that has it', () => {
    const rows = goodRows();
    rows.disbursements[1]!.instalment = 1;
    const found = runChecks(inputOf(rows)).filter(({ code }) => code === 'instalment-numbers');
    expect(found.map(({ message }) => message)).toEqual(['项目“QS1”、资金“ZY2020-1”的第 1 期重复，拨付表第 2 行已是这一期']);
  });

  test('money goes down in time: issued, allocated, paid', () => {
    expect(changed((rows) => void (rows.allocations[0]!.allocated_on = '2020-03-01'))).toEqual(['dates-reversed allocations.csv 2']);
    expect(
      changed((rows) => {
        rows.allocations[1]!.allocated_on = '2020-06-19';
      }),
    ).toEqual(['dates-reversed disbursements.csv 2']);
  });

  test('a balance is judged only when both ends are reported', () => {
    expect(changed((rows) => rows.revolving_funds.forEach((row) => delete row.opening))).toEqual([]);
  });
});

/** Splits a whole into parts that add up to it. */
const split = (whole: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((total, weight) => total + weight, 0) || 1;
  return weights.map((weight) => Math.floor((whole * weight) / sum));
};

const villageCodes = ['990102101201', '990102101202', '990102102203', '990103101201'];
const places = [...new Set(villageCodes.flatMap((code) => [code, ...ancestorCodes(code)]))].sort();

interface Plan {
  amount: number;
  /** Levels at which the money stops on its way down: county, town. */
  stops: boolean[];
  projects: { village: number; weight: number; paid: number[]; settledShare: number }[];
}

const plan = fc.record<Plan>({
  amount: fc.integer({ min: 0, max: 1_000_000_000 }),
  stops: fc.tuple(fc.boolean(), fc.boolean()).map(([county, town]) => [county, town]),
  projects: fc.array(
    fc.record({
      village: fc.nat({ max: villageCodes.length - 1 }),
      weight: fc.integer({ min: 1, max: 9 }),
      paid: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
      settledShare: fc.integer({ min: 0, max: 100 }),
    }),
    { maxLength: 8 },
  ),
});

/** A portal whose money goes down without ever growing. */
function portalOf(plans: readonly Plan[]): Rows {
  const rows: Rows = { ...goodRows(), funds: [], allocations: [], projects: [], disbursements: [], notices: [], assets: [], findings: [] };
  const known = new Set(rows.regions.map(({ code }) => code));
  rows.regions.push(...places.filter((code) => !known.has(code)).map((code) => ({ code, name: `地${code}` })));
  rows.villages = villageCodes.map((village_code) => ({ village_code, designation: 'poor', notice_board: '村口' }));
  plans.forEach(({ amount, stops, projects }, index) => {
    const fund_id = `ZJ${index}`;
    rows.funds.push({ fund_id, name: '资金', document_number: '文', year: 2020, level: 'city', amount, issued_on: '2020-03-02', allocation_method: '因素法', department: '局' });
    const pots = new Map<string, number>();
    const shares = split(amount, projects.map(({ weight }) => weight));
    projects.forEach(({ village, paid, settledShare }, order) => {
      const code = villageCodes[village]!;
      const share = shares[order]!;
      const project_id = `${fund_id}-${order}`;
      const [town, county] = ancestorCodes(code);
      if (stops[0]) pots.set(county!, (pots.get(county!) ?? 0) + share);
      if (stops[1]) pots.set(town!, (pots.get(town!) ?? 0) + share);
      rows.allocations.push(allocation(rows, fund_id, code, share, project_id));
      rows.projects.push({
        project_id, name: '项目', region_code: [code], category: '其他', year: 2020, task: '建设', budget: share, implementer: '镇政府',
        responsible_post: '镇长', goal: '增收', benefit: '分红', status: 'building', settled: Math.floor((share * settledShare) / 100),
      });
      split(share, paid).forEach((part, at) => {
        rows.disbursements.push({ disbursement_id: `${project_id}-${at}`, project_id, fund_id, instalment: at + 1, paid_on: `2020-0${at + 5}-01`, amount: part });
      });
    });
    for (const [code, share] of pots) rows.allocations.push(allocation(rows, fund_id, code, share));
    rows.notices.push(
      notice(`GS${index}`, projects.length > 0 ? 'allocation' : 'other', {
        region_code: '990100000000', subject: [`fund:${fund_id}`], published_on: '2020-03-12', open_from: '2020-03-12', open_to: '2020-03-22',
      }),
    );
  });
  return rows;
}

const allocation = (rows: Rows, fund_id: string, region_code: string, amount: number, project_id?: string): Row<'allocations'> => ({
  allocation_id: `FP${rows.allocations.length}`,
  fund_id,
  region_code,
  project_id,
  amount,
  allocated_on: '2020-03-10',
});

const moneyRules = [
  'fund-over-allocated', 'place-over-allocated', 'paid-over-allocated', 'paid-over-budget', 'settled-over-allocated',
  'instalment-numbers', 'instalment-dates', 'dates-reversed', 'allocation-elsewhere', 'unknown-reference', 'unknown-region',
];

describe('random portals', () => {
  test('one whose money never grows on its way down has no error', () => {
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 4 }), (plans) => {
        const issues = runChecks(inputOf(portalOf(plans)));
        expect(issues.filter(({ code, severity }) => moneyRules.includes(code) || severity === 'error')).toEqual([]);
      }),
    );
  });

  test('one fen too much anywhere is noticed', () => {
    fc.assert(
      fc.property(fc.array(plan, { minLength: 1, maxLength: 3 }), fc.nat(), (plans, choice) => {
        const rows = portalOf(plans);
        fc.pre(rows.allocations.length > 0);
        const index = choice % rows.allocations.length;
        const row = rows.allocations[index]!;
        // All that the fund has left, and one fen.
        const own = rows.allocations.filter(({ fund_id }) => fund_id === row.fund_id);
        const fund = rows.funds.find(({ fund_id }) => fund_id === row.fund_id)!;
        row.amount += Math.max(0, fund.amount - own.reduce((sum, { amount }) => sum + amount, 0)) + fund.amount + 1;
        expect(runChecks(inputOf(rows)).some(({ code }) => code === 'fund-over-allocated' || code === 'place-over-allocated')).toBe(true);
      }),
    );
  });

  test('the order of rows in the tables does not change what is found', () => {
    fc.assert(
      fc.property(fc.array(plan, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 2_000_000 }), (plans, more) => {
        const rows = portalOf(plans);
        rows.disbursements.forEach((row) => (row.amount += more));
        const codes = (given: Rows): string[] => runChecks(inputOf(given)).map(({ code, message }) => `${code} ${message.replace(/第 \d+ 行/g, '')}`).sort();
        const reversed = Object.fromEntries(Object.entries(rows).map(([name, own]) => [name, own.toReversed()])) as unknown as Rows;
        expect(codes(reversed)).toEqual(codes(rows));
      }),
    );
  });
});
