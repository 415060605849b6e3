import { projectStatuses } from '../../schema/index.ts';
import type { Check } from './context.ts';
import { projectName } from './wording.ts';

/** Progress and dates of a project tell the same story. */
export const checkProjectStatus: Check = (context, raise) => {
  context.rows('projects').forEach((project, position) => {
    const { status, finished_on: finishedOn } = project;
    const done = status === 'finished' || status === 'accepted';
    const name = projectName(project);
    if (done && finishedOn === undefined) {
      const at = context.at('projects', position, 'finished_on');
      raise('finished-without-date', at, `${name}进度为“${projectStatuses[status]}”，没有完工日期`);
    }
    if (!done && status !== 'cancelled' && finishedOn !== undefined) {
      const at = context.at('projects', position, 'status');
      raise('status-behind-date', at, `${name}已于 ${finishedOn} 完工，进度仍是“${projectStatuses[status]}”`);
    }
    if (status === 'accepted' && project.inspection === undefined) {
      raise('accepted-without-inspection', context.at('projects', position, 'inspection'), `${name}已验收，没有验收结果`);
    }
    const payment = context.rowsBy('disbursements', 'project_id').first(project.project_id);
    if ((status === 'cancelled' || status === 'pooled') && payment !== undefined) {
      const at = context.at('projects', position, 'status');
      const where = context.rowName('disbursements', payment);
      raise('payment-to-idle-project', at, `${name}进度为“${projectStatuses[status]}”，却有拨付记录（${where}）`);
    }
  });
};
