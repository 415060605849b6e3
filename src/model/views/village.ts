import { designations } from '../../schema/index.ts';
import { formatWanYuanShort } from '../../format.ts';
import { placePath } from '../addresses.ts';
import { incomeChart } from '../charts.ts';
import { pastOf } from '../changes.ts';
import type { Facts } from '../facts.ts';
import { newestDay } from '../feeds/by-place.ts';
import { peopleOf } from '../given.ts';
import { partsAt, type Topic } from '../topics/topic.ts';
import { fundRows, paymentTable, projectTable, sourceRows } from '../tables.ts';
import { count, day, money, to, words, yuan } from '../values.ts';
import { exitValue } from '../village-exit.ts';
import { moneySummary } from './money-summary.ts';
import type { Table, Value, VillageView } from '../views.ts';
import { registrySummary } from './registry.ts';

function yearsTable(facts: Facts, code: string): Table | undefined {
  const rows = facts.villageYears.get(code);
  if (!rows) return undefined;
  const cells = rows.map((row): Value[] => [`${row.year}年`, yuan(row.per_capita_income), money(row.collective_income)]);
  return {
    caption: '各年度指标',
    columns: [
      { title: '年度', kind: 'title' },
      { title: '人均纯收入（元）', kind: 'money' },
      { title: '村集体经济收入', kind: 'money' },
    ],
    rows: cells,
    ...incomeChart(cells),
  };
}

function pairingTable(facts: Facts, code: string): Table | undefined {
  const rows = facts.enterprises.pairingsIn(code);
  if (rows.length === 0) return undefined;
  return {
    caption: '结对企业',
    columns: [
      { title: '企业', kind: 'title' },
      { title: '结对方式', kind: 'text' },
      { title: '开始', kind: 'date' },
      { title: '结束', kind: 'date' },
    ],
    rows: rows.map((row) => [
      to(facts.enterprises.link(row.uscc)),
      row.modes.join('、'),
      day(row.from),
      row.to === undefined ? '仍在结对' : day(row.to),
    ]),
  };
}

function contributionTable(facts: Facts, code: string): Table | undefined {
  const rows = facts.enterprises.contributionsIn(code);
  if (rows.length === 0) return undefined;
  return {
    caption: '企业帮扶投入',
    columns: [
      { title: '企业', kind: 'title' },
      { title: '年度', kind: 'text' },
      { title: '类别', kind: 'text' },
      { title: '金额', kind: 'money' },
      { title: '岗位', kind: 'number' },
      { title: '培训', kind: 'number' },
      { title: '核实单位', kind: 'text' },
    ],
    rows: rows.map((row) => [
      to(facts.enterprises.link(row.uscc)),
      String(row.year),
      row.kind,
      money(row.amount),
      peopleOf(row, 'jobs', facts.portal.disclosure.threshold),
      peopleOf(row, 'trainees', facts.portal.disclosure.threshold),
      words(row.verified_by),
    ]),
  };
}

/** The page of one village: the heart of the portal. */
export function villageView(facts: Facts, code: string, topics: readonly Topic[]): VillageView {
  const { places, money: sums, notices } = facts;
  const place = places.get(code);
  const village = facts.villages.get(code);
  const projects = sums.projectsWithin(code);
  const shared = sums.projectsShared(code);
  const inflow = sums.inflow(code);
  const paid = sums.paid(code);
  const all = notices.union([
    notices.ofPlace(code),
    ...[...projects, ...shared].map((project) => notices.about('project', project.project_id)),
  ]);
  const open = notices.open(all);
  const payments = projects
    .flatMap((project) => sums.paymentsTo(project.project_id))
    .sort((a, b) => (a.paid_on < b.paid_on ? -1 : a.paid_on > b.paid_on ? 1 : 0));
  const years = yearsTable(facts, code);
  const pairings = pairingTable(facts, code);
  const contributions = contributionTable(facts, code);
  const registry = registrySummary(facts, code);
  const fullName = places.fullName(code);

  return {
    meta: {
      title: fullName,
      description: `${fullName}收到帮扶资金${formatWanYuanShort(inflow)}万元，已拨付${formatWanYuanShort(paid)}万元，项目${projects.length}个。每一笔从哪里来、用到哪里，都在这里。`,
      path: placePath('village', code),
      crumbs: places.crumbs(code),
      section: 'places',
      ...pastOf(facts, all, [newestDay(facts, code)]),
    },
    name: place.name,
    code,
    formerNames: place.formerNames,
    namesakes: places.namesakes(place).filter(facts.hasPage).map((other) => ({
      text: places.fullName(other.code),
      href: placePath('village', other.code),
    })),
    designationLabel: village ? designations[village.designation] : '未列入帮扶范围',
    ...(village?.exited_on !== undefined && { exitedOn: village.exited_on }),
    facts: village
      ? [
          { label: '类别', value: designations[village.designation] },
          { label: '纳入年度', value: village.listed_year === undefined ? null : `${village.listed_year}年` },
          { label: '出列日期', value: exitValue(village) },
          { label: '全村户数', value: count(village.households, '户') },
          { label: '全村人口', value: count(village.population, '人') },
          { label: '主导产业', value: words(village.leading_industry) },
          { label: '公示栏', value: words(village.notice_board) },
          { label: '区划代码', value: code },
          ...(place.formerCodes.length > 0 ? [{ label: '曾用代码', value: place.formerCodes.join('、') }] : []),
        ]
      : [{ label: '区划代码', value: code }],
    summary: moneySummary(facts, code),
    openNotices: open.map(notices.card),
    sources: sourceRows(sums.inflows(code), '各年度、各来源的资金'),
    funds: fundRows(sums.inflows(code), '每一笔资金'),
    projects: projectTable(facts, projects, '本村项目', { at: code, payments: true, chart: true }),
    ...(shared.length > 0 && {
      sharedProjects: projectTable(facts, shared, '与其他村共同实施的项目', {
        payments: true,
        note: '金额是整个项目的，不计入本村的合计。',
      }),
    }),
    payments: paymentTable(facts, payments, '本村项目的每一次拨付'),
    notices: all.map(notices.card),
    ...(pairings && { pairings }),
    ...(contributions && { contributions }),
    ...(years && { years }),
    parts: partsAt(topics, code),
    ...(registry && { registry }),
  };
}
