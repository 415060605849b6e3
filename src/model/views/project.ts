import { formatWanYuanShort } from '../../format.ts';
import { mayPrint } from '../../disclosure/threshold.ts';
import { hasFewBeneficiaries, isPerHead, withoutCounts } from '../../schema/counts-in-text.ts';
import { projectStatuses } from '../../schema/index.ts';
import { projectPath } from '../addresses.ts';
import { pastOf } from '../changes.ts';
import type { Facts } from '../facts.ts';
import type { Project } from '../money.ts';
import { fundLink, paymentTable } from '../tables.ts';
import { findingsOfProject } from '../topics/finding-tables.ts';
import { count, day, money, to, words } from '../values.ts';
import type { Fact, ProjectView, Table, Value } from '../views.ts';
import { projectTimeline } from './timeline.ts';

/** Beneficiary counts under the disclosure threshold are not printed, persons wherever their households are not. */
export function beneficiaries(project: Project, threshold: number): { households: Value; persons: Value } {
  const { beneficiary_households: households, beneficiary_persons: persons } = project;
  const small = households !== undefined && !mayPrint(households, threshold);
  const smallPersons = small || (persons !== undefined && !mayPrint(persons, threshold));
  return {
    households: small ? { suppressed: true } : count(households, '户'),
    persons: persons === undefined ? null : smallPersons ? { suppressed: true } : count(persons, '人'),
  };
}

/**
 * What a project says in words. Where its beneficiaries are withheld no number of households, people or posts stands in the words either
 * (`wordTables` has seen to that), nor a standard for each of them, by which the money could be divided.
 */
export function projectWords(project: Project, threshold: number): Record<'task' | 'goal' | 'benefit' | 'standard', Value> {
  const { task, goal, benefit, subsidy_standard: standard } = project;
  const isFew = hasFewBeneficiaries(project, threshold);
  if (!isFew || standard === undefined) return { task, goal, benefit, standard: words(standard) };
  return { task, goal, benefit, standard: isPerHead(standard) ? { suppressed: true } : withoutCounts(standard) };
}

/** Where the money of a project comes from, as one line: "中央 2020年中央财政衔接资金". */
export const fundingText = (facts: Facts, project: Project): Value => {
  const links = facts.money.fundingOf(project.project_id).map(({ fund }) => fundLink(fund));
  return links.length === 0 ? null : { links };
};

function fundingTable(facts: Facts, project: Project): Table {
  const rows = facts.money.fundingOf(project.project_id);
  return {
    caption: '资金来源',
    columns: [
      { title: '资金', kind: 'title' },
      { title: '文号', kind: 'text' },
      { title: '分配金额', kind: 'money' },
      { title: '拨付次数', kind: 'text' },
      { title: '已拨付', kind: 'money' },
      { title: '未拨付', kind: 'money' },
    ],
    rows: rows.map(({ fund, allocated, paid, times }) => [
      to(fundLink(fund)),
      fund.document_number,
      money(allocated),
      times === 0 ? '未拨付' : paid < allocated ? `已拨${times}次，未拨完` : `已拨${times}次，已拨完`,
      money(paid),
      money(allocated - paid),
    ]),
  };
}

function projectFacts(facts: Facts, project: Project): Fact[] {
  const { threshold } = facts.portal.disclosure;
  const { households, persons } = beneficiaries(project, threshold);
  const { task, goal, benefit, standard } = projectWords(project, threshold);
  return [
    { label: '项目编号', value: project.project_id },
    { label: '实施地点', value: { links: project.region_code.map((code) => facts.places.link(code)) } },
    { label: '年度', value: `${project.year}年` },
    { label: '项目类别', value: project.category },
    { label: '建设性质', value: words(project.nature) },
    { label: '建设任务', value: task },
    { label: '补助标准', value: standard },
    { label: '计划开工', value: day(project.starts_on) },
    { label: '计划完工', value: day(project.due_on) },
    { label: '实际完工', value: day(project.finished_on) },
    ...(project.accepted_on === undefined ? [] : [{ label: '验收日期', value: day(project.accepted_on) }]),
    { label: '实施单位', value: project.implementer },
    { label: '责任人（职务）', value: project.responsible_post },
    { label: '监管单位', value: words(project.supervisor) },
    { label: '绩效目标', value: goal },
    { label: '带贫减贫机制', value: benefit },
    { label: '受益户数', value: households },
    { label: '受益人数', value: persons },
    { label: '验收结果', value: words(project.inspection) },
    ...findingsOfProject(facts, project.project_id),
  ];
}

export function projectView(facts: Facts, project: Project): ProjectView {
  const { money: sums, notices, places } = facts;
  const id = project.project_id;
  const paid = sums.paidToProject(id);
  const seat = sums.seat(project);
  const about = notices.about('project', id);
  return {
    meta: {
      title: project.name,
      description: `${project.name}：计划投资${formatWanYuanShort(project.budget)}万元，已拨付${formatWanYuanShort(paid)}万元，${project.status === 'building' ? '' : '已'}${projectStatuses[project.status]}。`,
      path: projectPath(id),
      crumbs: seat ? [...places.crumbs(seat.code), places.link(seat.code)] : [{ text: '项目', href: '/projects/' }],
      section: 'projects',
      source: project.implementer,
      ...pastOf(facts, about, [project.finished_on, project.accepted_on, ...sums.paymentsTo(id).map((row) => row.paid_on)]),
    },
    name: project.name,
    id,
    status: project.status,
    figures: [
      { label: '计划投资', value: money(project.budget) },
      { label: '已分配', value: money(sums.allocatedToProject(id)) },
      { label: '已拨付', value: money(paid) },
      { label: '结算金额', value: money(project.settled) },
    ],
    timeline: projectTimeline(facts, project),
    facts: projectFacts(facts, project),
    funding: fundingTable(facts, project),
    instalments: paymentTable(facts, sums.paymentsTo(id), '每一次拨付', { project: true }),
    notices: about.map(notices.card),
  };
}
