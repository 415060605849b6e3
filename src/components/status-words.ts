import type { ProjectStatus } from '../model/views.ts';

/** The public's words for where a project stands. */
export const statusWords: Record<ProjectStatus, string> = {
  pooled: '已入库',
  planned: '已计划',
  building: '在建',
  finished: '已完工',
  accepted: '已验收',
  cancelled: '已终止',
};
