import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { count } from '../values.ts';
import type { Link, Part, TopicView } from '../views.ts';
import { namedContributions, namedPages, namedRoot } from './pairings/named.ts';
import { coverageOf, createPairingFacts, pairedEnterprises, pairingsRoot, unpairedIn, unpairedRoot, type PairingFacts } from './pairings/pairing-facts.ts';
import { resultPages, resultsByYear, resultsRoot, yearsTable, type Results } from './pairings/results.ts';
import { coverageTable, matrixTable, modeTable, pairingTable } from './pairings/tables.ts';
import { unpairedPages } from './pairings/unpaired.ts';
import { villagesByTown } from './villages-by-town.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

/** The other pages about pairings: those that exist. */
const waysOn = (pairings: PairingFacts, results: Results): (Link & { note?: string })[] => [
  { text: '企业名单', href: '/enterprises/', note: '每家企业帮了哪些村、投入了什么' },
  ...(results.size > 0 ? [{ text: '各年帮扶成效', href: resultsRoot, note: '核实以后的钱、岗位和培训' }] : []),
  ...(namedContributions(pairings).length > 0 ? [{ text: '企业冠名的项目', href: namedRoot }] : []),
  ...(pairings.facts.enterprises.honourYears.length > 0 ? [{ text: '历年光荣榜', href: '/honours/', note: '得分和表彰' }] : []),
];

function frontView(pairings: PairingFacts, results: Results): TopicView {
  const { counties, villages, standingIn } = pairings;
  const enterprises = pairedEnterprises(pairings);
  const { paired, byOne, bySeveral } = coverageOf(pairings, villages);
  const standing = counties.flatMap(standingIn);
  const severalVillages = enterprises.filter(({ uscc }) => new Set(standing.filter((row) => row.uscc === uscc).map((row) => row.village_code)).size > 1);
  const left = villages.length - paired;
  return {
    meta: {
      title: '村企结对',
      description: `${enterprises.length}家企业结对帮扶${paired}个村，${left}个村还没有企业。哪家企业帮哪个村，用什么办法，成效怎样。`,
      path: pairingsRoot,
      crumbs: [],
      section: 'enterprises',
    },
    kind: '台账',
    heading: '村企结对',
    lead: `${enterprises.length}家企业结对帮扶${paired}个村。${left > 0 ? `还有${left}个村没有企业。` : '每个帮扶村都有企业。'}`,
    figures: [
      { label: '没有企业的村', value: left === 0 ? count(0, '个') : { count: left, unit: '个', href: unpairedRoot } },
      { label: '有企业的村', value: count(paired, '个') },
      { label: '结对企业', value: { count: enterprises.length, unit: '家', href: '/enterprises/' } },
      { label: '一企一村', value: count(byOne, '个村') },
      { label: '多企一村', value: count(bySeveral, '个村') },
      { label: '帮几个村的企业', value: count(severalVillages.length, '家') },
    ],
    parts: [
      {
        id: 'coverage',
        title: '各地有没有企业',
        blocks: [{ type: 'table', table: coverageTable(pairings), hideCaption: true }],
        ...(left > 0 && { more: { text: `没有企业的${left}个村，逐个列出`, href: unpairedRoot } }),
      },
      { id: 'modes', title: '用什么办法帮', blocks: [{ type: 'table', table: modeTable(pairings, standing), hideCaption: true }] },
      ...(results.size > 0
        ? [{ id: 'results', title: '各年成效', blocks: [{ type: 'table', table: yearsTable(pairings, results), hideCaption: true }], more: { text: '各地的成效', href: resultsRoot } } satisfies Part]
        : []),
      { id: 'more', title: '接着看', blocks: [{ type: 'links', links: waysOn(pairings, results) }] },
    ],
  };
}

function countyView(pairings: PairingFacts, results: Results, county: Place): TopicView {
  const { facts, standingIn, endedIn, villagesIn } = pairings;
  const villages = villagesIn(county);
  const standing = standingIn(county);
  const ended = endedIn(county);
  const left = unpairedIn(pairings, villages);
  const { paired, byOne, bySeveral } = coverageOf(pairings, villages);
  const years = yearsTable(pairings, results, county);
  return {
    meta: {
      title: `${county.name}村企结对`,
      description: `${county.name}${villages.length}个帮扶村，${paired}个有企业结对，${left.length}个没有。每家企业帮哪个村、用什么办法。`,
      path: `${pairingsRoot}${county.code}/`,
      crumbs: [{ text: '村企结对', href: pairingsRoot }],
      section: 'enterprises',
    },
    kind: '台账',
    heading: `${county.name}村企结对`,
    where: county.name,
    figures: [
      { label: '没有企业的村', value: left.length === 0 ? count(0, '个') : { count: left.length, unit: '个', href: `${unpairedRoot}${county.code}/` } },
      { label: '有企业的村', value: count(paired, '个') },
      { label: '一企一村', value: count(byOne, '个') },
      { label: '多企一村', value: count(bySeveral, '个') },
    ],
    parts: [
      {
        id: 'unpaired',
        title: '没有企业的村',
        blocks:
          left.length === 0
            ? [{ type: 'text', paragraphs: ['每个帮扶村都有企业结对。'] }]
            : [{ type: 'table', table: villagesByTown(facts, left, '没有企业的村'), hideCaption: true }],
        ...(left.length > 0 && { more: { text: '这些村的类别和主导产业', href: `${unpairedRoot}${county.code}/` } }),
      },
      { id: 'matrix', title: '每个村用了哪些办法', blocks: [{ type: 'table', table: matrixTable(pairings, standing), hideCaption: true, empty: '还没有企业结对。' }] },
      { id: 'pairings', title: '哪家企业帮哪个村', blocks: [{ type: 'table', table: pairingTable(pairings, standing, '正在结对'), hideCaption: true, empty: '还没有企业结对。' }] },
      ...(ended.length > 0 ? [{ id: 'ended', title: '已经结束的结对', blocks: [{ type: 'table', table: pairingTable(pairings, ended, '已经结束的结对', true), hideCaption: true }] } satisfies Part] : []),
      ...(years.rows.length > 0 ? [{ id: 'results', title: '各年成效', blocks: [{ type: 'table', table: years, hideCaption: true }] } satisfies Part] : []),
    ],
  };
}

/** A paired village has its enterprises on its page already; one without says so. */
function villagePart(pairings: PairingFacts, code: string): Part | undefined {
  const { facts, enterprisesOf } = pairings;
  const village = facts.places.get(code);
  if (!facts.villages.has(code) || enterprisesOf(village).length > 0) return undefined;
  const county = pairings.countyOf(village);
  return {
    id: 'no-enterprise',
    title: '有没有企业结对',
    blocks: [{ type: 'text', paragraphs: ['眼下没有企业与本村结对。'] }],
    more: { text: `${county.name}的村企结对`, href: `${pairingsRoot}${county.code}/` },
  };
}

function countyPart(pairings: PairingFacts, county: Place): Part {
  const { villages, paired, byOne, bySeveral } = coverageOf(pairings, pairings.villagesIn(county));
  return {
    id: 'pairings',
    title: '村企结对',
    blocks: [
      {
        type: 'facts',
        facts: [
          { label: '有企业的村', value: count(paired, '个') },
          { label: '没有企业的村', value: villages === paired ? count(0, '个') : { count: villages - paired, unit: '个', href: `${unpairedRoot}${county.code}/` } },
          { label: '一企一村', value: count(byOne, '个') },
          { label: '多企一村', value: count(bySeveral, '个') },
        ],
      },
    ],
    more: { text: '哪家企业帮哪个村', href: `${pairingsRoot}${county.code}/` },
  };
}

/** Enterprises and the villages that they help. Sources: 42家企业与51个村结对 (Qianjiang); 村企结对，每年考核、公布、表彰 (Huai'an). */
export const pairingsTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  const pairings = createPairingFacts(facts);
  if (!pairings) return undefined;
  const results = resultsByYear(pairings);
  return {
    root: pairingsRoot,
    section: 'enterprises',
    title: '村企结对',
    description: '哪家企业帮哪个村，哪些村还没有企业。',
    pages: pagesFrom([
      ['', () => frontView(pairings, results)],
      ...unpairedPages(pairings),
      ...resultPages(pairings, results),
      ...namedPages(pairings),
      ...pairings.counties.map((county): [string, () => TopicView] => [county.code, () => countyView(pairings, results, county)]),
    ]),
    at(code) {
      const place = facts.places.get(code);
      if (place.level === 'village') return villagePart(pairings, code);
      return pairings.counties.includes(place) ? countyPart(pairings, place) : undefined;
    },
  };
};
