import type { Bars, BoundaryMap, Fact, Table, Tiles, Value } from '../../model/views.ts';
import type { Example } from './example.ts';

const place = (text: string): Value => ({ link: { text, href: '/places/' } });
const wan = (amount: number): Value => ({ money: amount * 1_000_000 });

/** Every kind of value there is, by what it says. */
const values: [what: string, value: Value][] = [
  ['文字', '因素法'],
  ['没有填报：一横，读作“未填报”', null],
  ['零', { count: 0, unit: '个' }],
  ['为保护隐私不公布', { suppressed: true }],
  ['金额，万元', wan(86.7907)],
  ['金额，元', { money: 554_300, unit: '元' }],
  ['金额，通向明细', { money: 8_679_070_000, href: '/places/' }],
  ['数', { count: 1093, unit: '亩' }],
  ['数，通向名单', { count: 25, unit: '个村', href: '/places/' }],
  ['日期', { date: '2017-12-18' }],
  ['链接', place('新桥村')],
  ['几个链接', { links: [{ text: '新桥村', href: '/places/' }, { text: '渡口村', href: '/places/' }] }],
  ['占比', { share: { part: 5, whole: 8 } }],
  ['项目进度', { status: 'building' }],
  ['判断', { mark: 'late', text: '逾期' }],
];

export const kinds: Table = {
  caption: '各种值',
  columns: [
    { title: '是什么', kind: 'title' },
    { title: '写成什么样', kind: 'text' },
  ],
  rows: values.map(([what, value]) => [what, value]),
};

const stacked: Table = {
  caption: '各村收到的资金',
  columns: [
    { title: '名称', kind: 'title' },
    { title: '类别', kind: 'text' },
    { title: '收到资金', kind: 'money' },
    { title: '已拨付', kind: 'money' },
    { title: '项目', kind: 'number' },
  ],
  rows: [
    [place('新桥村'), '贫困村', wan(401.5907), wan(271.59), { count: 10, unit: '个' }],
    [place('渡口村'), '插花村', wan(0), null, { count: 0, unit: '个' }],
  ],
  foot: ['合计', '', wan(401.5907), wan(271.59), { count: 10, unit: '个' }],
  note: '表下面可以有一句说明。',
};

const narrow: Table = {
  caption: '三列以内，手机上也是表',
  narrow: true,
  columns: [
    { title: '资金', kind: 'title' },
    { title: '分到本村', kind: 'money' },
  ],
  rows: [
    [place('2020年中央财政专项扶贫资金'), wan(97.5)],
    [place('2020年省级财政专项扶贫资金'), wan(13.5)],
  ],
};

const twoUnits: Table = {
  caption: '一列是元，一列是万元：单位写在列名里',
  columns: [
    { title: '年度', kind: 'title' },
    { title: '人均纯收入（元）', kind: 'money' },
    { title: '村集体经济收入', kind: 'money' },
  ],
  rows: [['2019年', { money: 1_240_000, unit: '元' }, wan(8.6)]],
};

const years = ['2014年', '2015年', '2016年', '2017年', '2018年', '2019年', '2020年'];
const wide: Table = {
  caption: '列太多，在自己的框里左右移动',
  columns: [{ title: '地方', kind: 'title' }, ...years.map((title) => ({ title, kind: 'number' }) as const)],
  rows: ['青石县', '澜洲市'].map((name, row) => [name, ...years.map((_, at): Value => (at === 2 ? { suppressed: true } : { count: 100 + 37 * at + 12 * row }))]),
};

const wordy: Table = {
  caption: '话多的表，一行一行排开',
  columns: ['项目名称', '建设任务', '补助标准', '绩效目标', '带贫减贫机制', '实施单位', '监管单位', '责任人职务'].map((title, at) => ({ title, kind: at === 0 ? 'title' : 'text' })),
  rows: [['新桥村灌溉渠道整治', '整治渠道3.2公里，修涵管12处', '按实际工程量据实补助', '新增有效灌溉面积380亩', '渠道通到户，优先请本村困难户做工', '青石县水利局', '青石县扶贫开发办公室', '局长']],
};

const drawnStacked: Table = {
  caption: '各年度、各来源',
  columns: [{ title: '年度', kind: 'title' }, { title: '中央', kind: 'money' }, { title: '省级', kind: 'money' }, { title: '企业', kind: 'money' }],
  rows: [
    ['2020年', wan(97.5), wan(13.5), wan(5.8)],
    ['2019年', wan(35.5), wan(20), wan(0)],
    ['2018年', wan(42), wan(17.8), wan(9)],
  ],
  chart: { bars: 'upright', series: 'stacked', of: [1, 2, 3], newestFirst: true, unit: '万元', summary: '2018—2020年共收到241.1万元，最多的一年是2020年，116.8万元；来源最多的是中央，占72.5%。' },
};

const drawnWithin: Table = {
  caption: '项目进度',
  columns: [{ title: '项目', kind: 'title' }, { title: '计划投资', kind: 'money' }, { title: '已拨付', kind: 'money' }],
  rows: [
    ['新桥村便民桥', wan(35), wan(34.3)],
    ['新桥村灌溉渠道整治', wan(60), wan(0)],
  ],
  chart: { bars: 'lying', series: 'within', of: [1, 2], unit: '万元', summary: '2个项目计划投资95万元，已拨付34.3万元，占36.1%。' },
};

const drawnWithGaps: Table = {
  caption: '每年培训',
  columns: [{ title: '年度', kind: 'title' }, { title: '培训（人）', kind: 'number' }],
  rows: [
    ['2020年', null],
    ['2019年', { count: 194 }],
    ['2018年', { suppressed: true }],
    ['2017年', { count: 86 }],
  ],
  chart: { bars: 'upright', series: 'beside', of: [1], newestFirst: true, unit: '人', summary: '2017年培训86人，2019年194人。2018年不公布，2020年没有填报：图中空着，不是零。' },
};

const facts: Fact[] = [
  { label: '文号', value: '望财农〔2020〕12号' },
  { label: '资金规模', value: wan(1375.2907), note: '以文件为准' },
  { label: '验收结果', value: null },
];

const bars: Bars = {
  caption: '竖线是每年至少要安排的数',
  rows: [
    { label: '青石县（没达到）', href: '/places/', value: wan(121.62), length: 121_620_000, target: 150_000_000, mark: 'no' },
    { label: '澜洲市（达到）', value: wan(82.7), length: 82_700_000, target: 50_000_000, mark: 'yes' },
  ],
};

const legend = [
  { step: 0, text: '1个' },
  { step: 3, text: '4个以上' },
  { step: null, text: '没有项目' },
];
const tiles: Tiles = {
  caption: '各村的项目',
  groups: [
    {
      link: { text: '长店镇', href: '/places/' },
      tiles: [
        { link: { text: '新桥村', href: '/places/' }, value: { count: 10, unit: '个' }, step: 3 },
        { link: { text: '长乐村', href: '/places/' }, value: { count: 1, unit: '个' }, step: 0 },
        { link: { text: '渡口村', href: '/places/' }, value: null, step: null },
      ],
    },
  ],
  legend,
};

const map: BoundaryMap = {
  caption: '各村的项目',
  width: 200,
  height: 100,
  areas: [
    { name: '新桥村', step: 3, path: 'M5 5H100V95H5Z', x: 52, y: 52 },
    { name: '长乐村', step: 0, path: 'M100 5H195V95H100Z', x: 147, y: 52 },
  ],
  legend,
  reviewNumber: '示例，不是真的审图号',
};

export const tableExamples: Record<string, Example[]> = {
  Value: values.slice(0, 6).map(([title, value]) => ({ title, props: { value } })),
  DataTable: [
    { title: '两列：各种值', props: { table: kinds } },
    { title: '窄表', props: { table: narrow } },
    { title: twoUnits.caption, props: { table: twoUnits } },
    { title: '手机上一行变一张小纸：有合计，有说明', props: { table: stacked } },
    { title: '宽表', props: { table: wide } },
    { title: '话多的表', props: { table: wordy } },
    { title: '没有内容：写一句话', props: { table: { ...stacked, rows: [] }, empty: '还没有资金分到这里。' } },
  ],
  Chart: [
    { title: '累起来（表在下面，图从表里读数）', component: 'DataTable', props: { table: drawnStacked } },
    { title: '部分在整体里面', component: 'DataTable', props: { table: drawnWithin } },
    { title: '空着的：不公布、未填报', component: 'DataTable', props: { table: drawnWithGaps } },
  ],
  FoldedTable: [{ title: '后面的行折起来，合计在最后', props: { table: { ...stacked, rows: Array.from({ length: 6 }, (_, at) => stacked.rows[at % 2]!) }, shown: 3, unit: '行' } }],
  ShareBar: [{ title: '几份合成一条', props: { parts: [50, 30, 20] } }],
  Facts: [{ title: '一样一样地说', props: { facts } }],
  Figures: [
    {
      title: '最要紧的几个数',
      props: {
        figures: [
          { label: '收到资金', value: wan(401.5907) },
          { label: '已经拨付', value: wan(271.59), note: '占67.6%' },
          { label: '项目', value: { count: 10, unit: '个' } },
          { label: '已完工', value: { count: 7, unit: '个' } },
        ] satisfies Fact[],
      },
    },
  ],
  Bars: [{ title: '带一条应达到的线', props: { bars } }],
  Tiles: [{ title: '各地一块', props: { tiles } }],
  BoundaryMap: [{ title: '有边界文件和审图号时', props: { map } }],
  MoneyFlow: [
    {
      title: '一笔钱走到哪里',
      props: {
        summary: '文件下达100万元：已经分配80万元（80%），已经拨付20万元（20%）。',
        flow: [
          { label: '文件下达', amount: 100_000_000 },
          { label: '已经分配', amount: 80_000_000, left: { label: '尚未分配', amount: 20_000_000 } },
          { label: '已经拨付', amount: 20_000_000, left: { label: '尚未拨付', amount: 60_000_000 } },
        ],
      },
    },
  ],
  MoneyUnit: [{ title: '要有脚本才显示', props: {} }],
  Withheld: [{ title: '表里“不公布”多的地方', props: {} }],
  RegistrySummary: [
    {
      title: '地方页面上的建档立卡数',
      props: { summary: { heading: '建档立卡（2019年底）', facts: [{ label: '建档立卡户', value: { count: 103, unit: '户' } }, { label: '其中在册', value: { suppressed: true } }], more: { text: '历年进出', href: '/places/' } } },
    },
  ],
};
