import { addressOf } from './address.ts';
import { choice, count, date, list, money, number, region, text, uscc, code, year, yesNo } from './field.ts';
import { table } from './table.ts';

export const designations = {
  poor: '贫困村',
  weak_economy: '经济薄弱村',
  scattered: '插花村',
  priority: '重点帮扶村',
  other: '非贫困村',
} as const;

export const regions = table({
  name: 'regions',
  title: '区划',
  description: '其他表提到的每一个省、市、县、乡镇、村，以及它们的上级。',
  key: ['code'],
  required: true,
  columns: {
    code: region({
      title: '区划代码',
      description: '12 位统计用区划代码（GB/T 2260 与 GB/T 10114），末尾的零表示级别。',
      example: '990102101201',
      aliases: ['代码', '行政区划代码', '统计用区划代码'],
    }),
    name: text({ title: '名称', description: '地名，不带上级。', example: '新桥村', aliases: ['区划名称', '地名'] }),
    full_name: text({ title: '全称', description: '带上级的全称。', example: '望禾市青石县新桥镇新桥村' }).optional(),
    pinyin: text({
      title: '拼音',
      description: '读音，以空格分开；只在自动读音不对时填写（单县读 shan xian）。',
      example: 'shan xian',
    }).optional(),
    former_codes: list('code', {
      title: '曾用代码',
      description: '以前的区划代码；旧网址据此转到新网址。',
      example: '990102100201',
    }).optional(),
    former_names: list('text', { title: '曾用名', description: '以前的名称；检索时也找得到。', example: '前进大队' }).optional(),
  },
});

export const villages = table({
  name: 'villages',
  title: '村',
  description: '纳入帮扶范围的村，每村一行。',
  key: ['village_code'],
  required: true,
  columns: {
    village_code: region({
      title: '村代码',
      description: '村的 12 位区划代码。',
      example: '990102101201',
      aliases: ['区划代码', '行政村代码'],
    }),
    designation: choice(designations, { title: '类别', description: '村的帮扶类别。', example: '贫困村', aliases: ['村类别'] }),
    listed_year: year({ title: '纳入年度', description: '列入帮扶范围的年度。', example: '2014' }).optional(),
    exited_on: date({
      title: '出列日期',
      description: '批准出列的日期。村只出列一次，不再返回。',
      example: '2017-12-18',
    }).optional(),
    households: count({ title: '总户数', description: '全村户籍户数。', example: '412', unit: '户' }).optional(),
    population: count({ title: '总人口', description: '全村户籍人口。', example: '1536', unit: '人' }).optional(),
    leading_industry: text({
      title: '主导产业',
      description: '一村一品的主导产业。',
      example: '虾稻',
      aliases: ['主导产业（一村一品）', '一村一品'],
    }).optional(),
    notice_board: text({
      title: '公示栏位置',
      description: '村务公开栏在哪里，纸质公示贴在那里。',
      example: '村委会东墙',
    }).optional(),
  },
});

export const villageYears = table({
  name: 'village_years',
  title: '村年度指标',
  description: '每村每年一行的收入指标。',
  key: ['village_code', 'year'],
  columns: {
    village_code: region({ title: '村代码', description: '村的 12 位区划代码。', example: '990102101201' }),
    year: year({ title: '年度', description: '指标所属年度。', example: '2017' }),
    per_capita_income: money({
      title: '人均纯收入',
      description: '建档立卡人口人均纯收入，单位元。',
      example: '3268',
      unit: '元',
    }).optional(),
    collective_income: money({ title: '村集体经济收入', description: '村集体当年收入。', example: '6.3' }).optional(),
  },
});

export const checklistStandards = { eight_haves: '八有', five_ones: '五个一', exit_standard: '出列标准' } as const;

/** A standard may be written by its English word too; its name is the Chinese one. */
export const standardName = (standard: string): string => checklistStandards[standard as keyof typeof checklistStandards] ?? standard;

const standardWords = new Map<string, string>(Object.entries(checklistStandards).map(([word, name]) => [name, word.replaceAll('_', '-')]));

/** The part of an address that stands for a standard: eight-haves for 八有, the name itself for a local one. */
export const standardAddress = (name: string): string => standardWords.get(name) ?? addressOf(name);

export const checklists = table({
  name: 'checklists',
  title: '对标清单',
  description: '每村按某一标准逐项核查的结果。',
  key: ['village_code', 'standard', 'item'],
  columns: {
    village_code: region({ title: '村代码', description: '村的 12 位区划代码。', example: '990102101201' }),
    standard: text({
      title: '标准',
      description: '标准的名称：八有、五个一、出列标准，或本地标准的名称。',
      example: '出列标准',
    }),
    item: text({ title: '项目', description: '标准中的一项。', example: '贫困发生率' }),
    target: text({ title: '目标值', description: '应达到的值。', example: '低于2%' }).optional(),
    actual: text({ title: '实际值', description: '核查时的值。', example: '1.3%' }).optional(),
    met: yesNo({ title: '是否达标', description: '是或否。', example: '是' }),
    checked_on: date({ title: '核查日期', description: '核查的日期。', example: '2017-11-02' }).optional(),
  },
});

export const needKinds = {
  money: '资金',
  technique: '技术',
  jobs: '岗位',
  training: '培训',
  sales: '销路',
  goods: '物资',
} as const;

export const needs = table({
  name: 'needs',
  title: '帮扶需求',
  description: '村提出的帮扶需求，以及由谁对接。',
  key: ['need_id'],
  columns: {
    need_id: code({ title: '需求编号', description: '需求的编号。', example: 'XQ2017-031' }),
    village_code: region({ title: '村代码', description: '提出需求的村。', example: '990102101201' }),
    need: text({ title: '需求', description: '需要什么。', example: '冷库一座' }),
    kind: choice(needKinds, { title: '需求类别', description: '需求的类别。', example: '资金' }).optional(),
    amount: money({ title: '需求金额', description: '需要的金额。', example: '20' }).optional(),
    quantity: text({ title: '数量', description: '需要的数量，带量词。', example: '30个' }).optional(),
    posted_on: date({ title: '发布日期', description: '提出需求的日期。', example: '2017-03-01' }),
    matched_by: text({
      title: '对接单位',
      description: '对接需求的企业（统一社会信用代码）或单位名称。',
      example: '市农业农村局',
    }).optional(),
    matched_on: date({ title: '对接日期', description: '对接成功的日期。', example: '2017-05-20' }).optional(),
  },
});

export const supportRoles = {
  leader: '联系领导',
  department: '帮扶部门',
  working_group: '驻村工作组',
  first_secretary: '第一书记',
  technician: '农技员',
} as const;

export const supportTeams = table({
  name: 'support_teams',
  title: '帮扶力量',
  description: '每村的帮扶单位与岗位。只写单位与职务，不写姓名。',
  key: ['village_code', 'role', 'unit'],
  columns: {
    village_code: region({ title: '村代码', description: '村的 12 位区划代码。', example: '990102101201' }),
    role: choice(supportRoles, { title: '帮扶角色', description: '哪一种帮扶力量。', example: '第一书记', aliases: ['角色'] }),
    unit: text({ title: '单位', description: '派出单位，不写姓名。', example: '市财政局' }),
    since: date({ title: '起始日期', description: '从哪一天起。', example: '2015-09-01' }).optional(),
  },
});

/** Source: “千名公仆帮贫致富” (Huai'an): one cadre helps one household a year, until its income has risen by 1,000 元. */
export const cadrePairings = table({
  name: 'cadre_pairings',
  title: '干部结对',
  description: '一名干部每年结对帮扶一户：每个单位在每个村有几名干部、几户、几户增收达标。只写户数，不写哪一户。',
  key: ['village_code', 'unit', 'year'],
  columns: {
    village_code: region({ title: '村代码', description: '村的 12 位区划代码。', example: '990102101201' }),
    unit: text({ title: '单位', description: '干部所在单位，不写姓名。', example: '市财政局' }),
    year: year({ title: '年度', description: '结对的年度。', example: '2017' }),
    cadres: count({ title: '结对干部', description: '当年在这个村结对的干部人数。', example: '12', unit: '人', aliases: ['干部人数'] }),
    households: count({ title: '结对户数', description: '当年在这个村结对的户数。', example: '12', unit: '户' }),
    raised: count({
      title: '增收达标户数',
      description: '结对户中当年增收达到标准（portal.json 的 cadre_pairing.raise，默认 1000 元）的户数；还没有核实的不填。',
      example: '11',
      unit: '户',
      aliases: ['其中增收达标户数'],
    }).optional(),
  },
});

export const training = table({
  name: 'training',
  title: '培训台账',
  description: '培训班次的人数与费用。',
  key: [],
  columns: {
    region_code: region({ title: '区划代码', description: '培训所在的村、乡镇或县。', example: '990102000000' }),
    year: year({ title: '年度', description: '培训年度。', example: '2017' }),
    course: text({ title: '培训课程', description: '课程名称。', example: '电子商务' }).optional(),
    provider: text({ title: '培训机构', description: '承办机构。', example: '县职业教育中心' }).optional(),
    trainees: count({ title: '培训人数', description: '参加培训的人数。', example: '120', unit: '人' }),
    employed: count({ title: '就业人数', description: '其中已就业的人数。', example: '109', unit: '人' }).optional(),
    cost: money({ title: '培训费用', description: '培训支出。', example: '6' }).optional(),
  },
});

export const microloans = table({
  name: 'microloans',
  title: '小额信贷台账',
  description: '扶贫小额信贷的发放与贴息。',
  key: ['region_code', 'year'],
  columns: {
    region_code: region({ title: '区划代码', description: '村、乡镇或县。', example: '990102000000' }),
    year: year({ title: '年度', description: '年度。', example: '2017' }),
    loans: count({ title: '贷款笔数', description: '当年发放笔数。', example: '86', unit: '笔' }),
    amount: money({ title: '贷款金额', description: '当年发放金额。', example: '258' }),
    rate: number({ title: '年利率', description: '年利率，百分数。', example: '4.35', unit: '%' }).optional(),
    subsidy: money({ title: '贴息', description: '财政贴息金额。', example: '5.6' }).optional(),
    overdue: money({ title: '逾期金额', description: '逾期未还金额。', example: '0' }).optional(),
  },
});

export const assetKinds = {
  standard_factory: '标准厂房',
  vegetable_greenhouse: '蔬菜大棚',
  poultry_house: '家禽大棚',
  livestock_shed: '畜舍',
  photovoltaic: '光伏',
  other: '其他',
} as const;

export const assets = table({
  name: 'assets',
  title: '扶贫资产',
  description: '形成的资产：谁所有、谁承租、租金与用工。',
  key: ['asset_id'],
  columns: {
    asset_id: code({ title: '资产编号', description: '资产的编号。', example: 'ZC2017-012' }),
    village_code: region({ title: '村代码', description: '所有权归哪个村。', example: '990102101201' }),
    name: text({ title: '资产名称', description: '资产的名称。', example: '新桥村标准厂房' }),
    kind: choice(assetKinds, { title: '资产类别', description: '资产的类别。', example: '标准厂房' }).optional(),
    area: number({ title: '面积', description: '建筑面积，平方米。', example: '1000', unit: '㎡' }).optional(),
    invested: money({ title: '投入金额', description: '形成资产的投入。', example: '60' }).optional(),
    project_id: code({
      title: '项目编号',
      description: '由哪个项目形成。',
      example: 'QS2017-001',
      references: 'projects',
    }).optional(),
    tenant: uscc({
      title: '承租企业',
      description: '承租企业的统一社会信用代码。',
      example: '91990102MA0000000A',
      references: 'enterprises',
    }).optional(),
    lease_from: date({ title: '租期起', description: '租赁开始日期。', example: '2018-01-01' }).optional(),
    lease_to: date({ title: '租期止', description: '租赁结束日期。', example: '2022-12-31' }).optional(),
    rent: money({ title: '年租金', description: '每年租金。', example: '5' }).optional(),
    jobs: count({ title: '用工总数', description: '承租企业用工总数。', example: '40', unit: '人' }).optional(),
    registry_jobs: count({
      title: '其中建档立卡用工',
      description: '用工总数中的建档立卡人口。',
      example: '22',
      unit: '人',
    }).optional(),
  },
});
