import { isWithin } from '../../schema/index.ts';
import type { Check } from './context.ts';
import { projectName, wanYuan } from './wording.ts';

/** Money recovered is part of the money involved, and a finding lies where its project does. */
export const checkFindings: Check = (context, raise) => {
  const projects = context.rows('projects');
  context.rows('findings').forEach((finding, position) => {
    const { finding_id: id, amount, recovered, project_id: projectId, region_code: code } = finding;
    if (recovered !== undefined && recovered > (amount ?? 0)) {
      const involved = amount === undefined ? '没有填写涉及金额' : `涉及 ${wanYuan(amount)}`;
      raise('recovered-over-amount', context.at('findings', position, 'recovered'), `问题“${id}”${involved}，已追回 ${wanYuan(recovered)}`);
    }
    const project = projectId === undefined ? undefined : projects[context.rowsBy('projects', 'project_id').first(projectId) ?? -1];
    if (!project || project.region_code.some((place) => isWithin(place, code) || isWithin(code, place))) return;
    const at = context.at('findings', position, 'project_id');
    raise('finding-project-elsewhere', at, `问题“${id}”在“${code}”，${projectName(project)}在“${project.region_code.join('、')}”`);
  });
};
