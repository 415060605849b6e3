import { choice, code, date, list, region, text } from './field.ts';
import { table } from './table.ts';

export const noticeKinds = {
  allocation: '资金分配公告',
  project_pool: '项目库公示',
  annual_plan: '年度计划公告',
  before_work: '实施前公示',
  completion: '完工公告',
  beneficiaries: '受益对象公示',
  identification: '识别公示',
  household_exit: '脱贫公示',
  village_exit: '村出列公示',
  commendation: '表彰公示',
  correction: '更正公告',
  other: '其他',
} as const;

/** What a notice can be about; written as `fund:ID`, `project:ID`, `village:CODE`, `enterprise:USCC`, `notice:ID`. */
export const subjectTypes = {
  fund: 'funds',
  project: 'projects',
  village: 'villages',
  enterprise: 'enterprises',
  notice: 'notices',
} as const;

export const notices = table({
  name: 'notices',
  title: '公示公告',
  description: '每则公示公告一行；内容由公示对象的数据自动组成，数字不必重填。',
  key: ['notice_id'],
  columns: {
    notice_id: code({ title: '编号', description: '公示的编号。', example: 'GS2020-015', aliases: ['公示编号', '公告编号'] }),
    kind: choice(noticeKinds, { title: '类型', description: '公示的类型。', example: '资金分配公告', aliases: ['公示类型', '公告类型'] }),
    title: text({ title: '标题', description: '公示的标题。', example: '关于2020年中央财政衔接资金分配结果的公告' }),
    region_code: region({ title: '发布范围', description: '在哪里发布。', example: '990102000000' }),
    publisher: text({ title: '发布机构', description: '发布的单位。', example: '青石县农业农村局', aliases: ['发布单位'] }),
    published_on: date({ title: '发布日期', description: '发布的日期，照实填写。', example: '2020-03-20' }),
    open_from: date({ title: '公示起', description: '公示期第一天。', example: '2020-03-20', aliases: ['公示开始日期'] }).optional(),
    open_to: date({ title: '公示止', description: '公示期最后一天。', example: '2020-03-30', aliases: ['公示结束日期'] }).optional(),
    subject: list('code', {
      title: '公示对象',
      description: '公示关于什么：fund:资金编号、project:项目编号、village:村代码、enterprise:信用代码、notice:公示编号。',
      example: 'fund:ZY2020-1',
    }).optional(),
    applied_on: date({ title: '申请日期', description: '对象申请截止的日期；识别、脱贫、受益对象公示填写。', example: '2016-09-05' }).optional(),
    surveyed_on: date({ title: '入户调查日期', description: '入户调查完成的日期。', example: '2016-09-20' }).optional(),
    reviewed_on: date({ title: '民主评议日期', description: '民主评议的日期。', example: '2016-09-28' }).optional(),
    verified_by: code({
      title: '核查编号',
      description: '公示前由哪次检查核实：退出看考核、督导、第三方评估，识别还可以看数据比对。',
      example: 'JC2017-004',
      references: 'inspections',
    }).optional(),
    phone: text({ title: '监督电话', description: '接受监督的电话；座机，或 portal.json 中登记的热线。', example: '12317', aliases: ['联系电话'] }),
    email: text({ title: '监督邮箱', description: '接受监督的邮箱。', example: 'jiandu@example.gov.cn', aliases: ['邮箱'] }).optional(),
    address: text({ title: '通讯地址', description: '接受监督的单位地址。', example: '青石县人民路1号', aliases: ['地址'] }).optional(),
    body: text({
      title: '正文',
      description: '正文，或 content/notices/ 中的文件名。',
      example: '现将资金分配结果公告如下。',
    }).optional(),
    outcome: text({ title: '公示结果', description: '收到的意见与处理情况。', example: '公示期间未收到异议。' }).optional(),
    index_number: code({ title: '索引号', description: '信息公开目录中的索引号；没有的，页面上用编号。', example: '9901020001/2020-00015' }).optional(),
    document_number: text({ title: '文号', description: '公示公告自己的文号，没有的不填。', example: '青农公〔2020〕15号' }).optional(),
    corrects: code({ title: '更正对象', description: '更正哪一则公示。', example: 'GS2020-009', references: 'notices' }).optional(),
  },
});
