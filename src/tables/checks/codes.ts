import type { Severity } from '../issue.ts';

/** What is known of a rule beforehand. The code is permanent: it is never renamed and never used again for another rule. */
export interface Rule {
  severity: Severity;
  /** A few words in Chinese, for the catalogue. */
  title: string;
  /** One line in Chinese: what the rule demands and where it comes from. */
  explanation: string;
  /** What to do, when the check has nothing more exact to say. */
  hint: string;
}

/** Every rule of the checks, by code, in the order of the catalogue page. */
export const checkCodes = {
  'portal-missing': {
    severity: 'error',
    title: '没有 portal.json',
    explanation: '数据文件夹里要有 portal.json，写明站点名称、覆盖地区和发布单位。',
    hint: '请在数据文件夹中新建 portal.json，至少填写 name、region、publisher 三项。',
  },
  'portal-not-json': {
    severity: 'error',
    title: 'portal.json 无法读取',
    explanation: 'portal.json 要是 UTF-8 编码的 JSON 文件。',
    hint: '请检查逗号、引号和括号是否成对，并以 UTF-8 编码保存。',
  },
  'portal-invalid': {
    severity: 'error',
    title: 'portal.json 某一项不合要求',
    explanation: 'portal.json 每一项都有固定的名称和写法，写错名称的项也不会被忽略。',
    hint: '请按说明改正这一项。',
  },
  'portal-region-unknown': {
    severity: 'error',
    title: '站点覆盖的地区不在区划表',
    explanation: 'portal.json 的 region 和 also_covers 都要在区划表中有一行。',
    hint: '请在区划表中补上这个地区，或改正代码。',
  },
  'portal-covers-twice': {
    severity: 'error',
    title: '同一地区重复覆盖',
    explanation: 'also_covers 只写不在 region 之内的地区，否则同一笔钱会算两次。',
    hint: '请从 also_covers 中删去这个代码。',
  },

  'personal-data': {
    severity: 'error',
    title: '有个人信息',
    explanation: '表格、portal.json 和 content/ 中都不得有身份证号、手机号、银行卡号、家庭住址；公开的热线要在 portal.json 的 hotlines 中登记。',
    hint: '请删去个人信息；需要联系方式的，改写单位座机，或先在 portal.json 的 hotlines 中登记公开的热线。',
  },
  'personal-table': {
    severity: 'error',
    title: '正文的表格有个人信息列',
    explanation: 'content/ 中的表格不得有户主、姓名、身份证、银行卡、手机、住址等列。',
    hint: '请删去这一列；名单只张贴在村务公开栏。',
  },

  'duplicate-key': {
    severity: 'error',
    title: '编号重复',
    explanation: '每张表中，能认出一行的编号（主键）不能重复。',
    hint: '如果是同一条记录，请删去一行；如果不是，请改用不同的编号。',
  },
  'unknown-reference': {
    severity: 'error',
    title: '引用的编号不存在',
    explanation: '引用另一张表的编号，要能在那张表中找到。',
    hint: '请核对编号是否写错，或在被引用的表中补上这一行。',
  },
  'reference-table-missing': {
    severity: 'error',
    title: '被引用的表不存在',
    explanation: '填写了另一张表的编号，就要一并提供那张表。',
    hint: '请把被引用的表放进数据文件夹。',
  },
  'unknown-region': {
    severity: 'error',
    title: '区划代码不存在',
    explanation: '各表用到的区划代码都要在区划表中有一行。',
    hint: '请核对代码是否写错，或在区划表中补上这个地区。',
  },
  'region-wrong-level': {
    severity: 'error',
    title: '区划级别不对',
    explanation: '村代码要用村级代码，即 12 位代码的后三位不是 000。',
    hint: '请改填村的 12 位代码。',
  },
  'region-not-covered': {
    severity: 'error',
    title: '地区不在覆盖范围',
    explanation: '各表用到的地区要在 portal.json 的 region 或 also_covers 之内；企业注册地除外。',
    hint: '请核对代码；如果确实要覆盖这个地区，请把它写进 portal.json 的 also_covers。',
  },
  'village-not-listed': {
    severity: 'warning',
    title: '村不在村表',
    explanation: '按村填写的内容只显示在村表所列的村的页面上。',
    hint: '请在村表中补上这个村，否则这些内容不会显示。',
  },
  'subject-malformed': {
    severity: 'error',
    title: '公示对象写法不对',
    explanation: '公示对象写成 fund:资金编号、project:项目编号、village:村代码、enterprise:信用代码、notice:公示编号。',
    hint: '请按“类型:编号”填写，用英文冒号，例如 fund:ZY2020-1；多个之间用“;”或“、”分开。',
  },

  'region-code-impossible': {
    severity: 'error',
    title: '区划代码不合规则',
    explanation: '12 位区划代码（GB/T 2260、GB/T 10114）前两位是省级代码，不能是 00。',
    hint: '请填写统计用 12 位区划代码。',
  },
  'region-without-parent': {
    severity: 'error',
    title: '区划没有上级',
    explanation: '乡镇和村在区划表中至少要有一个上级。',
    hint: '请在区划表中补上它所属的乡镇、县或市，或改正代码。',
  },
  'parent-row-missing': {
    severity: 'warning',
    title: '直接上级缺行',
    explanation: '村所属的乡镇、乡镇所属的县在区划表中没有一行，它会直接列在更高一级之下。',
    hint: '请在区划表中补上这个上级。',
  },
  'former-code-in-use': {
    severity: 'error',
    title: '曾用代码仍在使用',
    explanation: '曾用代码用来让旧网址转到新网址，不能同时是现在的代码。',
    hint: '请核对曾用代码；仍在使用的代码不要填在这里。',
  },
  'former-code-twice': {
    severity: 'error',
    title: '曾用代码重复',
    explanation: '一个曾用代码只能属于一个地区，旧网址才知道转到哪里。',
    hint: '请只在一个地区保留这个曾用代码。',
  },
  'former-code-malformed': {
    severity: 'error',
    title: '曾用代码写法不对',
    explanation: '曾用代码会成为旧网址的一部分，只能是 6 至 12 位数字。',
    hint: '请只填数字代码；多个之间用“;”或“、”分开。曾用的名称请填在“曾用名”。',
  },
  'address-clash': {
    severity: 'error',
    title: '网址相同',
    explanation: '两个编号去掉标点、不分大小写后相同，会得到同一个网址。',
    hint: '请修改其中一个编号，使字母、数字或汉字不同。',
  },
  'address-reserved': {
    severity: 'error',
    title: '编号不能作网址',
    explanation: '编号要含字母、数字或汉字，不以点开头，也不能是 page、kinds、years、places、levels、categories 等保留字。',
    hint: '请换一个编号。',
  },

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
  'part-over-whole': {
    severity: 'error',
    title: '部分大于整体',
    explanation: '“其中”数不得大于总数：合格数与抽查数、就业与培训人数、建档立卡用工与用工总数、户数与人数。',
    hint: '请核对两个数，是否填反。',
  },

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

export type CheckCode = keyof typeof checkCodes;
