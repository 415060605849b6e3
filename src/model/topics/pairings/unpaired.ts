import { designations } from '../../../schema/index.ts';
import type { Place } from '../../places.ts';
import { compare, count, to, words } from '../../values.ts';
import type { Block, Link, Part, Table, TopicView } from '../../views.ts';
import { villagesByTown } from '../villages-by-town.ts';
import { pairingsRoot, unpairedIn, unpairedRoot, type PairingFacts } from './pairing-facts.ts';

/** So many names still make one page; beyond that each county has its own. */
const mostNames = 400;

const crumbs: Link[] = [{ text: '村企结对', href: pairingsRoot }];

/** Where an enterprise can see what they need, when the portal has a board of needs. */
const pairLink = ({ facts }: PairingFacts): Block[] =>
  (facts.tables.needs?.rows ?? []).some((row) => row.posted_on <= facts.asOf)
    ? [{ type: 'links', links: [{ text: '企业找村：看这些村需要什么、找谁联系', href: '/needs/pair/' }] }]
    : [];

function countyTable({ facts }: PairingFacts, villages: readonly Place[]): Table {
  return {
    caption: '没有企业结对的村',
    columns: [
      { title: '村', kind: 'title' },
      { title: '类别', kind: 'text' },
      { title: '主导产业', kind: 'text' },
    ],
    rows: villages.map((village) => {
      const row = facts.villages.get(village.code);
      const town = village.parent && village.parent.level === 'town' ? village.parent.name : '';
      return [to({ ...facts.places.link(village.code), text: town + village.name }), row ? designations[row.designation] : null, words(row?.leading_industry)];
    }),
  };
}

function frontView(pairings: PairingFacts): TopicView {
  const { facts, counties, villages, villagesIn } = pairings;
  const all = unpairedIn(pairings, villages);
  const groups = counties.map((county) => ({ county, own: unpairedIn(pairings, villagesIn(county)) })).filter(({ own }) => own.length > 0);
  const names = all.length <= mostNames;
  return {
    meta: { title: '没有企业结对的村', description: `${villages.length}个帮扶村中，${all.length}个还没有企业结对，在这里逐个列出。`, path: unpairedRoot, crumbs, section: 'enterprises' },
    kind: '台账',
    heading: '没有企业结对的村',
    lead: all.length === 0 ? '每个帮扶村都有企业结对。' : `${villages.length}个帮扶村中，${all.length}个还没有企业结对。`,
    parts: groups.map(({ county, own }): Part => ({
      id: `c${county.code}`,
      title: `${county.name}（${own.length}个）`,
      blocks: [
        names
          ? { type: 'table', table: villagesByTown(facts, own, `${county.name}没有企业结对的村`), hideCaption: true }
          : { type: 'text', paragraphs: [`${villagesIn(county).length}个帮扶村中，${own.length}个没有企业。`] },
      ],
      more: { text: `${county.name}：产业和类别`, href: `${unpairedRoot}${county.code}/` },
    })),
  };
}

function countyView(pairings: PairingFacts, county: Place): TopicView {
  const villages = pairings.villagesIn(county);
  const own = [...unpairedIn(pairings, villages)].sort((a, b) => compare(a.code, b.code));
  return {
    meta: {
      title: `${county.name}没有企业结对的村`,
      description: `${county.name}${villages.length}个帮扶村中，${own.length}个还没有企业结对。`,
      path: `${unpairedRoot}${county.code}/`,
      crumbs: [...crumbs, { text: '没有企业结对的村', href: unpairedRoot }],
      section: 'enterprises',
    },
    kind: '台账',
    heading: `${county.name}没有企业结对的村`,
    where: county.name,
    figures: [
      { label: '没有企业', value: count(own.length, '个村') },
      { label: '帮扶村', value: count(villages.length, '个') },
    ],
    parts: [
      {
        id: 'villages',
        title: '哪些村',
        blocks: [{ type: 'table', table: countyTable(pairings, own), hideCaption: true, empty: '每个帮扶村都有企业结对。' }, ...(own.length > 0 ? pairLink(pairings) : [])],
        more: { text: `${county.name}的村企结对`, href: `${pairingsRoot}${county.code}/` },
      },
    ],
  };
}

export const unpairedPages = (pairings: PairingFacts): [id: string, make: () => TopicView][] => [
  ['unpaired', () => frontView(pairings)],
  ...pairings.counties.map((county): [string, () => TopicView] => [`unpaired/${county.code}`, () => countyView(pairings, county)]),
];
