import type { Row } from '../../schema/index.ts';
import type { SubjectType } from '../subject.ts';

export type NoticeKind = Row<'notices'>['kind'];

/** A field that a notice must show: its name in the rule, and the columns of the subject's row that hold it. */
export interface RequiredField {
  /** As the rule calls it. */
  name: string;
  columns: readonly string[];
  /** One of the columns is enough. */
  any?: boolean;
}

export interface NoticeRule {
  /** What the notice must name as its subject; one of these is enough. */
  subjects: readonly SubjectType[];
  /** Fields of each project that the notice is about. */
  project?: readonly RequiredField[];
  /** Where the money for each project comes from must be known. */
  source?: 'error' | 'warning';
  /** The notice is open for objection and needs open_from and open_to. */
  period: boolean;
}

const schedule: RequiredField = { name: '实施期限', columns: ['starts_on', 'due_on'] };
const beneficiaries: RequiredField = {
  name: '受益对象（户数或人数）',
  columns: ['beneficiary_households', 'beneficiary_persons'],
  any: true,
};

/**
 * The table of publication-rules.md (国开办发〔2018〕11号 and the county catalogues that follow it). Fields that are
 * required columns of their table anyway (name, place, task, goal…) are not repeated: the reader has asked for them.
 */
export const noticeRules: Record<NoticeKind, NoticeRule> = {
  allocation: { subjects: ['fund'], period: true },
  project_pool: {
    subjects: ['project'],
    project: [{ name: '建设性质', columns: ['nature'] }, { ...schedule, name: '时间进度计划' }, beneficiaries],
    source: 'warning',
    period: true,
  },
  annual_plan: {
    subjects: ['project'],
    project: [{ name: '补助标准', columns: ['subsidy_standard'] }, schedule],
    source: 'error',
    period: false,
  },
  before_work: {
    subjects: ['project'],
    project: [schedule, { name: '监管单位', columns: ['supervisor'] }, beneficiaries],
    source: 'error',
    period: true,
  },
  completion: {
    subjects: ['project'],
    project: [
      { name: '结算金额', columns: ['settled'] },
      { ...schedule, name: '合同工期' },
      { name: '完工日期', columns: ['finished_on'] },
      { name: '验收结果', columns: ['inspection'] },
      { name: '受益户数', columns: ['beneficiary_households'] },
    ],
    period: false,
  },
  beneficiaries: { subjects: ['village', 'project'], project: [beneficiaries], period: true },
  identification: { subjects: ['village'], period: true },
  household_exit: { subjects: ['village'], period: true },
  village_exit: { subjects: ['village'], period: true },
  commendation: { subjects: ['enterprise'], period: true },
  correction: { subjects: [], period: false },
  other: { subjects: [], period: false },
};

export const ruleName = '国开办发〔2018〕11号';

export const subjectTypeNames: Record<SubjectType, string> = {
  fund: '资金（fund:资金编号）',
  project: '项目（project:项目编号）',
  village: '村（village:村代码）',
  enterprise: '企业（enterprise:统一社会信用代码）',
  notice: '公示（notice:公示编号）',
};
