import type { Row } from '../schema/index.ts';

type Level = Row<'funds'>['level'];

/** One kind of money that comes every year: from where, when, by which rule. */
export interface FundKind {
  key: string;
  level: Level;
  kind: NonNullable<Row<'funds'>['kind']>;
  /** Letters that begin the fund's id. */
  letters: string;
  name: string;
  /** Years in which there is such a fund. */
  from: number;
  to: number;
  /** Month and earliest day of the document. */
  issued: string;
  method: string;
  department: string;
  /** Who the fund belongs to: the city (or a county that is its own purse), or each county. */
  owner: 'purse' | 'county';
  /** Counties get a pot and share it out; otherwise the money goes straight to projects. */
  pots: boolean;
  /** Only where there is a city above the county. */
  cityOnly?: true;
  /** Totals that are what they are: tied to rewards of a fixed size or to what enterprises gave. */
  exact?: true;
}

const factorByNeed = '因素法：按低收入人口规模、村集体经济状况和绩效评价结果分配';
const byProject = '项目法：按项目库排序和前期工作情况安排到项目';

/** `{year}` and `{place}` are filled in; the department of a city's fund is the city's. */
export const fundKinds: readonly FundKind[] = [
  {
    key: 'central', level: 'central', kind: '专项扶贫', letters: 'ZY', from: 2014, to: 2019, issued: '03-05',
    name: '{year}年中央财政专项扶贫资金（第一批）', department: '财政局', owner: 'purse', pots: true,
    method: factorByNeed,
  },
  {
    key: 'central', level: 'central', kind: '专项扶贫', letters: 'ZY', from: 2020, to: 2020, issued: '03-02',
    name: '{year}年中央财政专项扶贫资金', department: '财政局', owner: 'purse', pots: true,
    method: factorByNeed,
  },
  {
    key: 'central-second', level: 'central', kind: '涉农整合', letters: 'ZY', from: 2016, to: 2019, issued: '06-18',
    name: '{year}年中央财政涉农整合资金（第二批）', department: '财政局', owner: 'purse', pots: true,
    method: factorByNeed,
  },
  {
    key: 'central-second', level: 'central', kind: '涉农整合', letters: 'ZY', from: 2020, to: 2020, issued: '06-04',
    name: '{year}年中央财政涉农整合资金（第二批）', department: '财政局', owner: 'purse', pots: true,
    method: factorByNeed,
  },
  {
    key: 'provincial', level: 'provincial', kind: '专项扶贫', letters: 'SJ', from: 2014, to: 2020, issued: '03-18',
    name: '{year}年省级财政专项扶贫资金', department: '财政局', owner: 'purse', pots: true,
    method: factorByNeed,
  },
  {
    key: 'provincial-factory', level: 'provincial', kind: '标准厂房奖补', letters: 'SJ', from: 2016, to: 2018, issued: '04-11',
    name: '{year}年省级村级标准厂房奖补资金', department: '财政局', owner: 'purse', pots: true, cityOnly: true, exact: true,
    method: '定额奖补：每建成1000平方米标准厂房奖补40万元',
  },
  {
    key: 'provincial-village-fund', level: 'provincial', kind: '村级产业扶持基金', letters: 'SJ', from: 2016, to: 2017, issued: '05-09',
    name: '{year}年省级村级产业扶持基金补助', department: '农业农村局', owner: 'purse', pots: true, exact: true,
    method: '定额补助：每村按户数分档补助，滚动使用',
  },
  {
    key: 'city', level: 'city', kind: '专项扶贫', letters: 'DS', from: 2014, to: 2020, issued: '04-08',
    name: '{year}年市级财政专项扶贫资金', department: '财政局', owner: 'purse', pots: true, cityOnly: true,
    method: byProject,
  },
  {
    key: 'city-factory', level: 'city', kind: '标准厂房奖补', letters: 'DS', from: 2016, to: 2018, issued: '04-20',
    name: '{year}年市级村级标准厂房奖补资金', department: '财政局', owner: 'purse', pots: true, cityOnly: true, exact: true,
    method: '定额奖补：每1000平方米标准厂房配套10万元',
  },
  {
    key: 'assigned', level: 'assigned', kind: '其他', letters: 'DD', from: 2014, to: 2020, issued: '04-25',
    name: '{year}年省直单位定点帮扶资金', department: '扶贫开发办公室', owner: 'purse', pots: false,
    method: '由帮扶单位与县乡村商定，直接安排到项目',
  },
  {
    key: 'twinned', level: 'twinned', kind: '专项扶贫', letters: 'NB', from: 2016, to: 2020, issued: '05-06',
    name: '{year}年沧屿市对口帮扶资金', department: '发展和改革委员会', owner: 'purse', pots: true,
    method: '按两地协作协议分配到县，由县安排到项目',
  },
  {
    key: 'enterprise', level: 'enterprise', kind: '捐赠', letters: 'QY', from: 2015, to: 2020, issued: '03-25',
    name: '{year}年结对企业帮扶资金', department: '工商业联合会', owner: 'purse', pots: false, exact: true,
    method: '按村企结对协议用于结对村项目',
  },
  {
    key: 'social', level: 'social', kind: '捐赠', letters: 'SH', from: 2014, to: 2020, issued: '05-16',
    name: '{year}年社会捐赠帮扶资金', department: '慈善总会', owner: 'purse', pots: false,
    method: '按捐赠意向安排，无意向的由慈善总会集体研究',
  },
  {
    key: 'land_quota', level: 'land_quota', kind: '其他', letters: 'TD', from: 2017, to: 2019, issued: '05-23',
    name: '{year}年{place}增减挂钩节余指标流转收益', department: '自然资源和规划局', owner: 'county', pots: false,
    method: '收益全部用于农村，安排到易地搬迁和基础设施项目',
  },
  {
    key: 'other', level: 'other', kind: '其他', letters: 'QT', from: 2015, to: 2020, issued: '06-03',
    name: '{year}年福利彩票公益金助困资金', department: '民政局', owner: 'purse', pots: false,
    method: '竞争性评审，专家打分后公示',
  },
  {
    key: 'county', level: 'county', kind: '专项扶贫', letters: 'XJ', from: 2014, to: 2020, issued: '03-11',
    name: '{year}年{place}财政专项扶贫资金', department: '财政局', owner: 'county', pots: false,
    method: byProject,
  },
  {
    key: 'county-factory', level: 'county', kind: '标准厂房奖补', letters: 'XJ', from: 2016, to: 2018, issued: '04-26',
    name: '{year}年{place}村级标准厂房配套资金', department: '财政局', owner: 'county', pots: false, cityOnly: true, exact: true,
    method: '定额奖补：每1000平方米标准厂房配套10万元',
  },
  {
    key: 'interest', level: 'county', kind: '小额贴息', letters: 'XJ', from: 2015, to: 2020, issued: '04-02',
    name: '{year}年{place}扶贫小额信贷贴息资金', department: '财政局', owner: 'county', pots: false,
    method: '按50%贴息：按银行结息清单，补一半利息',
  },
  {
    key: 'education', level: 'county', kind: '教育扶贫基金', letters: 'XJ', from: 2016, to: 2019, issued: '05-12',
    name: '{year}年{place}教育扶贫救助基金', department: '教育局', owner: 'county', pots: false,
    method: '按申请和审核结果救助，超支不补、结余滚存',
  },
  {
    key: 'medical', level: 'county', kind: '医疗救助基金', letters: 'XJ', from: 2016, to: 2019, issued: '05-19',
    name: '{year}年{place}医疗扶贫救助基金', department: '医疗保障局', owner: 'county', pots: false,
    method: '按申请和审核结果救助，超支不补、结余滚存',
  },
];
