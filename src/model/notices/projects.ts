import type { Facts } from '../facts.ts';
import type { Project } from '../money.ts';
import { projectLink } from '../tables.ts';
import { day, money, span, to, total, words } from '../values.ts';
import { beneficiaries, fundingText, projectWords } from '../views/project.ts';
import type { Column, Value } from '../views.ts';
import { projectsOf, type Compose } from './subjects.ts';

const wordsOf = ({ portal }: Facts, project: Project) => projectWords(project, portal.disclosure.threshold);

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
  建设任务: { kind: 'text', value: (facts, project) => wordsOf(facts, project).task },
  补助标准: { kind: 'text', value: (facts, project) => wordsOf(facts, project).standard },
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
  绩效目标: { kind: 'text', value: (facts, project) => wordsOf(facts, project).goal },
  带贫减贫机制: { kind: 'text', value: (facts, project) => wordsOf(facts, project).benefit },
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

export const aboutProjects =
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
