import type { Facts } from '../facts.ts';
import { stateOf, type Finding, type FindingState } from '../oversight.ts';
import type { Place } from '../places.ts';
import { compare, groupBy, to } from '../values.ts';
import type { Block, FilterGroup, Part, TopicView } from '../views.ts';
import { findingFigures, findingTable, tally, tallyTable, type FindingColumn } from './finding-tables.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

export const findingsRoot = '/findings/';

/** The three lists are three views of one table. Source: 问题清单、整改清单、责任清单 (Sichuan); 责任追究 (Panjin, Luoyang). */
const lists = {
  problems: { folder: '', title: '问题清单', says: '查出了什么问题，在哪里，牵涉多少钱。' },
  corrections: { folder: 'corrections/', title: '整改清单', says: '怎样改，什么时候改完，结果怎样。' },
  responsibilities: { folder: 'responsibilities/', title: '责任清单', says: '由哪个单位负责改，没改好怎样问责。只写单位和职务，不写姓名。' },
} as const;
type List = keyof typeof lists;

/** Longer lists are cut on the front pages; pages of counties and years have all. */
const most = 100;
const newest = 20;

/** Rows of a list that stand open; the rest is folded up under them. */
const shown = 10;

/** Part of the findings that has pages of its own. */
interface Cut {
  /** '' for all, else 'places/990102000000/' or 'years/2019/'. */
  part: string;
  label: string;
  rows: Finding[];
  place?: Place;
}

const addressIn = (list: List, { part }: Pick<Cut, 'part'>): string => findingsRoot + lists[list].folder + part;

/** In a state, those that wait longest first. */
const inState = (facts: Facts, rows: readonly Finding[], ...states: FindingState[]): Finding[] =>
  rows.filter((row) => states.includes(stateOf(row, facts.asOf))).sort((a, b) => compare(a.due_on, b.due_on) || compare(a.finding_id, b.finding_id));

const listColumns: Record<Exclude<List, 'responsibilities'>, { open: FindingColumn[]; done: FindingColumn[] }> = {
  problems: {
    open: ['问题', '地方', '涉及金额', '项目', '出自', '整改期限', '现状'],
    done: ['问题', '地方', '发现日期', '涉及金额', '项目', '出自', '现状'],
  },
  corrections: {
    open: ['问题', '地方', '整改措施', '责任单位', '整改期限', '现状'],
    done: ['问题', '地方', '整改措施', '整改期限', '完成日期', '整改结果', '已追回', '现状'],
  },
};

function tableBlock(facts: Facts, rows: readonly Finding[], caption: string, columns: FindingColumn[], limit: number, empty: string): Block {
  const note = rows.length > limit ? `共${rows.length}个，这里列${limit}个；其余的按地方或年度看。` : undefined;
  return { type: 'table', table: findingTable(facts, rows.slice(0, limit), caption, columns, note), hideCaption: true, empty, shown, unit: '个问题' };
}

/** The findings of a cut: what waits first, then what is done. */
function findingParts(facts: Facts, list: Exclude<List, 'responsibilities'>, cut: Cut): Part[] {
  const columns = listColumns[list];
  const limit = cut.part === '' ? most : Infinity;
  const overdue = inState(facts, cut.rows, 'overdue');
  const open = inState(facts, cut.rows, 'open');
  const done = cut.rows.filter((row) => !overdue.includes(row) && !open.includes(row));
  return [
    { id: 'overdue', title: '逾期未改', blocks: [tableBlock(facts, overdue, '逾期未改的问题', columns.open, limit, '没有逾期未改的问题。')] },
    ...(open.length === 0 ? [] : [{ id: 'open', title: '正在整改', blocks: [tableBlock(facts, open, '正在整改的问题', columns.open, limit, '')] }]),
    ...placesPart(facts, list, cut),
    { id: 'done', title: '已经改完', blocks: [tableBlock(facts, done, '已经改完的问题', columns.done, cut.part === '' ? newest : Infinity, '还没有改完的问题。')] },
  ];
}

/** County by county, where the cut is not one county alone. */
function placesPart(facts: Facts, list: List, cut: Cut): Part[] {
  if (cut.place) return [];
  const byCounty = groupBy(cut.rows, (row) => facts.places.countyOf(row.region_code));
  const groups = [...byCounty]
    .sort(([a], [b]) => compare(a?.code ?? '', b?.code ?? ''))
    .map(([county, rows]) => ({ name: county ? to({ text: county.name, href: addressIn(list, { part: `places/${county.code}/` }) }) : '不在县以下', rows }));
  return [
    {
      id: 'places',
      title: '各县（市、区）改得怎样',
      blocks: [{ type: 'table', table: tallyTable(groups, facts.asOf, { name: '地方', caption: '各县（市、区）的问题（个）' }), hideCaption: true }],
    },
  ];
}

/** The units that answer for findings, those with overdue ones first, and how they were called to account. */
function responsibilityParts(facts: Facts, cut: Cut): Part[] {
  const { places, asOf } = facts;
  // Towns of different counties have the same name.
  const units = [...groupBy(cut.rows, (row) => `${places.countyOf(row.region_code)?.code ?? row.region_code}\n${row.responsible_unit}`)]
    .map(([key, rows]) => ({ key, unit: rows[0]!.responsible_unit, place: places.countyOf(rows[0]!.region_code) ?? places.get(rows[0]!.region_code), rows, tally: tally(rows, asOf) }))
    .sort((a, b) => b.tally.overdue - a.tally.overdue || b.tally.open - a.tally.open || b.tally.late - a.tally.late || b.tally.all - a.tally.all || compare(a.key, b.key));
  const limit = cut.part === '' ? newest : Infinity;
  const listed = units.slice(0, limit);
  const table = tallyTable(
    listed.map(({ unit, place, rows }) => ({ name: unit, rows, ...(!cut.place && { more: to({ text: place.name, href: addressIn('responsibilities', { part: `places/${place.code}/` }) }) }) })),
    asOf,
    { name: '责任单位', caption: '各责任单位的问题（个）', ...(!cut.place && { more: '地方' }) },
  );
  const { foot, ...footless } = table;
  const answered = cut.rows.filter((row) => row.accountability !== undefined);
  const undone = inState(facts, cut.rows, 'overdue', 'open');
  return [
    {
      id: 'undone',
      title: '还没改完的由谁负责',
      blocks: [tableBlock(facts, undone, '还没改完的问题', ['问题', '责任单位', '地方', '整改期限', '问责情况', '现状'], cut.part === '' ? most : Infinity, '查出的问题都改完了。')],
    },
    {
      id: 'units',
      title: '各单位负责几个',
      blocks: [{ type: 'table', table: units.length > limit ? { ...footless, note: `共${units.length}个单位，这里列${limit}个；其余的按地方看。` } : { ...footless, ...(foot && { foot }) }, hideCaption: true, shown, unit: '个单位' }],
    },
    {
      id: 'accountability',
      title: '怎样问责',
      blocks: [tableBlock(facts, answered, '问责情况', ['问题', '责任单位', '地方', '问责情况', '现状'], cut.part === '' ? newest : Infinity, '没有问责的记录。')],
    },
    ...placesPart(facts, 'responsibilities', cut),
  ];
}

const lead = (facts: Facts, list: List, cut: Cut): string => {
  const { overdue, open } = tally(cut.rows, facts.asOf);
  const waiting = open + overdue;
  return `${lists[list].says}${waiting === 0 ? '查出的问题都改完了' : `还有${waiting}个没有改完${overdue > 0 ? `，其中${overdue}个过了期限` : ''}`}。`;
};

function filters(list: List, cut: Cut, cuts: readonly Cut[]): FilterGroup[] {
  const group = (title: string, folder: string): FilterGroup[] => {
    const own = cuts.filter(({ part }) => part.startsWith(folder));
    return own.length === 0
      ? []
      : [{ title, links: own.map((other) => ({ text: other.label, href: addressIn(list, other), count: other.rows.length, ...(other === cut && { current: true }) })) }];
  };
  return [
    {
      title: '清单',
      open: true,
      links: (Object.keys(lists) as List[]).map((other) => ({ text: lists[other].title, href: addressIn(other, cut), ...(other === list && { current: true }) })),
    },
    ...group('地方', 'places/'),
    ...group('年度', 'years/'),
  ];
}

function view(facts: Facts, list: List, cut: Cut, cuts: readonly Cut[]): TopicView {
  const name = list === 'problems' && cut.part === '' ? '问题整改' : `${cut.label}${lists[list].title}`;
  const root = cuts[0]!;
  return {
    meta: {
      title: name,
      description: `${name}：${cut.rows.length}个问题。${lists[list].says}`,
      path: addressIn(list, cut),
      crumbs: [
        ...(list === 'problems' && cut.part === '' ? [] : [{ text: '问题整改', href: findingsRoot }]),
        ...(list !== 'problems' && cut.part !== '' ? [{ text: lists[list].title, href: addressIn(list, root) }] : []),
      ],
      section: 'oversight',
      ...(cut.part.startsWith('years/') && { unlisted: true }),
    },
    kind: '清单',
    heading: list === 'problems' && cut.part === '' ? '问题整改：问题清单' : name,
    ...(cut.place && { where: cut.place.name }),
    lead: lead(facts, list, cut),
    figures: findingFigures(cut.rows, facts.asOf),
    filters: filters(list, cut, cuts),
    parts: list === 'responsibilities' ? responsibilityParts(facts, cut) : findingParts(facts, list, cut),
  };
}

/** What is still open in a place, on the place's own page. */
function placePart(facts: Facts, code: string): Part | undefined {
  const rows = facts.oversight.findingsWithin(code);
  if (rows.length === 0) return undefined;
  const { all, resolved, overdue } = tally(rows, facts.asOf);
  const waiting = inState(facts, rows, 'overdue', 'open');
  const county = facts.places.countyOf(code);
  return {
    id: 'findings',
    title: '问题整改',
    blocks: [
      { type: 'text', paragraphs: [`查出${all}个问题，已改完${resolved}个${overdue > 0 ? `，逾期未改${overdue}个` : ''}。`] },
      ...(waiting.length === 0
        ? []
        : [tableBlock(facts, waiting, '还没改完的问题', ['问题', ...(facts.places.get(code).level === 'village' ? [] : (['地方'] as const)), '责任单位', '整改期限', '现状'], newest, '')]),
    ],
    more: county ? { text: `${county.name}的问题清单`, href: addressIn('problems', { part: `places/${county.code}/` }) } : { text: '问题清单', href: findingsRoot },
  };
}

/** Problems, corrections, responsibilities: what inspections found and what came of it. */
export const findingsTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  const { findings } = facts.oversight;
  if (findings.length === 0) return undefined;
  const counties = facts.places.of('county').flatMap((place): Cut[] => {
    const rows = facts.oversight.findingsWithin(place.code);
    return rows.length === 0 ? [] : [{ part: `places/${place.code}/`, label: place.name, rows, place }];
  });
  const years = [...groupBy(findings, (row) => row.found_on.slice(0, 4))].map(([year, rows]): Cut => ({ part: `years/${year}/`, label: `${year}年`, rows }));
  const cuts: Cut[] = [{ part: '', label: '', rows: findings }, ...counties, ...years];
  return {
    root: findingsRoot,
    section: 'oversight',
    title: '问题整改',
    description: '查出什么问题，改了没有，由谁负责。',
    pages: pagesFrom(
      (Object.keys(lists) as List[]).flatMap((list) =>
        cuts.map((cut) => [addressIn(list, cut).slice(findingsRoot.length).replace(/\/$/, ''), () => view(facts, list, cut, cuts)] as const),
      ),
    ),
    at: (code) => placePart(facts, code),
  };
};
