import { daysBetween } from '../calendar.ts';
import { backwardMilestones, paidAheadOfAllocation } from '../milestone.ts';
import type { Row } from '../../schema/index.ts';
import type { Check, CheckContext } from './context.ts';
import { projectName, wanYuan } from './wording.ts';

type Payment = Row<'disbursements'>;

/** Positions of a project's payments in order of day. */
function paymentsOf(context: CheckContext, projectId: string): { position: number; row: Payment }[] {
  const rows = context.rows('disbursements');
  return context
    .rowsBy('disbursements', 'project_id')
    .all(projectId)
    .flatMap((position) => (rows[position] ? [{ position, row: rows[position] }] : []))
    .sort((a, b) => (a.row.paid_on < b.row.paid_on ? -1 : a.row.paid_on > b.row.paid_on ? 1 : a.row.instalment - b.row.instalment));
}

/**
 * "按照工程项目实施的进度分期分批拨付" (Huai'an): payments follow the work and the money. Each rule speaks once of a project, at the first payment that
 * breaks it: what comes after is mostly the same slip.
 */
export const checkPaymentCourse: Check = (context, raise) => {
  const allocations = context.rows('allocations');
  for (const project of context.rows('projects')) {
    const payments = paymentsOf(context, project.project_id);
    const first = payments[0];
    if (!first) continue;
    const name = projectName(project);
    const positionOf = (row: Payment): number => payments.find((payment) => payment.row === row)?.position ?? first.position;
    if (project.starts_on !== undefined && first.row.paid_on < project.starts_on) {
      const at = context.at('disbursements', first.position, 'paid_on');
      raise('payment-before-start', at, `${name}计划 ${project.starts_on} 开工，${first.row.paid_on} 就拨付了，早 ${daysBetween(first.row.paid_on, project.starts_on)} 天`);
    }
    const rows = payments.map(({ row }) => row);
    const [backward] = backwardMilestones(rows);
    if (backward) {
      const { payment, earlier } = backward;
      const at = context.at('disbursements', positionOf(payment), 'milestone');
      const before = `${context.rowName('disbursements', positionOf(earlier))} ${earlier.paid_on} 的“${earlier.milestone}”`;
      raise('milestone-backwards', at, `${name} ${payment.paid_on} 拨付时的形象进度“${payment.milestone}”低于${before}`);
    }
    if (!context.isWhole('allocations')) continue;
    const own = context.rowsBy('allocations', 'project_id').all(project.project_id).flatMap((position) => allocations[position] ?? []);
    const given = (fundId: string): number => own.filter(({ fund_id }) => fund_id === fundId).reduce((sum, { amount }) => sum + amount, 0);
    // Nothing allocated by that day, and more paid than was ever allocated, are errors with rules of their own.
    const ahead = paidAheadOfAllocation(rows, own).find(({ payment, allocated, paid }) => allocated > 0 && paid <= given(payment.fund_id));
    if (ahead) {
      const at = context.at('disbursements', positionOf(ahead.payment), 'amount');
      const fund = `资金“${ahead.payment.fund_id}”`;
      raise('paid-before-allocated', at, `${name}到 ${ahead.payment.paid_on} 从${fund}共拨付 ${wanYuan(ahead.paid)}，当时只分到 ${wanYuan(ahead.allocated)}`);
    }
  }
};

/** A project that should be finished by now and is not: either late, or its row was not brought up to date. */
export const checkOverdueProjects: Check = (context, raise) => {
  context.rows('projects').forEach((project, position) => {
    const { starts_on: startsOn = '', due_on: dueOn, finished_on: finishedOn, status } = project;
    // Days that are the wrong way round say nothing; there is a rule for them.
    if (dueOn === undefined || dueOn < startsOn || finishedOn !== undefined || (status !== 'planned' && status !== 'building') || dueOn >= context.asOf) return;
    const at = context.at('projects', position, 'due_on');
    raise('project-overdue', at, `${projectName(project)}计划 ${dueOn} 完工，到 ${context.asOf} 已过 ${daysBetween(dueOn, context.asOf)} 天，没有完工日期`);
  });
};
