import { daysBetween } from '../../tables/calendar.ts';
import type { Facts } from '../facts.ts';
import { findingMarks, stateOf, type Finding } from '../oversight.ts';
import { projectLink } from '../tables.ts';
import { count, day, groupBy, money, share, to, total, words } from '../values.ts';
import type { Column, Fact, Link, Table, Value } from '../views.ts';

/** Where a finding stands; an overdue one says for how long. */
function stateNow(row: Finding, asOf: string): Value {
  const state = stateOf(row, asOf);
  return state === 'overdue' ? { ...findingMarks.overdue, text: `已逾期${daysBetween(row.due_on, asOf)}天` } : findingMarks[state];
}

/** What can be said of a finding, by the column's title. */
const columns = {
  问题: { kind: 'title', value: (_, row) => row.finding },
  地方: { kind: 'text', value: ({ places }, row) => to({ ...places.link(row.region_code), text: places.fullName(row.region_code) }) },
  发现日期: { kind: 'date', value: (_, row) => day(row.found_on) },
  出自: {
    kind: 'text',
    value: ({ oversight }, row) => {
      const inspection = oversight.inspection(row.inspection_id);
      return inspection ? to(oversight.inspectionLink(inspection)) : null;
    },
  },
  项目: {
    kind: 'text',
    value(facts, row) {
      if (row.project_id === undefined) return null;
      const project = facts.money.project(row.project_id);
      return project ? to(projectLink(project)) : row.project_id;
    },
  },
  涉及金额: { kind: 'money', value: (_, row) => money(row.amount) },
  已追回: { kind: 'money', value: (_, row) => money(row.recovered) },
  责任单位: { kind: 'text', value: (_, row) => row.responsible_unit },
  整改措施: { kind: 'text', value: (_, row) => words(row.measure) },
  整改期限: { kind: 'date', value: (_, row) => day(row.due_on) },
  完成日期: { kind: 'date', value: (_, row) => day(row.resolved_on) },
  整改结果: { kind: 'text', value: (_, row) => words(row.result) },
  问责情况: { kind: 'text', value: (_, row) => words(row.accountability) },
  现状: { kind: 'text', value: ({ asOf }, row) => stateNow(row, asOf) },
} satisfies Record<string, { kind: Column['kind']; value: (facts: Facts, row: Finding) => Value }>;

export type FindingColumn = keyof typeof columns;

/** Findings as rows; a column of money that no row has anything in is left out. */
export function findingTable(facts: Facts, rows: readonly Finding[], caption: string, titles: readonly FindingColumn[], note?: string): Table {
  const noMoney = (title: FindingColumn): boolean =>
    (title === '涉及金额' && rows.every((row) => row.amount === undefined)) || (title === '已追回' && rows.every((row) => row.recovered === undefined));
  const shown = titles.filter((title) => !noMoney(title));
  return {
    caption,
    columns: shown.map((title) => ({ title, kind: columns[title].kind })),
    rows: rows.map((row) => shown.map((title) => columns[title].value(facts, row))),
    ...(note !== undefined && { note }),
  };
}

/** Sum of a column of money; undefined where no row reports it. */
const sum = (rows: readonly Finding[], column: 'amount' | 'recovered'): number | undefined => {
  const reported = rows.flatMap((row) => row[column] ?? []);
  return reported.length === 0 ? undefined : total(reported);
};

/** How many findings are in each state, and the money in them. */
export function tally(rows: readonly Finding[], asOf: string) {
  const states = groupBy(rows, (row) => stateOf(row, asOf));
  const of = (state: Parameters<typeof states.get>[0]): number => states.get(state)?.length ?? 0;
  return {
    all: rows.length,
    done: of('done'),
    late: of('late'),
    open: of('open'),
    overdue: of('overdue'),
    resolved: of('done') + of('late'),
    amount: sum(rows, 'amount'),
    recovered: sum(rows, 'recovered'),
  };
}

export function findingFigures(rows: readonly Finding[], asOf: string): Fact[] {
  const { all, resolved, overdue, amount, recovered } = tally(rows, asOf);
  return [
    { label: '查出问题', value: count(all, '个') },
    { label: '已经改完', value: count(resolved, '个') },
    { label: '逾期未改', value: count(overdue, '个') },
    ...(amount === undefined ? [] : [{ label: '涉及金额', value: money(amount) }, { label: '已追回', value: money(recovered) }]),
  ];
}

/** A row for each group of findings (places, units), with how far it has come. */
export function tallyTable(groups: readonly { name: Value; more?: Value; rows: readonly Finding[] }[], asOf: string, titles: { name: string; more?: string; caption: string }): Table {
  const line = (name: Value, more: Value | undefined, rows: readonly Finding[]): Value[] => {
    const { all, done, late, open, overdue, amount, recovered, resolved } = tally(rows, asOf);
    return [
      name,
      ...(titles.more === undefined ? [] : [more ?? null]),
      count(all),
      count(done),
      count(late),
      count(open),
      count(overdue),
      share(resolved, all),
      ...(hasMoney ? [money(amount), money(recovered)] : []),
    ];
  };
  const every = groups.flatMap(({ rows }) => rows);
  const hasMoney = sum(every, 'amount') !== undefined;
  return {
    caption: titles.caption,
    columns: [
      { title: titles.name, kind: 'title' },
      ...(titles.more === undefined ? [] : [{ title: titles.more, kind: 'text' } as const]),
      ...['问题', '按期改完', '逾期改完', '正在整改', '逾期未改', '整改率'].map((title): Column => ({ title, kind: 'number' })),
      ...(hasMoney ? (['涉及金额', '已追回'] as const).map((title): Column => ({ title, kind: 'money' })) : []),
    ],
    rows: groups.map(({ name, more, rows }) => line(name, more, rows)),
    ...(groups.length > 1 && { foot: line('合计', '', every) }),
  };
}

/** What inspections found in a project, for the project's own page. */
export const findingsOfProject = ({ oversight, places, asOf }: Facts, projectId: string): Fact[] => {
  const links = oversight.findingsOfProject(projectId).map((row): Link => {
    const county = places.countyOf(row.region_code);
    return { text: `${row.finding}（${findingMarks[stateOf(row, asOf)].text}）`, href: county ? `/findings/places/${county.code}/` : '/findings/' };
  });
  return links.length === 0 ? [] : [{ label: '检查发现的问题', value: { links } }];
};
