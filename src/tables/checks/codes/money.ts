import type { Rule } from './rule.ts';

/** Every "total that must hold" of the data dictionary. */
export const moneyCodes = {
  'fund-over-allocated': {
    severity: 'error',
    title: '分配超过资金规模',
    explanation: '一笔资金直接分出去的金额合计，不得超过资金规模。',
    hint: '请核对资金规模与各行分配金额，特别是单位是万元还是元。',
  },
  'fund-not-fully-allocated': {
    severity: 'warning',
    title: '年底仍未分配完',
    explanation: '资金年度已过，分配金额合计仍少于资金规模。',
    hint: '请补上尚未登记的分配，或说明结余去向。',
  },
  'place-over-allocated': {
    severity: 'error',
    title: '下达超过所得',
    explanation: '一个地方从一笔资金分给下级和项目的金额合计，不得超过它分到的金额。',
    hint: '请核对这个地方分到的金额和分给下级、项目的各行金额。',
  },
  'allocation-elsewhere': {
    severity: 'warning',
    title: '分配地区与项目地点不符',
    explanation: '分给项目的资金，分配地区应与项目实施地点在同一处，或一处在另一处之内。',
    hint: '请核对分配地区和项目编号。',
  },
  'paid-over-allocated': {
    severity: 'error',
    title: '拨付超过分配',
    explanation: '一个项目从一笔资金得到的拨付合计，不得超过这笔资金分给它的金额。',
    hint: '请核对拨付金额，或在资金分配表中补上分给这个项目的一行。',
  },
  'paid-before-allocated': {
    severity: 'warning',
    title: '拨付走在分配前面',
    explanation: '到每次拨付那天，一个项目从一笔资金得到的拨付合计，不应超过当时已经分给它的金额。',
    hint: '请核对拨付日期和各次分配的日期。',
  },
  'payments-unchecked': {
    severity: 'note',
    title: '拨付没有与分配核对',
    explanation: '没有资金分配表，就无法核对拨付是否超过分配。',
    hint: '请把 allocations.csv 或 allocations.xlsx 放进数据文件夹。',
  },
  'paid-over-budget': {
    severity: 'warning',
    title: '拨付超过计划投资',
    explanation: '一个项目的拨付合计一般不超过计划投资。',
    hint: '请核对拨付金额和计划投资；确有追加的，请更新计划投资。',
  },
  'settled-over-allocated': {
    severity: 'error',
    title: '结算超过已拨与待拨',
    explanation: '结算金额不得超过已拨付与尚待拨付之和，即分配给这个项目的金额合计。',
    hint: '请核对结算金额，或在资金分配表中补上分给这个项目的资金。',
  },
  'instalment-numbers': {
    severity: 'error',
    title: '拨付期次不连续',
    explanation: '同一项目、同一资金的期次从 1 起连续编号，不重复、不跳号。',
    hint: '请按拨付先后填写 1、2、3……',
  },
  'instalment-dates': {
    severity: 'error',
    title: '拨付期次与日期不符',
    explanation: '同一项目、同一资金后一期的拨付日期不得早于前一期。',
    hint: '请核对期次和拨付日期。',
  },
  'revolving-closing': {
    severity: 'error',
    title: '期末余额不平',
    explanation: '期末余额＝期初余额＋本年收入＋本年收回－本年支出，空白按 0 计。',
    hint: '请核对五个金额。',
  },
  'revolving-carry': {
    severity: 'warning',
    title: '期初余额与上年期末不符',
    explanation: '本年期初余额应等于上年期末余额。',
    hint: '请核对两年的余额。',
  },
  'land-quota-mismatch': {
    severity: 'warning',
    title: '指标面积乘单价不等于资金规模',
    explanation: '土地指标资金的规模＝流转的公顷数×每公顷单价，例如 300 公顷×442.5 万元＝132750 万元。',
    hint: '请核对面积、单价和资金规模。',
  },
  'factory-reward-over-rule': {
    severity: 'warning',
    title: '厂房奖补超过办法',
    explanation: '标准厂房按建成面积定额奖补：每满 1000 平方米，省 40 万元，市、县各 10 万元（可在 portal.json 的 factory_reward 中调整）。',
    hint: '请核对厂房面积和奖补资金的拨付；确实多拨的，资产页面会如实标明。',
  },
  'part-over-whole': {
    severity: 'error',
    title: '部分大于整体',
    explanation: '“其中”数不得大于总数：合格数与抽查数、就业与培训人数、建档立卡用工与用工总数、户数与人数。',
    hint: '请核对两个数，是否填反。',
  },
} as const satisfies Record<string, Rule>;
