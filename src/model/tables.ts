import { formatDate } from '../format.ts';
import { fundLevels } from '../schema/index.ts';
import { fundPath, projectPath } from './addresses.ts';
import { fundsByYearChart, progressChart, sourceRowsChart, sourcesChart } from './charts.ts';
import type { Facts } from './facts.ts';
import { reachedBy } from './instalments.ts';
import type { Disbursement, Fund, Inflow, Project } from './money.ts';
import { addTo, count, day, money, to, total, words } from './values.ts';
import type { Column, Link, Table, Value } from './views.ts';

/** Tables that more than one kind of page shows. */

export const fundLink = (fund: Fund): Link => ({ text: fund.name, href: fundPath(fund.fund_id) });
export const projectLink = (project: Project): Link => ({ text: project.name, href: projectPath(project.project_id) });

const yearColumn: Column = { title: '年度', kind: 'text' };

/** Where money came from, for a village on a phone: a row for each year and source level that gave something. */
export function sourceRows(inflows: readonly Inflow[], caption: string): Table {
  const sums = new Map<string, { year: number; level: Fund['level']; amount: number }>();
  for (const { fund, amount } of inflows) {
    const key = `${fund.year} ${fund.level}`;
    const sum = sums.get(key) ?? { year: fund.year, level: fund.level, amount: 0 };
    sum.amount += amount;
    sums.set(key, sum);
  }
  const rank = Object.keys(fundLevels);
  const rows = [...sums.values()].sort((a, b) => b.year - a.year || rank.indexOf(a.level) - rank.indexOf(b.level));
  return {
    caption,
    narrow: true,
    columns: [
      { title: '年度', kind: 'title' },
      { title: '来源', kind: 'text' },
      { title: '收到资金', kind: 'money' },
    ],
    rows: rows.map(({ year, level, amount }) => [`${year}年`, fundLevels[level], money(amount)]),
    ...(rows.length > 1 && { foot: ['合计', '', money(total(rows.map((row) => row.amount)))] }),
    ...sourceRowsChart(inflows),
  };
}

/** Where money came from: a row a year, a column a source level, only levels that gave something. */
export function sourcesTable(inflows: readonly Inflow[], caption: string): Table {
  const levels = (Object.keys(fundLevels) as Fund['level'][]).filter((level) =>
    inflows.some((inflow) => inflow.fund.level === level),
  );
  const years = [...new Set(inflows.map((inflow) => inflow.fund.year))].sort((a, b) => b - a);
  const sum = (year: number | undefined, level: Fund['level'] | undefined): number =>
    total(
      inflows
        .filter(
          ({ fund }) => (year === undefined || fund.year === year) && (level === undefined || fund.level === level),
        )
        .map((inflow) => inflow.amount),
    );
  return {
    caption,
    columns: [
      { title: '年度', kind: 'title' },
      ...levels.map((level): Column => ({ title: fundLevels[level], kind: 'money' })),
      { title: '合计', kind: 'money' },
    ],
    rows: years.map((year) => [
      `${year}年`,
      ...levels.map((level) => money(sum(year, level))),
      money(sum(year, undefined)),
    ]),
    ...(years.length > 1 && {
      foot: ['合计', ...levels.map((level) => money(sum(undefined, level))), money(sum(undefined, undefined))],
    }),
    ...sourcesChart(inflows, levels.length),
  };
}

/** Every fund that gave something, for a village on a phone: document and level are one click away. */
export function fundRows(inflows: readonly Inflow[], caption: string): Table {
  return {
    caption,
    narrow: true,
    columns: [
      { title: '资金', kind: 'title' },
      { title: '收到资金', kind: 'money' },
    ],
    rows: inflows.map(({ fund, amount }) => [to(fundLink(fund)), money(amount)]),
  };
}

/** Every fund that gave something, with its document and level. */
export function inflowTable(inflows: readonly Inflow[], caption: string): Table {
  return {
    caption,
    columns: [
      { title: '资金', kind: 'title' },
      { title: '文号', kind: 'text' },
      { title: '来源', kind: 'text' },
      yearColumn,
      { title: '分配金额', kind: 'money' },
    ],
    rows: inflows.map(({ fund, amount }) => [
      to(fundLink(fund)),
      fund.document_number,
      fundLevels[fund.level],
      String(fund.year),
      money(amount),
    ]),
    ...(inflows.length > 1 && {
      foot: ['合计', '', '', '', money(total(inflows.map((inflow) => inflow.amount)))],
    }),
  };
}

/** The highest instalment that a project has had, of how many funds, and its day, leading to the project's own list of them. Source: 分期分批拨付 (Huai'an). */
export function paymentsSoFar({ money: sums }: Facts, project: Project): Value {
  const reached = reachedBy(sums.paymentsTo(project.project_id));
  if (!reached) return '还没有拨付';
  const { highest, on, funds } = reached;
  const atHighest = funds.filter((instalment) => instalment === highest).length;
  const ofFunds = funds.length === 1 ? '' : atHighest === funds.length ? `（${funds.length}笔资金）` : `（${funds.length}笔资金中的${atHighest}笔）`;
  return to({ text: `第${highest}期，${formatDate(on)}${ofFunds}`, href: `${projectPath(project.project_id)}#timeline` });
}

/** Projects with their money. `at` is the place whose page it stands on: a column that says only that is left out; `payments` says how often each was paid; `chart` draws progress against plan. */
export function projectTable(
  facts: Facts,
  projects: readonly Project[],
  caption: string,
  { note, at, payments = false, chart = false }: { note?: string; at?: string; payments?: boolean; chart?: boolean } = {},
): Table {
  const { money: sums, places } = facts;
  const elsewhere = projects.some((project) => project.region_code.some((code) => code !== at));
  // Eight columns would be too many; what was allocated is on the project's own page.
  const allocated = !(elsewhere && payments);
  const table: Table = {
    caption,
    columns: [
      { title: '项目', kind: 'title' },
      yearColumn,
      ...(elsewhere ? [{ title: '地点', kind: 'text' } as const] : []),
      { title: '进度', kind: 'text' },
      ...(payments ? [{ title: '拨付', kind: 'text' } as const] : []),
      { title: '计划投资', kind: 'money' },
      ...(allocated ? [{ title: '已分配', kind: 'money' } as const] : []),
      { title: '已拨付', kind: 'money' },
    ],
    rows: projects.map((project) => [
      to(projectLink(project)),
      String(project.year),
      ...(elsewhere ? [{ links: project.region_code.map((code) => places.link(code)) }] : []),
      { status: project.status },
      ...(payments ? [paymentsSoFar(facts, project)] : []),
      money(project.budget),
      ...(allocated ? [money(sums.allocatedToProject(project.project_id))] : []),
      money(sums.paidToProject(project.project_id)),
    ]),
    ...(projects.length > 1 && {
      foot: [
        '合计',
        '',
        ...(elsewhere ? [''] : []),
        '',
        ...(payments ? [''] : []),
        money(total(projects.map((project) => project.budget))),
        ...(allocated ? [money(total(projects.map((project) => sums.allocatedToProject(project.project_id))))] : []),
        money(total(projects.map((project) => sums.paidToProject(project.project_id)))),
      ],
    }),
    ...(note !== undefined && { note }),
  };
  return chart ? { ...table, ...progressChart(table) } : table;
}

/** Every payment, newest first. `about` says which of project and fund the page itself already names. */
export function paymentTable(
  facts: Facts,
  payments: readonly Disbursement[],
  caption: string,
  about: { project?: boolean; fund?: boolean } = {},
): Table {
  const shown = {
    项目: (row: Disbursement): Value => {
      const project = facts.money.project(row.project_id);
      return project ? to(projectLink(project)) : row.project_id;
    },
    资金: (row: Disbursement): Value => {
      const fund = facts.money.fund(row.fund_id);
      return fund ? to(fundLink(fund)) : row.fund_id;
    },
  };
  const named = [
    ...(about.project ? [] : (['项目'] as const)),
    ...(about.fund ? [] : (['资金'] as const)),
  ];
  const rows = [...payments].reverse();
  return {
    caption,
    columns: [
      { title: '拨付日期', kind: 'date' },
      ...named.map((title, index): Column => ({ title, kind: index === 0 ? 'title' : 'text' })),
      // Instalments are counted for each fund of a project.
      { title: '资金期次', kind: 'text' },
      { title: '形象进度', kind: 'text' },
      { title: '凭证号', kind: 'text' },
      { title: '拨付金额', kind: 'money' },
    ],
    rows: rows.map((row) => [
      day(row.paid_on),
      ...named.map((title) => shown[title](row)),
      `第${row.instalment}期`,
      words(row.milestone),
      words(row.voucher),
      money(row.amount),
    ]),
    ...(rows.length > 1 && {
      foot: ['合计', ...named.map(() => ''), '', '', '', money(total(rows.map((row) => row.amount)))],
    }),
  };
}

/** Sums by year of funds, what was given out and what was paid. */
export function fundsByYearTable(facts: Facts): Table {
  const amount = new Map<number, number>();
  const allocated = new Map<number, number>();
  const paid = new Map<number, number>();
  const number = new Map<number, number>();
  for (const fund of facts.money.funds) {
    addTo(number, fund.year, 1);
    addTo(amount, fund.year, fund.amount);
    addTo(allocated, fund.year, facts.money.allocated(fund.fund_id));
    addTo(paid, fund.year, facts.money.paidFromFund(fund.fund_id));
  }
  const years = [...amount.keys()].sort((a, b) => b - a);
  const rows = years.map((year): Value[] => [
    to({ text: `${year}年`, href: `/funds/years/${year}/` }),
    count(number.get(year)),
    money(amount.get(year)),
    money(allocated.get(year)),
    money(paid.get(year)),
  ]);
  return {
    caption: '各年度资金',
    columns: [
      { title: '年度', kind: 'title' },
      { title: '资金笔数', kind: 'number' },
      { title: '资金规模', kind: 'money' },
      { title: '已分配', kind: 'money' },
      { title: '已拨付', kind: 'money' },
    ],
    rows,
    ...fundsByYearChart(rows),
  };
}
