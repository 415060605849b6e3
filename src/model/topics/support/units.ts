import { supportRoles } from '../../../schema/index.ts';
import type { Place } from '../../places.ts';
import { compare, count, groupBy, to } from '../../values.ts';
import type { Part, Table, TopicView } from '../../views.ts';
import { roles, supportRoot, unitsRoot, type Support, type Team } from './support-facts.ts';

/** Units that help in several counties: so many are shown; a province has hundreds, and each stands on the pages of its counties. */
const widest = 60;

interface Unit {
  name: string;
  teams: Team[];
  villages: Place[];
}

/** The units that help a set of villages, those with most villages first. */
function unitsOf({ facts, of }: Support, villages: readonly Place[]): Unit[] {
  const teams = villages.flatMap(of);
  return [...groupBy(teams, (team) => team.unit)]
    .map(([name, own]) => ({ name, teams: own, villages: [...new Set(own.map((team) => team.village_code))].sort(compare).map(facts.places.get) }))
    .sort((a, b) => b.villages.length - a.villages.length || compare(a.name, b.name));
}

const rolesOf = ({ teams }: Unit): string =>
  roles
    .filter((role) => teams.some((team) => team.role === role))
    .map((role) => supportRoles[role])
    .join('、');

function unitTable({ facts }: Support, units: readonly Unit[]): Table {
  return {
    caption: '每个单位帮哪些村',
    columns: [
      { title: '单位', kind: 'title' },
      { title: '村数', kind: 'number' },
      { title: '承担', kind: 'text' },
      { title: '帮哪些村', kind: 'text' },
    ],
    rows: units.map((unit) => [unit.name, count(unit.villages.length, '个'), rolesOf(unit), { links: unit.villages.map((village) => facts.places.link(village.code)) }]),
  };
}

function frontView(support: Support): TopicView {
  const { counties, villagesIn } = support;
  const byCounty = new Map(counties.map((county) => [county, unitsOf(support, villagesIn(county))]));
  const inCounties = new Map<string, { counties: Place[]; villages: number }>();
  for (const [county, units] of byCounty) {
    for (const { name, villages } of units) {
      const found = inCounties.get(name) ?? { counties: [], villages: 0 };
      inCounties.set(name, { counties: [...found.counties, county], villages: found.villages + villages.length });
    }
  }
  const wide = [...inCounties].filter(([, found]) => found.counties.length > 1).sort(([a, one], [b, other]) => other.villages - one.villages || compare(a, b));
  const countyTable: Table = {
    caption: '各地有多少单位在帮',
    columns: [
      { title: '地方', kind: 'title' },
      { title: '单位', kind: 'number' },
      { title: '帮扶村', kind: 'number' },
    ],
    rows: [...byCounty].map(([county, units]) => [to({ text: county.name, href: `${unitsRoot}${county.code}/` }), count(units.length, '个'), count(villagesIn(county).length, '个')]),
  };
  const wideTable: Table = {
    caption: '帮几个县（市、区）的单位',
    columns: [
      { title: '单位', kind: 'title' },
      { title: '村数', kind: 'number' },
      { title: '在哪里', kind: 'text' },
    ],
    rows: wide.slice(0, widest).map(([name, found]) => [name, count(found.villages, '个'), { links: found.counties.map((county) => ({ text: county.name, href: `${unitsRoot}${county.code}/` })) }]),
    ...(wide.length > widest && { note: `共${wide.length}个，这里是帮的村最多的${widest}个；其余的在各地的页面上。` }),
  };
  return {
    meta: { title: '帮扶单位', description: `${inCounties.size}个单位在帮，每个单位帮哪些村、承担什么。`, path: unitsRoot, crumbs: [{ text: '帮扶力量', href: supportRoot }], section: 'places' },
    kind: '台账',
    heading: '帮扶单位',
    lead: `${inCounties.size}个单位在帮。选一个地方，看每个单位帮哪些村。`,
    parts: [
      { id: 'counties', title: '各地的单位', blocks: [{ type: 'table', table: countyTable, hideCaption: true }] },
      ...(wide.length > 0 ? [{ id: 'wide', title: '帮几个县（市、区）的单位', blocks: [{ type: 'table', table: wideTable, hideCaption: true }] } satisfies Part] : []),
    ],
  };
}

function countyView(support: Support, county: Place): TopicView {
  const units = unitsOf(support, support.villagesIn(county));
  return {
    meta: {
      title: `${county.name}帮扶单位`,
      description: `${county.name}有${units.length}个单位在帮，每个单位帮哪些村、承担什么。`,
      path: `${unitsRoot}${county.code}/`,
      crumbs: [
        { text: '帮扶力量', href: supportRoot },
        { text: '帮扶单位', href: unitsRoot },
      ],
      section: 'places',
    },
    kind: '台账',
    heading: `${county.name}帮扶单位`,
    where: county.name,
    parts: [
      {
        id: 'units',
        title: `${units.length}个单位，帮的村多的在前`,
        blocks: [{ type: 'table', table: unitTable(support, units), hideCaption: true }],
        more: { text: `${county.name}各村由谁帮`, href: `${supportRoot}${county.code}/` },
      },
    ],
  };
}

/** Each unit and the villages that it helps. Ids begin with 'units'. */
export const unitPages = (support: Support): [id: string, make: () => TopicView][] => [
  ['units', () => frontView(support)],
  ...support.counties.map((county): [string, () => TopicView] => [`units/${county.code}`, () => countyView(support, county)]),
];
