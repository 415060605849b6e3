import type { Facts } from '../facts.ts';
import { createMicroloanFacts, isSubsidised, type MicroloanFacts, type MicroloanNumbers } from '../microloan-numbers.ts';
import type { Place } from '../places.ts';
import { isRunning, printedCount, printedMoney, printedShare, verdict } from '../printed.ts';
import { to } from '../values.ts';
import type { Column, Fact, Part, Table, TopicView, Value } from '../views.ts';
import type { LedgerYear } from '../year-ledger.ts';
import type { Row } from '../../schema/index.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

export const microloansRoot = '/microloans/';
const yearPath = (year: number): string => `${microloansRoot}years/${year}/`;
const countyPath = (code: string): string => `${microloansRoot}${code}/`;

type Loans = Row<'microloans'>;

interface Microloans {
  facts: Facts;
  loans: MicroloanFacts;
  /** Newest first. */
  years: number[];
  counties: Place[];
}

const numberColumns: readonly Column[] = [
  { title: '贷款（笔）', kind: 'number' },
  { title: '贷款金额', kind: 'money' },
  { title: '一年利息', kind: 'money' },
  { title: '财政贴息', kind: 'money' },
  { title: '贴息占利息', kind: 'text' },
  { title: '逾期', kind: 'money' },
];

/** The share of the interest that was subsidised, with the judgement where there is a target. */
function shareCell({ facts }: Microloans, { interest, subsidy }: MicroloanNumbers, year: number): Value {
  const target = facts.portal.microloans.subsidy_share;
  const share = printedShare(subsidy, interest);
  if (target === undefined || share === null || typeof subsidy !== 'number' || typeof interest !== 'number') return share;
  const percent = `${(Math.round((subsidy / interest) * 1000) / 10).toFixed(1).replace(/\.0$/, '')}%`;
  return verdict(isSubsidised(subsidy, interest, target), { yes: percent, no: `${percent}，不够` }, isRunning(year, facts.asOf));
}

const numberCells = (topic: Microloans, numbers: MicroloanNumbers, year: number): Value[] => [
  printedCount(numbers.loans),
  printedMoney(numbers.amount),
  printedMoney(numbers.interest),
  printedMoney(numbers.subsidy),
  shareCell(topic, numbers, year),
  printedMoney(numbers.overdue),
];

/** How the columns are worked out, and what is wanted where a target is set. */
const noteOf = ({ facts }: Microloans): string => {
  const { subsidy_share: target } = facts.portal.microloans;
  return `一年利息＝贷款金额×年利率。贴息是财政替贷款户付的利息${target === undefined ? '' : `，应贴${target}%；贷款按万元登记，差半个百分点以内算够`}。`;
};

function rootTable(topic: Microloans, root: Place): Table {
  const { loans } = topic;
  return {
    caption: `${root.name}各年度贷款`,
    columns: [{ title: '年度', kind: 'title' }, ...numberColumns],
    rows: loans.years.filter((entry) => entry.root === root).map((entry) => [to({ text: `${entry.year}年`, href: yearPath(entry.year) }), ...numberCells(topic, loans.numbers(entry.id, loans.rowsOf(entry)), entry.year)]),
    note: noteOf(topic),
  };
}

function groupsTable(topic: Microloans, entry: LedgerYear<Loans>): Table {
  const { facts, loans, counties } = topic;
  return {
    caption: `${entry.year}年${entry.root.name}贷款`,
    columns: [{ title: '地方', kind: 'title' }, ...numberColumns],
    rows: entry.groups.map(({ id, place, rows }) => [counties.includes(place) ? to({ text: place.name, href: countyPath(place.code) }) : facts.places.value(place.code), ...numberCells(topic, loans.numbers(id, rows), entry.year)]),
    ...(entry.groups.length > 1 && { foot: ['合计', ...numberCells(topic, loans.numbers(entry.id, loans.rowsOf(entry)), entry.year)] }),
    note: noteOf(topic),
  };
}

const withheldPart = ({ facts }: Microloans): Part => ({
  id: 'withheld',
  title: '为什么有的数不公布',
  blocks: [{ type: 'text', paragraphs: [`不到${facts.portal.disclosure.threshold}笔的贷款容易认出是谁家的，笔数和金额都不公布；能从合计里减出它的，也不公布。`] }],
});

function figuresOf({ loans, facts }: Microloans, entry: LedgerYear<Loans>): Fact[] {
  const numbers = loans.numbers(entry.id, loans.rowsOf(entry));
  const { subsidy_share: target } = facts.portal.microloans;
  return [
    { label: `${entry.year}年贷款`, value: printedCount(numbers.loans, '笔') },
    { label: '贷款金额', value: printedMoney(numbers.amount) },
    { label: '财政贴息', value: printedMoney(numbers.subsidy) },
    { label: '贴息占利息', value: printedShare(numbers.subsidy, numbers.interest), ...(target !== undefined && { note: `应贴${target}%` }) },
  ];
}

const newestOf = ({ facts, loans }: Microloans, root: Place): LedgerYear<Loans> | undefined => {
  const own = loans.years.filter((entry) => entry.root === root);
  return own.find(({ year }) => !isRunning(year, facts.asOf)) ?? own[0];
};

function frontView(topic: Microloans): TopicView {
  const { facts, loans } = topic;
  const roots = facts.places.roots.filter((root) => loans.years.some((entry) => entry.root === root));
  const newest = roots.flatMap((root) => newestOf(topic, root) ?? []);
  return {
    meta: { title: '小额信贷', description: '扶贫小额贷款：各年、各县放了多少笔、多少钱，利息由财政贴了多少，有没有贴够。', path: microloansRoot, crumbs: [], section: 'funds' },
    kind: '台账',
    heading: '小额信贷',
    lead: '贷款由银行发放，到期要还；利息由财政贴补一部分。',
    ...(newest[0] && { figures: figuresOf(topic, newest[0]) }),
    parts: [
      { id: 'years', title: '各年度', blocks: roots.map((root) => ({ type: 'table', table: rootTable(topic, root), hideCaption: roots.length === 1 })) },
      ...newest.filter(({ groups, root }) => groups.some(({ place }) => place !== root)).map((entry): Part => ({ id: `counties-${entry.root.code}`, title: `${entry.root.name}各县（${entry.year}年）`, blocks: [{ type: 'table', table: groupsTable(topic, entry), hideCaption: true }] })),
      withheldPart(topic),
    ],
  };
}

function yearView(topic: Microloans, year: number): TopicView {
  const entries = topic.loans.years.filter((entry) => entry.year === year);
  return {
    meta: { title: `${year}年小额信贷`, description: `${year}年各县的扶贫小额贷款和贴息。`, path: yearPath(year), crumbs: [{ text: '小额信贷', href: microloansRoot }], section: 'funds' },
    kind: '台账',
    heading: `${year}年小额信贷`,
    ...(entries[0] && { figures: figuresOf(topic, entries[0]) }),
    parts: [...entries.map((entry): Part => ({ id: `counties-${entry.root.code}`, title: entry.root.name, blocks: [{ type: 'table', table: groupsTable(topic, entry), hideCaption: true }] })), withheldPart(topic)],
  };
}

/** `years`: only so many of the newest, where it stands on the county's own page. */
function countyTable(topic: Microloans, county: Place, years?: number): Table {
  const { loans } = topic;
  return {
    caption: `${county.name}各年度贷款`,
    columns: [{ title: '年度', kind: 'title' }, ...numberColumns],
    rows: loans.years.filter(({ groups }) => groups.some(({ place }) => place === county)).slice(0, years).flatMap((entry) => entry.groups.filter(({ place }) => place === county).map(({ id, rows }) => [to({ text: `${entry.year}年`, href: yearPath(entry.year) }), ...numberCells(topic, loans.numbers(id, rows), entry.year)])),
    note: noteOf(topic),
  };
}

/** Rows of places below the county, where the ledger is kept by town or village. `at`: only those of one place. */
function rowsTable(topic: Microloans, county: Place, at?: string): Table {
  const { loans, facts } = topic;
  const own = loans.years.flatMap((entry) => entry.groups.filter(({ place }) => place === county).flatMap(({ rows }) => rows.map((each) => ({ ...each, year: entry.year }))));
  const shown = own.filter(({ row }) => (at === undefined ? row.region_code !== county.code : row.region_code === at));
  return {
    caption: '各乡镇、村的贷款',
    columns: [{ title: at === undefined ? '地方' : '年度', kind: 'title' }, ...(at === undefined ? [{ title: '年度', kind: 'text' } as const] : []), ...numberColumns],
    rows: shown.map(({ id, row, year }) => {
      const numbers = numberCells(topic, loans.numbers(id, [{ id, row }]), year);
      return at === undefined ? [to(facts.places.link(row.region_code)), `${year}年`, ...numbers] : [`${year}年`, ...numbers];
    }),
    note: noteOf(topic),
  };
}

function countyView(topic: Microloans, county: Place): TopicView {
  const below = rowsTable(topic, county);
  return {
    meta: { title: `${county.name}小额信贷`, description: `${county.name}历年的扶贫小额贷款、贴息和逾期。`, path: countyPath(county.code), crumbs: [{ text: '小额信贷', href: microloansRoot }], section: 'funds' },
    kind: '台账',
    heading: `${county.name}小额信贷`,
    where: county.name,
    parts: [
      { id: 'years', title: '各年度', blocks: [{ type: 'table', table: countyTable(topic, county), hideCaption: true }] },
      ...(below.rows.length > 0 ? [{ id: 'places', title: '各乡镇、村', blocks: [{ type: 'table', table: below, hideCaption: true }] } satisfies Part] : []),
      withheldPart(topic),
    ],
  };
}

function placePart(topic: Microloans, code: string): Part | undefined {
  const county = topic.facts.places.countyOf(code);
  if (!county || !topic.counties.includes(county)) return undefined;
  const table = county.code === code ? countyTable(topic, county, 3) : rowsTable(topic, county, code);
  return { id: 'microloans', title: '小额信贷', blocks: [{ type: 'table', table, hideCaption: true }], more: { text: `${county.name}小额信贷`, href: countyPath(county.code) } };
}

/** The ledger of microloans, with the interest worked out and the subsidy held against its share. Source: Huai'an 三(四), (六): 小额贷款……按50%贴息, 台帐. */
export const microloansTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  const rows = facts.tables.microloans?.rows ?? [];
  if (rows.length === 0) return undefined;
  const loans = createMicroloanFacts(facts);
  const withRows = new Set(loans.years.flatMap(({ groups }) => groups.map(({ place }) => place)));
  const topic: Microloans = {
    facts,
    loans,
    years: [...new Set(loans.years.map(({ year }) => year))].sort((a, b) => b - a),
    counties: facts.places.of('county').filter((county) => withRows.has(county)),
  };
  const places = new Set([...rows.map(({ region_code: code }) => code), ...topic.counties.map(({ code }) => code)]);
  return {
    root: microloansRoot,
    section: 'funds',
    title: '小额信贷',
    description: '贷款多少笔、多少钱，利息由财政贴了多少。',
    pages: pagesFrom([
      ['', () => frontView(topic)],
      ...topic.years.map((year) => [`years/${year}`, () => yearView(topic, year)] as const),
      ...topic.counties.map((county) => [county.code, () => countyView(topic, county)] as const),
    ]),
    at: (code) => (places.has(code) ? placePart(topic, code) : undefined),
  };
};
