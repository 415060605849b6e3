import type { Rule } from './rule.ts';

/** Days, periods and progress. */
export const datesCodes = {
  'dates-reversed': {
    severity: 'error',
    title: '日期颠倒',
    explanation: '有先后的两个日期，后一个不能早于前一个。',
    hint: '请核对两个日期，是否填反或写错年份。',
  },
  'period-incomplete': {
    severity: 'error',
    title: '公示起止不全',
    explanation: '公示（公告）的起、止日期要么都填，要么都不填。',
    hint: '请补上另一个日期。',
  },
  'date-in-future': {
    severity: 'warning',
    title: '已发生的事日期在将来',
    explanation: '记录已经发生的事，日期不应晚于站点的截止日（--as-of）。',
    hint: '请核对日期；事情还没有发生的，先不要填写。',
  },
  'finished-without-date': {
    severity: 'warning',
    title: '完工项目没有完工日期',
    explanation: '进度为“完工”“验收”的项目应填写完工日期。',
    hint: '请填写完工日期，例如 2020-10-28。',
  },
  'status-behind-date': {
    severity: 'warning',
    title: '已有完工日期而进度未更新',
    explanation: '填写了完工日期，进度却仍是“入库”“计划”或“在建”。',
    hint: '请把进度改为“完工”或“验收”，或删去完工日期。',
  },
  'accepted-without-inspection': {
    severity: 'warning',
    title: '验收项目没有验收结果',
    explanation: '进度为“验收”的项目应填写验收结果。',
    hint: '请填写验收结果，例如“合格”。',
  },
  'payment-to-idle-project': {
    severity: 'warning',
    title: '向未实施的项目拨款',
    explanation: '进度为“入库”或“终止”的项目有拨付记录。',
    hint: '请核对项目进度和拨付记录；已收回的拨款请在表中去掉。',
  },
  'payment-before-start': {
    severity: 'warning',
    title: '拨付早于计划开工',
    explanation: '资金按工程进度分期分批拨付，第一次拨付一般不早于计划开工日期。',
    hint: '请核对拨付日期和开工日期；确实提前拨付的，项目页面会如实标明。',
  },
  'milestone-backwards': {
    severity: 'warning',
    title: '形象进度倒退',
    explanation: '同一项目后拨付时的形象进度（百分数，或开工、过半、主体、完工、验收、质保）不应低于先拨付时的。',
    hint: '请核对两次拨付的形象进度，是否写反。',
  },
  'project-overdue': {
    severity: 'note',
    title: '到期没有完工',
    explanation: '过了计划完工日期，进度仍是“计划”或“在建”，也没有完工日期。',
    hint: '已经完工的，请更新进度和完工日期；确实没有完工的，拨付进度页面会如实标明。',
  },
} as const satisfies Record<string, Rule>;
