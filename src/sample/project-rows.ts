import { withoutCounts } from '../schema/counts-in-text.ts';
import type { Row } from '../schema/index.ts';
import { wan } from './amounts.ts';
import { compare, countUp, groupBy } from './grouping.ts';
import type { Course } from './project-course.ts';
import type { Project } from './project-plan.ts';
import type { Random } from './random.ts';

/** A project with its course and its row of the table. */
export interface PlannedProject extends Project {
  course: Course;
  row: Row<'projects'>;
}

export function projectRow(project: Project, course: Course, threshold: number): Row<'projects'> {
  const own = project.random.split('row');
  const { kind, county, villages, budget } = project;
  const fill = (text: string): string =>
    text.replace('{i}', villages[0]?.industry[0] ?? '').replace('{q}', quantityOf(project));
  const task = fill(own.pick(kind.tasks));
  const row: Row<'projects'> = {
    project_id: project.id,
    name: project.name,
    region_code: villages.length > 0 ? villages.map(({ code }) => code) : [county.code],
    category: kind.category,
    nature: natureOf(task, project.name),
    year: project.year,
    task,
    subsidy_standard: kind.standard,
    budget,
    starts_on: course.startsOn,
    due_on: course.dueOn,
    finished_on: course.finishedOn,
    accepted_on: course.acceptedOn,
    ...bodies(project, own),
    supervisor: county.name + kind.supervisor,
    goal: own.pick(kind.goals),
    benefit: own.pick(kind.benefits),
    ...beneficiaries(project, own),
    status: course.status,
    settled: course.settled,
    inspection:
      course.settled === undefined
        ? undefined
        : own.weighted([
            ['合格', 86],
            ['优良', 9],
            ['整改后合格', 5],
          ]),
  };
  // Clerks who know that the number of households is not printed do not write it into the task either.
  const isFew = kind.counts !== undefined && (row.beneficiary_households ?? threshold) < threshold;
  return isFew ? { ...row, task: withoutCounts(task) } : row;
}

function quantityOf({ kind, budget }: Project): string {
  // What a factory was paid does not change its size.
  const quantity = (kind.key === 'factory' ? kind.median : budget / wan) / kind.price;
  return kind.decimals === 1
    ? (Math.max(1, Math.round(quantity * 10)) / 10).toFixed(1).replace(/\.0$/, '')
    : String(Math.max(1, Math.round(quantity)));
}

const natureOf = (task: string, name: string): NonNullable<Row<'projects'>['nature']> =>
  /[期批]）$/.test(name)
    ? '续建'
    : !task.startsWith('新') && /改|扩|整治|更换|延伸|提升/.test(task + name)
      ? '改扩建'
      : '新建';

function bodies(
  { kind, county, town, villages }: Project,
  own: Random,
): Pick<Row<'projects'>, 'implementer' | 'responsible_post'> {
  const one = villages.length === 1 && villages[0];
  if (kind.implementer === 'village' && one) {
    return { implementer: `${one.name}村民委员会`, responsible_post: own.pick(['村党支部书记', '村委会主任']) };
  }
  if ((kind.implementer === 'town' || kind.implementer === 'village') && town) {
    const street = town.name.endsWith('街道');
    return {
      implementer: street ? `${town.name}办事处` : `${town.name}人民政府`,
      responsible_post: street
        ? '办事处主任'
        : town.name.endsWith('镇')
          ? own.pick(['镇长', '分管副镇长'])
          : own.pick(['乡长', '分管副乡长']),
    };
  }
  return { implementer: county.name + kind.implementer, responsible_post: own.pick(['局长', '分管副局长']) };
}

function beneficiaries(
  project: Project,
  own: Random,
): Pick<Row<'projects'>, 'beneficiary_households' | 'beneficiary_persons'> {
  const { kind, villages, county } = project;
  const places = villages.length > 0 ? villages : county.villages;
  const all = places.reduce((sum, village) => sum + village.households, 0);
  const people = own.between(2.5, 3.4);
  if (kind.counts === 'persons') {
    const persons = Number(quantityOf(project));
    return {
      beneficiary_households: Math.max(1, Math.round(persons / own.between(1, 1.25))),
      beneficiary_persons: persons,
    };
  }
  const reached = Math.max(2, Math.round(all * own.between(...kind.reach)));
  const households = kind.counts === 'households' ? Math.max(1, Math.round(Number(quantityOf(project)))) : reached;
  return { beneficiary_households: households, beneficiary_persons: Math.round(households * people) };
}

const approvers = ['财政局分管副局长', '扶贫开发办公室主任', '财政局农业股股长', '国库支付中心主任'];

/** Payments of all projects, numbered within county and year in order of day. */
export function* disbursementRows(projects: readonly PlannedProject[]): Generator<Row<'disbursements'>> {
  for (const [letters, group] of groupBy(projects, ({ county }) => county.letters)) {
    const payments = group
      .flatMap((project) => project.course.payments.map((payment) => ({ project, payment })))
      .sort(
        (a, b) =>
          compare(a.payment.paidOn, b.payment.paidOn) ||
          compare(a.project.id, b.project.id) ||
          compare(a.payment.fund.id, b.payment.fund.id),
      );
    const inYear = new Map<string, number>();
    const inMonth = new Map<string, number>();
    for (const { project, payment } of payments) {
      const year = payment.paidOn.slice(0, 4);
      const month = payment.paidOn.slice(0, 7);
      const serial = countUp(inYear, year);
      // Between the programme's payments the county's ledger holds others: vouchers skip a few numbers.
      const voucher = countUp(inMonth, month) * 7 + (serial % 6);
      yield {
        disbursement_id: `BF${year}-${letters}${String(serial).padStart(4, '0')}`,
        project_id: project.id,
        fund_id: payment.fund.id,
        instalment: payment.instalment,
        paid_on: payment.paidOn,
        amount: payment.amount,
        milestone: payment.milestone,
        approved_by: project.county.name + approvers[serial % approvers.length]!,
        voucher: `记-${month}-${String(voucher).padStart(4, '0')}`,
      };
    }
  }
}
