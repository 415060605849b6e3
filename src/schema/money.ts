import { choice, code, count, date, money, number, positiveCount, region, regionList, text, words, year } from './field.ts';
import { table } from './table.ts';

export const fundLevels = {
  central: '中央',
  provincial: '省级',
  city: '市级',
  county: '县级',
  assigned: '定点帮扶',
  twinned: '南北挂钩、东西部协作',
  enterprise: '企业',
  social: '社会',
  land_quota: '土地指标',
  other: '其他',
} as const;

export const fundKinds = words(
  '专项扶贫',
  '衔接补助',
  '涉农整合',
  '标准厂房奖补',
  '小额贴息',
  '村级产业扶持基金',
  '教育扶贫基金',
  '医疗救助基金',
  '捐赠',
  '其他',
);

export const funds = table({
  name: 'funds',
  title: '资金',
  description: '每笔下达的资金一行。',
  key: ['fund_id'],
  required: true,
  columns: {
    fund_id: code({ title: '资金编号', description: '资金的编号。', example: 'ZY2020-1' }),
    name: text({ title: '资金名称', description: '资金的名称。', example: '2020年中央财政衔接资金' }),
    document_number: text({ title: '文号', description: '下达资金的文件号。', example: '望财农〔2020〕12号', aliases: ['资金文号'] }),
    year: year({ title: '年度', description: '资金年度。', example: '2020' }),
    level: choice(fundLevels, { title: '来源层级', description: '钱从哪一级来。', example: '中央', aliases: ['资金来源'] }),
    kind: choice(fundKinds, { title: '资金类别', description: '资金的类别。', example: '衔接补助' }).optional(),
    amount: money({ title: '资金规模', description: '资金总额。', example: '1375.2907', aliases: ['资金总额', '下达金额'] }),
    issued_on: date({ title: '下达日期', description: '文件下达的日期。', example: '2020-03-02' }),
    allocation_method: text({
      title: '分配原则（办法）',
      description: '按什么原则或办法分配。',
      example: '因素法',
      aliases: ['分配原则', '分配办法'],
    }),
    department: text({ title: '主管部门', description: '主管部门。', example: '市财政局' }),
    open_from: date({ title: '公告起', description: '资金公告开始日期。', example: '2020-03-10', aliases: ['公告开始日期'] }).optional(),
    open_to: date({ title: '公告止', description: '资金公告结束日期。', example: '2020-03-20', aliases: ['公告结束日期'] }).optional(),
    quota_hectares: number({
      title: '指标面积（公顷）',
      description: '来源为土地指标的，流转了多少公顷。',
      example: '300',
      aliases: ['指标面积'],
    }).optional(),
    price_per_hectare: money({
      title: '指标单价',
      description: '每公顷多少万元；面积乘单价等于资金规模。',
      example: '442.5',
      aliases: ['每公顷单价'],
    }).optional(),
  },
});

export const allocations = table({
  name: 'allocations',
  title: '资金分配',
  description: '钱往下走：资金 → 地方 → 项目。没有项目编号的行是分给地方的，有的是分给项目的。',
  key: ['allocation_id'],
  columns: {
    allocation_id: code({ title: '分配编号', description: '分配的编号。', example: 'FP2020-001' }),
    fund_id: code({ title: '资金编号', description: '哪笔资金。', example: 'ZY2020-1', references: 'funds' }),
    region_code: region({ title: '区划代码', description: '分到哪里。', example: '990102000000', aliases: ['分配地区'] }),
    project_id: code({
      title: '项目编号',
      description: '分给哪个项目；分给地方的不填。',
      example: 'QS2020-001',
      references: 'projects',
    }).optional(),
    amount: money({ title: '分配金额', description: '分配的金额。', example: '120', aliases: ['金额'] }),
    allocated_on: date({ title: '分配日期', description: '分配决定的日期。', example: '2020-03-18' }),
  },
});

export const projectCategories = words(
  '产业发展',
  '就业',
  '易地搬迁',
  '生态保护',
  '基础设施',
  '公共服务',
  '教育',
  '健康',
  '金融',
  '危房改造',
  '低保兜底',
  '社会帮扶',
  '其他',
);

export const projectStatuses = {
  pooled: '入库',
  planned: '计划',
  building: '在建',
  finished: '完工',
  accepted: '验收',
  cancelled: '终止',
} as const;

export const projects = table({
  name: 'projects',
  title: '项目',
  description: '每个项目一行，从入库到验收。',
  key: ['project_id'],
  required: true,
  columns: {
    project_id: code({ title: '项目编号', description: '项目的编号。', example: 'QS2020-001' }),
    name: text({ title: '项目名称', description: '项目的名称。', example: '新桥村通组道路硬化' }),
    region_code: regionList({
      title: '实施地点',
      description: '实施地的区划代码；跨村的用“、”分开。',
      example: '990102101201',
      aliases: ['建设地点', '项目地点'],
    }),
    category: choice(projectCategories, { title: '项目类别', description: '项目的类别。', example: '基础设施', aliases: ['项目类型'] }),
    nature: choice(words('新建', '续建', '改扩建'), { title: '建设性质', description: '新建、续建或改扩建。', example: '新建' }).optional(),
    year: year({ title: '年度', description: '计划年度。', example: '2020', aliases: ['计划年度'] }),
    task: text({ title: '建设任务', description: '建什么、多少。', example: '硬化道路3.2公里、宽4.5米', aliases: ['建设内容', '建设内容及规模'] }),
    subsidy_standard: text({ title: '补助标准', description: '按什么标准补助。', example: '每公里30万元' }).optional(),
    budget: money({ title: '计划投资', description: '计划投资额。', example: '86.7907', aliases: ['投资规模', '计划总投资', '资金规模'] }),
    starts_on: date({
      title: '实施期限（起）',
      description: '计划开工日期。',
      example: '2020-04-01',
      aliases: ['实施期限起', '开工日期', '计划开工日期'],
    }).optional(),
    due_on: date({
      title: '实施期限（止）',
      description: '计划完工日期。',
      example: '2020-11-30',
      aliases: ['实施期限止', '计划完工日期'],
    }).optional(),
    finished_on: date({ title: '完工日期', description: '实际完工日期。', example: '2020-10-28', aliases: ['实际完工日期', '竣工日期'] }).optional(),
    accepted_on: date({ title: '验收日期', description: '验收的日期。', example: '2020-11-16' }).optional(),
    implementer: text({ title: '实施单位', description: '由谁实施。', example: '新桥镇人民政府', aliases: ['责任单位', '项目实施单位'] }),
    responsible_post: text({
      title: '责任人（职务）',
      description: '责任人的职务，不写姓名。',
      example: '镇长',
      aliases: ['责任人职务', '责任岗位'],
    }),
    supervisor: text({ title: '监管单位', description: '由谁监管。', example: '县农业农村局', aliases: ['监督单位'] }).optional(),
    goal: text({ title: '绩效目标', description: '要达到什么。', example: '验收合格率100%' }),
    benefit: text({
      title: '带贫减贫机制',
      description: '群众怎样受益。',
      example: '租金分红并优先用工',
      aliases: ['带贫减贫（联农带农）机制', '联农带农机制', '利益联结机制'],
    }),
    beneficiary_households: count({ title: '受益户数', description: '受益的户数。', example: '126', unit: '户' }).optional(),
    beneficiary_persons: count({ title: '受益人数', description: '受益的人数。', example: '402', unit: '人' }).optional(),
    status: choice(projectStatuses, { title: '进度', description: '项目走到哪一步。', example: '在建', aliases: ['项目进度', '项目状态'] }),
    settled: money({ title: '结算金额', description: '结算审定金额。', example: '85.2' }).optional(),
    inspection: text({ title: '验收结果', description: '验收的结论。', example: '合格' }).optional(),
  },
});

export const disbursements = table({
  name: 'disbursements',
  title: '拨付',
  description: '每一次拨款一行。',
  key: ['disbursement_id'],
  columns: {
    disbursement_id: code({ title: '拨付编号', description: '拨付的编号。', example: 'BF2020-0001' }),
    project_id: code({ title: '项目编号', description: '拨给哪个项目。', example: 'QS2020-001', references: 'projects' }),
    fund_id: code({ title: '资金编号', description: '用哪笔资金。', example: 'ZY2020-1', references: 'funds' }),
    instalment: positiveCount({ title: '期次', description: '该项目该资金的第几次拨付，从 1 起。', example: '1', aliases: ['拨付期次'] }),
    paid_on: date({ title: '拨付日期', description: '拨付的日期。', example: '2020-06-18' }),
    amount: money({ title: '拨付金额', description: '拨付的金额。', example: '26', aliases: ['金额'] }),
    milestone: text({ title: '形象进度', description: '拨付时的工程进度。', example: '主体完工' }).optional(),
    approved_by: text({ title: '审批岗位', description: '审批的职务，不写姓名。', example: '县扶贫办主任' }).optional(),
    voucher: code({ title: '凭证号', description: '银行或会计凭证号。', example: '记-2020-06-0113' }).optional(),
  },
});

export const revolvingFundKinds = { village_industry: '村级产业扶持', education: '教育扶贫', medical: '医疗救助' } as const;

export const revolvingFunds = table({
  name: 'revolving_funds',
  title: '基金台账',
  description: '周转基金每年一行：期初、收入、支出、收回、期末。',
  key: ['revolving_fund_id', 'year'],
  columns: {
    revolving_fund_id: code({ title: '基金编号', description: '基金的编号。', example: 'JJ-990102101201' }),
    name: text({ title: '基金名称', description: '基金的名称。', example: '新桥村产业扶持基金' }),
    kind: choice(
      revolvingFundKinds,
      { title: '基金类别', description: '基金的类别。', example: '村级产业扶持' },
    ),
    region_code: region({ title: '区划代码', description: '基金所在地。', example: '990102101201' }),
    year: year({ title: '年度', description: '年度。', example: '2017' }),
    opening: money({ title: '期初余额', description: '年初余额。', example: '15' }).optional(),
    received: money({ title: '本年收入', description: '当年注入。', example: '5' }).optional(),
    spent: money({ title: '本年支出', description: '当年借出或支出。', example: '8' }).optional(),
    repaid: money({ title: '本年收回', description: '当年收回。', example: '3' }).optional(),
    closing: money({ title: '期末余额', description: '年末余额＝期初＋收入＋收回－支出。', example: '15' }).optional(),
  },
});
