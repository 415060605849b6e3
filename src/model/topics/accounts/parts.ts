import { fundLevels, projectCategories, projectStatuses, type Row } from '../../../schema/index.ts';
import type { Facts } from '../../facts.ts';
import type { Project } from '../../money.ts';
import type { Place } from '../../places.ts';
import { statusOrder } from '../../project-progress.ts';
import { undatedYear } from '../../registry-population.ts';
import { titleOf } from '../../registry.ts';
import { addTo, compare, count, groupBy, money, share, total } from '../../values.ts';
import { isOverdue, isResolved, type Finding } from './duties.ts';
import type { Block, Part, Table, Value } from '../../views.ts';

/** The accounts of ways, money and projects, alike for a county and a village. Source: 脱贫路径、扶贫资金、扶贫项目的明细账 (Luoyang). */

const projectCategoriesInOrder = Object.keys(projectCategories) as Project['category'][];

interface ProjectLine {
  name: Value;
  projects: readonly Project[];
}

/** Groups of projects with their money; the last row adds them up. */
function projectLines(facts: Facts, caption: string, title: string, lines: readonly ProjectLine[]): Table {
  const sums = facts.money;
  const cells = (projects: readonly Project[]): Value[] => [
    count(projects.length, '个'),
    money(total(projects.map((project) => project.budget))),
    money(total(projects.map((project) => sums.paidToProject(project.project_id)))),
  ];
  return {
    caption,
    columns: [
      { title, kind: 'title' },
      { title: '项目', kind: 'number' },
      { title: '计划投资', kind: 'money' },
      { title: '已拨付', kind: 'money' },
    ],
    rows: lines.filter(({ projects }) => projects.length > 0).map(({ name, projects }) => [name, ...cells(projects)]),
    ...(lines.filter(({ projects }) => projects.length > 0).length > 1 && { foot: ['合计', ...cells(lines.flatMap(({ projects }) => projects))] }),
  };
}

/** How many households get each measure at the end of the newest year, as far as it may be published; withheld ones are named without a row each. */
function measureBlocks(facts: Facts, place: Place): Block[] {
  const { registry } = facts;
  const year = registry?.years.at(-1);
  if (!registry || year === undefined || !registry.isCounted(place.code)) return [];
  const columns = registry.columns(place.level).filter(({ table }) => table === 'measure');
  const isPrinted = (key: string): boolean => registry.number(place.code, year, key) !== null;
  const printed = columns.filter(({ key }) => isPrinted(key));
  const withheld = columns.filter(({ key }) => !isPrinted(key)).map(titleOf);
  if (columns.length === 0) return [];
  return [
    { type: 'text', paragraphs: [`${measureDay(facts)}得到各项措施的建档立卡户（一户可有几项，不能相加）${withheld.length > 0 ? `；不公布的：${withheld.join('、')}` : ''}`] },
    ...(printed.length > 0 ? [{ type: 'facts' as const, facts: printed.map((column) => ({ label: `${titleOf(column)}措施`, value: registry.value(place.code, year, column.key) })) }] : []),
  ];
}

const measureDay = ({ registry }: Facts): string => {
  const year = registry?.years.at(-1);
  return year === undefined || year === undatedYear ? '现有名册' : `${year}年底`;
};

export function waysPart(facts: Facts, place: Place): Part {
  const byCategory = groupBy(facts.money.projectsWithin(place.code), (project) => project.category);
  return {
    id: 'ways',
    title: '路径账',
    blocks: [
      { type: 'table', table: projectLines(facts, '按项目类别', '类别', projectCategoriesInOrder.map((category) => ({ name: category, projects: byCategory.get(category) ?? [] }))), hideCaption: true, empty: '还没有项目。' },
      ...measureBlocks(facts, place),
    ],
  };
}

export function moneyPart(facts: Facts, place: Place): Part {
  const byLevel = new Map<Row<'funds'>['level'], number>();
  for (const { fund, amount } of facts.money.inflows(place.code)) addTo(byLevel, fund.level, amount);
  const received = facts.money.inflow(place.code);
  const levels = (Object.keys(fundLevels) as Row<'funds'>['level'][]).filter((level) => byLevel.has(level));
  return {
    id: 'money',
    title: '资金账',
    blocks: [
      {
        type: 'table',
        hideCaption: true,
        empty: '还没有资金。',
        table: {
          caption: '按来源',
          columns: [
            { title: '来源', kind: 'title' },
            { title: '收到资金', kind: 'money' },
            { title: '占', kind: 'number' },
          ],
          rows: levels.map((level) => [fundLevels[level], money(byLevel.get(level)), share(Math.max(byLevel.get(level)!, 0), received)]),
          ...(levels.length > 0 && { foot: ['合计', money(received), share(received, received)] }),
        },
      },
    ],
  };
}

export function projectsPart(facts: Facts, place: Place): Part {
  const byStatus = groupBy(facts.money.projectsWithin(place.code), (project) => project.status);
  return {
    id: 'projects',
    title: '项目账',
    blocks: [
      {
        type: 'table',
        table: projectLines(facts, '按进度', '进度', statusOrder.map((status) => ({ name: projectStatuses[status], projects: byStatus.get(status) ?? [] }))),
        hideCaption: true,
        empty: '还没有项目。',
      },
    ],
  };
}

/** Units that answer for a county's findings; the ones with most that is late first. More of them than this are one row. */
const shownUnits = 3;

/** What each unit has to put right, and what of it is late. */
export function unitsTable({ asOf }: Facts, findings: readonly Finding[]): Table {
  const row = (name: Value, own: readonly Finding[]): Value[] => [
    name,
    count(own.length, '个'),
    count(own.filter((finding) => isResolved(finding, asOf)).length, '个'),
    count(own.filter((finding) => isOverdue(finding, asOf)).length, '个'),
  ];
  const late = (own: readonly Finding[]): number => own.filter((finding) => isOverdue(finding, asOf)).length;
  const units = [...groupBy(findings, (finding) => finding.responsible_unit)].sort(([a, of], [b, others]) => late(others) - late(of) || others.length - of.length || compare(a, b));
  const rest = units.slice(shownUnits);
  return {
    caption: '问题由谁整改',
    columns: [
      { title: '责任单位', kind: 'title' },
      { title: '问题', kind: 'number' },
      { title: '已整改', kind: 'number' },
      { title: '逾期', kind: 'number' },
    ],
    rows: [
      ...units.slice(0, shownUnits).map(([unit, own]) => row(unit, own)),
      ...(rest.length > 0 ? [row(`其余${rest.length}个单位`, rest.flatMap(([, own]) => own))] : []),
    ],
    ...(units.length > 1 && { foot: row('合计', findings) }),
  };
}
