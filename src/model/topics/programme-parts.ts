import { policyLink } from '../commitments.ts';
import { categorySlugs } from '../project-categories.ts';
import type { Facts } from '../facts.ts';
import type { Project } from '../money.ts';
import {
  allocatedTo,
  countedPlaces,
  measureLength,
  measuresOf,
  measureValue,
  measureWord,
  newestYear,
  paidTo,
  plannedFor,
  projectCells,
  projectColumns,
  reachNote,
} from '../programme-figures.ts';
import { divideProjects, fiveBatches, tenPlans, type Measure, type Programme, type Scheme } from '../programmes.ts';
import { projectsByCounty } from '../project-county.ts';
import { compare, count, groupBy, money, to } from '../values.ts';
import type { Bars, Block, Column, Fact, Link, Part, Table, Value } from '../views.ts';
import { registryPath } from '../views/registry.ts';

export const programmesRoot = '/programmes/';

/** The other ways to divide, each on a page of its own. */
export const otherSchemes: readonly { slug: string; scheme: Scheme }[] = [
  { slug: 'five-batches', scheme: fiveBatches },
  { slug: 'ten-plans', scheme: tenPlans },
];

export const pathOf = (slug: string): string => `${programmesRoot}${slug}/`;
export const front: Link = { text: '分类帮扶', href: programmesRoot };

export const figuresOf = (facts: Facts, projects: readonly Project[]): Fact[] => [
  { label: '项目', value: count(projects.length, '个') },
  { label: '计划投资', value: money(plannedFor(projects)) },
  { label: '已分配', value: money(allocatedTo(facts, projects)) },
  { label: '已拨付', value: money(paidTo(facts, projects)) },
];

/** A row for each programme and one for the rest, so that the total is that of all projects. */
export function schemeTable(facts: Facts, scheme: Scheme, projects: readonly Project[], link: (programme: Programme) => Value): Table {
  const { of, rest } = divideProjects(scheme, projects);
  return {
    caption: `${scheme.title}各有多少项目和钱`,
    columns: [{ title: '类别', kind: 'title' }, ...projectColumns],
    rows: [...of.map(({ programme, projects: own }) => [link(programme), ...projectCells(facts, own)]), ...(rest.length > 0 ? [[scheme.rest, ...projectCells(facts, rest)]] : [])],
    foot: ['合计', ...projectCells(facts, projects)],
    note: reachNote,
  };
}

export function moneyBars(facts: Facts, scheme: Scheme, projects: readonly Project[], hrefOf: (programme: Programme) => string | undefined): Bars {
  const { of, rest } = divideProjects(scheme, projects);
  const row = (label: string, own: readonly Project[], href?: string): Bars['rows'][number] => {
    const paid = paidTo(facts, own);
    return { label, ...(href !== undefined && { href }), value: money(paid), length: paid };
  };
  return {
    caption: '已拨付',
    rows: [...of.map(({ programme, projects: own }) => row(programme.title, own, hrefOf(programme))), ...(rest.length > 0 ? [row(scheme.rest, rest)] : [])],
  };
}

export const peopleNote = '按建档立卡户统计。一户可以有几项措施，各项相加不等于总户数。';

/** Registered households by measure, each under the programme that it belongs to. Undefined without a registry, or before its first year is over. */
export function peopleBars(facts: Facts, scheme: Scheme): Bars | undefined {
  const newest = newestYear(facts);
  const [place] = countedPlaces(facts);
  if (!newest || !place) return undefined;
  const rows = scheme.programmes.flatMap((programme) =>
    measuresOf(facts, programme).map((measure): Bars['rows'][number] => ({
      label: programme.measures.length === 1 && programme.title.includes(measureWord(measure)) ? programme.title : `${programme.title}：${measureWord(measure)}`,
      value: measureValue(facts, place.code, newest.year, measure),
      length: measureLength(facts, place.code, newest.year, measure),
    })),
  );
  return rows.length === 0 ? undefined : { caption: `${place.name}得到帮扶的建档立卡户（${newest.words}）`, rows };
}

/** Registered households with each measure, city and county by county. */
function peopleTable(facts: Facts, measures: readonly Measure[]): Table | undefined {
  const newest = newestYear(facts);
  const rows = countedPlaces(facts);
  if (!newest || measures.length === 0 || rows.length === 0) return undefined;
  return {
    caption: `得到帮扶措施的建档立卡户（${newest.words}，户）`,
    columns: [{ title: '地方', kind: 'title' }, ...measures.map((measure): Column => ({ title: measureWord(measure), kind: 'number' }))],
    rows: rows.map((place) => [
      to({ text: place.name, href: registryPath(place.code) }),
      ...measures.map((measure) => withoutUnit(measureValue(facts, place.code, newest.year, measure))),
    ]),
    note: measures.length > 1 ? peopleNote : '按建档立卡户统计。',
  };
}

/** The unit stands in the caption. */
const withoutUnit = (value: Value): Value => {
  if (value === null || typeof value !== 'object' || !('count' in value)) return value;
  const { unit: _, ...rest } = value;
  return rest;
};

export function peoplePart(facts: Facts, programme: Programme): Part {
  const table = peopleTable(facts, measuresOf(facts, programme));
  const words = programme.measures.length === 0 ? '建成的东西全村受益，建档立卡没有这一项措施，所以没有户数。' : '没有建档立卡户得到这项措施，或者还没有公布。';
  return { id: 'people', title: '帮到多少户', blocks: [table ? { type: 'table', table, hideCaption: false } : { type: 'text', paragraphs: [words] }] };
}

export function countyTable(facts: Facts, projects: readonly Project[], caption: string): Table {
  return {
    caption,
    columns: [{ title: '地方', kind: 'title' }, ...projectColumns],
    rows: projectsByCounty(facts, projects).map(([county, own]) => [county ? to(facts.places.link(county.code)) : '跨县的项目', ...projectCells(facts, own)]),
    foot: ['合计', ...projectCells(facts, projects)],
    note: reachNote,
  };
}

export function yearTable(facts: Facts, projects: readonly Project[]): Table {
  const years = [...groupBy(projects, ({ year }) => year)].sort(([a], [b]) => compare(b, a));
  return {
    caption: '各年度的项目',
    columns: [{ title: '年度', kind: 'title' }, ...projectColumns],
    rows: years.map(([year, own]) => [`${year}年`, ...projectCells(facts, own)]),
    foot: ['合计', ...projectCells(facts, projects)],
  };
}

/** The lists of projects that a programme is made of. */
const projectLinks = (programme: Programme, projects: readonly Project[]): (Link & { note?: string })[] =>
  programme.categories.flatMap((category) => {
    const own = projects.filter((project) => project.category === category);
    return own.length === 0 ? [] : [{ text: `${category}类项目`, href: `/projects/categories/${categorySlugs[category]}/`, note: `${own.length}个` }];
  });

export function listPart(programme: Programme, projects: readonly Project[]): Part {
  const links = projectLinks(programme, projects);
  return {
    id: 'projects',
    title: '项目',
    blocks: [links.length > 0 ? { type: 'links', links } : { type: 'text', paragraphs: ['还没有这一类的项目。'] }],
  };
}

const overlaps = (a: Programme, b: Programme): boolean =>
  a.categories.some((category) => b.categories.includes(category)) || a.measures.some((measure) => b.measures.includes(measure));

/** What a programme is called in the other divisions. */
export const elsewhere = (programme: Programme): (Link & { note?: string })[] =>
  otherSchemes.flatMap(({ slug, scheme }) =>
    scheme.programmes.filter((other) => overlaps(programme, other)).map((other) => ({ text: other.title, href: `${pathOf(slug)}#${other.slug}`, note: scheme.title })),
  );

/** A row for each county, a column for each part of a scheme: what was paid. */
export function crossTable(facts: Facts, scheme: Scheme, projects: readonly Project[]): Table {
  const used = divideProjects(scheme, projects);
  const columns = used.of.filter(({ projects: own }) => own.length > 0).map(({ programme }) => programme);
  const row = (name: Value, own: readonly Project[]): Value[] => {
    const { of, rest } = divideProjects(scheme, own);
    return [
      name,
      ...of.filter(({ programme }) => columns.includes(programme)).map(({ projects: part }) => money(paidTo(facts, part))),
      ...(used.rest.length > 0 ? [money(paidTo(facts, rest))] : []),
      money(paidTo(facts, own)),
    ];
  };
  return {
    caption: '各县（市、区）已拨付',
    columns: [
      { title: '地方', kind: 'title' },
      ...columns.map(({ title }): Column => ({ title: title.replace(/一批$/, ''), kind: 'money' })),
      ...(used.rest.length > 0 ? [{ title: '其他', kind: 'money' } as const] : []),
      { title: '合计', kind: 'money' },
    ],
    rows: projectsByCounty(facts, projects).map(([county, own]) => row(county ? to(facts.places.link(county.code)) : '跨县的项目', own)),
    foot: row('合计', projects),
  };
}

export const programmePart = (facts: Facts, { programme, projects }: { programme: Programme; projects: Project[] }): Part => {
  const measures = measuresOf(facts, programme);
  const people = peopleTable(facts, measures);
  const links = projectLinks(programme, projects);
  return {
    id: programme.slug,
    title: programme.title,
    blocks: [
      { type: 'text', paragraphs: [programme.does] },
      ...(links.length > 0 ? [{ type: 'links', links } satisfies Block] : [{ type: 'text', paragraphs: ['没有专门的项目类别。'] } satisfies Block]),
      ...(people ? [{ type: 'table', table: people } satisfies Block] : []),
    ],
  };
};

/** The way to the document that divides help so, where the portal explains it. */
export function policyLinks({ policies }: Facts, { policy }: Scheme): Block[] {
  const found = policies.find(({ id }) => id === policy);
  return found ? [{ type: 'links', links: [policyLink(found)] }] : [];
}
