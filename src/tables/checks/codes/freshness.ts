import type { Rule } from './rule.ts';

/** The site's own freshness, as inspections of government sites judge it (国办发〔2017〕47号). Days are set in portal.json, `freshness`. */
export const freshnessCodes = {
  'home-stale': {
    severity: 'warning',
    title: '首页两周没有更新',
    explanation: '政府网站检查：首页超过两周没有更新的，单项否决。首页列出最新的公示、分配、拨付和完工（天数可在 portal.json 的 freshness.home_days 中调整）。',
    hint: '请补录最近的公示公告、资金分配或拨付；确实没有的，请核对截止日，平时就是这台电脑的日期。',
  },
  'column-empty': {
    severity: 'warning',
    title: '栏目空白',
    explanation: '政府网站检查：有栏目而没有内容的，单项否决。资金、项目两个栏目总在网站上。',
    hint: '请在表中填写第一行。',
  },
  'column-stale': {
    severity: 'warning',
    title: '栏目长期没有更新',
    explanation: '政府网站检查：栏目超过应更新的期限没有更新的，要扣分（天数可在 portal.json 的 freshness.column_days 和 freshness.columns 中调整，0 为不提醒）。',
    hint: '请补录最近的内容；不会再有新内容的栏目，可在 freshness.columns 中把它的天数设为 0。',
  },
  'notice-without-outcome': {
    severity: 'warning',
    title: '公示期满没有公示结果',
    explanation: '公示期满后应写明收到的意见与处理情况（天数可在 portal.json 的 freshness.outcome_days 中调整，0 为不提醒）。',
    hint: '请填写“公示结果”，例如“公示期间未收到异议。”',
  },
  'notice-before-event': {
    severity: 'warning',
    title: '公告早于所公告的事',
    explanation: '资金分配公告不早于资金下达，完工公告不早于项目完工；否则总有一个日期不实。日期不实是政府网站检查的重点。',
    hint: '请核对发布日期和事情的日期。',
  },
} as const satisfies Record<string, Rule>;
