import { formatWanYuanShort } from '../../format.ts';
import { fundKinds, fundLevels } from '../../schema/index.ts';
import { listPath } from '../addresses.ts';
import { countyFloor, type CountyFloor } from '../county-floor.ts';
import type { Facts } from '../facts.ts';
import type { Fund, Inflow } from '../money.ts';
import type { Place } from '../places.ts';
import { fundLink, sourcesTable } from '../tables.ts';
import { compare, count, groupBy, money, share, to, total } from '../values.ts';
import type { Bars, Block, Column, Fact, Part, Table, TopicView, Value } from '../views.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

export const sourcesRoot = '/sources/';
const yearPath = (year: number): string => `${sourcesRoot}years/${year}/`;
const countyPath = (code: string): string => `${sourcesRoot}places/${code}/`;

type Level = Fund['level'];
const levels = Object.keys(fundLevels) as Level[];

interface Sources {
  facts: Facts;
  /** What came into the portal's region from each fund: once, however many levels it passed. */
  inflows: Inflow[];
  /** Newest first. */
  years: number[];
  counties: Place[];
}

const sumOf = (inflows: readonly Inflow[]): number => total(inflows.map(({ amount }) => amount));
const ofYear = (inflows: readonly Inflow[], year: number): Inflow[] => inflows.filter(({ fund }) => fund.year === year);

/** Each level that gave something, longest first, leading to its funds. */
function levelBars(inflows: readonly Inflow[], caption: string): Bars {
  const sums = [...groupBy(inflows, ({ fund }) => fund.level)].map(([level, own]) => ({ level, amount: sumOf(own) }));
  return {
    caption,
    rows: sums
      .sort((a, b) => b.amount - a.amount || levels.indexOf(a.level) - levels.indexOf(b.level))
      .map(({ level, amount }) => ({ label: fundLevels[level], href: listPath('/funds/', `levels/${level}`), value: money(amount), length: amount })),
  };
}

function kindTable(inflows: readonly Inflow[]): Table {
  const whole = sumOf(inflows);
  const sums = [...groupBy(inflows, ({ fund }) => (fund.kind ? fundKinds[fund.kind] : '未填报类别'))].map(([kind, own]) => ({ kind, own, amount: sumOf(own) }));
  return {
    caption: '按资金类别',
    columns: [
      { title: '类别', kind: 'title' },
      { title: '金额', kind: 'money' },
      { title: '占全部', kind: 'number' },
    ],
    rows: sums.sort((a, b) => b.amount - a.amount || compare(a.kind, b.kind)).map(({ kind, amount }) => [kind, money(amount), share(amount, whole)]),
    ...(sums.length > 1 && { foot: ['合计', money(whole), ''] }),
  };
}

/** Years lead to their own pages. */
function yearTable(inflows: readonly Inflow[], caption: string): Table {
  const table = sourcesTable(inflows, caption);
  return { ...table, rows: table.rows.map(([year, ...rest]) => [typeof year === 'string' ? to({ text: year, href: yearPath(Number.parseInt(year, 10)) }) : year!, ...rest]) };
}

/** Levels that a county table adds together, so that it fits. Source: 整合各方面资金资源 (Huai'an 三(七)). */
const groups: readonly [title: string, levels: readonly Level[]][] = [
  ['上级财政', ['central', 'provincial', 'city']],
  ['县级', ['county']],
  ['帮扶单位', ['assigned']],
  ['南北挂钩、东西部协作', ['twinned']],
  ['企业和社会', ['enterprise', 'social']],
  ['土地指标和其他', ['land_quota', 'other']],
];

function countyTable({ facts, counties }: Sources, year: number): Table {
  const rows = counties.map((county) => ({ county, inflows: ofYear(facts.money.inflows(county.code), year) }));
  const shown = groups.filter(([, own]) => rows.some(({ inflows }) => inflows.some(({ fund }) => own.includes(fund.level))));
  const cells = (inflows: readonly Inflow[]): Value[] => [...shown.map(([, own]) => money(sumOf(inflows.filter(({ fund }) => own.includes(fund.level))))), money(sumOf(inflows))];
  return {
    caption: `${year}年各县（市、区）分到的钱`,
    columns: [{ title: '地方', kind: 'title' }, ...shown.map(([title]): Column => ({ title, kind: 'money' })), { title: '合计', kind: 'money' }],
    rows: rows.map(({ county, inflows }) => [to({ text: county.name, href: countyPath(county.code) }), ...cells(inflows)]),
    ...(rows.length > 1 && { foot: ['合计', ...cells(rows.flatMap(({ inflows }) => inflows))] }),
    note: '上级财政是中央、省、市的钱。逐级下达的同一笔钱只算一次。',
  };
}

const floorWords: Record<CountyFloor['mark'], string> = { yes: '达到', no: '没达到', open: '年度未完' };

/** The rule of the floor in words, with what counts. */
function floorRule({ portal }: Facts): string {
  const { general, key, key_counties: keys, levels: counted, kinds } = portal.county_floor;
  return `${keys.length > 0 ? `重点县每年不少于${key}万元，其他县` : '每县每年'}不少于${general}万元。只算来源是${counted.join('、')}、类别是${kinds.join('、')}的钱。`;
}

function floorBars(caption: string, rows: readonly { label: string; href?: string; floor: CountyFloor }[]): Block {
  return {
    type: 'bars',
    bars: {
      caption,
      rows: rows.map(({ label, href, floor: { amount, floor, mark } }) => ({ label: `${label}（${floorWords[mark]}）`, ...(href && { href }), value: money(amount), length: amount, target: floor, mark })),
    },
  };
}

/** The last years county by county: what was set aside, and whether it was enough. */
function floorTable({ facts, counties, years }: Sources): Table {
  const shown = years.slice(0, 4);
  return {
    caption: '县里每年安排的涉农资金够不够数（万元）',
    columns: [{ title: '地方', kind: 'title' }, { title: '至少', kind: 'money' }, ...shown.map((year): Column => ({ title: `${year}年`, kind: 'text' }))],
    rows: counties.map((county) => {
      const floors = shown.map((year) => countyFloor(facts, county.code, year));
      return [
        to({ text: county.name, href: countyPath(county.code) }),
        money(floors[0]!.floor),
        ...floors.map(({ mark, amount }): Value => ({ mark, text: `${formatWanYuanShort(amount)}（${floorWords[mark]}）` })),
      ];
    }),
    note: floorRule(facts),
  };
}

/** Funds from land quotas, with the arithmetic where the rows give it. Source: 300公顷×442.5万元＝13.28亿元 (Sichuan). */
function landQuotaPart(funds: readonly Fund[]): Part[] {
  const own = funds.filter(({ level }) => level === 'land_quota');
  if (own.length === 0) return [];
  return [
    {
      id: 'land-quotas',
      title: '土地指标流转',
      blocks: [
        {
          type: 'table',
          hideCaption: true,
          table: {
            caption: '土地指标流转收益',
            columns: [
              { title: '资金', kind: 'title' },
              { title: '面积（公顷）', kind: 'number' },
              { title: '每公顷', kind: 'money' },
              { title: '收益', kind: 'money' },
              { title: '面积×单价', kind: 'text' },
            ],
            rows: own.map((fund) => [to(fundLink(fund)), fund.quota_hectares === undefined ? null : String(fund.quota_hectares), money(fund.price_per_hectare), money(fund.amount), quotaMark(fund)]),
            ...(own.length > 1 && { foot: ['合计', '', '', money(total(own.map(({ amount }) => amount))), ''] }),
            note: '腾出来的建设用地指标卖给别处，收益全部用于农村。收益＝面积×每公顷单价。',
          },
        },
      ],
    },
  ];
}

function quotaMark({ quota_hectares: hectares, price_per_hectare: price, amount }: Fund): Value {
  if (hectares === undefined || price === undefined) return null;
  const product = Math.round(hectares * price);
  return product === amount ? { mark: 'yes', text: '相符' } : { mark: 'no', text: `算得${formatWanYuanShort(product)}万元` };
}

function figuresOf(inflows: readonly Inflow[], years: readonly number[]): Fact[] {
  const [newest] = years;
  return [
    { label: years.length > 1 ? `${years.at(-1)}年以来` : '共分到', value: money(sumOf(inflows)) },
    ...(years.length > 1 && newest !== undefined ? [{ label: `其中${newest}年`, value: money(sumOf(ofYear(inflows, newest))) }] : []),
    { label: '来源', value: count(new Set(inflows.map(({ fund }) => fund.level)).size, '种') },
    { label: '资金', value: count(new Set(inflows.map(({ fund }) => fund)).size, '笔') },
  ];
}

function frontView(sources: Sources): TopicView {
  const { inflows, years } = sources;
  return {
    meta: { title: '资金来源', description: '帮扶的钱从哪里来：中央、省、市、县、帮扶单位、南北挂钩、企业、社会、土地指标，各年、各县多少；县里安排的钱够不够规定的数。', path: sourcesRoot, crumbs: [], section: 'funds' },
    kind: '统计',
    heading: '资金来源',
    lead: '分到本地的钱，按从哪里来算。逐级下达的同一笔钱只算一次。',
    figures: figuresOf(inflows, years),
    parts: [
      { id: 'levels', title: '从哪里来', blocks: [{ type: 'bars', bars: levelBars(inflows, '各来源') }] },
      { id: 'floor', title: '各县安排够不够数', blocks: [{ type: 'table', table: floorTable(sources), hideCaption: true }] },
      { id: 'years', title: '各年度', blocks: [{ type: 'table', table: yearTable(inflows, '各年度、各来源'), hideCaption: true }] },
      { id: 'kinds', title: '什么钱', blocks: [{ type: 'table', table: kindTable(inflows), hideCaption: true }] },
      ...landQuotaPart(inflows.map(({ fund }) => fund)),
    ],
  };
}

function yearView(sources: Sources, year: number): TopicView {
  const { facts, years, counties } = sources;
  const own = ofYear(sources.inflows, year);
  return {
    meta: { title: `${year}年资金来源`, description: `${year}年分到本地的钱从哪里来，各县多少，县里安排的够不够规定的数。`, path: yearPath(year), crumbs: [{ text: '资金来源', href: sourcesRoot }], section: 'funds' },
    kind: '统计',
    heading: `${year}年资金来源`,
    figures: figuresOf(own, [year]),
    filters: [{ title: '年度', links: years.map((other) => ({ text: `${other}年`, href: yearPath(other), count: new Set(ofYear(sources.inflows, other).map(({ fund }) => fund)).size, ...(other === year && { current: true }) })) }],
    parts: [
      { id: 'levels', title: '从哪里来', blocks: [{ type: 'bars', bars: levelBars(own, '各来源') }], more: { text: `${year}年的每笔资金`, href: listPath('/funds/', `years/${year}`) } },
      {
        id: 'floor',
        title: '各县安排够不够数',
        blocks: [floorBars('竖线是每年至少要安排的数', counties.map((county) => ({ label: county.name, href: countyPath(county.code), floor: countyFloor(facts, county.code, year) }))), { type: 'text', paragraphs: [floorRule(facts)] }],
      },
      { id: 'counties', title: '各县分到多少', blocks: [{ type: 'table', table: countyTable(sources, year), hideCaption: true }] },
      { id: 'kinds', title: '什么钱', blocks: [{ type: 'table', table: kindTable(own), hideCaption: true }] },
      ...landQuotaPart(own.map(({ fund }) => fund)),
    ],
  };
}

/**
 * 四到县: responsibility, rights, money and tasks lie with the county (Sichuan). Rights are the part of the money that the county itself gives to
 * projects: what it got as a pot of its own, and its own funds.
 */
function fourToCounty({ facts }: Sources, county: Place, inflows: readonly Inflow[]): Part {
  const projects = facts.money.projectsWithin(county.code);
  const done = projects.filter(({ status }) => status === 'finished' || status === 'accepted').length;
  const own = total(
    inflows.map(({ fund, amount }) => {
      if (fund.level === 'county') return amount;
      const pots = facts.money.allocationsOf(fund.fund_id).filter((row) => row.region_code === county.code && row.project_id === undefined);
      return Math.min(amount, total(pots.map((row) => row.amount)));
    }),
  );
  return {
    id: 'four',
    title: '责任、权利、资金、任务到县',
    blocks: [
      {
        type: 'facts',
        facts: [
          { label: '责任', value: count(new Set(projects.map(({ implementer }) => implementer)).size, '个责任单位'), note: '项目表中的实施单位' },
          { label: '权利', value: money(own), note: '由县里定项目的钱：切块到县的和县级自己的' },
          { label: '占全部', value: share(own, sumOf(inflows)) },
          { label: '资金', value: money(sumOf(inflows)), note: '各年共分到' },
          { label: '任务', value: count(projects.length, '个项目'), note: `其中${done}个已完工或验收` },
        ],
      },
    ],
    more: { text: `${county.name}的项目`, href: facts.places.link(county.code).href },
  };
}

function countyView(sources: Sources, county: Place): TopicView {
  const { facts, years } = sources;
  const inflows = facts.money.inflows(county.code);
  const own = years.filter((year) => inflows.some(({ fund }) => fund.year === year));
  return {
    meta: { title: `${county.name}资金来源`, description: `${county.name}分到的钱从哪里来，历年多少，县里每年安排的够不够规定的数。`, path: countyPath(county.code), crumbs: [{ text: '资金来源', href: sourcesRoot }], section: 'funds' },
    kind: '统计',
    heading: `${county.name}资金来源`,
    where: county.name,
    figures: figuresOf(inflows, own),
    parts: [
      { id: 'levels', title: '从哪里来', blocks: [{ type: 'bars', bars: levelBars(inflows, '各来源') }] },
      { id: 'floor', title: '每年安排够不够数', blocks: [floorBars('竖线是每年至少要安排的数', years.map((year) => ({ label: `${year}年`, href: yearPath(year), floor: countyFloor(facts, county.code, year) }))), { type: 'text', paragraphs: [floorRule(facts)] }] },
      fourToCounty(sources, county, inflows),
      { id: 'years', title: '各年度', blocks: [{ type: 'table', table: yearTable(inflows, '各年度、各来源'), hideCaption: true }] },
      { id: 'kinds', title: '什么钱', blocks: [{ type: 'table', table: kindTable(inflows), hideCaption: true }] },
      ...landQuotaPart(inflows.map(({ fund }) => fund)),
    ],
  };
}

function placePart({ facts, counties, years }: Sources, code: string): Part | undefined {
  const county = counties.find((place) => place.code === code);
  if (!county) return undefined;
  return {
    id: 'floor',
    title: '县里安排的钱够不够数',
    blocks: [floorBars('竖线是每年至少要安排的数', years.slice(0, 4).map((year) => ({ label: `${year}年`, floor: countyFloor(facts, code, year) })))],
    more: { text: `${county.name}资金来源`, href: countyPath(code) },
  };
}

/** Where the money comes from, and the floor of each county. Source: 整合各方面资金资源 (Huai'an 三(七)); 四到县 and land quotas (Sichuan). */
export const sourcesTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  const { money: sums, places } = facts;
  const inflows = places.roots.flatMap((root) => sums.inflows(root.code));
  if (inflows.length === 0) return undefined;
  const years = [...new Set(inflows.map(({ fund }) => fund.year))].sort((a, b) => b - a);
  const sources: Sources = { facts, inflows, years, counties: places.of('county').filter((county) => sums.inflow(county.code) > 0) };
  return {
    root: sourcesRoot,
    section: 'funds',
    title: '资金来源',
    description: '钱从哪里来：按层级、类别、地方、年度；各县安排的够不够规定的数。',
    pages: pagesFrom([
      ['', () => frontView(sources)],
      ...years.map((year) => [`years/${year}`, () => yearView(sources, year)] as const),
      ...sources.counties.map((county) => [`places/${county.code}`, () => countyView(sources, county)] as const),
    ]),
    at: (code) => placePart(sources, code),
  };
};
