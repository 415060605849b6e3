import { addressOf } from '../../schema/address.ts';
import { revolvingFundKinds } from '../../schema/index.ts';
import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { createLedgers, ledgerYears, sumLedgers, type LedgerOfYear, type RevolvingLedger, type YearState } from '../revolving-ledgers.ts';
import { count, groupBy, money, to, total } from '../values.ts';
import type { Column, Fact, Mark, Part, Table, TopicView, Value } from '../views.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

export const revolvingRoot = '/revolving-funds/';
const itemPath = (id: string): string => `${revolvingRoot}items/${addressOf(id)}/`;
const countyPath = (code: string): string => `${revolvingRoot}places/${code}/`;
const kindPath = (kind: Kind): string => `${revolvingRoot}kinds/${kind}/`;

type Kind = RevolvingLedger['kind'];
const kinds = Object.keys(revolvingFundKinds) as Kind[];
const kindTitle = (kind: Kind): string => `${revolvingFundKinds[kind]}基金`;

interface Accounts {
  facts: Facts;
  ledgers: RevolvingLedger[];
  /** Newest first. */
  years: number[];
  byCounty: Map<Place, RevolvingLedger[]>;
  /** By the code of the place itself. */
  byPlace: Map<string, RevolvingLedger[]>;
}

const states: Record<YearState, { mark: Mark; text: string }> = {
  used: { mark: 'yes', text: '有进出' },
  idle: { mark: 'late', text: '全年没动' },
  missing: { mark: 'no', text: '没有报账' },
  broken: { mark: 'no', text: '与上年末不符' },
};

const sumColumns: Column[] = [
  { title: '期初', kind: 'money' },
  { title: '收入', kind: 'money' },
  { title: '支出', kind: 'money' },
  { title: '收回', kind: 'money' },
  { title: '期末', kind: 'money' },
];

/** One row of sums for a year: how many funds, and their five amounts. */
function sumRow(name: Value, ledgers: readonly RevolvingLedger[], year: number): Value[] {
  const sums = sumLedgers(ledgers, year);
  return [name, count(sums.funds), money(sums.opening), money(sums.received), money(sums.spent), money(sums.repaid), money(sums.closing)];
}

const missingNote = (ledgers: readonly RevolvingLedger[], years: readonly number[]): string => {
  const missing = years.flatMap((year) => {
    const { missing: number } = sumLedgers(ledgers, year);
    return number === 0 ? [] : [`${year}年有${number}个`];
  });
  return `期末＝期初＋收入＋收回－支出。${missing.length > 0 ? `没有报账、不在合计里的基金：${missing.join('，')}。` : ''}`;
};

function yearsTable(ledgers: readonly RevolvingLedger[], years: readonly number[]): Table {
  const own = years.filter((year) => sumLedgers(ledgers, year).funds > 0);
  return {
    caption: '各年度的账',
    columns: [{ title: '年度', kind: 'title' }, { title: '基金（个）', kind: 'number' }, ...sumColumns],
    rows: own.map((year) => sumRow(`${year}年`, ledgers, year)),
    note: missingNote(ledgers, own),
  };
}

function groupTable(caption: string, title: string, groups: readonly { name: Value; ledgers: readonly RevolvingLedger[] }[], year: number): Table {
  const all = groups.flatMap(({ ledgers }) => ledgers);
  return {
    caption,
    columns: [{ title, kind: 'title' }, { title: '基金（个）', kind: 'number' }, ...sumColumns],
    rows: groups.map(({ name, ledgers }) => sumRow(name, ledgers, year)),
    ...(groups.length > 1 && { foot: sumRow('合计', all, year) }),
    note: missingNote(all, [year]),
  };
}

const newestRow = ({ years }: RevolvingLedger) => [...years].reverse().find(({ row }) => row)?.row;

/** The worst that is to be said of any year, and how many years it was so. */
function worstOf({ years }: RevolvingLedger): Value {
  for (const state of ['broken', 'missing', 'idle'] as const) {
    const own = years.filter((entry) => entry.state === state);
    if (own.length > 0) return { mark: states[state].mark, text: `${own.map(({ year }) => year).join('、')}年${states[state].text}` };
  }
  return { mark: 'yes', text: '账目连续' };
}

const needsCare = ({ years }: RevolvingLedger): boolean => years.some(({ state }) => state !== 'used');

/** How many funds of each county have something wrong, and where they are listed. */
function carePart({ byCounty }: Accounts): Part {
  const rows = [...byCounty].map(([county, own]) => {
    const number = (state: YearState): number => own.filter(({ years }) => years.some((entry) => entry.state === state)).length;
    return { county, own, numbers: [number('idle'), number('missing'), number('broken')] };
  });
  const found = rows.filter(({ numbers }) => numbers.some((number) => number > 0));
  return {
    id: 'care',
    title: '要留意的账',
    blocks:
      found.length === 0
        ? [{ type: 'text', paragraphs: ['每个基金每年都有账，年年接得上，也都有进出。'] }]
        : [
            {
              type: 'table',
              hideCaption: true,
              table: {
                caption: '要留意的账（基金个数）',
                columns: [
                  { title: '地方', kind: 'title' },
                  { title: '全年没动', kind: 'number' },
                  { title: '有年度没报账', kind: 'number' },
                  { title: '与上年末不符', kind: 'number' },
                ],
                rows: found.map(({ county, numbers }) => [to({ text: county.name, href: countyPath(county.code) }), ...numbers.map((number) => count(number))]),
              },
            },
          ],
  };
}

/** Closing balances of the newest year that has any. */
function figuresOf(ledgers: readonly RevolvingLedger[], years: readonly number[]): Fact[] {
  const year = years.find((candidate) => sumLedgers(ledgers, candidate).funds > 0);
  if (year === undefined) return [];
  return [
    ...kinds.flatMap((kind) => {
      const own = ledgers.filter((ledger) => ledger.kind === kind);
      return own.length === 0 ? [] : [{ label: `${kindTitle(kind)}余额`, value: money(sumLedgers(own, year).closing), note: `${year}年底，${sumLedgers(own, year).funds}个基金` }];
    }),
    { label: '历年收入', value: money(total(ledgers.flatMap(({ years: own }) => own.map(({ row }) => row?.received ?? 0)))) },
  ];
}

/** Funds one by one; `at`: the county or the village whose page it stands on. */
function ledgerTable({ facts }: Accounts, ledgers: readonly RevolvingLedger[]): Table {
  return {
    caption: '每个基金',
    columns: [
      { title: '基金', kind: 'title' },
      { title: '类别', kind: 'text' },
      { title: '地方', kind: 'text' },
      { title: '最近年度', kind: 'text' },
      { title: '期末', kind: 'money' },
      { title: '账目', kind: 'text' },
    ],
    rows: [...ledgers]
      .sort((a, b) => Number(needsCare(b)) - Number(needsCare(a)))
      .map((ledger) => {
        const newest = newestRow(ledger);
        return [to({ text: ledger.name, href: itemPath(ledger.id) }), revolvingFundKinds[ledger.kind], to(facts.places.link(ledger.region_code)), newest ? `${newest.year}年` : null, money(newest?.closing), worstOf(ledger)];
      }),
  };
}

function frontView(accounts: Accounts): TopicView {
  const { ledgers, years, byCounty } = accounts;
  const newest = years.find((year) => sumLedgers(ledgers, year).funds > 0)!;
  const shown = kinds.filter((kind) => ledgers.some((ledger) => ledger.kind === kind));
  return {
    meta: { title: '基金台账', description: '村级产业扶持基金、教育扶贫基金、医疗救助基金：每年期初多少，收入、支出、收回多少，期末还剩多少。', path: revolvingRoot, crumbs: [], section: 'funds' },
    kind: '台账',
    heading: '基金台账',
    lead: '产业扶持基金借出去、收回来，滚动使用；教育、医疗基金用来救助。每个基金每年一本账。',
    figures: figuresOf(ledgers, years),
    parts: [
      { id: 'kinds', title: `三类基金（${newest}年）`, blocks: [{ type: 'table', table: groupTable(`${newest}年各类基金`, '类别', shown.map((kind) => ({ name: to({ text: kindTitle(kind), href: kindPath(kind) }), ledgers: ledgers.filter((ledger) => ledger.kind === kind) })), newest), hideCaption: true }] },
      { id: 'years', title: '各年度', blocks: [{ type: 'table', table: yearsTable(ledgers, years), hideCaption: true }] },
      { id: 'counties', title: `各地（${newest}年）`, blocks: [{ type: 'table', table: countiesTable(byCounty, newest), hideCaption: true }] },
      carePart(accounts),
    ],
  };
}

const countiesTable = (byCounty: ReadonlyMap<Place, RevolvingLedger[]>, year: number): Table =>
  groupTable(`${year}年各地的基金`, '地方', [...byCounty].map(([county, ledgers]) => ({ name: to({ text: county.name, href: countyPath(county.code) }), ledgers })), year);

function kindView({ ledgers, years, byCounty }: Accounts, kind: Kind): TopicView {
  const own = ledgers.filter((ledger) => ledger.kind === kind);
  const newest = years.find((year) => sumLedgers(own, year).funds > 0)!;
  const inCounty = new Map([...byCounty].map(([county, all]) => [county, all.filter((ledger) => ledger.kind === kind)] as const).filter(([, found]) => found.length > 0));
  return {
    meta: { title: kindTitle(kind), description: `${kindTitle(kind)}的台账：各年、各地期初、收入、支出、收回、期末。`, path: kindPath(kind), crumbs: [{ text: '基金台账', href: revolvingRoot }], section: 'funds' },
    kind: '台账',
    heading: kindTitle(kind),
    figures: figuresOf(own, years),
    parts: [
      { id: 'years', title: '各年度', blocks: [{ type: 'table', table: yearsTable(own, years), hideCaption: true }] },
      { id: 'counties', title: `各地（${newest}年）`, blocks: [{ type: 'table', table: countiesTable(inCounty, newest), hideCaption: true }] },
    ],
  };
}

function countyView(accounts: Accounts, county: Place, own: readonly RevolvingLedger[]): TopicView {
  return {
    meta: { title: `${county.name}基金台账`, description: `${county.name}的${own.length}个扶持、救助基金：每年的账和余额。`, path: countyPath(county.code), crumbs: [{ text: '基金台账', href: revolvingRoot }], section: 'funds' },
    kind: '台账',
    heading: `${county.name}基金台账`,
    where: county.name,
    figures: figuresOf(own, accounts.years),
    parts: [
      { id: 'funds', title: '每个基金', blocks: [{ type: 'table', table: ledgerTable(accounts, own), hideCaption: true }] },
      { id: 'years', title: '各年度', blocks: [{ type: 'table', table: yearsTable(own, accounts.years), hideCaption: true }] },
    ],
  };
}

/** A ledger year by year, newest first; a year without a row says so. */
const yearRows = (years: readonly LedgerOfYear[]): Value[][] =>
  [...years].reverse().map(({ year, row, state }) => [`${year}年`, money(row?.opening), money(row?.received), money(row?.spent), money(row?.repaid), money(row?.closing), states[state]]);

const ledgerOf = ({ years, name }: RevolvingLedger): Table => ({
  caption: `${name}各年的账`,
  columns: [{ title: '年度', kind: 'title' }, ...sumColumns, { title: '账目', kind: 'text' }],
  rows: yearRows(years),
  note: '期末＝期初＋收入＋收回－支出；下一年的期初就是上一年的期末。',
});

function itemView({ facts }: Accounts, ledger: RevolvingLedger): TopicView {
  const { places } = facts;
  const newest = newestRow(ledger);
  const county = places.countyOf(ledger.region_code);
  const sum = (key: 'received' | 'spent' | 'repaid'): number => total(ledger.years.map(({ row }) => row?.[key] ?? 0));
  return {
    meta: {
      title: `${ledger.name}（${ledger.id}）`,
      description: `${ledger.name}每年的账：期初、收入、支出、收回、期末。`,
      path: itemPath(ledger.id),
      crumbs: [{ text: '基金台账', href: revolvingRoot }, ...(county ? [{ text: `${county.name}基金台账`, href: countyPath(county.code) }] : [])],
      section: 'funds',
    },
    kind: '基金',
    heading: ledger.name,
    where: places.fullName(ledger.region_code),
    figures: [
      { label: newest ? `${newest.year}年底余额` : '余额', value: money(newest?.closing) },
      { label: '历年收入', value: money(sum('received')) },
      { label: '历年支出', value: money(sum('spent')) },
      ...(ledger.kind === 'village_industry' ? [{ label: '历年收回', value: money(sum('repaid')) }] : []),
    ],
    parts: [
      { id: 'years', title: '各年的账', blocks: [{ type: 'table', table: ledgerOf(ledger), hideCaption: true }] },
      {
        id: 'about',
        title: '基本情况',
        blocks: [
          {
            type: 'facts',
            facts: [
              { label: '类别', value: to({ text: kindTitle(ledger.kind), href: kindPath(ledger.kind) }) },
              { label: '地方', value: to({ ...places.link(ledger.region_code), text: places.fullName(ledger.region_code) }) },
              { label: '账目', value: worstOf(ledger) },
              { label: '基金编号', value: ledger.id },
            ],
          },
        ],
      },
    ],
  };
}

function placePart(accounts: Accounts, code: string): Part | undefined {
  const { facts, byCounty, byPlace, years } = accounts;
  const place = facts.places.get(code);
  if (place.level === 'county') {
    const own = byCounty.get(place);
    return own && { id: 'revolving-funds', title: '基金', blocks: [{ type: 'facts', facts: figuresOf(own, years) }], more: { text: `${place.name}基金台账`, href: countyPath(code) } };
  }
  const own = byPlace.get(code) ?? [];
  const [first] = own;
  if (!first) return undefined;
  return {
    id: 'revolving-funds',
    title: '基金',
    blocks: own.map((ledger) => ({ type: 'table', table: ledgerOf(ledger), hideCaption: own.length === 1 })),
    more: { text: first.name, href: itemPath(first.id) },
  };
}

/** Accounts of revolving and relief funds. Source: 组建“三支”基金 (Sichuan): 村产业扶持基金 3.9亿元, 教育、卫生扶贫救助基金 3.4亿元. */
export const revolvingFundsTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  const rows = facts.tables.revolving_funds?.rows ?? [];
  if (rows.length === 0) return undefined;
  const { places } = facts;
  const ledgers = createLedgers(rows, facts.asOf);
  const inCounty = groupBy(ledgers, ({ region_code: code }) => places.countyOf(code));
  const counties = places.of('county').flatMap((county) => {
    const own = inCounty.get(county);
    return own ? [[county, own] as const] : [];
  });
  const accounts: Accounts = { facts, ledgers, years: ledgerYears(ledgers), byCounty: new Map(counties), byPlace: groupBy(ledgers, ({ region_code: code }) => code) };
  return {
    root: revolvingRoot,
    section: 'funds',
    title: '基金台账',
    description: '产业扶持、教育、医疗三类基金每年的账和余额。',
    pages: pagesFrom([
      ['', () => frontView(accounts)],
      ...kinds.filter((kind) => ledgers.some((ledger) => ledger.kind === kind)).map((kind) => [`kinds/${kind}`, () => kindView(accounts, kind)] as const),
      ...counties.map(([county, own]) => [`places/${county.code}`, () => countyView(accounts, county, own)] as const),
      ...ledgers.map((ledger) => [`items/${addressOf(ledger.id)}`, () => itemView(accounts, ledger)] as const),
    ]),
    at: (code) => placePart(accounts, code),
  };
};
