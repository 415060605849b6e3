import type { Facts } from '../facts.ts';
import type { Project } from '../money.ts';
import type { Place } from '../places.ts';
import { projectsByCounty } from '../project-county.ts';
import type { Fault, FaultKind } from '../project-events.ts';
import { paymentsSoFar, projectLink } from '../tables.ts';
import { count, share, to, total } from '../values.ts';
import type { Column, Fact, Part, Table, TopicView, Value } from '../views.ts';
import { faultsOf, markOf, paymentRule } from '../views/timeline.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

export const paymentsRoot = '/payments/';

/** What readers ask for, each with what belongs to it; the order is that of the page. */
const groups: readonly { id: string; title: string; short: string; kinds: readonly FaultKind[]; none: string }[] = [
  { id: 'overdue', title: '过了计划完工日期，还没有完工', short: '到期未完工', kinds: ['overdue'], none: '没有到期未完工的项目。' },
  { id: 'stalled', title: '在建，很久没有再拨付', short: '久未拨付', kinds: ['stalled'], none: '没有在建而久未拨付的项目。' },
  {
    id: 'order',
    title: '拨付的先后不对',
    short: '先后不对',
    kinds: ['paid-before-start', 'paid-before-plan', 'paid-ahead', 'milestone-backwards', 'paid-to-idle'],
    none: '没有先后不对的拨付。',
  },
  { id: 'paid-late', title: '完工或验收以后很久才拨付', short: '晚拨付', kinds: ['paid-late'], none: '没有晚拨付。' },
  { id: 'finished-late', title: '完工了，但比计划晚', short: '晚完工', kinds: ['finished-late'], none: '没有晚完工的项目。' },
];

interface Judged {
  project: Project;
  faults: Fault[];
}

/** The projects of one county, or those that lie in several. */
interface Division {
  /** Address under the root. */
  id: string;
  name: string;
  county: Place | undefined;
  projects: Judged[];
}

interface Payments {
  facts: Facts;
  all: Judged[];
  divisions: Division[];
}

const across = { id: 'shared', name: '跨县的项目' };

const has = ({ faults }: Judged, kinds: readonly FaultKind[]): boolean => faults.some(({ kind }) => kinds.includes(kind));
const having = (projects: readonly Judged[], kinds: readonly FaultKind[]): Judged[] => projects.filter((judged) => has(judged, kinds));

/** The first of a project's faults in the order of kinds; of one kind, that of most days. The project's own page has them all. */
const worst = ({ faults }: Judged, kinds: readonly FaultKind[]): Fault =>
  faults
    .filter(({ kind }) => kinds.includes(kind))
    .reduce((a, b) => (kinds.indexOf(b.kind) < kinds.indexOf(a.kind) || (b.kind === a.kind && (b.days ?? 0) > (a.days ?? 0)) ? b : a));

/** A finish so few days late is counted, not listed. */
const hardlyLate = 30;

function faultTable({ facts }: Payments, projects: readonly Judged[], kinds: readonly FaultKind[], caption: string): Table {
  const rows = having(projects, kinds)
    .map((judged) => ({ ...judged, fault: worst(judged, kinds) }))
    .filter(({ fault }) => fault.kind !== 'finished-late' || (fault.days ?? 0) > hardlyLate)
    .sort((a, b) => (b.fault.days ?? 0) - (a.fault.days ?? 0));
  const left = having(projects, kinds).length - rows.length;
  return {
    caption,
    ...(left > 0 && { note: `${rows.length > 0 ? '另有' : '有'}${left}个项目晚了不到${hardlyLate + 1}天，不一一列出。` }),
    columns: [
      { title: '项目', kind: 'title' },
      { title: '地点', kind: 'text' },
      { title: '问题', kind: 'text' },
      { title: '拨付', kind: 'text' },
    ],
    rows: rows.map(({ project, fault }) => [
      to({ ...projectLink(project), href: `${projectLink(project).href}#timeline` }),
      { links: project.region_code.map((code) => facts.places.link(code)) },
      { mark: markOf(fault), text: fault.text },
      paymentsSoFar(facts, project),
    ]),
  };
}

function countTable(divisions: readonly Division[], all: readonly Judged[]): Table {
  const row = (name: Value, projects: readonly Judged[], path?: string): Value[] => [
    name,
    count(projects.filter(({ project }) => project.status === 'building').length),
    ...groups.map(({ id, kinds }): Value => {
      const found = having(projects, kinds).length;
      return path === undefined || found === 0 ? count(found) : { count: found, href: `${path}#${id}` };
    }),
  ];
  return {
    caption: '各县（市、区）有几个项目',
    columns: [{ title: '地方', kind: 'title' }, { title: '在建', kind: 'number' }, ...groups.map(({ short }): Column => ({ title: short, kind: 'number' }))],
    rows: divisions.map(({ id, name, projects }) => row(to({ text: name, href: `${paymentsRoot}${id}/` }), projects, `${paymentsRoot}${id}/`)),
    ...(divisions.length > 1 && { foot: row('合计', all) }),
  };
}

const audits = ({ facts }: Payments, county: Place | undefined): number =>
  (facts.tables.inspections?.rows ?? []).filter(({ kind, region_code: code }) => kind === '审计' && (county ? facts.places.upward(code).includes(county) : !facts.places.countyOf(code))).length;

/** 报账制、公示公告制、审计制 (Huai'an): whether payments have their voucher, projects their notices, and how often was audited. */
function systemsTable(payments: Payments, divisions: readonly Division[]): Table {
  const { facts } = payments;
  const hasAudits = (facts.tables.inspections?.rows ?? []).some(({ kind }) => kind === '审计');
  const hasNotices = facts.notices.all.length > 0;
  const row = ({ name, projects, county }: Division): Value[] => {
    const made = projects.flatMap(({ project }) => facts.money.paymentsTo(project.project_id));
    const told = (own: readonly Judged[], kind: string): number => own.filter(({ project }) => facts.notices.about('project', project.project_id).some((notice) => notice.kind === kind)).length;
    const paid = projects.filter(({ project }) => facts.money.paymentsTo(project.project_id).length > 0);
    const accepted = projects.filter(({ project }) => project.status === 'accepted');
    return [
      name,
      count(made.length),
      share(made.filter(({ voucher }) => voucher !== undefined).length, made.length),
      share(made.filter(({ approved_by: approvedBy }) => approvedBy !== undefined).length, made.length),
      ...(hasNotices ? [share(told(paid, 'annual_plan'), paid.length), share(told(accepted, 'completion'), accepted.length)] : []),
      ...(hasAudits ? [count(audits(payments, county))] : []),
    ];
  };
  return {
    caption: '报账、公示、审计做到多少',
    columns: [
      { title: '地方', kind: 'title' },
      { title: '拨付笔数', kind: 'number' },
      { title: '有凭证号', kind: 'number' },
      { title: '有审批岗位', kind: 'number' },
      ...(hasNotices ? ([{ title: '拨过款的有计划公告', kind: 'number' }, { title: '验收的有完工公告', kind: 'number' }] as const) : []),
      ...(hasAudits ? [{ title: '审计次数', kind: 'number' } as const] : []),
    ],
    rows: divisions.map(row),
    note: '报账制：每笔拨付凭凭证报账，由规定的岗位审批。公示公告制：先公告计划，验收后公告结果。',
  };
}

const figuresOf = ({ facts }: Payments, projects: readonly Judged[]): Fact[] => [
  { label: '拨付', value: count(total(projects.map(({ project }) => facts.money.paymentsTo(project.project_id).length)), '笔') },
  { label: '在建', value: count(projects.filter(({ project }) => project.status === 'building').length, '个') },
  ...groups.slice(0, 3).map(({ short, kinds }): Fact => ({ label: short, value: count(having(projects, kinds).length, '个') })),
];

const rulePart = ({ facts }: Payments): Part => ({ id: 'rule', title: '怎样判断', blocks: [{ type: 'text', paragraphs: [paymentRule(facts.portal.payments), '一笔一笔的经过，在每个项目自己的页上。'] }] });

function frontView(payments: Payments): TopicView {
  const { all, divisions } = payments;
  const ofNow = [...groups[0]!.kinds, ...groups[1]!.kinds];
  const most = 10;
  const now = faultTable(payments, all, ofNow, '现在拖得最久的项目');
  return {
    meta: { title: '拨付进度', description: '哪些项目到期没有完工，哪些很久没有再拨付，哪些拨付的先后不对，按县查看。', path: paymentsRoot, crumbs: [], section: 'projects' },
    kind: '台账',
    heading: '拨付进度',
    lead: '钱按工程进度分期分批拨付。哪里晚了、停了、先后不对，都在这里。',
    figures: figuresOf(payments, all),
    parts: [
      { id: 'counties', title: '各县（市、区）有几个项目', blocks: [{ type: 'table', table: countTable(divisions, all), hideCaption: true }] },
      {
        id: 'now',
        title: '现在拖得最久的',
        blocks: [
          {
            type: 'table',
            hideCaption: true,
            empty: '没有到期未完工或久未拨付的项目。',
            table: { ...now, rows: now.rows.slice(0, most), ...(now.rows.length > most && { note: `只列出${most}个，其余在各县的页上。` }) },
          },
        ],
      },
      { id: 'systems', title: '报账、公示、审计', blocks: [{ type: 'table', table: systemsTable(payments, divisions), hideCaption: true }] },
      rulePart(payments),
    ],
  };
}

function divisionView(payments: Payments, division: Division): TopicView {
  const { id, name, projects } = division;
  return {
    meta: {
      title: `${name}拨付进度`,
      description: `${name}：到期没有完工、很久没有再拨付、拨付先后不对的项目。`,
      path: `${paymentsRoot}${id}/`,
      crumbs: [{ text: '拨付进度', href: paymentsRoot }],
      section: 'projects',
    },
    kind: '台账',
    heading: `${name}拨付进度`,
    ...(division.county && { where: division.county.name }),
    figures: figuresOf(payments, projects),
    parts: [
      ...groups.map(({ id: anchor, title, kinds, none }): Part => ({
        id: anchor,
        title,
        blocks: [{ type: 'table', table: faultTable(payments, projects, kinds, title), hideCaption: true, empty: having(projects, kinds).length > 0 ? '' : none }],
      })),
      { id: 'systems', title: '报账、公示、审计', blocks: [{ type: 'table', table: systemsTable(payments, [division]), hideCaption: true }] },
      rulePart(payments),
    ],
  };
}

/** On a village's own page only what is wrong now or in order; on a county's the numbers. */
function partAt(payments: Payments, byId: ReadonlyMap<string, Judged>, code: string): Part | undefined {
  const { facts, divisions } = payments;
  const { level } = facts.places.get(code);
  if (level === 'village') {
    const own = [...facts.money.projectsWithin(code), ...facts.money.projectsShared(code)].flatMap(({ project_id: id }) => byId.get(id) ?? []);
    const kinds = groups.filter(({ id }) => id !== 'finished-late').flatMap((group) => group.kinds);
    if (having(own, kinds).length === 0) return undefined;
    const table = faultTable(payments, own, kinds, '晚了或先后不对的项目');
    const keep = (row: Value[]): Value[] => [row[0]!, row[2]!];
    return {
      id: 'late',
      title: '晚了或先后不对的项目',
      blocks: [{ type: 'table', hideCaption: true, table: { ...table, columns: [table.columns[0]!, table.columns[2]!], rows: table.rows.map(keep), narrow: true } }],
    };
  }
  const division = divisions.find(({ county }) => county?.code === code);
  if (!division) return undefined;
  return {
    id: 'progress',
    title: '拨付进度',
    blocks: [{ type: 'facts', facts: groups.map(({ short, kinds }) => ({ label: short, value: count(having(division.projects, kinds).length, '个') })) }],
    more: { text: `${division.name}哪些项目晚了`, href: `${paymentsRoot}${division.id}/` },
  };
}

/**
 * Which projects are late, stalled or paid out of order, county by county. Source: 按照工程项目实施的进度分期分批拨付; 严格执行扶贫资金报账制、公示公告制和审计制
 * (Huai'an).
 */
export const paymentsTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  if ((facts.tables.disbursements?.rows ?? []).length === 0) return undefined;
  const all = facts.money.projects.map((project): Judged => ({ project, faults: faultsOf(facts, project) }));
  const byId = new Map(all.map((judged) => [judged.project.project_id, judged]));
  const divisions = projectsByCounty(facts, facts.money.projects).map(([county, projects]): Division => ({
    id: county?.code ?? across.id,
    name: county?.name ?? across.name,
    county,
    projects: projects.flatMap(({ project_id: id }) => byId.get(id) ?? []),
  }));
  const payments: Payments = { facts, all, divisions };
  return {
    root: paymentsRoot,
    section: 'projects',
    title: '拨付进度',
    description: '哪些项目晚了、停了，哪些拨付先后不对。',
    pages: pagesFrom([['', () => frontView(payments)], ...divisions.map((division) => [division.id, () => divisionView(payments, division)] as const)]),
    at: (code) => partAt(payments, byId, code),
  };
};
