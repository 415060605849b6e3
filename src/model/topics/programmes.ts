import type { Facts } from '../facts.ts';
import type { Project } from '../money.ts';
import type { Place } from '../places.ts';
import { paidTo } from '../programme-figures.ts';
import { divideProjects, elevenProgrammes, type Programme, type Scheme } from '../programmes.ts';
import { count, money, share, to } from '../values.ts';
import type { Block, Part, TopicView, Value } from '../views.ts';
import { countyTable, crossTable, elsewhere, figuresOf, front, listPart, moneyBars, otherSchemes, pathOf, peopleBars, peopleNote, peoplePart, policyLinks, programmePart, programmesRoot, schemeTable, yearTable } from './programme-parts.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

/** The page of one of the eleven. */
function programmeView(facts: Facts, programme: Programme, projects: readonly Project[]): TopicView {
  const others = elsewhere(programme);
  const heading = `${programme.title}帮扶`;
  return {
    meta: {
      title: heading,
      description: `${heading}：${programme.does}各县、各年度有多少项目、多少钱，帮到多少户。`,
      path: pathOf(programme.slug),
      crumbs: [front],
      section: 'projects',
    },
    kind: '分类',
    heading,
    lead: programme.does,
    figures: figuresOf(facts, projects),
    parts: [
      { id: 'counties', title: '各县（市、区）', blocks: [{ type: 'table', table: countyTable(facts, projects, '各县（市、区）的项目和钱'), hideCaption: true, empty: '还没有这一类的项目。' }] },
      peoplePart(facts, programme),
      { id: 'years', title: '各年度', blocks: [{ type: 'table', table: yearTable(facts, projects), hideCaption: true, empty: '还没有这一类的项目。' }] },
      listPart(programme, projects),
      {
        id: 'policy',
        title: '文件怎么说',
        blocks: [
          { type: 'text', paragraphs: [`${elevenProgrammes.source}${programme.title}是其中一项：${programme.does}本网把${programme.categories.join('、')}类项目归在这里。`] },
          ...policyLinks(facts, elevenProgrammes),
          ...(others.length > 0 ? ([{ type: 'text', paragraphs: ['在别的分法里：'] }, { type: 'links', links: others }] satisfies Block[]) : []),
        ],
      },
    ],
  };
}

/** 五个一批, or the ten plans. */
function schemeView(facts: Facts, slug: string, scheme: Scheme): TopicView {
  const { projects } = facts.money;
  const people = peopleBars(facts, scheme);
  const links = policyLinks(facts, scheme);
  return {
    meta: { title: scheme.title, description: `${scheme.title}：每一类有多少项目、多少钱，帮到多少户，各县多少。`, path: pathOf(slug), crumbs: [front], section: 'projects' },
    kind: '分类',
    heading: scheme.title,
    lead: scheme.source,
    figures: figuresOf(facts, projects),
    parts: [
      ...(people ? [{ id: 'people', title: '帮到多少户', blocks: [{ type: 'bars', bars: people } satisfies Block, { type: 'text', paragraphs: [peopleNote] } satisfies Block] }] : []),
      { id: 'money', title: '多少项目，多少钱', blocks: [{ type: 'table', table: schemeTable(facts, scheme, projects, ({ title, slug: anchor }) => to({ text: title, href: `${pathOf(slug)}#${anchor}` })), hideCaption: true }] },
      { id: 'counties', title: '各县（市、区）已拨付', blocks: [{ type: 'table', table: crossTable(facts, scheme, projects), hideCaption: true }] },
      ...divideProjects(scheme, projects).of.map((part) => programmePart(facts, part)),
      ...(links.length > 0 ? [{ id: 'policy', title: '文件', blocks: links }] : []),
    ],
  };
}

function frontView(facts: Facts): TopicView {
  const { projects } = facts.money;
  const people = peopleBars(facts, elevenProgrammes);
  const hrefOf = ({ slug }: Programme): string => pathOf(slug);
  return {
    meta: { title: '分类帮扶', description: '就业、产业、搬迁、教育、健康……每一类帮扶有多少项目、多少钱，帮到多少户。', path: programmesRoot, crumbs: [], section: 'projects' },
    kind: '分类',
    heading: '分类帮扶',
    lead: '每一类帮扶花了多少钱、办了多少项目、帮到多少户。',
    parts: [
      { id: 'money', title: '钱用在哪几类', blocks: [{ type: 'bars', bars: moneyBars(facts, elevenProgrammes, projects, hrefOf) }] },
      ...(people ? [{ id: 'people', title: '帮到多少户', blocks: [{ type: 'bars', bars: people } satisfies Block, { type: 'text', paragraphs: [peopleNote] } satisfies Block] }] : []),
      {
        id: 'all',
        title: elevenProgrammes.title,
        blocks: [
          { type: 'text', paragraphs: [elevenProgrammes.source] },
          ...policyLinks(facts, elevenProgrammes),
          { type: 'table', table: schemeTable(facts, elevenProgrammes, projects, ({ slug, title }) => to({ text: title, href: pathOf(slug) })), hideCaption: true },
        ],
      },
      { id: 'schemes', title: '别的分法', blocks: [{ type: 'links', links: otherSchemes.map(({ slug, scheme }) => ({ text: scheme.title, href: pathOf(slug), note: scheme.source })) }] },
    ],
  };
}

/** A share too small for one decimal is not written as none. */
const shareOrTrace = (part: number, whole: number): Value => (part > 0 && part * 1000 < whole ? '不到0.1%' : share(part, whole));

/** How a city's or county's money divides. */
function placePart(facts: Facts, place: Place): Part | undefined {
  const projects = facts.money.projectsWithin(place.code);
  if (projects.length === 0) return undefined;
  const { of, rest } = divideProjects(elevenProgrammes, projects);
  const paid = paidTo(facts, projects);
  const cells = (own: readonly Project[]): Value[] => [count(own.length), money(paidTo(facts, own))];
  const row = (name: Value, own: readonly Project[]): Value[] => [name, ...cells(own), shareOrTrace(paidTo(facts, own), paid)];
  return {
    id: 'programmes',
    title: '分类帮扶',
    blocks: [
      {
        type: 'table',
        hideCaption: true,
        table: {
          caption: '每一类有多少项目，拨了多少',
          columns: [
            { title: '类别', kind: 'title' },
            { title: '项目', kind: 'number' },
            { title: '已拨付', kind: 'money' },
            { title: '占', kind: 'number' },
          ],
          rows: [
            ...of.filter(({ projects: own }) => own.length > 0).map(({ programme, projects: own }) => row(to({ text: programme.title, href: pathOf(programme.slug) }), own)),
            ...(rest.length > 0 ? [row(elevenProgrammes.rest, rest)] : []),
          ],
          // Shares are rounded down: they need not add up to the whole.
          foot: ['合计', ...cells(projects), ''],
        },
      },
    ],
    more: { text: '分类帮扶：全部', href: programmesRoot },
  };
}

/**
 * Money and people by programme: the eleven of Luoyang, each with its page, and beside them 五个一批 and the ten plans of Sichuan's 3+10. Which categories and
 * measures belong to which is said once, in `programmes.ts`.
 */
export const programmesTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  const { projects } = facts.money;
  if (projects.length === 0) return undefined;
  return {
    root: programmesRoot,
    section: 'projects',
    title: '分类帮扶',
    description: '就业、产业、搬迁、教育、健康等各类帮扶的项目、钱和人。',
    pages: pagesFrom([
      ['', () => frontView(facts)],
      ...divideProjects(elevenProgrammes, projects).of.map(({ programme, projects: own }) => [programme.slug, () => programmeView(facts, programme, own)] as const),
      ...otherSchemes.map(({ slug, scheme }) => [slug, () => schemeView(facts, slug, scheme)] as const),
    ]),
    at(code) {
      const place = facts.places.get(code);
      return place.level === 'city' || place.level === 'county' ? placePart(facts, place) : undefined;
    },
  };
};
