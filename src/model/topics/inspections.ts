import { addressOf } from '../../schema/address.ts';
import { inspectionKinds, noticeKinds } from '../../schema/index.ts';
import { formatDate } from '../../format.ts';
import { inspectionPath } from '../addresses.ts';
import type { Facts } from '../facts.ts';
import type { Notice } from '../notices/notice-facts.ts';
import type { Inspection } from '../oversight.ts';
import type { Place } from '../places.ts';
import { compare, count, groupBy, to } from '../values.ts';
import type { FilterGroup, Part, TopicView } from '../views.ts';
import { findingTable } from './finding-tables.ts';
import { inspectionFacts, inspectionTable, summaryTable } from './inspection-tables.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

export const inspectionsRoot = '/inspections/';

/** Short English addresses for the kinds, in the order of the dictionary. */
const kindAddresses: Record<Inspection['kind'], string> = {
  审计: 'audits',
  考核: 'appraisals',
  督导: 'supervision',
  第三方评估: 'evaluations',
  满意度调查: 'satisfaction',
  数据比对: 'data-matching',
};

const kindSays: Record<Inspection['kind'], string> = {
  审计: '钱用得对不对。',
  考核: '当年的目标完成了没有。',
  督导: '项目和公示有没有按规定做。',
  第三方评估: '退出的户、出列的村是不是真的达标，由外面的人来看。',
  满意度调查: '群众满意不满意。',
  数据比对: '几个部门的数据放在一起，看对象准不准。',
};

/** Longer lists are cut on pages that are not of one county. */
const most = 30;

/** Part of the inspections that has a page of its own. */
interface Cut {
  /** '' for all, else 'kinds/audits/', 'places/990102000000/', 'years/2019/'. */
  part: string;
  label: string;
  rows: Inspection[];
  place?: Place;
  kind?: Inspection['kind'];
}

const href = ({ part }: Pick<Cut, 'part'>): string => inspectionsRoot + part;

function cutsOf(facts: Facts): Cut[] {
  const { inspections, inspectionsWithin } = facts.oversight;
  const byKind = groupBy(inspections, (row) => row.kind);
  return [
    { part: '', label: '', rows: inspections },
    ...(Object.keys(inspectionKinds) as Inspection['kind'][]).flatMap((kind) => {
      const rows = byKind.get(kind);
      return rows ? [{ part: `kinds/${kindAddresses[kind]}/`, label: kind, rows, kind }] : [];
    }),
    ...facts.places.of('county').flatMap((place) => {
      const rows = inspectionsWithin(place.code);
      return rows.length === 0 ? [] : [{ part: `places/${place.code}/`, label: place.name, rows, place }];
    }),
    ...[...groupBy(inspections, (row) => row.on.slice(0, 4))].map(([year, rows]) => ({ part: `years/${year}/`, label: `${year}年`, rows })),
  ];
}

function filters(cut: Cut, cuts: readonly Cut[]): FilterGroup[] {
  return [
    ['类别', 'kinds/'],
    ['地方', 'places/'],
    ['年度', 'years/'],
  ].flatMap(([title, folder]) => {
    const own = cuts.filter(({ part }) => part.startsWith(folder!));
    return own.length === 0 ? [] : [{ title: title!, links: own.map((other) => ({ text: other.label, href: href(other), count: other.rows.length, ...(other === cut && { current: true }) })) }];
  });
}

function kindsPart(facts: Facts, cut: Cut): Part[] {
  const groups = [...groupBy(cut.rows, (row) => row.kind)]
    .map(([kind, rows]) => ({ kind, rows }))
    .sort((a, b) => compare(Object.keys(inspectionKinds).indexOf(a.kind), Object.keys(inspectionKinds).indexOf(b.kind)));
  if (cut.kind || groups.length < 2) return [];
  return [
    {
      id: 'kinds',
      title: '各类检查的结果',
      blocks: [
        {
          type: 'table',
          table: summaryTable(facts, groups.map(({ kind, rows }) => ({ name: to({ text: kind, href: href({ part: `kinds/${kindAddresses[kind]}/` }) }), rows })), '各类检查的结果', '类别'),
          hideCaption: true,
        },
      ],
    },
  ];
}

function placesPart(facts: Facts, cut: Cut): Part[] {
  // Sums over all kinds would add up vouchers and households.
  if (cut.place || !cut.kind) return [];
  const groups = [...groupBy(cut.rows, (row) => facts.places.countyOf(row.region_code))].sort(([a], [b]) => compare(a?.code ?? '', b?.code ?? ''));
  const name = (place: Place | undefined) => (place ? to({ text: place.name, href: href({ part: `places/${place.code}/` }) }) : '不在县以下');
  return [
    {
      id: 'places',
      title: '各县（市、区）',
      blocks: [{ type: 'table', table: summaryTable(facts, groups.map(([place, rows]) => ({ name: name(place), rows })), `${cut.kind}：各县（市、区）的结果`, '地方'), hideCaption: true }],
    },
  ];
}

function yearsPart(facts: Facts, cut: Cut): Part[] {
  if (!cut.kind) return [];
  const groups = [...groupBy(cut.rows, (row) => row.on.slice(0, 4))].map(([year, rows]) => ({ name: `${year}年`, rows }));
  return [{ id: 'years', title: '各年度', blocks: [{ type: 'table', table: summaryTable(facts, groups, `${cut.kind}：各年度的结果`, '年度'), hideCaption: true }] }];
}

function listPart(facts: Facts, cut: Cut): Part {
  const limit = cut.place ? Infinity : most;
  const note = cut.rows.length > limit ? `共${cut.rows.length}次，这里列最近的${limit}次；其余的按地方看。` : undefined;
  return {
    id: 'list',
    title: cut.rows.length > limit ? '最近的检查' : '每一次检查',
    blocks: [
      {
        type: 'table',
        table: inspectionTable(facts, cut.rows.slice(0, limit), '检查', { ...(cut.place && { place: cut.place.code }), ...(cut.kind && { kind: true }) }, note),
        hideCaption: true,
      },
    ],
  };
}

function cutView(facts: Facts, cut: Cut, cuts: readonly Cut[]): TopicView {
  const isFront = cut.part === '';
  const heading = isFront ? '监督检查' : `监督检查：${cut.label}`;
  const found = cut.rows.flatMap((row) => facts.oversight.findingsOf(row.inspection_id)).length;
  return {
    meta: {
      title: heading,
      description: `${heading}，共${cut.rows.length}次。${cut.kind ? kindSays[cut.kind] : '审计、考核、督导、第三方评估、满意度调查、数据比对，抽查多少、合格多少、查出什么。'}`,
      path: href(cut),
      crumbs: isFront ? [] : [{ text: '监督检查', href: inspectionsRoot }],
      section: 'oversight',
      ...(!isFront && { unlisted: true }),
    },
    kind: '检查',
    heading,
    ...(cut.place && { where: cut.place.name }),
    lead: cut.kind ? kindSays[cut.kind] : '谁来查、查了多少、合格多少、查出什么问题。',
    figures: [
      { label: '检查', value: count(cut.rows.length, '次') },
      { label: '查出问题', value: count(found, '个') },
    ],
    filters: filters(cut, cuts),
    parts: [...kindsPart(facts, cut), ...yearsPart(facts, cut), ...placesPart(facts, cut), listPart(facts, cut)],
  };
}

/** Notices that an inspection verified before they were published. */
function noticesPart(verified: readonly Notice[], facts: Facts): Part[] {
  if (verified.length === 0) return [];
  return [
    {
      id: 'notices',
      title: '由这次检查核实的公示',
      blocks: [
        {
          type: 'links',
          links: verified.map((notice) => ({ ...facts.notices.card(notice).link, note: `${noticeKinds[notice.kind]} · ${formatDate(notice.published_on)}` })),
        },
      ],
    },
  ];
}

function inspectionView(facts: Facts, row: Inspection, verified: readonly Notice[]): TopicView {
  const { places, oversight } = facts;
  const found = oversight.findingsOf(row.inspection_id);
  const { figures, about } = inspectionFacts(facts, row);
  const county = places.countyOf(row.region_code);
  const { text: name } = oversight.inspectionLink(row);
  return {
    meta: {
      title: `${name}（${row.inspection_id}）`,
      description: `${row.by}${formatDate(row.on)}对${places.fullName(row.region_code)}的${row.kind}${row.scope ? `：${row.scope}` : ''}。`,
      path: inspectionPath(row.inspection_id),
      crumbs: [{ text: '监督检查', href: inspectionsRoot }, ...(county ? [{ text: county.name, href: href({ part: `places/${county.code}/` }) }] : [])],
      section: 'oversight',
    },
    kind: '检查',
    heading: name,
    where: places.fullName(row.region_code),
    ...(row.summary !== undefined && { lead: row.summary }),
    ...(figures.length > 0 && { figures }),
    parts: [
      {
        id: 'findings',
        title: '查出的问题',
        blocks: [
          {
            type: 'table',
            table: findingTable(facts, found, '查出的问题', ['问题', '地方', '涉及金额', '已追回', '项目', '责任单位', '整改期限', '现状']),
            hideCaption: true,
            empty: '没有登记问题。',
          },
        ],
      },
      ...noticesPart(verified, facts),
      { id: 'about', title: '检查情况', blocks: [{ type: 'facts', facts: about }] },
    ],
  };
}

/** Inspections of the very place, or for a county all in it; the newest, and the way to the rest. */
function placePart(facts: Facts, code: string): Part | undefined {
  const { level } = facts.places.get(code);
  const within = facts.oversight.inspectionsWithin(code);
  const rows = level === 'county' || level === 'city' ? within : within.filter((row) => row.region_code === code);
  const county = facts.places.countyOf(code);
  if (rows.length === 0) return undefined;
  const shown = 5;
  return {
    id: 'inspections',
    title: '监督检查',
    blocks: [{ type: 'table', table: inspectionTable(facts, rows.slice(0, shown), '最近的检查', { place: code }), hideCaption: true }],
    more: county ? { text: `${county.name}的全部检查`, href: href({ part: `places/${county.code}/` }) } : { text: '全部检查', href: inspectionsRoot },
  };
}

/** Audits, inspections, surveys, evaluations by others, comparisons of data. Sources: 第三方评估、满意度调查、审计 (Luoyang, Panjin), 8部门13项比对 (Qianjiang). */
export const inspectionsTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  const { inspections } = facts.oversight;
  if (inspections.length === 0) return undefined;
  const cuts = cutsOf(facts);
  const verified = groupBy(facts.notices.all, (notice) => notice.verified_by);
  return {
    root: inspectionsRoot,
    section: 'oversight',
    title: '监督检查',
    description: '谁来查、查了多少、合格多少、查出什么。',
    pages: pagesFrom([
      ...cuts.map((cut) => [cut.part.replace(/\/$/, ''), () => cutView(facts, cut, cuts)] as const),
      ...inspections.map((row) => [addressOf(row.inspection_id), () => inspectionView(facts, row, verified.get(row.inspection_id) ?? [])] as const),
    ]),
    at: (code) => placePart(facts, code),
  };
};
