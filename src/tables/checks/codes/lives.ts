import type { Rule } from './rule.ts';

/** The lives of villages and households. */
export const livesCodes = {
  'village-exits-twice': {
    severity: 'error',
    title: '村重复出列',
    explanation: '村只出列一次：同一个村不能有两则未更正的村出列公示。',
    hint: '请核对村代码；前一则有误的，请用“更正公告”更正它。',
  },
  'household-not-in': {
    severity: 'error',
    title: '不在册而退出',
    explanation: '一户先识别纳入或补录，才能脱贫或清退。',
    hint: '请补上识别纳入（补录）的记录，或核对日期。',
  },
  'household-already-in': {
    severity: 'error',
    title: '在册而再次纳入',
    explanation: '已在册的户不能再次识别纳入、补录或返贫。',
    hint: '请删去重复的记录，或补上中间脱贫、清退的记录。',
  },
  'household-returned-first': {
    severity: 'error',
    title: '未脱贫而返贫',
    explanation: '一户脱贫之后才可能返贫。',
    hint: '首次纳入请填“识别纳入”或“补录”；曾脱贫的请补上脱贫记录。',
  },
  'household-without-events': {
    severity: 'warning',
    title: '户没有动态记录',
    explanation: '提供了动态表时，在册与否只由动态记录推出；没有记录的户不会计入。',
    hint: '请在动态表中补上这一户识别纳入或补录的记录。',
  },
} as const satisfies Record<string, Rule>;
