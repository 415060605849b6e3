import { supportRoles, type Row } from '../../schema/index.ts';
import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { compare, count, day, groupBy, to } from '../values.ts';
import type { Column, Part, Table, TopicView, Value } from '../views.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

type Team = Row<'support_teams'>;
type Role = Team['role'];

export const supportRoot = '/support/';

const roles = Object.keys(supportRoles) as Role[];

/** What of the support teams a page needs: who helps which village. */
interface Support {
  facts: Facts;
  of: ReadonlyMap<string, Team[]>;
  /** Villages that the programme covers, in order of their codes. */
  villages: Place[];
}

const has = ({ of }: Support, village: Place, role: Role): boolean => (of.get(village.code) ?? []).some((team) => team.role === role);

/** Villages with each kind of support, place by place; the last column counts those that have all five. Source: 五个一 (Sichuan). */
function coverageTable(support: Support, places: readonly Place[], link: (place: Place) => Value, caption: string): Table {
  const { facts, villages } = support;
  const row = (name: Value, own: readonly Place[]): Value[] => [
    name,
    count(own.length),
    ...roles.map((role) => count(own.filter((village) => has(support, village, role)).length)),
    count(own.filter((village) => roles.every((role) => has(support, village, role))).length),
  ];
  const within = (place: Place): Place[] => villages.filter((village) => facts.places.upward(village.code).includes(place));
  return {
    caption,
    columns: [
      { title: '地方', kind: 'title' },
      { title: '帮扶村', kind: 'number' },
      ...roles.map((role): Column => ({ title: supportRoles[role], kind: 'number' })),
      { title: '五项齐全', kind: 'number' },
    ],
    rows: places.map((place) => row(link(place), within(place))),
    ...(places.length > 1 && { foot: row('合计', places.flatMap(within)) }),
  };
}

/** Every village of a county with the unit in each role; villages without anybody first. */
function villageTable(support: Support, villages: readonly Place[]): Table {
  const { facts, of } = support;
  const rows = villages.map((village) => ({ village, teams: of.get(village.code) ?? [] })).sort((a, b) => Number(a.teams.length > 0) - Number(b.teams.length > 0) || compare(a.village.code, b.village.code));
  return {
    caption: '各村的帮扶力量',
    columns: [{ title: '村', kind: 'title' }, ...roles.map((role): Column => ({ title: supportRoles[role], kind: 'text' }))],
    rows: rows.map(({ village, teams }) => [
      to(facts.places.link(village.code)),
      ...roles.map((role): Value => teams.filter((team) => team.role === role).map((team) => team.unit).join('、') || { mark: 'no', text: '没有' }),
    ]),
  };
}

function missingPart(support: Support, villages: readonly Place[]): Part {
  const { facts, of } = support;
  const bare = villages.filter((village) => !of.has(village.code));
  return {
    id: 'missing',
    title: '没有帮扶力量的村',
    blocks: bare.length === 0 ? [{ type: 'text', paragraphs: ['每个村都有人帮。'] }] : [{ type: 'links', links: bare.map((village) => ({ ...facts.places.link(village.code), text: facts.places.fullName(village.code) })) }],
  };
}

function frontView(support: Support): TopicView {
  const { places } = support.facts;
  const counties = places.of('county').filter((county) => support.villages.some((village) => places.countyOf(village.code) === county));
  return {
    meta: { title: '帮扶力量', description: '各县（市、区）每个村有谁在帮：联系领导、帮扶部门、驻村工作组、第一书记、农技员。', path: supportRoot, crumbs: [], section: 'places' },
    kind: '台账',
    heading: '帮扶力量',
    lead: '每个村由谁联系、谁帮扶。只公布单位和岗位，不公布姓名。',
    parts: [
      { id: 'coverage', title: '各县（市、区）有几个村配齐', blocks: [{ type: 'table', table: coverageTable(support, counties, (county) => to({ text: county.name, href: `${supportRoot}${county.code}/` }), '有这项帮扶力量的村（个）'), hideCaption: true }] },
      missingPart(support, support.villages),
    ],
  };
}

function countyView(support: Support, county: Place): TopicView {
  const { places } = support.facts;
  const villages = support.villages.filter((village) => places.countyOf(village.code) === county);
  const towns = county.children.filter((town) => villages.some((village) => places.upward(village.code).includes(town)));
  return {
    meta: {
      title: `${county.name}帮扶力量`,
      description: `${county.name}${villages.length}个帮扶村，每个村由哪个单位联系、帮扶、驻村。`,
      path: `${supportRoot}${county.code}/`,
      crumbs: [{ text: '帮扶力量', href: supportRoot }],
      section: 'places',
    },
    kind: '台账',
    heading: `${county.name}帮扶力量`,
    where: county.name,
    parts: [
      { id: 'coverage', title: '各乡镇有几个村配齐', blocks: [{ type: 'table', table: coverageTable(support, towns, (town) => to(places.link(town.code)), '有这项帮扶力量的村（个）'), hideCaption: true }] },
      missingPart(support, villages),
      { id: 'villages', title: '各村由谁帮', blocks: [{ type: 'table', table: villageTable(support, villages), hideCaption: true }] },
    ],
  };
}

function villagePart({ facts, of }: Support, code: string): Part | undefined {
  const teams = of.get(code);
  if (!teams) return undefined;
  const county = facts.places.countyOf(code);
  return {
    id: 'support',
    title: '谁来帮',
    blocks: [
      {
        type: 'table',
        hideCaption: true,
        table: {
          caption: '帮扶力量',
          columns: [
            { title: '帮扶力量', kind: 'title' },
            { title: '单位', kind: 'text' },
            { title: '开始', kind: 'date' },
          ],
          rows: teams.map((team) => [supportRoles[team.role], team.unit, day(team.since)]),
        },
      },
    ],
    ...(county && { more: { text: `${county.name}各村的帮扶力量`, href: `${supportRoot}${county.code}/` } }),
  };
}

/** Who helps which village, by unit and post, never by name. Source: 五个一 for every poor village (Sichuan); 千名公仆 (Huai'an). */
export const supportTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  const rows = facts.tables.support_teams?.rows ?? [];
  if (rows.length === 0) return undefined;
  const order = [...rows].sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || compare(a.unit, b.unit));
  const { places } = facts;
  const support: Support = {
    facts,
    of: groupBy(order, (row) => row.village_code),
    villages: places.of('village').filter((village) => facts.villages.has(village.code)),
  };
  const counties = places.of('county').filter((county) => support.villages.some((village) => places.countyOf(village.code) === county));
  return {
    root: supportRoot,
    section: 'places',
    title: '帮扶力量',
    description: '每个村由哪个单位联系、帮扶、驻村。',
    pages: pagesFrom([['', () => frontView(support)], ...counties.map((county) => [county.code, () => countyView(support, county)] as const)]),
    at: (code) => villagePart(support, code),
  };
};
