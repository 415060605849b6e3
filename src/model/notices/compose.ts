import { bodyFileOf } from '../../tables/notice-body.ts';
import type { Facts } from '../facts.ts';
import type { NoticeBlock } from '../views.ts';
import { allocation } from './allocation.ts';
import { commendation } from './commendation.ts';
import type { Notice } from './notice-facts.ts';
import { aboutProjects } from './projects.ts';
import type { Compose } from './subjects.ts';
import { householdExitSteps, identificationSteps } from './procedure.ts';
import { villageExit, villagesTable } from './villages.ts';

/**
 * A notice composes itself from its subject's rows; nobody types figures twice. What each kind must show is the table
 * in the publication rules (国开办发〔2018〕11号 and the county catalogues that follow it).
 */
const composers: Record<Notice['kind'], Compose> = {
  allocation,
  project_pool: aboutProjects([
    '项目名称', '项目类别', '建设性质', '实施地点', '实施期限', '责任单位', '建设任务', '计划投资', '资金来源', '受益户数',
    '受益人数', '绩效目标', '带贫减贫机制',
  ]),
  annual_plan: aboutProjects([
    '项目名称', '实施地点', '建设任务', '补助标准', '资金来源', '计划投资', '实施期限', '责任单位', '责任人职务', '绩效目标',
    '带贫减贫机制', '进度', '已拨付',
  ]),
  before_work: aboutProjects([
    '项目名称', '资金来源', '计划投资', '实施期限', '绩效目标', '责任单位', '责任人职务', '监管单位', '受益户数', '受益人数',
    '带贫减贫机制', '实施地点',
  ]),
  completion: aboutProjects([
    '项目名称', '实施地点', '计划投资', '结算金额', '结余', '开工日期', '完工日期', '验收结果', '绩效目标', '受益户数',
  ]),
  beneficiaries: (facts, notice) => [
    identificationSteps(facts, notice),
    ...aboutProjects(['项目名称', '实施地点', '补助标准', '受益户数', '受益人数', '带贫减贫机制'])(facts, notice),
    villagesTable(facts, notice),
  ],
  identification: (facts, notice) => [
    identificationSteps(facts, notice),
    villagesTable(facts, notice, ['identified', 'added']),
  ],
  household_exit: (facts, notice) => [householdExitSteps(facts, notice), villagesTable(facts, notice, ['exited'])],
  village_exit: villageExit,
  commendation,
  correction: () => [],
  other: () => [],
};

/** Everything a notice of this kind must show, from the rows it is about, then its own words. */
export function composeNotice(facts: Facts, notice: Notice): NoticeBlock[] {
  const paragraphs = bodyFileOf(notice.body) === undefined ? (notice.body?.split(/\r?\n/).filter(Boolean) ?? []) : [];
  return [
    ...(paragraphs.length > 0 ? [{ type: 'paragraphs', paragraphs } as const] : []),
    ...composers[notice.kind](facts, notice),
  ];
}
