import { formatWanYuanShort } from '../../format.ts';
import { addressOf } from '../../schema/address.ts';
import { assetKinds } from '../../schema/index.ts';
import type { RewardLevel } from '../../tables/factory-reward.ts';
import { createAssetFacts, type Asset, type AssetFacts } from '../asset-facts.ts';
import { keepsArea, keepsLease } from '../factory-clauses.ts';
import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { printedCount, verdict } from '../printed.ts';
import { projectLink } from '../tables.ts';
import { count, day, money, quantity, span, to, total, words } from '../values.ts';
import type { Column, Fact, Part, Table, TopicView, Value } from '../views.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

export const assetsRoot = '/assets/';
export const assetPath = (id: string): string => `${assetsRoot}items/${addressOf(id)}/`;

interface Register {
  facts: Facts;
  assets: AssetFacts;
  counties: Place[];
}

const assetLink = ({ asset_id: id, name }: Asset): Value => to({ text: name, href: assetPath(id) });

const isFactory = ({ kind }: Asset): boolean => kind === 'standard_factory';

const rewardTitles: Record<RewardLevel, string> = { provincial: '省级', city: '市级', county: '县级' };

/** What was paid beside the rule, in words: 多2万元. */
function differenceOf(due: number, paid: number): Value {
  if (paid === due) return { mark: 'yes', text: '相符' };
  return { mark: 'no', text: `${paid > due ? '多' : '少'}${formatWanYuanShort(Math.abs(paid - due))}万元` };
}

function tenantOf({ facts }: Register, { tenant }: Asset): Value {
  if (tenant === undefined) return null;
  return facts.enterprises.get(tenant) ? to(facts.enterprises.link(tenant)) : tenant;
}

/** Until when it is let, or that the lease is over. */
function leaseOf({ facts }: Register, { lease_to: until }: Asset): Value {
  if (until === undefined) return null;
  return until < facts.asOf ? { mark: 'late', text: '租期已满' } : day(until);
}

const areaClause = (asset: Asset, { portal }: Facts): Value => verdict(keepsArea(asset, portal.factory_reward), { yes: '够', no: '不够' });
const leaseClause = (asset: Asset, { portal }: Facts): Value => verdict(keepsLease(asset, portal.factory_reward), { yes: '够', no: '不够' });
function hireClause({ assets }: Register, asset: Asset): Value {
  const kept = assets.hire(asset);
  return kept === 'withheld' ? { suppressed: true } : verdict(kept, { yes: '够', no: '不够' });
}

/** What a tenant of a factory has to keep to, each with its own short title. */
const clauseTitles = ({ factory_reward: rule }: Facts['portal']): [area: string, hire: string, lease: string] => [
  `面积满${rule.unit_area}平方米`,
  `建档立卡用工过${rule.hire_share}%`,
  `租期满${rule.hire_years}年`,
];

function clauseTable(register: Register, factories: readonly Asset[]): Table {
  const titles = clauseTitles(register.facts.portal);
  return {
    caption: '承租条件',
    columns: [{ title: '厂房', kind: 'title' }, ...titles.map((title): Column => ({ title, kind: 'text' }))],
    rows: factories.map((asset) => [assetLink(asset), areaClause(asset, register.facts), hireClause(register, asset), leaseClause(asset, register.facts)]),
    note: '用工人数少、不公布的，够不够也不公布。',
  };
}

/** Factories with the rule beside what was paid. Two of one project share one reward. */
function rewardTable(register: Register, factories: readonly Asset[]): Table {
  const rows = factories.map((asset) => ({ asset, reward: register.assets.reward(asset) }));
  return {
    caption: '奖补：按办法算的和实际拨付的',
    columns: [
      { title: '厂房', kind: 'title' },
      { title: '面积（㎡）', kind: 'number' },
      { title: '按办法应奖', kind: 'money' },
      { title: '已拨付', kind: 'money' },
      { title: '相差', kind: 'text' },
    ],
    rows: rows.map(({ asset, reward }) => {
      const [due, paid] = (['due', 'paid'] as const).map((key) => reward && total(reward.lines.map((line) => line[key])));
      return [assetLink(asset), quantity(asset.area), money(due), money(paid), due === undefined || paid === undefined ? null : differenceOf(due, paid)];
    }),
  };
}

/** The rule of portal.json in words, printed wherever it is applied. */
function rulePart({ portal }: Facts): Part {
  const rule = portal.factory_reward;
  return {
    id: 'rule',
    title: '奖补办法',
    blocks: [
      {
        type: 'text',
        paragraphs: [
          `每建成${rule.unit_area}平方米标准厂房，省奖补${rule.provincial}万元，市、县各配套${rule.city === rule.county ? `${rule.city}万元` : `${rule.city}万元和${rule.county}万元`}（平均造价每平方米${rule.cost}元）。不满${rule.unit_area}平方米的部分不算。`,
          `没有省奖补的，帮扶单位、南北挂钩、企业和社会的钱凑够${rule.provincial}万元，市、县照样配套。`,
          `承租的企业，招用建档立卡劳动力不少于用工总数的${rule.hire_share}%，租期不少于${rule.hire_years}年。`,
        ],
      },
    ],
  };
}

const rented = (assets: readonly Asset[]): Asset[] => assets.filter(({ tenant }) => tenant !== undefined);
const rentOf = (assets: readonly Asset[]): number => total(assets.map(({ rent = 0 }) => rent));
const investedIn = (assets: readonly Asset[]): number => total(assets.map(({ invested = 0 }) => invested));

const figuresOf = (assets: readonly Asset[]): Fact[] => [
  { label: '资产', value: count(assets.length, '项') },
  { label: '投入', value: money(investedIn(assets)) },
  { label: '已出租', value: count(rented(assets).length, '项') },
  { label: '年租金', value: money(rentOf(assets)) },
];

function countyTable({ facts, assets, counties }: Register): Table {
  return {
    caption: '各县（市、区）的资产',
    columns: [
      { title: '地方', kind: 'title' },
      { title: '资产（项）', kind: 'number' },
      { title: '投入', kind: 'money' },
      { title: '已出租（项）', kind: 'number' },
      { title: '年租金', kind: 'money' },
      { title: '用工（人）', kind: 'number' },
      { title: '建档立卡用工（人）', kind: 'number' },
    ],
    rows: counties.map((county) => {
      const own = assets.of(county.code);
      const jobs = assets.jobsOf(county.code);
      return [to({ text: county.name, href: `${assetsRoot}${county.code}/` }), count(own.length), money(investedIn(own)), count(rented(own).length), money(rentOf(own)), printedCount(jobs.jobs), printedCount(jobs.registered)];
    }),
    // Jobs are not added up over counties: a total would give away a county that is withheld.
    ...(counties.length > 1 && { foot: ['合计', count(assets.all.length), money(investedIn(assets.all)), count(rented(assets.all).length), money(rentOf(assets.all)), '', ''] }),
    note: `截至${facts.asOf.slice(0, 4)}年台账。用工是承租企业填报的人数。`,
  };
}

/** Rewards of projects, each counted once though it may have built several factories. */
function rewardSums({ assets }: Register, factories: readonly Asset[]): { factories: number; due: number; paid: number; odd: number } {
  const byProject = new Map(factories.flatMap((asset) => (asset.project_id === undefined ? [] : [[asset.project_id, assets.reward(asset)] as const])));
  const rewards = [...byProject.values()].flatMap((reward) => reward ?? []);
  return {
    factories: factories.length,
    due: total(rewards.flatMap(({ lines }) => lines.map(({ due }) => due))),
    paid: total(rewards.flatMap(({ lines }) => lines.map(({ paid }) => paid))),
    odd: rewards.filter(({ lines }) => lines.some(({ due, paid }) => due !== paid)).length,
  };
}

function rewardCountyTable(register: Register): Table {
  const { assets, counties } = register;
  const row = (name: Value, factories: readonly Asset[]): Value[] => {
    const sums = rewardSums(register, factories);
    return [name, count(sums.factories), money(sums.due), money(sums.paid), sums.odd === 0 ? { mark: 'yes', text: '都相符' } : { mark: 'no', text: `${sums.odd}处不符` }];
  };
  const withFactories = counties.filter((county) => assets.of(county.code).some(isFactory));
  return {
    caption: '标准厂房奖补：按办法算的和实际拨付的',
    columns: [
      { title: '地方', kind: 'title' },
      { title: '厂房（座）', kind: 'number' },
      { title: '按办法应奖', kind: 'money' },
      { title: '已拨付', kind: 'money' },
      { title: '和办法比', kind: 'text' },
    ],
    rows: withFactories.map((county) => row(to({ text: county.name, href: `${assetsRoot}${county.code}/` }), assets.of(county.code).filter(isFactory))),
    ...(withFactories.length > 1 && { foot: row('合计', assets.all.filter(isFactory)) }),
  };
}

/** What of a factory is not as the rule wants it, in words. What is withheld is not spoken of. */
function deviationsOf(register: Register, asset: Asset): string[] {
  const { facts, assets } = register;
  const rule = facts.portal.factory_reward;
  const reward = assets.reward(asset);
  return [
    ...(reward?.lines ?? []).filter(({ due, paid }) => due !== paid).map(({ level, due, paid }) => `${rewardTitles[level]}奖补${paid > due ? '多' : '少'}拨${formatWanYuanShort(Math.abs(paid - due))}万元`),
    ...(keepsArea(asset, rule) === false ? [`面积不到${rule.unit_area}平方米`] : []),
    ...(assets.hire(asset) === false ? [`建档立卡用工不到${rule.hire_share}%`] : []),
    ...(keepsLease(asset, rule) === false ? [`租期不到${rule.hire_years}年`] : []),
  ];
}

function oddPart(register: Register, factories: readonly Asset[]): Part[] {
  if (factories.length === 0) return [];
  const { places } = register.facts;
  const links = factories.flatMap((asset) => {
    const deviations = deviationsOf(register, asset);
    return deviations.length === 0 ? [] : [{ text: `${places.fullName(asset.village_code)}${asset.name.startsWith(places.get(asset.village_code).name) ? asset.name.slice(places.get(asset.village_code).name.length) : ` ${asset.name}`}`, href: assetPath(asset.asset_id), note: deviations.join('；') }];
  });
  return [{ id: 'odd', title: '与办法不符的厂房', blocks: links.length === 0 ? [{ type: 'text', paragraphs: ['没有。'] }] : [{ type: 'links', links }] }];
}

function frontView(register: Register): TopicView {
  const { facts, assets } = register;
  const factories = assets.all.filter(isFactory);
  return {
    meta: { title: '扶贫资产', description: '扶贫资金建成的厂房、大棚、畜舍、电站：归哪个村，谁在租，一年多少租金，标准厂房奖补按办法该拨多少、拨了多少。', path: assetsRoot, crumbs: [], section: 'projects' },
    kind: '台账',
    heading: '扶贫资产',
    lead: '资产归村集体所有，租金归村。点县名看每一项。',
    figures: figuresOf(assets.all),
    parts: [
      { id: 'counties', title: '各地资产', blocks: [{ type: 'table', table: countyTable(register), hideCaption: true }] },
      ...(factories.length > 0 ? [{ id: 'rewards', title: '标准厂房奖补', blocks: [{ type: 'table', table: rewardCountyTable(register), hideCaption: true }] } satisfies Part] : []),
      ...oddPart(register, factories),
      ...(factories.length > 0 ? [rulePart(facts)] : []),
    ],
  };
}

/** `at`: the village whose own page it stands on; its name is not repeated. */
function assetTable(register: Register, assets: readonly Asset[], at?: string): Table {
  const { places } = register.facts;
  return {
    caption: '资产',
    columns: [
      { title: '资产', kind: 'title' },
      ...(at === undefined ? [{ title: '归谁所有', kind: 'text' } as const] : []),
      { title: '类别', kind: 'text' },
      { title: '投入', kind: 'money' },
      { title: '承租', kind: 'text' },
      { title: '年租金', kind: 'money' },
      { title: '租到', kind: 'date' },
    ],
    rows: assets.map((asset) => [
      assetLink(asset),
      ...(at === undefined ? [to(places.link(asset.village_code))] : []),
      words(asset.kind && assetKinds[asset.kind]),
      money(asset.invested),
      tenantOf(register, asset),
      money(asset.rent),
      leaseOf(register, asset),
    ]),
    ...(assets.length > 1 && { foot: ['合计', ...(at === undefined ? [''] : []), '', money(investedIn(assets)), '', money(rentOf(assets)), ''] }),
  };
}

function countyView(register: Register, county: Place): TopicView {
  const own = register.assets.of(county.code);
  const factories = own.filter(isFactory);
  return {
    meta: { title: `${county.name}扶贫资产`, description: `${county.name}的${own.length}项扶贫资产：归哪个村，谁在租，一年多少租金，租到哪天。`, path: `${assetsRoot}${county.code}/`, crumbs: [{ text: '扶贫资产', href: assetsRoot }], section: 'projects' },
    kind: '台账',
    heading: `${county.name}扶贫资产`,
    where: county.name,
    figures: figuresOf(own),
    parts: [
      ...(factories.length > 0
        ? [{ id: 'factories', title: '标准厂房', blocks: [{ type: 'table', table: rewardTable(register, factories) }, { type: 'table', table: clauseTable(register, factories) }] } satisfies Part]
        : []),
      { id: 'assets', title: '全部资产', blocks: [{ type: 'table', table: assetTable(register, own), hideCaption: true }] },
    ],
  };
}

function assetFacts(register: Register, asset: Asset): Fact[] {
  const { places, money: sums, portal } = register.facts;
  const project = asset.project_id === undefined ? undefined : sums.project(asset.project_id);
  const jobs = register.assets.jobs(asset);
  const cost = asset.area && asset.invested ? Math.round(asset.invested / asset.area) : undefined;
  return [
    { label: '归谁所有', value: to({ ...places.link(asset.village_code), text: places.fullName(asset.village_code) }) },
    { label: '类别', value: words(asset.kind && assetKinds[asset.kind]) },
    { label: '面积', value: quantity(asset.area, '平方米') },
    { label: '投入', value: money(asset.invested) },
    ...(isFactory(asset) ? [{ label: '每平方米造价', value: cost === undefined ? null : ({ money: cost, unit: '元' } as const), note: `办法按${portal.factory_reward.cost}元算` }] : []),
    { label: '由哪个项目建成', value: project ? to(projectLink(project)) : null },
    { label: '承租企业', value: tenantOf(register, asset) },
    { label: '租期', value: span(asset.lease_from, asset.lease_to), ...(asset.lease_to !== undefined && asset.lease_to < register.facts.asOf && { note: '租期已满' }) },
    { label: '年租金', value: money(asset.rent) },
    { label: '用工', value: printedCount(jobs.jobs, '人') },
    { label: '其中建档立卡', value: printedCount(jobs.registered, '人') },
    { label: '资产编号', value: asset.asset_id },
  ];
}

/** The arithmetic of the reward, level by level. */
function rewardPart(register: Register, asset: Asset): Part[] {
  const { facts, assets } = register;
  const reward = assets.reward(asset);
  if (!isFactory(asset)) return [];
  if (!reward) return [{ id: 'reward', title: '奖补', blocks: [{ type: 'text', paragraphs: ['没有填报面积或项目，算不出应奖多少。'] }] }];
  const rule = facts.portal.factory_reward;
  const rates: Record<RewardLevel, number> = { provincial: rule.provincial, city: rule.city, county: rule.county };
  const explain = ({ level, due }: { level: RewardLevel; due: number }): string =>
    level === 'provincial' && reward.isFoundByHelpers ? `由帮扶单位等统筹${formatWanYuanShort(reward.helpers)}万元代替` : level === 'city' && due === 0 && reward.units > 0 ? '不属市管' : `${reward.units}×${rates[level]}万元`;
  return [
    {
      id: 'reward',
      title: '奖补：按办法算的和实际拨付的',
      blocks: [
        {
          type: 'table',
          hideCaption: true,
          table: {
            caption: '奖补',
            columns: [
              { title: '来源', kind: 'title' },
              { title: '怎么算', kind: 'text' },
              { title: '按办法应奖', kind: 'money' },
              { title: '已分配', kind: 'money' },
              { title: '已拨付', kind: 'money' },
              { title: '相差', kind: 'text' },
            ],
            rows: reward.lines.map((line) => [rewardTitles[line.level], explain(line), money(line.due), money(line.allocated), money(line.paid), differenceOf(line.due, line.paid)]),
            foot: ['合计', '', money(total(reward.lines.map(({ due }) => due))), money(total(reward.lines.map(({ allocated }) => allocated))), money(total(reward.lines.map(({ paid }) => paid))), ''],
            note: `${asset.area === undefined ? '' : `建成${asset.area}平方米，`}满${reward.units}个${rule.unit_area}平方米。已拨付只算“标准厂房奖补”资金拨给这个项目的钱。`,
          },
        },
      ],
    },
  ];
}

function itemView(register: Register, asset: Asset): TopicView {
  const { facts, counties } = register;
  const village = facts.places.get(asset.village_code);
  const county = facts.places.countyOf(asset.village_code);
  const titles = clauseTitles(facts.portal);
  const clauses = [areaClause(asset, facts), hireClause(register, asset), leaseClause(asset, facts)];
  return {
    meta: {
      title: `${asset.name}（${asset.asset_id}）`,
      description: `${asset.name}：归${facts.places.fullName(asset.village_code)}所有，投入、承租企业、租期、年租金${isFactory(asset) ? '，奖补按办法该拨多少、拨了多少' : ''}。`,
      path: assetPath(asset.asset_id),
      crumbs: [{ text: '扶贫资产', href: assetsRoot }, ...(county && counties.includes(county) ? [{ text: `${county.name}扶贫资产`, href: `${assetsRoot}${county.code}/` }] : [])],
      section: 'projects',
    },
    kind: '资产',
    heading: asset.name,
    where: village.name,
    parts: [
      { id: 'about', title: '基本情况', blocks: [{ type: 'facts', facts: assetFacts(register, asset) }] },
      ...(isFactory(asset) ? [{ id: 'clauses', title: '承租条件', blocks: [{ type: 'facts', facts: titles.map((label, at) => ({ label, value: clauses[at]! })) }] } satisfies Part] : []),
      ...rewardPart(register, asset),
      ...(isFactory(asset) ? [rulePart(facts)] : []),
    ],
  };
}

function placePart(register: Register, code: string): Part | undefined {
  const { places } = register.facts;
  const inVillage = register.assets.in(code);
  const county = places.countyOf(code);
  const more = county && register.counties.includes(county) ? { text: `${county.name}扶贫资产`, href: `${assetsRoot}${county.code}/` } : undefined;
  if (inVillage.length > 0) return { id: 'assets', title: '村里的扶贫资产', short: '资产', blocks: [{ type: 'table', table: assetTable(register, inVillage, code), hideCaption: true }], ...(more && { more }) };
  const own = register.assets.of(code);
  if (own.length === 0 || !more) return undefined;
  return { id: 'assets', title: '扶贫资产', blocks: [{ type: 'facts', facts: figuresOf(own) }], more };
}

/** The register of assets with the rewards for standard factories. Source: 奖补 for standard factories, their tenants' clauses (Huai'an 三(一), (八)). */
export const assetsTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  if ((facts.tables.assets?.rows ?? []).length === 0) return undefined;
  const assets = createAssetFacts(facts);
  const register: Register = { facts, assets, counties: facts.places.of('county').filter((county) => assets.of(county.code).length > 0) };
  return {
    root: assetsRoot,
    section: 'projects',
    title: '扶贫资产',
    description: '厂房、大棚、电站归哪个村，谁在租，租金多少，奖补是否照办法拨付。',
    pages: pagesFrom([
      ['', () => frontView(register)],
      ...register.counties.map((county) => [county.code, () => countyView(register, county)] as const),
      ...assets.all.map((asset) => [`items/${addressOf(asset.asset_id)}`, () => itemView(register, asset)] as const),
    ]),
    at: (code) => placePart(register, code),
  };
};
