import { formatWanYuanShort } from '../../format.ts';
import type { RewardLevel } from '../../tables/factory-reward.ts';
import { isLeaseOver, type Asset } from '../asset-facts.ts';
import { keepsArea, keepsLease } from '../factory-clauses.ts';
import type { Facts } from '../facts.ts';
import { verdict } from '../printed.ts';
import { count, money, quantity, to, total } from '../values.ts';
import type { Block, Column, Part, Table, Value } from '../views.ts';
import { assetLink, assetPath, assetsRoot, isFactory, type Register } from './asset-register.ts';

/** What a portal says of standard factories: the clauses of their tenants, and the reward by the rule beside what was paid. Source: Huai'an 三(八). */

const rewardTitles: Record<RewardLevel, string> = { provincial: '省级', city: '市级', county: '县级' };

/** What was paid beside the rule, in words: 多2万元. */
function differenceOf(due: number, paid: number): Value {
  if (paid === due) return { mark: 'yes', text: '相符' };
  return { mark: 'no', text: `${paid > due ? '多' : '少'}${formatWanYuanShort(Math.abs(paid - due))}万元` };
}

export const areaClause = (asset: Asset, { portal }: Facts): Value => verdict(keepsArea(asset, portal.factory_reward), { yes: '够', no: '不够' });
export const leaseClause = (asset: Asset, { portal }: Facts): Value => verdict(keepsLease(asset, portal.factory_reward), { yes: '够', no: '不够' });
/** Not judged once the lease is over: nobody works there for it any more. */
export function hireClause({ assets, facts }: Register, asset: Asset): Value {
  if (isLeaseOver(asset, facts.asOf)) return { mark: 'none', text: '租期已满' };
  const kept = assets.hire(asset);
  return kept === 'withheld' ? { suppressed: true } : verdict(kept, { yes: '够', no: '不够' });
}

/** What a tenant of a factory has to keep to, each with its own short title. */
export const clauseTitles = ({ factory_reward: rule }: Facts['portal']): [area: string, hire: string, lease: string] => [
  `面积满${rule.unit_area}平方米`,
  `建档立卡用工过${rule.hire_share}%`,
  `租期满${rule.hire_years}年`,
];

export function clauseTable(register: Register, factories: readonly Asset[]): Table {
  const titles = clauseTitles(register.facts.portal);
  return {
    caption: '承租条件',
    columns: [{ title: '厂房', kind: 'title' }, ...titles.map((title): Column => ({ title, kind: 'text' }))],
    rows: factories.map((asset) => [assetLink(asset), areaClause(asset, register.facts), hireClause(register, asset), leaseClause(asset, register.facts)]),
    note: '用工人数不公布的，够不够也不公布。租期已满的，不再判断用工。',
  };
}

/** Factories with the rule beside what was paid. Two of one project share one reward. */
export function rewardTable(register: Register, factories: readonly Asset[]): Table {
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
export function rulePart({ portal }: Facts): Part {
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

/** How the tenants of several factories keep the clauses; what is withheld or not reported is said to be open, never to be kept. */
function clausesTogether(register: Register, factories: readonly Asset[]): Value {
  const { facts, assets } = register;
  const rule = facts.portal.factory_reward;
  const judged = factories.map((asset) => [keepsArea(asset, rule), keepsLease(asset, rule), ...(isLeaseOver(asset, facts.asOf) ? [] : [assets.hire(asset)])]);
  const broken = judged.filter((clauses) => clauses.includes(false)).length;
  const open = judged.filter((clauses) => !clauses.includes(false) && clauses.some((kept) => kept !== true)).length;
  if (broken > 0) return { mark: 'no', text: `${broken}座不够${open > 0 ? `，${open}座没有全部判断` : ''}` };
  return open > 0 ? { mark: 'none', text: `${open}座没有全部判断` } : { mark: 'yes', text: '都够' };
}

const unjudgedHire = '用工人数为保护隐私不公布的，用工够不够不判断。';

export function rewardCountyTable(register: Register): Table {
  const { assets, counties } = register;
  const row = (name: Value, factories: readonly Asset[]): Value[] => {
    const sums = rewardSums(register, factories);
    return [name, count(sums.factories), money(sums.due), money(sums.paid), sums.odd === 0 ? { mark: 'yes', text: '都相符' } : { mark: 'no', text: `${sums.odd}处不符` }, clausesTogether(register, factories)];
  };
  const withFactories = counties.filter((county) => assets.of(county.code).some(isFactory));
  return {
    caption: '标准厂房奖补：按办法算的和实际拨付的',
    columns: [
      { title: '地方', kind: 'title' },
      { title: '厂房（座）', kind: 'number' },
      { title: '按办法应奖', kind: 'money' },
      { title: '已拨付', kind: 'money' },
      { title: '奖补金额', kind: 'text' },
      { title: '承租条件', kind: 'text' },
    ],
    rows: withFactories.map((county) => row(to({ text: county.name, href: `${assetsRoot}${county.code}/` }), assets.of(county.code).filter(isFactory))),
    ...(withFactories.length > 1 && { foot: row('合计', assets.all.filter(isFactory)) }),
    note: `承租条件看面积、建档立卡用工、租期三项。${unjudgedHire}`,
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

export function oddPart(register: Register, factories: readonly Asset[]): Part[] {
  if (factories.length === 0) return [];
  const { places } = register.facts;
  const links = factories.flatMap((asset) => {
    const deviations = deviationsOf(register, asset);
    return deviations.length === 0 ? [] : [{ text: `${places.fullName(asset.village_code)}${asset.name.startsWith(places.get(asset.village_code).name) ? asset.name.slice(places.get(asset.village_code).name.length) : ` ${asset.name}`}`, href: assetPath(asset.asset_id), note: deviations.join('；') }];
  });
  const isSilent = factories.some((asset) => register.assets.hire(asset) === 'withheld');
  return [
    {
      id: 'odd',
      title: '与办法不符的厂房',
      blocks: [
        links.length === 0 ? { type: 'text', paragraphs: ['没有。'] } : { type: 'links', links },
        ...(isSilent ? [{ type: 'text', paragraphs: [unjudgedHire] } satisfies Block] : []),
      ],
    },
  ];
}

/** The arithmetic of the reward, level by level. */
export function rewardPart(register: Register, asset: Asset): Part[] {
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
