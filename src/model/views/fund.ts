import { formatWanYuanShort } from '../../format.ts';
import { fundLevels } from '../../schema/index.ts';
import { fundPath } from '../addresses.ts';
import { flowSummary, fundPlacesChart } from '../charts.ts';
import { pastOf } from '../changes.ts';
import type { Facts } from '../facts.ts';
import type { Fund } from '../money.ts';
import { paymentTable, projectLink } from '../tables.ts';
import { addTo, compare, day, money, quantity, span, to, total, words } from '../values.ts';
import type { FundView, Table, Value } from '../views.ts';

/** Places that the fund was given to, with what of it went on to projects and was paid there. */
function placeTable(facts: Facts, fund: Fund): Table {
  const { money: sums, places } = facts;
  const allocations = sums.allocationsOf(fund.fund_id);
  const toProjects = new Map<string, number>();
  const given = new Set<string>();
  for (const row of allocations) {
    if (row.project_id === undefined) given.add(row.region_code);
    else {
      for (const place of places.upward(row.region_code)) addTo(toProjects, place.code, row.amount);
      if (!places.upward(row.region_code).some((place) => given.has(place.code))) given.add(row.region_code);
    }
  }
  const paid = new Map<string, number>();
  for (const row of sums.paymentsFromFund(fund.fund_id)) {
    const project = sums.project(row.project_id);
    const seat = project && sums.seat(project);
    for (const place of seat ? places.upward(seat.code) : []) addTo(paid, place.code, row.amount);
  }
  const codes = [...given].sort(compare);
  const above = new Set(codes.flatMap((code) => places.upward(code).slice(1).map((place) => place.code)));
  const rows = codes.map((code): Value[] => [
    to({ ...places.link(code), text: places.fullName(code) }),
    money(sums.inflows(code).find((inflow) => inflow.fund === fund)?.amount ?? 0),
    money(toProjects.get(code) ?? 0),
    money(paid.get(code) ?? 0),
  ]);
  return {
    caption: '分到了哪些地方',
    columns: [
      { title: '地方', kind: 'title' },
      { title: '分到', kind: 'money' },
      { title: '其中落实到项目', kind: 'money' },
      { title: '已拨付', kind: 'money' },
    ],
    rows,
    ...fundPlacesChart(rows, codes.map((code) => !above.has(code))),
    note: '钱一级一级往下分：上级地方的数包含下级的数，所以各行不能相加。',
  };
}

function fundProjectTable(facts: Facts, fund: Fund): Table {
  const { money: sums, places } = facts;
  const allocated = new Map<string, number>();
  for (const row of sums.allocationsOf(fund.fund_id)) {
    if (row.project_id !== undefined) addTo(allocated, row.project_id, row.amount);
  }
  const paid = new Map<string, number>();
  for (const row of sums.paymentsFromFund(fund.fund_id)) addTo(paid, row.project_id, row.amount);
  const ids = [...new Set([...allocated.keys(), ...paid.keys()])].sort(compare);
  return {
    caption: '用在了哪些项目',
    columns: [
      { title: '项目', kind: 'title' },
      { title: '地点', kind: 'text' },
      { title: '进度', kind: 'text' },
      { title: '分配金额', kind: 'money' },
      { title: '已拨付', kind: 'money' },
      { title: '未拨付', kind: 'money' },
    ],
    rows: ids.flatMap((id) => {
      const project = sums.project(id);
      if (!project) return [];
      const [given, spent] = [allocated.get(id) ?? 0, paid.get(id) ?? 0];
      return [
        [
          to(projectLink(project)),
          { links: project.region_code.map((code) => places.link(code)) },
          { status: project.status },
          money(given),
          money(spent),
          money(given - spent),
        ],
      ];
    }),
    ...(ids.length > 1 && {
      foot: [
        '合计',
        '',
        '',
        money(total(allocated.values())),
        money(total(paid.values())),
        money(total(allocated.values()) - total(paid.values())),
      ],
    }),
  };
}

/** Follow one fund from its document to places, projects and bank transfers. */
export function fundView(facts: Facts, fund: Fund): FundView {
  const { money: sums, notices } = facts;
  const id = fund.fund_id;
  const about = notices.about('fund', id);
  const [allocated, toProjects, paid] = [sums.allocated(id), sums.allocatedToProjects(id), sums.paidFromFund(id)];
  const flow = [
    { label: '文件下达', amount: fund.amount },
    { label: '已分配', amount: allocated, left: { label: '未分配', amount: fund.amount - allocated } },
    {
      label: '落实到项目',
      amount: toProjects,
      left: { label: '已到地方、未落实到项目', amount: allocated - toProjects },
    },
    { label: '已拨付', amount: paid, left: { label: '未拨付', amount: toProjects - paid } },
  ];
  return {
    meta: {
      title: `${fund.name}（${fund.document_number}）`,
      description: `${fund.name}（${fund.document_number}）共${formatWanYuanShort(fund.amount)}万元，已分配${formatWanYuanShort(allocated)}万元，已拨付${formatWanYuanShort(paid)}万元。`,
      path: fundPath(id),
      crumbs: [
        { text: '资金', href: '/funds/' },
        { text: `${fund.year}年`, href: `/funds/years/${fund.year}/` },
      ],
      section: 'funds',
      source: fund.department,
      ...pastOf(facts, about, [fund.issued_on, ...sums.paymentsFromFund(id).map((row) => row.paid_on)]),
    },
    name: fund.name,
    documentNumber: fund.document_number,
    facts: [
      { label: '资金编号', value: id },
      { label: '文号', value: fund.document_number },
      { label: '年度', value: `${fund.year}年` },
      { label: '来源层级', value: fundLevels[fund.level] },
      { label: '资金类别', value: words(fund.kind) },
      { label: '下达日期', value: day(fund.issued_on) },
      { label: '分配原则（办法）', value: fund.allocation_method },
      { label: '主管部门', value: fund.department },
      ...(fund.open_from === undefined && fund.open_to === undefined ? [] : [{ label: '公告期', value: span(fund.open_from, fund.open_to) }]),
      ...(fund.quota_hectares === undefined ? [] : [{ label: '指标面积', value: quantity(fund.quota_hectares, '公顷') }]),
      ...(fund.price_per_hectare === undefined ? [] : [{ label: '每公顷', value: money(fund.price_per_hectare) }]),
    ],
    flow,
    flowSummary: flowSummary(flow),
    places: placeTable(facts, fund),
    projects: fundProjectTable(facts, fund),
    payments: paymentTable(facts, sums.paymentsFromFund(id), '每一次拨付', { fund: true }),
    notices: about.map(notices.card),
  };
}
