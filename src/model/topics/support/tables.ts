import { supportRoles } from '../../../schema/index.ts';
import type { Place } from '../../places.ts';
import { compare, count, to } from '../../values.ts';
import type { Column, Fact, Table, Value } from '../../views.ts';
import { has, isComplete, roles, type Support } from './support-facts.ts';

/** Villages with each kind of support, place by place; the last column counts those that have all five. */
export function coverageTable(support: Support, groups: ReadonlyMap<Place, readonly Place[]>, link: (place: Place) => Value): Table {
  const row = (name: Value, own: readonly Place[]): Value[] => [
    name,
    count(own.length),
    ...roles.map((role) => count(own.filter((village) => has(support, village, role)).length)),
    count(own.filter((village) => isComplete(support, village)).length),
  ];
  return {
    caption: '有这项帮扶力量的村（个）',
    columns: [
      { title: '地方', kind: 'title' },
      { title: '帮扶村', kind: 'number' },
      ...roles.map((role): Column => ({ title: supportRoles[role], kind: 'number' })),
      { title: '五项齐全', kind: 'number' },
    ],
    rows: [...groups].map(([place, own]) => row(link(place), own)),
    ...(groups.size > 1 && { foot: row('合计', [...groups.values()].flat()) }),
  };
}

/** The towns of a county, each the way to its villages: short enough for a phone. */
export function townTable(support: Support, towns: ReadonlyMap<Place, readonly Place[]>, link: (place: Place) => Value): Table {
  return {
    caption: '各乡镇的村',
    columns: [
      { title: '乡镇', kind: 'title' },
      { title: '帮扶村', kind: 'number' },
      { title: '五项齐全', kind: 'number' },
    ],
    rows: [...towns].map(([town, own]) => [link(town), count(own.length), count(own.filter((village) => isComplete(support, village)).length)]),
  };
}

/** What is missing, and in which villages. */
export function missingTable(support: Support, villages: readonly Place[]): Table {
  const rows = roles.map((role) => ({ role, lacking: villages.filter((village) => !has(support, village, role)) }));
  return {
    caption: '缺哪一项，缺在哪些村',
    narrow: true,
    columns: [
      { title: '缺什么', kind: 'title' },
      { title: '村数', kind: 'number' },
      { title: '哪些村', kind: 'text' },
    ],
    rows: rows
      .filter(({ lacking }) => lacking.length > 0)
      .map(({ role, lacking }) => [supportRoles[role], count(lacking.length), { links: lacking.map((village) => support.facts.places.link(village.code)) }]),
  };
}

/** Every village with the unit in each role; villages without anybody first. */
export function villageTable({ facts, of }: Support, villages: readonly Place[]): Table {
  const order = [...villages].sort((a, b) => Number(of(a).length > 0) - Number(of(b).length > 0) || compare(a.code, b.code));
  return {
    caption: '各村的帮扶力量',
    columns: [{ title: '村', kind: 'title' }, ...roles.map((role): Column => ({ title: supportRoles[role], kind: 'text' }))],
    rows: order.map((village) => [
      to(facts.places.link(village.code)),
      ...roles.map((role): Value => of(village).filter((team) => team.role === role).map((team) => team.unit).join('、') || { mark: 'no', text: '没有' }),
    ]),
  };
}

export function supportFigures(support: Support, villages: readonly Place[]): Fact[] {
  const complete = villages.filter((village) => isComplete(support, village)).length;
  const bare = villages.filter((village) => support.of(village).length === 0).length;
  return [
    { label: '帮扶村', value: count(villages.length, '个') },
    { label: '五项齐全', value: count(complete, '个村') },
    { label: '还有缺项', value: count(villages.length - complete - bare, '个村') },
    { label: '一项也没有', value: count(bare, '个村') },
  ];
}
