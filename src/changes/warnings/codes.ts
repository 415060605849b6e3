/** What is known of a warning beforehand. Its code is permanent: never renamed, never used again for something else. */
export interface WarningRule {
  /** A few words, for a catalogue. */
  title: string;
  /** One line: when it is raised. */
  explanation: string;
  /** What to do about it. */
  hint: string;
}

/** How many rows one thing must have happened to before single warnings become one. */
export const mostAlike = 20;

/** All warnings of a change report, the gravest first; they are listed in this order. Legal, each of them, and each has been a mistake somewhere. */
export const warningRules = {
  'as-of-back': {
    title: '截止日往回走',
    explanation: '新的截止日早于已发布的截止日。',
    hint: '请核对截止日，平时就是这台电脑的日期；要退回以前的一版，请用“撤回”。',
  },
  'table-gone': {
    title: '整张表没有了',
    explanation: '已发布的一张表，现在没有文件或没有一行。',
    hint: '请核对文件是不是移走了、改名了；真要撤下，请在说明中写明原因。',
  },
  'keys-regenerated': {
    title: '户编码整批换了',
    explanation: '建档立卡表中两成以上的户编码没有了，又多出差不多数量的新编码。',
    hint: '同一户的编码要一直不变，否则历年的数对不上。请用原来的编码重新导出。',
  },
  'many-removed': {
    title: '少了许多行',
    explanation: '一张表少了 100 行以上，或少了 10 行以上并超过两成。',
    hint: '请核对是不是只交了一部分（筛选后另存、只有本年的），漏了的请补上。',
  },
  'county-gone': {
    title: '一个县的行全没有了',
    explanation: '一张表中有 5 行以上的一个县，现在一行也没有。',
    hint: '请核对是不是合并各县的表时漏了这个县。',
  },
  'year-gone': {
    title: '一个年度的行全没有了',
    explanation: '一张表中有 5 行以上的一个年度，现在一行也没有。',
    hint: '表要包括历年的行：请把本年的行加在原表后面，不要替换原表。',
  },
  'notice-cut-short': {
    title: '公示还没满就撤下或缩短',
    explanation: '已发布的公示还在公示期内，现在删去了，或公示止提前了。',
    hint: '公示期内不宜撤下；内容有误的，请另发更正公告（更正对象写原公示的编号）。',
  },
  'values-moved': {
    title: '数还是那些数，行对不上了',
    explanation: '一列中许多行的值变了，而所有的值合起来与原来一样：多半是在表格软件中只排序了一列，或两行对调了。',
    hint: '请用原表核对；排序时要选中整张表。',
  },
  'column-scaled': {
    title: '一列金额都变成同样的倍数',
    explanation: '一列中许多行的金额正好变成 10、100、10000 倍或其几分之一：多半是单位（元、万元）弄错了。',
    hint: '请核对表头中的单位：元还是万元。',
  },
  'amount-unit': {
    title: '金额正好变成 10、100、10000 倍',
    explanation: '一行的金额正好变成 10、100、10000 倍或其几分之一：多半是单位或小数点弄错了。',
    hint: '请核对单位（元、万元）和小数点。',
  },
  'amount-jumped': {
    title: '金额相差十倍以上',
    explanation: '一行的金额变成十倍以上，或不到十分之一。',
    hint: '请核对金额。',
  },
  'sum-jumped': {
    title: '合计相差十倍以上',
    explanation: '一笔资金或一个地方的合计变成十倍以上，或不到十分之一。乡镇和村只在原有的行改了或少了时才提醒：新增项目时它们本来变化就大。',
    hint: '请核对改了的、新增的和少了的行。',
  },
  'key-renamed': {
    title: '像是改了编号',
    explanation: '少了一行又多了一行，除了编号全都一样。',
    hint: '网址由编号而来，改了编号，原来的网页就没有了。请改回原编号；区划代码变更的，请在“曾用代码”中写上旧代码。',
  },
  'row-doubled': {
    title: '像是重复登记',
    explanation: '新增的一行，除了编号与另一行全都一样（拨付不看期次）。',
    hint: '请核对是不是同一件事登记了两次。',
  },
  'column-emptied': {
    title: '一列变成空白',
    explanation: '原来填了的一列，现在八成以上变成空白（10 行以上）。',
    hint: '请核对是不是漏了这一列，或表头改了认不出来。',
  },
  'dates-shifted': {
    title: '许多日期一起移了同样的天数',
    explanation: '一列中 10 行以上的日期移了同样的天数。差 1462 天的，是两种日期系统（1900、1904）之间复制造成的。',
    hint: '请核对日期；跨工作簿复制日期时，先把两边的日期系统改成一样。',
  },
  'status-back': {
    title: '项目进度往回走',
    explanation: '项目的进度退到了前面的一步，例如从验收到在建。',
    hint: '请核对进度；原来写错了的，请在说明中写明。',
  },
  'payment-ahead': {
    title: '拨付日期在将来',
    explanation: '拨付日期晚于截止日。',
    hint: '请核对日期；还没有拨付的，请先不要填。',
  },
} as const satisfies Record<string, WarningRule>;

export type WarningCode = keyof typeof warningRules;
