import { supportRoles } from '../../../schema/index.ts';
import type { Facts } from '../../facts.ts';
import type { Place } from '../../places.ts';
import { count, money, share, yuan } from '../../values.ts';
import type { Block, Fact, Part, Table, TopicView, Value } from '../../views.ts';
import { incomeOf, newestIncomeYear } from '../ledgers/income.ts';
import { childrenOf, finishedNote, finishedOf, ledgerLink, sumsOf, villagesIn } from '../ledgers/ledger.ts';
import { accountListPath, accountsPath, accountsRoot } from './paths.ts';
import { isOverdue, isResolved, type Duties } from './duties.ts';
import { moneyPart, projectsPart, unitsTable, waysPart } from './parts.ts';

/** How many of a set of villages: "30个，占96.7%". */
const ofAll = (part: number, whole: number): Fact[] => [
  { label: '已出列', value: count(part, '个') },
  { label: '出列的占', value: share(part, whole) },
];

const exitedIn = ({ villages }: Facts, own: readonly Place[]): number => own.filter(({ code }) => villages.get(code)?.exited_on !== undefined).length;

/** Checklist items of a set of villages, and how many of them are met. */
const itemsOf = ({ checklists }: Facts, own: readonly Place[]): { all: number; met: number } => {
  const rows = own.flatMap(({ code }) => checklists.get(code) ?? []);
  return { all: rows.length, met: rows.filter((row) => row.met).length };
};

function goalPart(facts: Facts, villages: readonly Place[]): Part {
  const items = itemsOf(facts, villages);
  const year = newestIncomeYear(facts);
  const income = year === undefined ? undefined : incomeOf(facts, villages, year);
  return {
    id: 'goal',
    title: '目标账',
    blocks: [
      {
        type: 'facts',
        facts: [
          { label: '帮扶村', value: count(villages.length, '个') },
          ...ofAll(exitedIn(facts, villages), villages.length),
          ...(items.all > 0 ? [{ label: '对标清单达标', value: `${items.met}项，共${items.all}项` }] : []),
          ...(income
            ? [
                { label: `${year}年人均纯收入`, value: yuan(income.perCapita), note: '各村的中位数' },
                { label: `${year}年村集体收入`, value: money(income.collective), note: '各村相加' },
              ]
            : []),
        ],
      },
    ],
  };
}

function dutyPart({ facts, teamsOf, findingsIn }: Duties, place: Place, villages: readonly Place[]): Part | undefined {
  const { support_teams: support, findings: table } = facts.tables;
  const teams = villages.flatMap(({ code }) => teamsOf(code));
  const findings = findingsIn(place.code);
  const roles = Object.keys(supportRoles) as (keyof typeof supportRoles)[];
  const blocks: Block[] = [
    ...(support
      ? [
          {
            type: 'facts' as const,
            facts: [
              ...roles.map((role): Fact => ({ label: `有${supportRoles[role]}的村`, value: count(new Set(teams.filter((team) => team.role === role).map((team) => team.village_code)).size, '个') })),
              { label: '帮扶单位', value: count(new Set(teams.map((team) => team.unit)).size, '个') },
            ],
          },
        ]
      : []),
    ...(findings.length > 0 ? [{ type: 'table' as const, table: unitsTable(facts, findings) }] : table ? [{ type: 'text' as const, paragraphs: ['没有登记的问题。'] }] : []),
  ];
  return blocks.length === 0 ? undefined : { id: 'duty', title: '责任账', blocks };
}

/** The five accounts of a county, all its villages together. */
export function countyAccounts(duties: Duties, place: Place): TopicView {
  const { facts } = duties;
  const fullName = facts.places.fullName(place.code);
  const villages = villagesIn(facts, place);
  const duty = dutyPart(duties, place, villages);
  return {
    meta: {
      title: `${fullName}五本明细账`,
      description: `${fullName}的目标账、责任账、路径账、资金账、项目账，${villages.length}个帮扶村合计。`,
      path: accountsPath(facts, place)!,
      crumbs: [{ text: '五本明细账', href: accountsRoot }],
      section: 'places',
    },
    kind: '台账',
    heading: `${fullName}五本明细账`,
    where: fullName,
    parts: [
      goalPart(facts, villages),
      ...(duty ? [duty] : []),
      waysPart(facts, place),
      moneyPart(facts, place),
      { ...projectsPart(facts, place), more: { text: `${place.name}各村的五本明细账`, href: accountListPath(place) } },
    ],
    isSheet: true,
    isOneSheet: true,
  };
}

/** The accounts of several places beside each other: one number of each account. */
export function accountsTable(duties: Duties, places: readonly Place[], caption: string, nameOf: (place: Place) => Value): Table {
  const { facts } = duties;
  const hasItems = facts.checklists.size > 0;
  const hasFindings = facts.tables.findings !== undefined;
  const areVillages = places.every(({ level }) => level === 'village');
  return {
    caption,
    columns: [
      { title: '地方', kind: 'title' },
      ...(areVillages ? [{ title: '目标：出列', kind: 'text' as const }] : [{ title: '目标：村出列', kind: 'number' as const }]),
      ...(hasItems ? [{ title: '目标：对标', kind: 'number' as const }] : []),
      ...(hasFindings ? [{ title: '责任：未改问题', kind: 'number' as const }] : []),
      { title: '资金：收到', kind: 'money' },
      { title: '资金：已拨付', kind: 'money' },
      { title: '项目：完工', kind: 'number' },
    ],
    rows: places.map((place): Value[] => {
      const villages = villagesIn(facts, place);
      const items = itemsOf(facts, villages);
      const sums = sumsOf(facts, place.code);
      const done = finishedOf(facts, place.code);
      const exited = exitedIn(facts, villages);
      return [
        nameOf(place),
        areVillages ? { mark: exited > 0 ? 'yes' : 'open', text: exited > 0 ? '已出列' : '未出列' } : share(exited, villages.length),
        ...(hasItems ? [share(items.met, items.all)] : []),
        ...(hasFindings ? [openValue(duties, place)] : []),
        money(sums.received),
        money(sums.paid),
        share(done.finished, done.projects),
      ];
    }),
    note: `项目完工：${finishedNote}`,
  };
}

function openValue({ facts, findingsIn }: Duties, place: Place): Value {
  const open = findingsIn(place.code).filter((finding) => !isResolved(finding, facts.asOf));
  const late = open.filter((finding) => isOverdue(finding, facts.asOf)).length;
  return late > 0 ? { mark: 'late', text: `${open.length}个，逾期${late}个` } : count(open.length, '个');
}

/** The villages of a county, town by town. */
export function accountListView(duties: Duties, county: Place): TopicView {
  const { facts } = duties;
  const nameOf = (village: Place): Value => ({ link: { text: village.name, href: accountsPath(facts, village)! } });
  const groups = childrenOf(facts, county).map((town) => ({ town, villages: villagesIn(facts, town) })).filter(({ villages }) => villages.length > 0);
  return {
    meta: {
      title: `${county.name}各村五本明细账`,
      description: `${county.name}每个帮扶村的五本明细账：目标、责任、路径、资金、项目。`,
      path: accountListPath(county),
      crumbs: [{ text: '五本明细账', href: accountsRoot }, { text: county.name, href: accountsPath(facts, county)! }],
      section: 'places',
      unlisted: true,
    },
    kind: '台账',
    heading: `${county.name}各村五本明细账`,
    where: county.name,
    parts: groups.map(({ town, villages }) => ({
      id: `t${town.code}`,
      title: town.name,
      blocks: [{ type: 'table', table: accountsTable(duties, villages, town.name, nameOf), hideCaption: true }],
      more: ledgerLink(town),
    })),
  };
}
