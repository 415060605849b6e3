import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowSummary, fundPlacesChart, fundsByYearChart, incomeChart, progressChart, sourceRowsChart, stocksChart } from '../../src/model/charts.ts';
import type { Inflow } from '../../src/model/money.ts';
import type { Column, Value } from '../../src/model/views.ts';

const wan = (amount: number): Value => ({ money: amount * 1_000_000 });
const inflow = (year: number, level: string, amount: number) => ({ fund: { year, level }, amount: amount * 1_000_000 }) as unknown as Inflow;
const columns: Column[] = ['项目', '计划投资', '已拨付'].map((title, at) => ({ title, kind: at === 0 ? 'title' : 'money' }));

test('money by year says how much in all, the best year, and the largest source', () => {
  const inflows = [inflow(2020, 'central', 26.2), inflow(2019, 'provincial', 40), inflow(2016, 'central', 8.8)];
  expect(sourceRowsChart(inflows).chart?.summary).toBe('2016—2020年共收到75万元。最多的一年是2019年，40万元。来源最多的是省级，占53.3%。');
});

test('money of a single year is not drawn: one bar says nothing', () => {
  expect(sourceRowsChart([inflow(2020, 'central', 1), inflow(2020, 'city', 2)])).toEqual({});
});

test('progress says what is planned, what is paid, and how many have all or nothing', () => {
  const rows = [
    ['甲', wan(60), wan(60)],
    ['乙', wan(40), wan(0)],
  ];
  expect(progressChart({ columns, rows }).chart).toMatchObject({ of: [1, 2], summary: '2个项目计划投资100万元，已拨付60万元，占60%。1个的计划数已经拨完，1个还没有拨付。' });
});

test('more projects than a picture can hold are not drawn', () => {
  const rows = Array.from({ length: 13 }, (_, at): Value[] => [`项目${at}`, wan(1), wan(1)]);
  expect(progressChart({ columns, rows })).toEqual({});
});

test('whatever is paid, the share in words is never all before it is all', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 1e10 }), fc.integer({ min: 0, max: 1e10 })), { minLength: 2, maxLength: 12 }), (projects) => {
      const rows = projects.map(([planned, paid], at): Value[] => [`项目${at}`, { money: planned }, { money: Math.min(paid, planned) }]);
      const summary = progressChart({ columns, rows }).chart!.summary;
      const isAll = projects.every(([planned, paid]) => paid >= planned);
      expect(summary.includes('占100%')).toBe(isAll);
    }),
  );
});

test('the flow of a fund is one sentence with each step’s share of the whole', () => {
  const flow = [{ label: '文件下达', amount: 100_000_000 }, { label: '已经分配', amount: 80_000_000 }, { label: '已经拨付', amount: 20_000_000 }];
  expect(flowSummary(flow)).toBe('文件下达100万元：已经分配80万元（80%），已经拨付20万元（20%）。');
});

test('of places that got money, the quickest and the slowest are named among those under which no other lies, and how many are level with them', () => {
  const rows = [
    ['青石县', wan(100), wan(80), wan(50)],
    ['青石县新桥村', wan(20), wan(20), wan(20)],
    ['岚浦县', wan(30), wan(30), wan(10)],
    ['榆津县', wan(40), wan(30), wan(40)],
  ];
  expect(fundPlacesChart(rows, [false, true, true, true]).chart?.summary).toBe('拨付最快的是青石县新桥村等2处，都已拨付100%；最慢的是岚浦县，分到30万元，已拨付33.3%。');
});

test('two sources of one size are both named', () => {
  expect(sourceRowsChart([inflow(2020, 'central', 5), inflow(2019, 'provincial', 5)]).chart?.summary).toBe('2019—2020年共收到10万元。最多的一年是2019年、2020年，5万元。来源最多的是中央、省级，各占50%。');
});

test('funds by year add up what the table prints', () => {
  const rows = [
    ['2020年', { count: 2 }, wan(60), wan(50), wan(10)],
    ['2019年', { count: 1 }, wan(40), wan(40), wan(40)],
  ] satisfies Value[][];
  expect(fundsByYearChart(rows).chart?.summary).toContain('2019—2020年的资金共100万元，已分配90万元（90%），已拨付50万元（50%）。');
});

test('years without a reported income are named as gaps', () => {
  const rows: Value[][] = [['2019年', { money: 554_300, unit: '元' }], ['2018年', null], ['2017年', { money: 400_000, unit: '元' }]];
  expect(incomeChart(rows).chart?.summary).toBe('人均纯收入：2017年4,000元，2019年5,543元，增加1,543元。2018年没有填报，图中空着。');
});

test('households are said only where they are printed, and nothing is subtracted from anything', () => {
  const summary = stocksChart([2017, 2018, 2019], [{ count: 70 }, { suppressed: true }, { count: 12 }]).chart?.summary;
  expect(summary).toBe('2017年底在册70户，2019年底12户。2018年的不公布，图中不画，不是零。');
  expect(stocksChart([2018, 2019], [{ suppressed: true }, { suppressed: true }])).toEqual({});
});
