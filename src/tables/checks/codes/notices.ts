import type { Rule } from './rule.ts';

/** What notices must show, for how long, and what corrects what (publication-rules.md). */
export const noticesCodes = {
  'notice-subject-missing': {
    severity: 'error',
    title: '缺少公示对象',
    explanation: '公示的内容由公示对象的数据组成，各类公示要写明对应的对象。',
    hint: '请填写公示对象。',
  },
  'notice-field-missing': {
    severity: 'error',
    title: '缺少应公示的内容',
    explanation: '各类公示应公示的内容按国开办发〔2018〕11号及各县公开目录，缺一项不能发布。',
    hint: '请在所指的表和行中补填。',
  },
  'notice-source-unknown': {
    severity: 'warning',
    title: '项目库公示没有资金来源',
    explanation: '项目库公示应写明资金规模和来源；尚未安排资金的项目会显示为“尚未安排”。',
    hint: '已有安排的，请在资金分配表中补上这个项目，或在公示对象中加上 fund:资金编号。',
  },
  'notice-period-missing': {
    severity: 'error',
    title: '缺少公示期',
    explanation: '公示类以及资金分配公告要有公示起止日期。',
    hint: '请填写“公示起”和“公示止”。',
  },
  'notice-period-short': {
    severity: 'error',
    title: '公示期不足',
    explanation: '公示期至少 10 天，识别、脱贫、村出列公示至少 7 天（天数可在 portal.json 的 notice_days 中调整）；第一天不算。',
    hint: '请延长“公示止”。',
  },
  'holiday-calendar-missing': {
    severity: 'error',
    title: '没有这一年的节假日安排',
    explanation: '公示期按工作日计算时，要有国家公布的当年节假日安排，不作推测。',
    hint: '请等公布后升级，或把 portal.json 的 notice_days.unit 改为 calendar。',
  },
  'notice-published-late': {
    severity: 'warning',
    title: '公示期开始后才发布',
    explanation: '发布日期应不晚于公示期第一天，否则实际公示的天数不足。',
    hint: '请核对发布日期和公示起。',
  },
  'money-published-late': {
    severity: 'warning',
    title: '资金信息公开超期',
    explanation: '资金信息应在作出决定后 20 个工作日内公开（天数可在 portal.json 中调整）；没有节假日安排的年份不作判断。',
    hint: '请核对日期；确实超期的，完整性页面会如实标明。',
  },
  'fund-not-announced': {
    severity: 'warning',
    title: '资金尚未公告',
    explanation: '资金下达超过规定的工作日，仍没有资金分配公告，资金表也没有公告起止。',
    hint: '请在公示公告表中发布“资金分配公告”，公示对象写 fund:资金编号。',
  },
  'notice-waits': {
    severity: 'note',
    title: '尚未到发布日期',
    explanation: '发布日期晚于截止日（--as-of）的公示不会出现在站点上。',
    hint: '到发布日期后再次生成站点，它就会出现。',
  },
  'notice-body-missing': {
    severity: 'error',
    title: '正文文件不存在',
    explanation: '正文填写文件名时，content/notices/ 中要有这个文件。',
    hint: '请把文件放进 content/notices/，或改正文件名。',
  },
  'notice-empty': {
    severity: 'warning',
    title: '公示没有内容',
    explanation: '“更正公告”应写明更正了什么；“其他”类公示没有公示对象时应有正文。',
    hint: '请在“正文”中写明内容。',
  },
  'exit-item-not-met': {
    severity: 'warning',
    title: '出列清单有未达标项',
    explanation: '村出列公示所列的清单中，有一项“是否达标”为否。',
    hint: '请核对这一项的实际值和是否达标。',
  },
  'commended-without-score': {
    severity: 'warning',
    title: '表彰企业没有积分',
    explanation: '表彰公示要显示企业按公布办法算出的积分；没有经核实的投入，积分为 0。',
    hint: '请在帮扶投入表中补上经核实的投入。',
  },
  'commended-without-year': {
    severity: 'warning',
    title: '表彰的年度没有荣誉和积分',
    explanation: '表彰公示显示标题所写年度（没写的，为发布的上一年）的荣誉和积分；两样都没有，页面上就是空的。',
    hint: '请核对标题中的年度，或在表彰表、帮扶投入表中补上这一年的行。',
  },
  'correction-target-missing': {
    severity: 'error',
    title: '更正公告没有更正对象',
    explanation: '“更正公告”要填写更正哪一则公示。',
    hint: '请在“更正对象”中填写原公示的编号。',
  },
  'correction-wrong-kind': {
    severity: 'error',
    title: '不是更正公告而填了更正对象',
    explanation: '只有“更正公告”可以填写更正对象。',
    hint: '请把类型改为“更正公告”，或删去更正对象。',
  },
  'correction-cycle': {
    severity: 'error',
    title: '更正对象循环',
    explanation: '一则公示不能更正自己，也不能经由其他更正公告回到自己。',
    hint: '请核对更正对象的编号。',
  },
  'correction-too-early': {
    severity: 'error',
    title: '更正早于原公示',
    explanation: '更正公告的发布日期不得早于原公示。',
    hint: '请核对两则公示的发布日期。',
  },
} as const satisfies Record<string, Rule>;
