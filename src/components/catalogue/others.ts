import type { FilterGroup, Link, NoticeCard, Paging, ProcedureStep, ProjectStatus, ReleaseEntry, Timeline } from '../../model/views.ts';
import type { Example } from './example.ts';

const places: Link = { text: '青石县', href: '/places/' };

const notice: NoticeCard = {
  link: { text: '关于新桥村灌溉渠道整治项目的实施前公示', href: '/places/' },
  kindLabel: '实施前公示',
  place: places,
  publisher: '青石县扶贫开发办公室',
  publishedOn: '2020-06-20',
  openFrom: '2020-06-21',
  openTo: '2020-07-01',
};
const corrected: NoticeCard = { ...notice, kindLabel: '完工公告', publishedOn: '2018-03-05', openFrom: '2018-03-06', openTo: '2018-03-16', correctedBy: { text: '更正公告', href: '/places/' } };

const steps: ProcedureStep[] = [
  { title: '申请', mark: 'yes', text: '已完成', on: '2020-05-06' },
  { title: '民主评议', mark: 'late', text: '晚了3天', on: '2020-05-20', note: '会议记录在村里备查' },
  { title: '公示', mark: 'open', text: '正在公示', on: '2020-06-21', until: '2020-07-01', link: { text: '看公示', href: '/places/' } },
];

const timeline: Timeline = {
  summary: '到第1期：共拨18万元。',
  marks: [{ mark: 'yes', text: '没有发现晚拨付' }],
  items: [
    { on: '2020-03-02', title: '分到资金', value: { money: 60_000_000 }, notes: ['2020年中央财政专项扶贫资金'], marks: [] },
    { on: '2020-06-03', gap: 93, isPayment: true, title: '第1期拨付', value: { money: 18_000_000 }, notes: ['形象进度：开工'], marks: [{ mark: 'late', text: '晚了5天' }] },
    { on: '2020-11-30', gap: 180, isPlan: true, title: '计划完工', notes: [], marks: [] },
  ],
  rule: '完工后60天以内应当拨付。',
};

const release: ReleaseEntry = {
  id: 'r-20200630-kqmztb',
  href: '/places/',
  release: '20200630-kqmztb',
  on: '2020-07-01',
  asOf: '2020-06-30',
  by: '县农业农村局信息科',
  kindWord: '改动',
  isAmended: true,
  isUndo: false,
  reason: '道路硬化的计划投资多写了一个零，按批复文件改正。',
  tables: [{ title: '项目', href: '/data/', text: '改动1行，新增2行' }],
  pages: { total: 1, links: [places] },
};

const filters: FilterGroup[] = [
  { title: '年度', links: [{ text: '2020年', href: '/places/', count: 12, current: true }, { text: '2019年', href: '/places/', count: 1034 }] },
  { title: '进度', open: true, links: [{ text: '在建', href: '/places/', count: 86 }, { text: '已验收', href: '/places/', count: 960 }] },
];

const paging: Paging = { page: 4, pages: 9, total: 430, hrefs: Array.from({ length: 9 }, () => '/places/') };
const statuses: ProjectStatus[] = ['pooled', 'planned', 'building', 'finished', 'accepted', 'cancelled'];

export const noticeExamples: Record<string, Example[]> = {
  NoticeCard: [
    { title: '正在公示', props: { notice }, isItem: true },
    { title: '已经更正', props: { notice: corrected }, isItem: true },
  ],
  NoticeList: [{ title: '没有公示', props: { notices: [], empty: '今天没有正在公示的事项。' } }],
  NoticeStatus: [
    { title: '正在公示', props: { openFrom: '2020-06-21', openTo: '2020-07-01' } },
    { title: '已经结束', props: { openFrom: '2018-03-06', openTo: '2018-03-16' } },
  ],
  OpenNotices: [{ title: '正在公示的几件事', props: { notices: [notice], noticesHref: '#notices' } }],
  ReleaseLog: [{ title: '一次改动', props: { releases: [release] } }],
  CorrectedMark: [{ title: '以更正为准', props: { by: { text: '更正公告', href: '/places/' }, on: '2018-04-02' } }],
  Procedure: [{ title: '做到哪一步', props: { steps } }],
  Timeline: [{ title: '先后发生了什么', props: { timeline } }],
  ProjectProgress: [
    { title: '在建', props: { status: 'building' } },
    { title: '已终止', props: { status: 'cancelled' } },
  ],
  StatusBadge: statuses.map((status) => ({ title: status, props: { status } })),
  Mark: (
    [
      ['yes', '达标'],
      ['no', '未达标'],
      ['late', '逾期'],
      ['open', '未到期'],
      ['none', '没有'],
    ] as const
  ).map(([mark, text]) => ({ title: mark, props: { mark, text } })),
  Steps: [{ title: '一步一步', props: { steps: ['申请', '入户调查', '民主评议', '公示'] } }],
};

export const wayExamples: Record<string, Example[]> = {
  SearchBox: [{ title: '大的，用在搜索页和首页', props: { id: 'example-q', large: true, placeholder: '输入村名' } }],
  FilterGroups: [{ title: '折起来的和展开的', props: { filters } }],
  Pagination: [{ title: '第4页，共9页', props: { paging } }],
  SectionNav: [{ title: '一个栏目的几页', props: { links: [places, { text: '网站地图', href: '/sitemap/' }], path: '/places/' } }],
  Letters: [{ title: '拼音首字母', props: { letters: [{ text: 'A', href: '/places/' }, { text: 'B', href: '/places/', current: true }, { text: 'C', href: '/places/' }] } }],
  More: [{ title: '折起来的后半截', props: { summary: '其余20次拨付' }, text: '打印时全部展开。' }],
  Section: [{ title: '一节', props: { id: 'example-section', title: '资金来源' }, text: '标题下面是内容。' }],
  Namesakes: [{ title: '同名的村', props: { namesakes: [{ text: '青石县大营镇新桥村', href: '/places/' }], formerNames: ['桥头村'] } }],
  Downloads: [{ title: '数据文件', props: { downloads: [{ link: { text: '图标（SVG）', href: '/favicon.svg' }, description: '示例文件' }] } }],
  ToTop: [{ title: '回到开头', props: {} }],
};
