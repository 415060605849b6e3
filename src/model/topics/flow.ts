import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { undatedYear } from '../registry-population.ts';
import type { RegistryFacts } from '../registry.ts';
import { to } from '../values.ts';
import { registryPath } from '../views/registry.ts';
import type { FilterGroup, Part, TopicView } from '../views.ts';
import { cumulativeTable, flowTable, joinTable, type Row } from './flow/tables.ts';
import { pagesFrom, type MakeTopic } from './topic.ts';

export const flowRoot = '/flow/';

const yearPath = (year: number): string => `${flowRoot}${year}/`;
const countyPath = (year: number, county: Place): string => `${yearPath(year)}${county.code}/`;
const historyPath = (code: string): string => `${registryPath(code)}#flow`;

interface Flow {
  facts: Facts;
  registry: RegistryFacts;
}

const childrenOf = ({ registry }: Flow, place: Place): Place[] => place.children.filter((child) => registry.isCounted(child.code));
const countiesOf = ({ facts, registry }: Flow): Place[] => facts.places.of('county').filter((county) => registry.isCounted(county.code));

/** The same page for each year, newest first. */
const yearFilter = ({ registry }: Flow, current: number, path: (year: number) => string): FilterGroup[] => [
  { title: '年度', links: [...registry.years].reverse().map((year) => ({ text: `${year}年`, href: path(year), ...(year === current && { current: true }) })) },
];

const historyRow = (place: Place): Row => ({ name: to({ text: place.name, href: historyPath(place.code) }), code: place.code });

/** The places that the portal covers, each with its counties: the place itself is the sum below them. */
function topGroups(flow: Flow, year: number): { caption: string; rows: Row[]; foot?: string }[] {
  const { facts, registry } = flow;
  const countyRow = (county: Place): Row => ({ name: to({ text: county.name, href: countyPath(year, county) }), code: county.code });
  return facts.places.roots
    .filter((root) => registry.isCounted(root.code))
    .map((root) =>
      root.level === 'county'
        ? { caption: root.name, rows: [countyRow(root)] }
        : { caption: root.name, rows: childrenOf(flow, root).map((child) => (child.level === 'county' ? countyRow(child) : historyRow(child))), foot: root.code },
    );
}

/** One year with all counties. */
function yearView(flow: Flow, year: number, isFront: boolean): TopicView {
  const { registry } = flow;
  const at = registry.years.indexOf(year);
  const groups = topGroups(flow, year);
  const tables = groups.flatMap((group) => (['households', 'persons'] as const).map((unit) => ({ type: 'table' as const, table: flowTable({ registry, at, ...group }, unit) })));
  const parts: Part[] = [
    { id: 'flow', title: `${year}年进出`, blocks: tables },
    {
      id: 'join',
      title: '扶贫台账和脱贫台账怎样对上',
      blocks: [
        { type: 'text', paragraphs: ['脱贫的户从“在册”转到“已脱贫”，返贫的转回来，清退的两边都不再有。两本账加起来就是全部建档立卡户。'] },
        ...groups.map((group) => ({ type: 'table' as const, table: joinTable({ registry, at, ...group }) })),
      ],
    },
    {
      id: 'cumulative',
      title: `${registry.years[0]}年以来累计`,
      blocks: groups.flatMap((group) => (['persons', 'households'] as const).map((unit) => ({ type: 'table' as const, table: cumulativeTable({ registry, ...group }, unit) }))),
    },
  ];
  return {
    meta: {
      title: isFront ? '进出动态' : `${year}年进出动态`,
      description: `${year}年各县（市、区）建档立卡户的进出：识别纳入、补录、返贫、清退、脱贫，年初加减后等于年末。`,
      path: isFront ? flowRoot : yearPath(year),
      crumbs: isFront ? [] : [{ text: '进出动态', href: flowRoot }],
      section: 'places',
      ...(!isFront && year === registry.years.at(-1) && { unlisted: true }),
    },
    kind: '统计',
    heading: `${year}年进出动态`,
    lead: '年初在册，加上识别纳入、补录、返贫，减去清退、脱贫，等于年末在册。点县名看各乡镇和村。',
    filters: yearFilter(flow, year, yearPath),
    parts: isFront ? parts : parts.slice(0, 2),
  };
}

/** One year of one county: its towns, then the villages of each, folded up under its name. */
function countyView(flow: Flow, year: number, county: Place): TopicView {
  const { registry } = flow;
  const at = registry.years.indexOf(year);
  const children = childrenOf(flow, county);
  const towns = children.filter((child) => childrenOf(flow, child).length > 0);
  const input = { registry, at, rows: children.map(historyRow), foot: county.code, caption: '各乡镇' };
  return {
    meta: {
      title: `${county.name}${year}年进出动态`,
      description: `${county.name}${year}年各乡镇、村建档立卡户的进出：识别纳入、补录、返贫、清退、脱贫。`,
      path: countyPath(year, county),
      crumbs: [
        { text: '进出动态', href: flowRoot },
        { text: `${year}年`, href: yearPath(year) },
      ],
      section: 'places',
    },
    kind: '统计',
    heading: `${county.name}${year}年进出动态`,
    where: county.name,
    lead: '年初在册，加上识别纳入、补录、返贫，减去清退、脱贫，等于年末在册。点地名看它历年的数。',
    filters: yearFilter(flow, year, (other) => countyPath(other, county)),
    parts: [
      { id: 'towns', title: '各乡镇', blocks: (['households', 'persons'] as const).map((unit) => ({ type: 'table', table: flowTable(input, unit) })) },
      { id: 'join', title: '扶贫台账和脱贫台账怎样对上', blocks: [{ type: 'table', table: joinTable(input), hideCaption: true }] },
      ...(towns.length > 0
        ? [
            {
              id: 'villages',
              title: '各村',
              blocks: towns.map((town) => ({
                type: 'more' as const,
                summary: `${town.name}，${childrenOf(flow, town).length}个村`,
                blocks: [{ type: 'table' as const, table: flowTable({ registry, at, rows: childrenOf(flow, town).map(historyRow), foot: town.code, caption: town.name }, 'households') }],
              })),
            },
          ]
        : []),
    ],
  };
}

function placePart(flow: Flow, code: string): Part | undefined {
  const { registry, facts } = flow;
  const year = registry.years.at(-1);
  const place = facts.places.get(code);
  // Towns and villages have their years on their page of the registry, which their own page leads to.
  if (year === undefined || place.level !== 'county' || !registry.isCounted(code)) return undefined;
  return {
    id: 'flow',
    title: '进出动态',
    blocks: [{ type: 'links', links: [{ text: `${place.name}${year}年进出动态`, href: countyPath(year, place), note: '各乡镇、村：识别纳入、补录、返贫、清退、脱贫' }] }],
  };
}

/**
 * Who came into the registry and who left it, by year and place; nothing that is not printed on the registry's own pages, or a sum of what is.
 * Sources: “脱贫退出、返贫纳入”统计数据 (Panjin); 清退、补录 (Qianjiang); 扶贫台账与脱贫台账可衔接、可追溯 (Sichuan).
 */
export const flowTopic: MakeTopic<Facts> = (facts) => {
  const { registry } = facts;
  const last = registry?.years.at(-1);
  if (!registry || last === undefined || last === undatedYear) return undefined;
  const flow = { facts, registry };
  const counties = countiesOf(flow);
  return {
    root: flowRoot,
    section: 'places',
    title: '进出动态',
    description: '各年度各地建档立卡户的进和出，逐行相加等于年末。',
    pages: pagesFrom([
      ['', () => yearView(flow, last, true)],
      ...registry.years.map((year) => [String(year), () => yearView(flow, year, false)] as const),
      ...registry.years.flatMap((year) => counties.map((county) => [`${year}/${county.code}`, () => countyView(flow, year, county)] as const)),
    ]),
    at: (code) => placePart(flow, code),
  };
};
