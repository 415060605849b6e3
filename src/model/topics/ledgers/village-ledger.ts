import { formatWanYuanShort } from '../../../format.ts';
import { designations } from '../../../schema/index.ts';
import type { Facts } from '../../facts.ts';
import type { Place } from '../../places.ts';
import { projectTable } from '../../tables.ts';
import { count, groupBy, money, total, yuan } from '../../values.ts';
import { exitValue } from '../../village-exit.ts';
import { registryPath } from '../../views/registry.ts';
import type { Block, Fact, Part, Table, TopicView } from '../../views.ts';
import { ledgerPath, ledgerTitle, sumsOf } from './ledger.ts';
import { elsewherePart, registryColumns, registryDay, registryValues, sumFigures, upwardPart } from './parts.ts';
import { ledgerCrumbs } from './place-ledger.ts';

/** Years of income that a village's sheet has room for. */
const shownYears = 5;

/** A row a year, so that the sheet stays short: which level it came from is on the village's own page and in its accounts. */
function yearsOfMoney(facts: Facts, place: Place): Table {
  const inflows = facts.money.inflows(place.code);
  const byYear = groupBy(inflows, ({ fund }) => fund.year);
  const sum = (rows: typeof inflows): number => total(rows.map(({ amount }) => amount));
  return {
    caption: '各年度收到的资金',
    columns: [
      { title: '年度', kind: 'title' },
      { title: '笔数', kind: 'number' },
      { title: '收到资金', kind: 'money' },
    ],
    rows: [...byYear].map(([year, rows]) => [`${year}年`, count(rows.length, '笔'), money(sum(rows))]),
    ...(byYear.size > 1 && { foot: ['合计', count(inflows.length, '笔'), money(sum(inflows))] }),
  };
}

function moneyPart(facts: Facts, place: Place): Part {
  return {
    id: 'money',
    title: '收到资金',
    blocks: [{ type: 'table', table: yearsOfMoney(facts, place), hideCaption: true, empty: '还没有收到资金。' }],
    more: { text: '每一笔资金', href: `${facts.places.link(place.code).href}#sources` },
  };
}

function projectsPart(facts: Facts, place: Place): Part {
  const shared = facts.money.projectsShared(place.code);
  const seats = [...new Set(shared.flatMap((project) => facts.money.seat(project) ?? []))];
  const table = projectTable(facts, facts.money.projectsWithin(place.code), '本村项目', { at: place.code });
  return {
    id: 'projects',
    title: '项目',
    blocks: [
      { type: 'table', table, hideCaption: true, empty: '本村还没有项目。' },
      ...(shared.length > 0
        ? [
            { type: 'text' as const, paragraphs: [`另有${shared.length}个项目与其他村共同实施，不计入本村，记在上级台账“留在本级”一行：`] },
            { type: 'links' as const, links: seats.map((seat) => ({ text: ledgerTitle(seat), href: `${ledgerPath(seat.code)}#own` })) },
          ]
        : []),
    ],
    more: { text: '每一次拨付', href: `${facts.places.link(place.code).href}#payments` },
  };
}

function registryPart(facts: Facts, place: Place): Part | undefined {
  const columns = registryColumns(facts);
  if (!columns || !facts.registry?.isCounted(place.code)) return undefined;
  const values = registryValues(facts, place.code);
  return {
    id: 'registry',
    title: `建档立卡（${registryDay(columns.year)}）`,
    blocks: [{ type: 'facts', facts: columns.titles.map((title, at) => ({ label: title, value: values[at] ?? null })) }],
    more: { text: '历年进出、致贫原因、帮扶措施', href: registryPath(place.code) },
  };
}

function exitPart(facts: Facts, place: Place): Part | undefined {
  const village = facts.villages.get(place.code);
  if (!village) return undefined;
  const standards = [...groupBy(facts.checklists.get(place.code) ?? [], (row) => row.standard)];
  const years = (facts.villageYears.get(place.code) ?? []).slice(0, shownYears);
  const blocks: Block[] = [
    {
      type: 'facts',
      facts: [
        { label: '类别', value: designations[village.designation] },
        { label: '出列日期', value: exitValue(village) },
        ...standards.map(([standard, rows]): Fact => ({ label: standard, value: `${rows.length}项，达标${rows.filter((row) => row.met).length}项` })),
      ],
    },
  ];
  if (years.length > 0) {
    blocks.push({
      type: 'table',
      table: {
        caption: '各年度收入',
        narrow: true,
        columns: [
          { title: '年度', kind: 'title' },
          { title: '人均纯收入（元）', kind: 'money' },
          { title: '村集体收入', kind: 'money' },
        ],
        rows: years.map((row) => [`${row.year}年`, yuan(row.per_capita_income), money(row.collective_income)]),
      },
    });
  }
  return { id: 'exit', title: '出列与收入', blocks };
}

/** Ledger of one village: 村册. */
export function villageLedger(facts: Facts, place: Place, accounts: string | undefined): TopicView {
  const fullName = facts.places.fullName(place.code);
  const sums = sumsOf(facts, place.code);
  const payments = facts.money.projectsWithin(place.code).reduce((number, project) => number + facts.money.paymentsTo(project.project_id).length, 0);
  return {
    meta: {
      title: `${fullName}村册`,
      description: `${fullName}村册：收到资金${formatWanYuanShort(sums.received)}万元，已拨付${formatWanYuanShort(sums.paid)}万元，项目${sums.projects}个。`,
      path: ledgerPath(place.code),
      crumbs: ledgerCrumbs(facts, place),
      section: 'places',
      // The village's own page says all of it, and is what a search should find.
      unlisted: true,
    },
    kind: '台账',
    heading: ledgerTitle(place),
    where: fullName,
    lead: `资金分${facts.money.inflows(place.code).length}笔到村，拨付${payments}次。`,
    figures: sumFigures(facts, place),
    parts: [
      moneyPart(facts, place),
      projectsPart(facts, place),
      ...[registryPart(facts, place), exitPart(facts, place), upwardPart(facts, place)].flatMap((part) => part ?? []),
      elsewherePart(facts, place, accounts),
    ],
    isSheet: true,
  };
}

