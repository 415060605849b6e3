import type { Rule } from './rule.ts';

/** Inspections, what they verified, and what they found. */
export const oversightCodes = {
  'verification-wrong-kind': {
    severity: 'error',
    title: '核查类别不对',
    explanation: '脱贫、村出列由考核、督导或第三方评估核实；识别、受益对象还可以由数据比对核实；其他公示不填核查编号。',
    hint: '请核对核查编号，或删去它。',
  },
  'verification-elsewhere': {
    severity: 'error',
    title: '核查不在公示的地方',
    explanation: '核实一则公示的检查，要在公示的地方、它的上级或它之内进行。',
    hint: '请核对核查编号是否写成了别处的检查。',
  },
  'verification-too-late': {
    severity: 'error',
    title: '核查晚于公示',
    explanation: '先验收、后公示：核实一则公示的检查，日期不得晚于公示的发布日期。',
    hint: '请核对检查日期和发布日期，或改填公示以前的检查。',
  },
  'recovered-over-amount': {
    severity: 'error',
    title: '追回多于涉及金额',
    explanation: '已追回金额是涉及金额的一部分，填了它就要填涉及金额，并且不得超过。',
    hint: '请核对两个金额，特别是单位是万元还是元。',
  },
  'finding-project-elsewhere': {
    severity: 'warning',
    title: '问题与项目不在一处',
    explanation: '填写了项目编号的问题，区划代码应与项目的实施地点在同一处，或一处在另一处之内。',
    hint: '请核对区划代码和项目编号。',
  },
  'standard-name-clash': {
    severity: 'error',
    title: '标准的名称不能作网址',
    explanation: '每个标准有自己的页面。名称要含字母、数字或汉字；两个标准的名称去掉标点、不分大小写后不能相同。',
    hint: '同一个标准请写成同样的名称；不同的标准请换一个名称。',
  },
} as const satisfies Record<string, Rule>;
