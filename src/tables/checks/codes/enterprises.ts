import type { Rule } from './rule.ts';

/** Enterprises, and columns that go together. */
export const enterprisesCodes = {
  'uscc-check-character': {
    severity: 'warning',
    title: '信用代码校验位不符',
    explanation: '统一社会信用代码的最后一位由前 17 位算出（GB 32100-2015）。',
    hint: '请对照营业执照核对 18 位代码。',
  },
  'contribution-measure-missing': {
    severity: 'error',
    title: '投入缺少数量',
    explanation: '资金、实物、项目投资、采购要填金额，岗位要填岗位数，培训要填培训人数，否则无法计分。',
    hint: '请补填，没有的填 0。',
  },
  'companion-missing': {
    severity: 'warning',
    title: '应同时填写的另一项为空',
    explanation: '核实单位与核实日期、撤销日期与撤销原因、对接单位与对接日期等应同时填写。',
    hint: '请补填另一项。',
  },
} as const satisfies Record<string, Rule>;
