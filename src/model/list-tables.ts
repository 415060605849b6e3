import { designations, fundLevels } from '../schema/index.ts';
import type { Enterprise, Facts } from './facts.ts';
import type { Fund } from './money.ts';
import { standsOn } from './pairing-state.ts';
import type { Place } from './places.ts';
import { isFinished } from './project-progress.ts';
import { fundLink } from './tables.ts';
import { count, day, money, to, total, words } from './values.ts';
import { exitValue } from './village-exit.ts';
import type { Table } from './views.ts';

/** The tables that lists are made of. */

export function fundListTable(facts: Facts, funds: readonly Fund[]): Table {
  const { money: sums } = facts;
  return {
    caption: '资金',
    columns: [
      { title: '资金', kind: 'title' },
      { title: '文号', kind: 'text' },
      { title: '来源', kind: 'text' },
      { title: '下达日期', kind: 'date' },
      { title: '资金规模', kind: 'money' },
      { title: '已分配', kind: 'money' },
      { title: '已拨付', kind: 'money' },
    ],
    rows: funds.map((fund) => [
      to(fundLink(fund)),
      fund.document_number,
      fundLevels[fund.level],
      day(fund.issued_on),
      money(fund.amount),
      money(sums.allocated(fund.fund_id)),
      money(sums.paidFromFund(fund.fund_id)),
    ]),
  };
}

export function enterpriseTable(facts: Facts, rows: readonly Enterprise[]): Table {
  const { enterprises, places, asOf } = facts;
  const villagesOf = (uscc: string): string[] => [...new Set(enterprises.pairingsOf(uscc).flatMap((row) => (standsOn(row, asOf) ? row.village_code : [])))];
  return {
    caption: '企业',
    columns: [
      { title: '企业', kind: 'title' },
      { title: '行业', kind: 'text' },
      { title: '正在结对的村', kind: 'text' },
      { title: '核实投入', kind: 'money' },
      { title: '表彰', kind: 'number' },
    ],
    rows: rows.map(({ uscc, industry }) => {
      const paired = villagesOf(uscc);
      const verified = enterprises.contributionsOf(uscc).filter((row) => row.verified_on !== undefined);
      return [
        to(enterprises.link(uscc)),
        words(industry),
        paired.length > 0 ? { links: paired.map(places.link) } : enterprises.pairingsOf(uscc).length > 0 ? '结对已结束' : null,
        money(total(verified.map((row) => row.amount ?? 0))),
        count(enterprises.honoursOf(uscc).filter((row) => row.revoked_on === undefined).length, '项'),
      ];
    }),
  };
}

/** Counties whose villages the enterprise is or was paired with, or gave something to; '' for places of no county. */
export function helpedCounties({ enterprises, places }: Facts, uscc: string): Set<string> {
  const rows = [...enterprises.pairingsOf(uscc), ...enterprises.contributionsOf(uscc)];
  return new Set(rows.map(({ village_code: code }) => places.countyOf(code)?.code ?? ''));
}

/** Villages with their money and projects; of those outside the programme only that they are. */
export function villageTable(facts: Facts, rows: readonly Place[]): Table {
  const { money: sums, places, villages } = facts;
  return {
    caption: '村庄',
    columns: [
      { title: '村', kind: 'title' },
      { title: '地方', kind: 'text' },
      { title: '类别', kind: 'text' },
      { title: '出列', kind: 'date' },
      { title: '收到资金', kind: 'money' },
      { title: '已拨付', kind: 'money' },
      { title: '项目', kind: 'number' },
      { title: '完工', kind: 'number' },
    ],
    rows: rows.map((place) => {
      const village = villages.get(place.code);
      const projects = sums.projectsWithin(place.code);
      const above = places.upward(place.code).filter(({ level }) => level === 'county' || level === 'town').reverse();
      return [
        to(places.link(place.code)),
        { links: above.map(({ code }) => places.link(code)) },
        village ? designations[village.designation] : '未列入帮扶范围',
        exitValue(village),
        money(sums.inflow(place.code)),
        money(sums.paid(place.code)),
        count(projects.length, '个'),
        count(projects.filter(isFinished).length, '个'),
      ];
    }),
  };
}
