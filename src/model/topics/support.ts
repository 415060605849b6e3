import { supportRoles } from '../../schema/index.ts';
import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { day, to } from '../values.ts';
import type { Part, TopicView, Value } from '../views.ts';
import { byTown, createSupport, roles, supportRoot, unitsRoot, type Support } from './support/support-facts.ts';
import { coverageTable, missingTable, supportFigures, townTable, villageTable } from './support/tables.ts';
import { unitPages } from './support/units.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

const crumbs = [{ text: '帮扶力量', href: supportRoot }];

const pathOf = (place: Place): string => `${supportRoot}${place.code}/`;

const unitsPart = (href: string, title: string): Part => ({
  id: 'units',
  title: '按单位看',
  blocks: [{ type: 'links', links: [{ text: title, href, note: '每个单位帮哪些村、承担什么' }] }],
});

/** Villages without anybody, where there are any: on the front page with their full names. */
function barePart({ facts, of }: Support, villages: readonly Place[]): Part[] {
  const bare = villages.filter((village) => of(village).length === 0);
  if (bare.length === 0) return [];
  return [
    {
      id: 'bare',
      title: `一项也没有的村（${bare.length}个）`,
      blocks: [{ type: 'links', links: bare.map((village) => ({ ...facts.places.link(village.code), text: facts.places.fullName(village.code) })) }],
    },
  ];
}

function missingPart(support: Support, villages: readonly Place[]): Part {
  return {
    id: 'missing',
    title: '缺哪一项',
    blocks: [{ type: 'table', table: missingTable(support, villages), hideCaption: true, empty: '每个村五项都齐全。' }],
  };
}

function frontView(support: Support): TopicView {
  const { counties, villages, villagesIn } = support;
  const groups = new Map(counties.map((county) => [county, villagesIn(county)]));
  return {
    meta: { title: '帮扶力量', description: '各县（市、区）每个村有谁在帮：联系领导、帮扶部门、驻村工作组、第一书记、农技员。', path: supportRoot, crumbs: [], section: 'places' },
    kind: '台账',
    heading: '帮扶力量',
    lead: '每个村由谁联系、谁帮扶。只公布单位和岗位，不公布姓名。',
    figures: supportFigures(support, villages),
    parts: [
      {
        id: 'coverage',
        title: '各县（市、区）有几个村配齐',
        blocks: [{ type: 'table', table: coverageTable(support, groups, (county) => to({ text: county.name, href: pathOf(county) })), hideCaption: true }],
      },
      // A province has its villages on the pages of counties.
      ...(counties.length > 20 ? [] : barePart(support, villages)),
      unitsPart(unitsRoot, '帮扶单位'),
    ],
  };
}

function countyView(support: Support, county: Place): TopicView {
  const villages = support.villagesIn(county);
  const towns = byTown(villages);
  const direct = towns.get(county) ?? [];
  return {
    meta: { title: `${county.name}帮扶力量`, description: `${county.name}${villages.length}个帮扶村，每个村由哪个单位联系、帮扶、驻村，还缺哪一项。`, path: pathOf(county), crumbs, section: 'places' },
    kind: '台账',
    heading: `${county.name}帮扶力量`,
    where: county.name,
    figures: supportFigures(support, villages),
    parts: [
      missingPart(support, villages),
      {
        id: 'towns',
        title: '各乡镇的村由谁帮',
        blocks: [
          { type: 'table', table: townTable(support, towns, (town) => (town === county ? town.name : to({ text: town.name, href: pathOf(town) }))), hideCaption: true },
          ...(direct.length > 0 ? [{ type: 'table', table: villageTable(support, direct) } as const] : []),
        ],
      },
      unitsPart(`${unitsRoot}${county.code}/`, `${county.name}的帮扶单位`),
    ],
  };
}

function townView(support: Support, town: Place, county: Place, villages: readonly Place[]): TopicView {
  return {
    meta: {
      title: `${support.facts.places.fullName(town.code)}帮扶力量`,
      description: `${town.name}${villages.length}个帮扶村，每个村由哪个单位联系、帮扶、驻村。`,
      path: pathOf(town),
      crumbs: [...crumbs, { text: county.name, href: pathOf(county) }],
      section: 'places',
    },
    kind: '台账',
    heading: `${town.name}帮扶力量`,
    where: support.facts.places.fullName(town.code),
    parts: [{ id: 'villages', title: '各村由谁帮', blocks: [{ type: 'table', table: villageTable(support, villages), hideCaption: true }] }],
  };
}

/** All five, and what is missing of them. */
function villagePart(support: Support, village: Place, page: Place): Part {
  const teams = support.of(village);
  return {
    id: 'support',
    title: '谁来帮',
    short: '帮扶',
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
          rows: roles.flatMap((role): Value[][] => {
            const own = teams.filter((team) => team.role === role);
            return own.length === 0 ? [[supportRoles[role], { mark: 'no', text: '没有' }, '']] : own.map((team) => [supportRoles[role], team.unit, day(team.since)]);
          }),
        },
      },
    ],
    more: { text: `${page.name}各村由谁帮`, href: pathOf(page) },
  };
}

/**
 * Who helps which village, by unit and post, never by name. Source: 五个一 for every poor village (Sichuan); every village of the villages table is
 * to have all five.
 */
export const supportTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  const support = createSupport(facts);
  if (!support) return undefined;
  const { counties, villagesIn } = support;
  const towns = counties.flatMap((county) => [...byTown(villagesIn(county))].filter(([town]) => town !== county).map(([town, villages]) => ({ county, town, villages })));
  const villagesOf = new Map(towns.map(({ town, villages }) => [town, villages]));
  const pageOf = new Map([...counties.map((county) => [county, county] as const), ...towns.map(({ town }) => [town, town] as const)]);
  return {
    root: supportRoot,
    section: 'places',
    title: '帮扶力量',
    description: '每个村由哪个单位联系、帮扶、驻村，还缺什么。',
    pages: pagesFrom([
      ['', () => frontView(support)],
      ...unitPages(support),
      ...counties.map((county): [string, () => TopicView] => [county.code, () => countyView(support, county)]),
      ...towns.map(({ county, town, villages }): [string, () => TopicView] => [town.code, () => townView(support, town, county, villages)]),
    ]),
    at(code) {
      const place = facts.places.get(code);
      if (place.level === 'village') {
        const page = place.parent && pageOf.get(place.parent);
        return facts.villages.has(code) && page ? villagePart(support, place, page) : undefined;
      }
      const own = counties.includes(place) ? villagesIn(place) : (villagesOf.get(place) ?? []);
      if (own.length === 0) return undefined;
      return { id: 'support', title: '谁来帮', blocks: [{ type: 'facts', facts: supportFigures(support, own) }], more: { text: `${place.name}各村由谁帮`, href: pathOf(place) } };
    },
  };
};
