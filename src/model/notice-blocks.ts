import { mayPrintAll } from '../disclosure/threshold.ts';
import { checklistStandards, fundLevels } from '../schema/index.ts';
import type { Facts } from './facts.ts';
import { bodyFileOf } from '../tables/notice-body.ts';
import type { SubjectType } from '../tables/subject.ts';
import { subjectsOf, type Notice } from './notice-facts.ts';
import type { EventKind } from './registry.ts';
import type { Fund, Project } from './money.ts';
import { formatPoints } from './scores.ts';
import { fundLink, projectLink } from './tables.ts';
import { count, day, money, span, to, total, words } from './values.ts';
import { beneficiaries, fundingText } from './views/project.ts';
import type { Column, NoticeBlock, Value } from './views.ts';

/**
 * A notice composes itself from its subject's rows; nobody types figures twice. What each kind must show is the table
 * in the publication rules (国开办发〔2018〕11号 and the county catalogues that follow it).
 */
type Compose = (facts: Facts, notice: Notice) => NoticeBlock[];

const idsOf = (notice: Notice, type: SubjectType): string[] =>
  subjectsOf(notice).flatMap((subject) => (subject.type === type ? [subject.id] : []));

const fundsOf = (facts: Facts, notice: Notice): Fund[] =>
  idsOf(notice, 'fund').flatMap((id) => facts.money.fund(id) ?? []);

const projectsOf = (facts: Facts, notice: Notice): Project[] =>
  idsOf(notice, 'project').flatMap((id) => facts.money.project(id) ?? []);

const allocation: Compose = (facts, notice) =>
  fundsOf(facts, notice).flatMap((fund): NoticeBlock[] => {
    const results = facts.money
      .allocationsOf(fund.fund_id)
      .filter((row) => facts.places.upward(row.region_code).some((place) => place.code === notice.region_code));
    return [
      {
        type: 'facts',
        title: fund.name,
        facts: [
          { label: '资金名称', value: to(fundLink(fund)) },
          { label: '文号', value: fund.document_number },
          { label: '来源层级', value: fundLevels[fund.level] },
          { label: '资金规模', value: money(fund.amount) },
          { label: '下达日期', value: day(fund.issued_on) },
          { label: '分配原则（办法）', value: fund.allocation_method },
          { label: '主管部门', value: fund.department },
        ],
      },
      {
        type: 'table',
        table: {
          caption: '分配结果',
          columns: [
            { title: '地方', kind: 'title' },
            { title: '项目', kind: 'text' },
            { title: '分配日期', kind: 'date' },
            { title: '分配金额', kind: 'money' },
          ],
          rows: results.map((row) => {
            const project = row.project_id === undefined ? undefined : facts.money.project(row.project_id);
            return [
              to({ ...facts.places.link(row.region_code), text: facts.places.fullName(row.region_code) }),
              project ? to(projectLink(project)) : '分到地方',
              day(row.allocated_on),
              money(row.amount),
            ];
          }),
          note: '“分到地方”的钱由当地再落实到项目；落实后的各行已含在上级的数里，所以各行不能相加。',
        },
      },
    ];
  });

/** What can be said of a project in a notice, by the column's title. */
const projectColumns: Record<string, { kind: Column['kind']; value: (facts: Facts, project: Project) => Value }> = {
  项目名称: { kind: 'title', value: (_, project) => to(projectLink(project)) },
  项目类别: { kind: 'text', value: (_, project) => project.category },
  建设性质: { kind: 'text', value: (_, project) => words(project.nature) },
  实施地点: {
    kind: 'text',
    value: (facts, project) => ({ links: project.region_code.map((code) => facts.places.link(code)) }),
  },
  实施期限: { kind: 'text', value: (_, project) => span(project.starts_on, project.due_on) },
  责任单位: { kind: 'text', value: (_, project) => project.implementer },
  责任人职务: { kind: 'text', value: (_, project) => project.responsible_post },
  监管单位: { kind: 'text', value: (_, project) => words(project.supervisor) },
  建设任务: { kind: 'text', value: (_, project) => project.task },
  补助标准: { kind: 'text', value: (_, project) => words(project.subsidy_standard) },
  计划投资: { kind: 'money', value: (_, project) => money(project.budget) },
  资金来源: { kind: 'text', value: fundingText },
  受益户数: {
    kind: 'number',
    value: (facts, project) => beneficiaries(project, facts.portal.disclosure.threshold).households,
  },
  受益人数: {
    kind: 'number',
    value: (facts, project) => beneficiaries(project, facts.portal.disclosure.threshold).persons,
  },
  绩效目标: { kind: 'text', value: (_, project) => project.goal },
  带贫减贫机制: { kind: 'text', value: (_, project) => project.benefit },
  进度: { kind: 'text', value: (_, project) => ({ status: project.status }) },
  已拨付: { kind: 'money', value: (facts, project) => money(facts.money.paidToProject(project.project_id)) },
  结算金额: { kind: 'money', value: (_, project) => money(project.settled) },
  结余: {
    kind: 'money',
    value: (_, project) => money(project.settled === undefined ? undefined : Math.max(0, project.budget - project.settled)),
  },
  开工日期: { kind: 'date', value: (_, project) => day(project.starts_on) },
  完工日期: { kind: 'date', value: (_, project) => day(project.finished_on) },
  验收结果: { kind: 'text', value: (_, project) => words(project.inspection) },
};

/** Up to this many projects are told one by one; more become a table. */
const oneByOne = 3;

const aboutProjects =
  (titles: readonly (keyof typeof projectColumns & string)[]): Compose =>
  (facts, notice) => {
    const projects = projectsOf(facts, notice);
    const columns = titles.flatMap((title) => {
      const column = projectColumns[title];
      return column ? [{ title, ...column }] : [];
    });
    if (projects.length <= oneByOne) {
      return projects.map((project) => ({
        type: 'facts',
        title: project.name,
        facts: columns.map(({ title, value }) => ({ label: title, value: value(facts, project) })),
      }));
    }
    return [
      {
        type: 'table',
        table: {
          caption: `共${projects.length}个项目，计划投资合计见末行`,
          columns: columns.map(({ title, kind }) => ({ title, kind })),
          rows: projects.map((project) => columns.map(({ value }) => value(facts, project))),
          foot: columns.map(({ title }, index) =>
            index === 0 ? '合计' : title === '计划投资' ? money(total(projects.map((project) => project.budget))) : '',
          ),
        },
      },
    ];
  };

/**
 * The villages of a notice and where the paper list hangs; with `counted`, also the households that the registry's events
 * of the notice's calendar year tell of. A year that is not over is not
 * counted yet, or two builds of one year would tell what lies between them.
 */
const villagesTable = (facts: Facts, notice: Notice, counted?: { label: string; events: readonly EventKind[] }): NoticeBlock => {
  const year = Number(notice.published_on.slice(0, 4));
  const villages = idsOf(notice, 'village');
  const codes = villages.length > 0 ? villages : [notice.region_code];
  const isOver = `${year}-12-31` <= facts.asOf;
  const households = (code: string, events: readonly EventKind[]): Value => {
    if (!isOver) return '年度结束后公布';
    const printed = mayPrintAll(facts.registry.countsOf(code), facts.portal.disclosure.threshold);
    return printed ? count(facts.registry.eventsInYear(code, events, year), '户') : { suppressed: 'linked' };
  };
  const shown = facts.tables.registry_events === undefined ? undefined : counted;
  return {
    type: 'table',
    table: {
      caption: '各村情况',
      columns: [
        { title: '村', kind: 'title' },
        ...(shown ? [{ title: `${year}年${shown.label}`, kind: 'number' } as const] : []),
        { title: '名单张贴处', kind: 'text' },
      ],
      rows: codes.map((code) => [
        to({ ...facts.places.link(code), text: facts.places.fullName(code) }),
        ...(shown ? [households(code, shown.events)] : []),
        words(facts.villages.get(code)?.notice_board),
      ]),
      note:
        '名单只在村公示栏张贴，网上不公布任何人的姓名。' +
        (shown ? '一个村只要有一项户数少于公布的下限，各项户数就都不公布，免得互相推算。' : ''),
    },
  };
};

/** The procedure that notices about households must show (publication rules, kinds beneficiaries to household_exit). */
const procedure: NoticeBlock = {
  type: 'steps',
  title: '程序',
  steps: ['对象申请', '入户调查', '民主评议', '公开公示'],
};

const villageExit: Compose = (facts, notice) =>
  idsOf(notice, 'village').flatMap((code): NoticeBlock[] => {
    const village = facts.villages.get(code);
    const items = (facts.checklists.get(code) ?? []).filter((row) => row.standard === checklistStandards.exit_standard);
    return [
      {
        type: 'facts',
        title: facts.places.fullName(code),
        facts: [
          { label: '村', value: to({ ...facts.places.link(code), text: facts.places.fullName(code) }) },
          { label: '纳入年度', value: village?.listed_year === undefined ? null : `${village.listed_year}年` },
          { label: '出列日期', value: day(village?.exited_on) },
          { label: '贫困发生率', value: words(items.find((row) => row.item.includes('贫困发生率'))?.actual) },
        ],
      },
      {
        type: 'table',
        table: {
          caption: '出列标准核查情况',
          columns: [
            { title: '项目', kind: 'title' },
            { title: '目标值', kind: 'text' },
            { title: '实际值', kind: 'text' },
            { title: '是否达标', kind: 'text' },
          ],
          rows: items.map((row) => [row.item, words(row.target), words(row.actual), row.met ? '达标' : '未达标']),
        },
      },
    ];
  });

const commendation: Compose = (facts, notice) =>
  idsOf(notice, 'enterprise').map((uscc): NoticeBlock => {
    const honour = facts.enterprises.honoursOf(uscc).find((row) => row.year <= Number(notice.published_on.slice(0, 4)));
    const score = honour && facts.enterprises.scoreOf(uscc, honour.year);
    return {
      type: 'facts',
      title: facts.enterprises.link(uscc).text,
      facts: [
        { label: '企业', value: to(facts.enterprises.link(uscc)) },
        { label: '荣誉', value: words(honour?.title) },
        { label: '年度', value: honour ? `${honour.year}年` : null },
        { label: '授予单位', value: words(honour?.awarded_by) },
        { label: '得分', value: score ? formatPoints(score.points) : null },
        { label: '得分怎样算出来', value: score ? score.parts.map((part) => part.arithmetic).join('；') : null },
      ],
    };
  });

const composers: Record<Notice['kind'], Compose> = {
  allocation,
  project_pool: aboutProjects([
    '项目名称', '项目类别', '建设性质', '实施地点', '实施期限', '责任单位', '建设任务', '计划投资', '资金来源', '受益户数',
    '受益人数', '绩效目标', '带贫减贫机制',
  ]),
  annual_plan: aboutProjects([
    '项目名称', '实施地点', '建设任务', '补助标准', '资金来源', '计划投资', '实施期限', '责任单位', '责任人职务', '绩效目标',
    '带贫减贫机制', '进度', '已拨付',
  ]),
  before_work: aboutProjects([
    '项目名称', '资金来源', '计划投资', '实施期限', '绩效目标', '责任单位', '责任人职务', '监管单位', '受益户数', '受益人数',
    '带贫减贫机制', '实施地点',
  ]),
  completion: aboutProjects([
    '项目名称', '实施地点', '计划投资', '结算金额', '结余', '开工日期', '完工日期', '验收结果', '绩效目标', '受益户数',
  ]),
  beneficiaries: (facts, notice) => [
    procedure,
    ...aboutProjects(['项目名称', '实施地点', '补助标准', '受益户数', '受益人数', '带贫减贫机制'])(facts, notice),
    villagesTable(facts, notice),
  ],
  identification: (facts, notice) => [
    procedure,
    villagesTable(facts, notice, { label: '识别纳入', events: ['identified', 'added'] }),
  ],
  household_exit: (facts, notice) => [procedure, villagesTable(facts, notice, { label: '脱贫', events: ['exited'] })],
  village_exit: villageExit,
  commendation,
  correction: () => [],
  other: () => [],
};

/** Everything a notice of this kind must show, from the rows it is about, then its own words. */
export function composeNotice(facts: Facts, notice: Notice): NoticeBlock[] {
  const paragraphs = bodyFileOf(notice.body) === undefined ? (notice.body?.split(/\r?\n/).filter(Boolean) ?? []) : [];
  return [
    ...(paragraphs.length > 0 ? [{ type: 'paragraphs', paragraphs } as const] : []),
    ...composers[notice.kind](facts, notice),
  ];
}

