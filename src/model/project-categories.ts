import type { Project } from './money.ts';

/** Short English addresses for the project categories, in the order of the dictionary. */
export const categorySlugs: Record<Project['category'], string> = {
  产业发展: 'industry',
  就业: 'employment',
  易地搬迁: 'relocation',
  生态保护: 'ecology',
  基础设施: 'infrastructure',
  公共服务: 'public-services',
  教育: 'education',
  健康: 'health',
  金融: 'finance',
  危房改造: 'housing',
  低保兜底: 'subsistence',
  社会帮扶: 'social',
  其他: 'other',
};
