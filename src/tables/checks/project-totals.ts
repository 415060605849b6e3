import type { Row } from '../../schema/index.ts';
import { fileOf, type Check, type CheckContext } from './context.ts';
import { projectName, wanYuan } from './wording.ts';

const total = (rows: readonly { amount: number }[], positions: readonly number[]): number =>
  positions.reduce((sum, position) => sum + (rows[position]?.amount ?? 0), 0);

/** Positions of a project's payments, by fund. */
function paymentsByFund(context: CheckContext, projectId: string): Map<string, number[]> {
  const rows = context.rows('disbursements');
  return Map.groupBy(
    context.rowsBy('disbursements', 'project_id').all(projectId),
    (position) => rows[position]?.fund_id ?? '',
  );
}

/** "Disbursements of (project, fund) ≤ its allocation" (data dictionary); at the first payment that goes beyond it. */
export const checkPaidAgainstAllocated: Check = (context, raise) => {
  const count = context.rows('disbursements').length;
  if (count > 0 && !context.has('allocations')) {
    const at = { file: fileOf(context.tables, 'disbursements') };
    raise('payments-unchecked', at, `没有资金分配表，${count} 笔拨付没有与分配核对`);
  }
  if (!context.tables.allocations || !context.isWhole('allocations')) return;
  const allocations = context.rows('allocations');
  const payments = context.rows('disbursements');
  const toProject = context.rowsBy('allocations', 'project_id');
  for (const projectId of context.rowsBy('disbursements', 'project_id').values()) {
    const own = toProject.all(projectId);
    for (const [fundId, positions] of paymentsByFund(context, projectId)) {
      const allocated = total(allocations, own.filter((position) => allocations[position]?.fund_id === fundId));
      const paid = total(payments, positions);
      if (paid <= allocated) continue;
      const at = context.at('disbursements', positions.at(-1) ?? 0, 'amount');
      const from = `项目“${projectId}”从资金“${fundId}”`;
      raise(
        'paid-over-allocated',
        at,
        allocated === 0
          ? `${from}得到拨付 ${wanYuan(paid)}，但资金分配表中没有分给它的金额`
          : `${from}分到 ${wanYuan(allocated)}，已拨付 ${wanYuan(paid)}，多出 ${wanYuan(paid - allocated)}`,
      );
    }
  }
};

/** "Disbursements of a project ≤ budget (warning)" (data dictionary). */
export const checkPaidAgainstBudget: Check = (context, raise) => {
  const payments = context.rows('disbursements');
  context.rows('projects').forEach((project, position) => {
    const paid = total(payments, context.rowsBy('disbursements', 'project_id').all(project.project_id));
    if (paid <= project.budget) return;
    const at = context.at('projects', position, 'budget');
    raise('paid-over-budget', at, `${projectName(project)}计划投资 ${wanYuan(project.budget)}，已拨付 ${wanYuan(paid)}`);
  });
};

/**
 * "Settled ≤ disbursed + outstanding" (data dictionary): what was paid and what is still to be paid is together what
 * was allocated to the project. A project without any allocation is paid for elsewhere and not judged.
 */
export const checkSettled: Check = (context, raise) => {
  if (!context.isWhole('allocations')) return;
  const allocations = context.rows('allocations');
  context.rows('projects').forEach((project, position) => {
    const own = context.rowsBy('allocations', 'project_id').all(project.project_id);
    const allocated = total(allocations, own);
    if (project.settled === undefined || own.length === 0 || project.settled <= allocated) return;
    const at = context.at('projects', position, 'settled');
    const figures = `结算 ${wanYuan(project.settled)}，分配给它的资金共 ${wanYuan(allocated)}`;
    raise('settled-over-allocated', at, `${projectName(project)}${figures}，多出 ${wanYuan(project.settled - allocated)}`);
  });
};

/** "Instalments number 1, 2, 3… with dates that do not go back" (data dictionary), for each project and fund. */
export const checkInstalments: Check = (context, raise) => {
  if (!context.isWhole('disbursements')) return;
  const rows = context.rows('disbursements');
  const row = (position: number): Row<'disbursements'> => rows[position] as Row<'disbursements'>;
  for (const projectId of context.rowsBy('disbursements', 'project_id').values()) {
    for (const [fundId, positions] of paymentsByFund(context, projectId)) {
      const sorted = positions.toSorted((a, b) => row(a).instalment - row(b).instalment);
      const of = `项目“${projectId}”、资金“${fundId}”`;
      sorted.forEach((position, index) => {
        const { instalment, paid_on: paidOn } = row(position);
        const before = sorted[index - 1];
        const due = before === undefined ? 1 : row(before).instalment + 1;
        if (instalment !== due) {
          const at = context.at('disbursements', position, 'instalment');
          const repeated = before !== undefined && instalment === row(before).instalment;
          const what = repeated ? `第 ${instalment} 期重复，${context.rowName('disbursements', before)}已是这一期` : `缺少第 ${due} 期`;
          raise('instalment-numbers', at, `${of}的${what}`);
        }
        if (before !== undefined && paidOn < row(before).paid_on) {
          const at = context.at('disbursements', position, 'paid_on');
          const earlier = `第 ${row(before).instalment} 期的 ${row(before).paid_on}`;
          raise('instalment-dates', at, `${of}第 ${instalment} 期的拨付日期 ${paidOn} 早于${earlier}`);
        }
      });
    }
  }
};
