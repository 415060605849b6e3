import { designations, supportRoles, type Row } from '../../../schema/index.ts';
import type { Facts } from '../../facts.ts';
import type { Place } from '../../places.ts';
import { actualOf } from '../../poverty-rate.ts';
import { groupBy, money, yuan } from '../../values.ts';
import { exitValue } from '../../village-exit.ts';
import type { Block, Fact, Part, TopicView, Value } from '../../views.ts';
import { ledgerLink } from '../ledgers/ledger.ts';
import { accountListPath, accountsPath, accountsRoot } from './paths.ts';
import type { Duties } from './duties.ts';
import { moneyPart, projectsPart, unitsTable, waysPart } from './parts.ts';

/** "7.4万元（标准：不低于5万元）". */
function besideTarget(facts: Facts, row: Row<'checklists'>): Value {
  const actual = actualOf(facts, row);
  return typeof actual === 'string' && row.target !== undefined ? `${actual}（标准：${row.target}）` : actual;
}

function goalPart(facts: Facts, place: Place): Part {
  const village = facts.villages.get(place.code)!;
  const checklist = facts.checklists.get(place.code) ?? [];
  const newest = facts.villageYears.get(place.code)?.[0];
  const standards = [...groupBy(checklist, (row) => row.standard)];
  const rows: Fact[] = [
    { label: '类别', value: designations[village.designation] },
    { label: '出列', value: exitValue(village) },
    ...standards.map(([standard, items]): Fact => {
      const met = items.filter((item) => item.met).length;
      return { label: standard, value: { mark: met === items.length ? 'yes' : 'no', text: `${items.length}项，达标${met}项` } };
    }),
    ...checklist.filter((row) => row.item.includes('收入') && row.actual !== undefined).map((row): Fact => ({ label: row.item, value: besideTarget(facts, row) })),
    ...(newest
      ? [
          { label: `${newest.year}年人均纯收入`, value: yuan(newest.per_capita_income) },
          { label: `${newest.year}年村集体收入`, value: money(newest.collective_income) },
        ]
      : []),
  ];
  return { id: 'goal', title: '目标账', blocks: [{ type: 'facts', facts: rows }] };
}

function dutyPart({ facts, teamsOf, findingsIn }: Duties, place: Place): Part | undefined {
  const teams = teamsOf(place.code);
  const findings = findingsIn(place.code);
  const roles = Object.keys(supportRoles) as (keyof typeof supportRoles)[];
  const blocks: Block[] = [
    ...(facts.tables.support_teams
      ? [{ type: 'facts' as const, facts: roles.map((role): Fact => ({ label: supportRoles[role], value: teams.filter((team) => team.role === role).map((team) => team.unit).join('、') || '没有' })) }]
      : []),
    ...(findings.length > 0
      ? [{ type: 'table' as const, table: unitsTable(facts, findings) }]
      : facts.tables.findings
        ? [{ type: 'text' as const, paragraphs: ['本村没有登记的问题。'] }]
        : []),
  ];
  return blocks.length === 0 ? undefined : { id: 'duty', title: '责任账', blocks };
}

/** The five accounts of one village. */
export function villageAccounts(duties: Duties, place: Place): TopicView {
  const { facts } = duties;
  const fullName = facts.places.fullName(place.code);
  const county = facts.places.countyOf(place.code);
  const duty = dutyPart(duties, place);
  return {
    meta: {
      title: `${fullName}五本明细账`,
      description: `${fullName}的目标账、责任账、路径账、资金账、项目账。`,
      path: accountsPath(facts, place)!,
      crumbs: [{ text: '五本明细账', href: accountsRoot }, ...(county ? [{ text: county.name, href: accountListPath(county) }] : [])],
      section: 'places',
      unlisted: true,
    },
    kind: '台账',
    heading: `${fullName}五本明细账`,
    where: fullName,
    parts: [goalPart(facts, place), ...(duty ? [duty] : []), waysPart(facts, place), moneyPart(facts, place), { ...projectsPart(facts, place), more: ledgerLink(place) }],
    isSheet: true,
    isOneSheet: true,
  };
}
