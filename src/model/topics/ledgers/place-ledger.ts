import { formatWanYuanShort } from '../../../format.ts';
import { fundLevels } from '../../../schema/index.ts';
import type { Facts } from '../../facts.ts';
import type { Place } from '../../places.ts';
import { fundLink, projectTable } from '../../tables.ts';
import { count, money, to, total, yuan } from '../../values.ts';
import { registryPath } from '../../views/registry.ts';
import type { Part, Table, TopicView, Value } from '../../views.ts';
import { incomeOf, newestIncomeYear } from './income.ts';
import { childrenOf, keptAt, keptFunds, keptProjects, ledgerNames, ledgerPath, ledgersRoot, ledgerTitle, sumsOf, villagesIn } from './ledger.ts';
import { elsewherePart, registryColumns, registryDay, registryValues, sumFigures, sumValues, upwardPart } from './parts.ts';

const childNames = { province: '各市卷、县档', city: '各县档', county: '各乡簿', town: '各村册', village: '' } as const;

/** Each child, what is kept here, and their sum: columns add up. */
export function childTable(facts: Facts, place: Place, hasOwn: boolean): Table {
  const kept = keptAt(facts, place);
  const own = hasOwn ? `${ledgerPath(place.code)}#own` : undefined;
  const all = sumsOf(facts, place.code);
  return {
    caption: `由${childNames[place.level]}相加`,
    columns: [
      { title: '台账', kind: 'title' },
      { title: '收到资金', kind: 'money' },
      { title: '已拨付', kind: 'money' },
      { title: '项目', kind: 'number' },
      { title: '已完工', kind: 'number' },
    ],
    rows: [
      ...childrenOf(facts, place).map((child): Value[] => [to({ text: child.name, href: ledgerPath(child.code) }), ...sumValues(facts, child, '个')]),
      [own ? to({ text: '留在本级', href: own }) : '留在本级', money(kept.received), money(kept.paid), count(kept.projects, '个'), count(kept.finished, '个')],
    ],
    foot: ['合计', money(all.received), money(all.paid), count(all.projects, '个'), count(all.finished, '个')],
    ...(kept.received < 0 && {
      note: `有${formatWanYuanShort(-kept.received)}万元在下级之间转过：转入的地方收到了，本级没有多收，所以“留在本级”是负数。`,
    }),
  };
}

/** What is not in any child: funds kept or not yet handed on, and projects that reach over several. */
function ownPart(facts: Facts, place: Place): Part | undefined {
  const funds = keptFunds(facts, place);
  const projects = keptProjects(facts, place);
  if (funds.length === 0 && projects.length === 0) return undefined;
  const sum = (key: 'received' | 'handed'): number => total(funds.map((line) => line[key]));
  return {
    id: 'own',
    title: '留在本级的',
    blocks: [
      ...(funds.length > 0
        ? [
            {
              type: 'table' as const,
              table: {
                caption: '用在本级或还没有往下分的资金',
                columns: [
                  { title: '资金', kind: 'title' as const },
                  { title: '来源', kind: 'text' as const },
                  { title: '收到', kind: 'money' as const },
                  { title: '分到下级', kind: 'money' as const },
                  { title: '留在本级', kind: 'money' as const },
                ],
                rows: funds.map(({ fund, received, handed }): Value[] => [to(fundLink(fund)), fundLevels[fund.level], money(received), money(handed), money(received - handed)]),
                ...(funds.length > 1 && { foot: ['合计', '', money(sum('received')), money(sum('handed')), money(sum('received') - sum('handed'))] }),
              },
              shown: 10,
              unit: '笔资金',
            },
          ]
        : []),
      ...(projects.length > 0 ? [{ type: 'table' as const, table: projectTable(facts, projects, '跨地方或由本级实施的项目', { at: place.code }), shown: 10, unit: '个项目' }] : []),
    ],
  };
}

/** Villages that have left, and income. A median does not add up, and says so. */
function exitPart(facts: Facts, place: Place): Part | undefined {
  const children = childrenOf(facts, place).filter((child) => villagesIn(facts, child).length > 0);
  if (children.length === 0) return undefined;
  const year = newestIncomeYear(facts);
  const row = (name: Value, villages: readonly Place[]): Value[] => {
    const exited = villages.filter(({ code }) => facts.villages.get(code)?.exited_on !== undefined).length;
    const income = year === undefined ? undefined : incomeOf(facts, villages, year);
    return [name, count(villages.length, '个'), count(exited, '个'), count(villages.length - exited, '个'), ...(income ? [money(income.collective), yuan(income.perCapita)] : [])];
  };
  return {
    id: 'exit',
    title: '村出列与收入',
    blocks: [
      {
        type: 'table',
        hideCaption: true,
        table: {
          caption: '村出列与收入',
          columns: [
            { title: '台账', kind: 'title' },
            { title: '帮扶村', kind: 'number' },
            { title: '已出列', kind: 'number' },
            { title: '未出列', kind: 'number' },
            ...(year === undefined ? [] : [{ title: `${year}年村集体收入`, kind: 'money' as const }, { title: '人均纯收入（元）', kind: 'money' as const }]),
          ],
          rows: children.map((child) => row(to({ text: child.name, href: `${ledgerPath(child.code)}#exit` }), villagesIn(facts, child))),
          foot: row('合计', villagesIn(facts, place)),
          ...(year !== undefined && { note: `人均纯收入是各村的中位数（一半的村高于它，一半低于它），所以不能相加。没有填报的村不算。` }),
        },
      },
    ],
  };
}

function registryPart(facts: Facts, place: Place): Part | undefined {
  const columns = registryColumns(facts);
  const { registry } = facts;
  if (!columns || !registry?.isCounted(place.code)) return undefined;
  const children = place.children.filter((child) => registry.isCounted(child.code));
  return {
    id: 'registry',
    title: `建档立卡（${registryDay(columns.year)}）`,
    blocks: [
      {
        type: 'table',
        hideCaption: true,
        table: {
          caption: '建档立卡，户和人',
          columns: [{ title: '地方', kind: 'title' }, ...columns.titles.map((title) => ({ title, kind: 'number' as const }))],
          rows: children.map((child) => [to({ text: child.name, href: registryPath(child.code) }), ...registryValues(facts, child.code)]),
          foot: ['合计', ...registryValues(facts, place.code)],
          note: '户数少的不公布，合计里仍然算上。',
        },
      },
    ],
  };
}

/** Ledger of a town, county, city or province. */
export function placeLedger(facts: Facts, place: Place, accounts: string | undefined): TopicView {
  const { places } = facts;
  const fullName = places.fullName(place.code);
  const own = ownPart(facts, place);
  const children = childrenOf(facts, place);
  const sums = sumsOf(facts, place.code);
  return {
    meta: {
      title: `${fullName}${ledgerNames[place.level]}`,
      description: `${fullName}${ledgerNames[place.level]}：收到资金${formatWanYuanShort(sums.received)}万元，已拨付${formatWanYuanShort(sums.paid)}万元，项目${sums.projects}个；每个数由下一级哪些数相加。`,
      path: ledgerPath(place.code),
      crumbs: ledgerCrumbs(facts, place),
      section: 'places',
    },
    kind: '台账',
    heading: ledgerTitle(place),
    where: fullName,
    lead: '每个数都能往下点开，看它由哪些数相加；最后一张表说它又计入哪里。',
    figures: sumFigures(facts, place),
    parts: [
      ...(children.length > 0
        ? [{ id: 'children', title: `由${childNames[place.level]}相加`, blocks: [{ type: 'table' as const, table: childTable(facts, place, own !== undefined), hideCaption: true }] }]
        : []),
      ...[own, exitPart(facts, place), registryPart(facts, place), upwardPart(facts, place)].flatMap((part) => part ?? []),
      elsewherePart(facts, place, accounts),
    ],
    isSheet: true,
  };
}

/** The way up: from the list of ledgers down through the ledgers above. */
export const ledgerCrumbs = ({ places }: Facts, place: Place): TopicView['meta']['crumbs'] => [
  { text: '四级台账', href: ledgersRoot },
  ...places
    .upward(place.code)
    .slice(1)
    .reverse()
    .map((above) => ({ text: above.name, href: ledgerPath(above.code) })),
];
