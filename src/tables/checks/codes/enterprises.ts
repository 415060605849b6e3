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
  'honour-without-score': {
    severity: 'warning',
    title: '表彰没有核实的投入',
    explanation: '表彰按当年已核实的帮扶投入评定；没有核实的投入，证书上就没有依据。',
    hint: '请核对年度和信用代码，或在帮扶投入表中补上核实单位和核实日期；确属错误表彰的，请填写撤销日期和原因。',
  },
  'pairing-overlaps': {
    severity: 'warning',
    title: '结对重复',
    explanation: '同一家企业与同一个村，同一段时间只应有一条结对；另一条只在前一条结束之后开始。',
    hint: '请合并两条，或补填前一条的结对止。',
  },
  'cadre-without-household': {
    severity: 'warning',
    title: '干部多于结对户',
    explanation: '每名干部每年结对帮扶一户，结对户数不应少于结对干部人数。',
    hint: '请核对两个数；还没有结对户的干部先不要计入。',
  },
  'companion-missing': {
    severity: 'warning',
    title: '应同时填写的另一项为空',
    explanation: '核实单位与核实日期、撤销日期与撤销原因、对接单位与对接日期等应同时填写。',
    hint: '请补填另一项。',
  },
} as const satisfies Record<string, Rule>;
