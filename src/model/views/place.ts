import { designations } from '../../schema/index.ts';
import { formatWanYuanShort } from '../../format.ts';
import { placePath } from '../addresses.ts';
import { pastOf } from '../changes.ts';
import type { Facts } from '../facts.ts';
import { newestDay } from '../feeds/by-place.ts';
import type { Place } from '../places.ts';
import { partsAt, type Topic } from '../topics/topic.ts';
import { inflowTable, projectTable, sourcesTable } from '../tables.ts';
import { count, money, to, total } from '../values.ts';
import type { PlaceView, Table } from '../views.ts';
import { moneySummary } from './money-summary.ts';
import { registrySummary } from './registry.ts';

/** Notices shown on a place's own page; the rest are a click away. */
const newest = 10;

export const villagesUnder = (facts: Facts, place: Place): number =>
  place.level === 'village'
    ? Number(facts.villages.has(place.code))
    : total(place.children.map((child) => villagesUnder(facts, child)));

/** The places right under one: what each received, what was paid, how many projects; and why they may not add up to it. */
export function childTable(facts: Facts, children: readonly Place[], caption: string, parent?: Place): Table {
  const { money: sums, places } = facts;
  const areVillages = children.every((child) => child.level === 'village');
  const rows = children.filter(facts.hasPage);
  const kept = parent ? sums.inflow(parent.code) - total(rows.map((child) => sums.inflow(child.code))) : 0;
  const notes = [
    ...(kept > 0
      ? [`收到资金比各行之和多${formatWanYuanShort(kept)}万元：留在本级、跨地方的项目用，或尚未往下分。`]
      : []),
    ...(rows.length < children.length
      ? [`另有${children.length - rows.length}个村未列入帮扶范围，也没有资金和项目，不在表中。`]
      : []),
  ];
  return {
    caption,
    columns: [
      { title: '名称', kind: 'title' },
      areVillages ? { title: '类别', kind: 'text' } : { title: '帮扶村', kind: 'number' },
      { title: '收到资金', kind: 'money' },
      { title: '已拨付', kind: 'money' },
      { title: '项目', kind: 'number' },
    ],
    rows: rows.map((child) => {
      const village = facts.villages.get(child.code);
      return [
        to(places.link(child.code)),
        areVillages ? (village ? designations[village.designation] : null) : count(villagesUnder(facts, child), '个'),
        money(sums.inflow(child.code)),
        money(sums.paid(child.code)),
        count(sums.projectsWithin(child.code).length, '个'),
      ];
    }),
    ...(notes.length > 0 && { note: notes.join('') }),
  };
}

const childNames = { province: '各市', city: '各县（市、区）', county: '各乡镇', town: '各村', village: '' } as const;

/** Page of a city, county or town. */
export function placeView(facts: Facts, code: string, topics: readonly Topic[]): PlaceView {
  const { places, money: sums, notices } = facts;
  const place = places.get(code);
  const level = place.level === 'province' ? 'city' : place.level;
  const fullName = places.fullName(code);
  const inflows = sums.inflows(code);
  const within = notices.within(code);
  // A town shows its own projects in full; above that, lists by place do.
  const own = place.level === 'town' ? sums.projectsWithin(code) : [];
  const registry = registrySummary(facts, code);
  return {
    meta: {
      title: fullName,
      description: `${fullName}收到帮扶资金${formatWanYuanShort(sums.inflow(code))}万元，已拨付${formatWanYuanShort(sums.paid(code))}万元，项目${sums.projectsWithin(code).length}个，帮扶村${villagesUnder(facts, place)}个。`,
      path: placePath(level, code),
      crumbs: places.crumbs(code),
      section: 'places',
      ...pastOf(facts, within, [newestDay(facts, code)]),
    },
    name: place.name,
    code,
    levelLabel: place.levelLabel,
    formerNames: place.formerNames,
    namesakes: places
      .namesakes(place)
      .filter(facts.hasPage)
      .map((other) => ({ ...places.link(other.code), text: places.fullName(other.code) })),
    summary: { ...moneySummary(facts, code), villages: villagesUnder(facts, place) },
    openNotices: notices.open(within).map(notices.card),
    ...(place.children.length > 0 && { children: childTable(facts, place.children, childNames[place.level], place) }),
    ...(registry && { registry }),
    sources: sourcesTable(inflows, '各年度、各来源的资金'),
    ...(inflows.length > 0 && { funds: inflowTable(inflows, '每一笔资金') }),
    ...(own.length > 0 && { projects: projectTable(facts, own, '本乡镇的项目', { chart: true }) }),
    parts: partsAt(topics, code),
    notices: within.slice(0, newest).map(notices.card),
    ...(within.length > newest &&
      (place.level === 'county' || place.level === 'town') && {
        moreNotices: {
          text: place.level === 'county' ? `全部${within.length}则公示公告` : '所在县的全部公示公告',
          href: `/notices/places/${places.countyOf(code)?.code}/`,
        },
      }),
  };
}
