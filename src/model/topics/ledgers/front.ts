import { formatCount } from '../../../format.ts';
import type { RegionLevel } from '../../../schema/index.ts';
import type { Facts } from '../../facts.ts';
import type { Place } from '../../places.ts';
import { undatedYear } from '../../registry-population.ts';
import { compare, day, to, words } from '../../values.ts';
import type { Table, TopicView, Value } from '../../views.ts';
import { householdPath } from './household.ts';
import { newestIncomeYear } from './income.ts';
import { hasLedger, ledgerLink, ledgerNames, ledgerPath, ledgersRoot } from './ledger.ts';
import { sumValues } from './parts.ts';

const upwards: readonly RegionLevel[] = ['village', 'town', 'county', 'city', 'province'];
const has: Record<RegionLevel, string> = { village: '村有册', town: '乡有簿', county: '县有档', city: '市有卷', province: '省有库' };
const says: Record<RegionLevel, string> = {
  village: '收到多少、拨付多少、做了哪些项目、多少户在册、出列没有。',
  town: '由本乡镇各村册相加，跨村的项目另列一行。',
  county: '由各乡簿相加，留在县里的钱另列一行。',
  city: '由各县档相加。',
  province: '由各市卷、县档相加。',
};

/** The chain from the household to the province, with how many of each there are here. Source: 户有卡 … 省有库 (Sichuan). */
function chainSteps(facts: Facts): string[] {
  const steps = upwards.flatMap((level) => {
    const number = facts.places.of(level).filter((place) => hasLedger(facts, place)).length;
    if (number > 0) return [`${has[level]}：本站有${ledgerNames[level]}${formatCount(number)}本。${says[level]}`];
    return level === 'province' ? [`${has[level]}：本站覆盖的地方再往上，汇入省里的数据库，不在本站。`] : [];
  });
  return ['户有卡：每户一张，在户里和村里。写的是一家人的事，网上不公布。', ...steps];
}

/** The highest ledgers, and one step below them. */
function topTable(facts: Facts): Table {
  const { places } = facts;
  const listed = places.roots.flatMap((root): Place[] => (root.level === 'county' ? [root] : [root, ...root.children.filter((child) => hasLedger(facts, child))]));
  return {
    caption: '市卷和县档',
    columns: [
      { title: '台账', kind: 'title' },
      { title: '收到资金', kind: 'money' },
      { title: '已拨付', kind: 'money' },
      { title: '项目', kind: 'number' },
      { title: '已完工', kind: 'number' },
    ],
    rows: listed.map((place): Value[] => [to(ledgerLink(place)), ...sumValues(facts, place, '个')]),
  };
}

/** How new each kind of entry is: 信息采集、整理反馈和发布规范化 (Panjin). */
function newestTable(facts: Facts): Table {
  const { tables, asOf, registry } = facts;
  const newest = (days: readonly (string | undefined)[]): string | undefined =>
    days.reduce<string | undefined>((last, one) => (one !== undefined && one <= asOf && (last === undefined || compare(one, last) > 0) ? one : last), undefined);
  const year = registry?.years.at(-1);
  const income = newestIncomeYear(facts);
  const rows: (readonly [string, Value] | false | undefined)[] = [
    ['资金下达', day(newest((tables.funds?.rows ?? []).map((row) => row.issued_on)))],
    tables.allocations && ['资金分配', day(newest(tables.allocations.rows.map((row) => row.allocated_on)))],
    tables.disbursements && ['拨付', day(newest(tables.disbursements.rows.map((row) => row.paid_on)))],
    tables.notices && ['公示公告', day(newest(facts.notices.all.map((row) => row.published_on)))],
    year !== undefined && ['建档立卡', words(year === undatedYear ? '现有名册' : `${year}年底`)],
    income !== undefined && ['村年度收入', `${income}年`],
  ];
  return {
    caption: '各项数据登记到哪一天',
    narrow: true,
    columns: [
      { title: '内容', kind: 'title' },
      { title: '最近一笔', kind: 'text' },
    ],
    rows: rows.flatMap((row) => (row ? [[...row]] : [])),
  };
}

export function ledgersFront(facts: Facts): TopicView {
  return {
    meta: { title: '四级台账', description: '村册、乡簿、县档、市卷：每个数由下一级哪些数相加，又计入上一级哪里。', path: ledgersRoot, crumbs: [], section: 'places' },
    kind: '台账',
    heading: '四级台账',
    lead: '村、乡、县、市各有一本账，一级一级相加。每个数都能往下点到底。',
    parts: [
      {
        id: 'chain',
        title: '从户到省',
        blocks: [
          { type: 'steps', steps: chainSteps(facts) },
          { type: 'links', links: [{ text: '户卡：为什么不公布', href: householdPath }, ...facts.places.roots.filter((root) => root.level !== 'county').map((root) => ({ ...ledgerLink(root), href: ledgerPath(root.code) }))] },
        ],
      },
      { id: 'highest', title: '从上往下看', blocks: [{ type: 'table', table: topTable(facts), hideCaption: true }] },
      { id: 'newest', title: '数据到哪一天', blocks: [{ type: 'table', table: newestTable(facts), hideCaption: true }] },
    ],
  };
}
