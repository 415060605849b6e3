import { addressOf } from '../../schema/address.ts';
import { assetKinds } from '../../schema/index.ts';
import { createAssetFacts, isLeaseOver, type Asset } from '../asset-facts.ts';
import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { printedCount } from '../printed.ts';
import { projectLink } from '../tables.ts';
import { count, day, money, quantity, span, to, total, words } from '../values.ts';
import type { Block, Fact, Part, Table, TopicView, Value } from '../views.ts';
import { assetLink, assetPath, assetsRoot, isFactory, type Register } from './asset-register.ts';
import { areaClause, clauseTable, clauseTitles, hireClause, leaseClause, oddPart, rewardCountyTable, rewardPart, rewardTable, rulePart } from './factory-parts.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

function tenantOf({ facts }: Register, { tenant }: Asset): Value {
  if (tenant === undefined) return null;
  return facts.enterprises.get(tenant) ? to(facts.enterprises.link(tenant)) : tenant;
}

/** Until when it is let, or that the lease is over. */
function leaseOf({ facts }: Register, { lease_to: until }: Asset): Value {
  if (until === undefined) return null;
  return isLeaseOver({ lease_to: until }, facts.asOf) ? { mark: 'late', text: '租期已满' } : day(until);
}

const over = ({ facts }: Register, assets: readonly Asset[]): Asset[] => assets.filter((asset) => isLeaseOver(asset, facts.asOf));
const standing = ({ facts }: Register, assets: readonly Asset[]): Asset[] => assets.filter((asset) => !isLeaseOver(asset, facts.asOf));
/** Let on the as-of day. */
const rented = (register: Register, assets: readonly Asset[]): Asset[] => standing(register, assets).filter(({ tenant }) => tenant !== undefined);
/** Rent of the leases that are not over. */
const rentOf = (register: Register, assets: readonly Asset[]): number => total(standing(register, assets).map(({ rent = 0 }) => rent));
const investedIn = (assets: readonly Asset[]): number => total(assets.map(({ invested = 0 }) => invested));

const figuresOf = (register: Register, assets: readonly Asset[]): Fact[] => [
  { label: '资产', value: count(assets.length, '项') },
  { label: '投入', value: money(investedIn(assets)) },
  { label: '正在出租', value: count(rented(register, assets).length, '项') },
  { label: '年租金', value: money(rentOf(register, assets)), note: '正在出租的' },
  ...(over(register, assets).length > 0 ? [{ label: '租期已满', value: count(over(register, assets).length, '项') }] : []),
];

function countyTable(register: Register): Table {
  const { facts, assets, counties } = register;
  const cells = (own: readonly Asset[]): Value[] => [count(own.length), money(investedIn(own)), count(rented(register, own).length), count(over(register, own).length), money(rentOf(register, own))];
  return {
    caption: '各县（市、区）的资产',
    columns: [
      { title: '地方', kind: 'title' },
      { title: '资产（项）', kind: 'number' },
      { title: '投入', kind: 'money' },
      { title: '正在出租（项）', kind: 'number' },
      { title: '租期已满（项）', kind: 'number' },
      { title: '年租金', kind: 'money' },
      { title: '用工（人）', kind: 'number' },
      { title: '建档立卡用工（人）', kind: 'number' },
    ],
    rows: counties.map((county) => {
      const own = assets.of(county.code);
      const jobs = assets.jobsOf(county.code);
      return [to({ text: county.name, href: `${assetsRoot}${county.code}/` }), ...cells(own), printedCount(jobs.jobs), printedCount(jobs.registered)];
    }),
    // Jobs are not added up over counties: a total would give away a county that is withheld.
    ...(counties.length > 1 && { foot: ['合计', ...cells(assets.all), '', ''] }),
    note: `截至${facts.asOf.slice(0, 4)}年台账。用工是承租企业填报的人数。租期已满的，不算正在出租，租金和用工也不计入。`,
  };
}

function frontView(register: Register): TopicView {
  const { facts, assets } = register;
  const factories = assets.all.filter(isFactory);
  return {
    meta: { title: '扶贫资产', description: '扶贫资金建成的厂房、大棚、畜舍、电站：归哪个村，谁在租，一年多少租金，标准厂房奖补按办法该拨多少、拨了多少。', path: assetsRoot, crumbs: [], section: 'projects' },
    kind: '台账',
    heading: '扶贫资产',
    lead: '资产归村集体所有，租金归村。点县名看每一项。',
    figures: figuresOf(register, assets.all),
    parts: [
      { id: 'counties', title: '各地资产', blocks: [{ type: 'table', table: countyTable(register), hideCaption: true }] },
      ...(factories.length > 0 ? [{ id: 'rewards', title: '标准厂房奖补', blocks: [{ type: 'table', table: rewardCountyTable(register), hideCaption: true }] } satisfies Part] : []),
      ...oddPart(register, factories),
      ...(factories.length > 0 ? [rulePart(facts)] : []),
    ],
  };
}

/** `at`: the village whose own page it stands on; its name is not repeated. */
function assetTable(register: Register, assets: readonly Asset[], caption: string, at?: string): Table {
  const { places } = register.facts;
  return {
    caption,
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
    ...(assets.length > 1 && { foot: ['合计', ...(at === undefined ? [''] : []), '', money(investedIn(assets)), '', ...(standing(register, assets).length > 0 ? [money(rentOf(register, assets))] : ['']), ''] }),
  };
}

/** Assets that are let or wait for a tenant, and apart from them those whose lease is over: their rent is not paid any more. */
function assetBlocks(register: Register, assets: readonly Asset[], at?: string): Block[] {
  const ended = over(register, assets);
  const rest = standing(register, assets);
  return [
    ...(rest.length > 0 ? [{ type: 'table', table: assetTable(register, rest, '资产', at), hideCaption: true } satisfies Block] : []),
    ...(ended.length > 0 ? [{ type: 'table', table: { ...assetTable(register, ended, '租期已满的资产', at), note: '承租和年租金是租期已满以前的。' } } satisfies Block] : []),
  ];
}

function countyView(register: Register, county: Place): TopicView {
  const own = register.assets.of(county.code);
  const factories = own.filter(isFactory);
  return {
    meta: { title: `${county.name}扶贫资产`, description: `${county.name}的${own.length}项扶贫资产：归哪个村，谁在租，一年多少租金，租到哪天。`, path: `${assetsRoot}${county.code}/`, crumbs: [{ text: '扶贫资产', href: assetsRoot }], section: 'projects' },
    kind: '台账',
    heading: `${county.name}扶贫资产`,
    where: county.name,
    figures: figuresOf(register, own),
    parts: [
      ...(factories.length > 0
        ? [{ id: 'factories', title: '标准厂房', blocks: [{ type: 'table', table: rewardTable(register, factories) }, { type: 'table', table: clauseTable(register, factories) }] } satisfies Part]
        : []),
      { id: 'assets', title: '全部资产', blocks: assetBlocks(register, own) },
    ],
  };
}

function assetFacts(register: Register, asset: Asset): Fact[] {
  const { places, money: sums, portal } = register.facts;
  const project = asset.project_id === undefined ? undefined : sums.project(asset.project_id);
  const jobs = register.assets.jobs(asset);
  const isOver = isLeaseOver(asset, register.facts.asOf);
  const cost = asset.area && asset.invested ? Math.round(asset.invested / asset.area) : undefined;
  return [
    { label: '归谁所有', value: to({ ...places.link(asset.village_code), text: places.fullName(asset.village_code) }) },
    { label: '类别', value: words(asset.kind && assetKinds[asset.kind]) },
    { label: '面积', value: quantity(asset.area, '平方米') },
    { label: '投入', value: money(asset.invested) },
    ...(isFactory(asset) ? [{ label: '每平方米造价', value: cost === undefined ? null : ({ money: cost, unit: '元' } as const), note: `办法按${portal.factory_reward.cost}元算` }] : []),
    { label: '由哪个项目建成', value: project ? to(projectLink(project)) : null },
    { label: '承租企业', value: tenantOf(register, asset) },
    { label: '租期', value: span(asset.lease_from, asset.lease_to), ...(isOver && { note: '租期已满' }) },
    { label: '年租金', value: money(asset.rent), ...(isOver && { note: '租期已满以前' }) },
    ...(isOver ? [] : [{ label: '用工', value: printedCount(jobs.jobs, '人') }, { label: '其中建档立卡', value: printedCount(jobs.registered, '人') }]),
    { label: '资产编号', value: asset.asset_id },
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
  if (inVillage.length > 0) return { id: 'assets', title: '村里的扶贫资产', short: '资产', blocks: assetBlocks(register, inVillage, code), ...(more && { more }) };
  const own = register.assets.of(code);
  if (own.length === 0 || !more) return undefined;
  return { id: 'assets', title: '扶贫资产', blocks: [{ type: 'facts', facts: figuresOf(register, own) }], more };
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
