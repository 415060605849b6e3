import type { Contribution } from '../../facts.ts';
import { peopleGiven, peopleValue, printedOnly } from '../../given.ts';
import type { Place } from '../../places.ts';
import { compare, count, groupBy, money, to, total } from '../../values.ts';
import type { Column, Link, Part, Table, TopicView, Value } from '../../views.ts';
import { pairingsRoot, type PairingFacts } from './pairing-facts.ts';

export const resultsRoot = '/pairings/results/';

/** Contributions, verified or not, by year, newest first, and in each year by county. */
export type Results = Map<number, Map<Place, Contribution[]>>;

export function resultsByYear({ facts, countyOf }: PairingFacts): Results {
  const { places } = facts;
  const rows = (facts.tables.contributions?.rows ?? []).filter((row) => places.get(row.village_code).covered);
  const years = [...groupBy(rows, (row) => row.year)].sort(([a], [b]) => b - a);
  return new Map(years.map(([year, own]) => [year, new Map([...groupBy(own, (row) => countyOf(places.get(row.village_code)))].sort(([a], [b]) => compare(a.code, b.code)))]));
}

const columns: Column[] = [
  { title: '企业', kind: 'number' },
  { title: '村', kind: 'number' },
  { title: '折合金额', kind: 'money' },
  { title: '岗位', kind: 'number' },
  { title: '培训', kind: 'number' },
  { title: '尚未核实', kind: 'number' },
];

const note = `企业、村、金额、岗位和培训只计已核实的投入，尚未核实的另列笔数。金额是资金、实物、项目投资和采购之和。人数很少的岗位和培训不公布，以免认出是谁，合起来也${printedOnly}。`;

/** Enterprises, villages, money, jobs and trainees that have been verified, and how many rows have not. */
function sums({ facts }: PairingFacts, all: readonly Contribution[]): Value[] {
  const { threshold } = facts.portal.disclosure;
  const isVerified = (row: Contribution): boolean => row.verified_on !== undefined && row.verified_on <= facts.asOf;
  const rows = all.filter(isVerified);
  const amounts = rows.flatMap((row) => row.amount ?? []);
  const people = (measure: 'jobs' | 'trainees') => peopleValue(peopleGiven(rows, measure, threshold), measure);
  return [
    count(new Set(rows.map((row) => row.uscc)).size, '家'),
    count(new Set(rows.map((row) => row.village_code)).size, '个'),
    money(amounts.length === 0 ? undefined : total(amounts)),
    people('jobs'),
    people('trainees'),
    count(all.length - rows.length, '笔'),
  ];
}

/** Year by year, the whole portal; or one county of it. */
export function yearsTable(pairings: PairingFacts, results: Results, county?: Place): Table {
  const rows = [...results].flatMap(([year, byCounty]): Value[][] => {
    const own = county ? (byCounty.get(county) ?? []) : [...byCounty.values()].flat();
    return own.length === 0 ? [] : [[to({ text: `${year}年`, href: `${resultsRoot}${year}/` }), ...sums(pairings, own)]];
  });
  return { caption: '各年度的帮扶投入', columns: [{ title: '年度', kind: 'title' }, ...columns], rows, note };
}

function countyTable(pairings: PairingFacts, year: number, byCounty: ReadonlyMap<Place, Contribution[]>): Table {
  return {
    caption: `${year}年的帮扶投入`,
    columns: [{ title: '地方', kind: 'title' }, ...columns],
    rows: [...byCounty].map(([county, rows]) => [to({ text: county.name, href: `${pairingsRoot}${county.code}/` }), ...sums(pairings, rows)]),
    ...(byCounty.size > 1 && { foot: ['合计', ...sums(pairings, [...byCounty.values()].flat())] }),
    note,
  };
}

const countyPart = (pairings: PairingFacts, year: number, byCounty: ReadonlyMap<Place, Contribution[]>): Part => ({
  id: 'counties',
  title: `${year}年各地`,
  blocks: [{ type: 'table', table: countyTable(pairings, year, byCounty), hideCaption: true }],
  ...(pairings.facts.enterprises.honourYears.includes(year) && { more: { text: `${year}年哪家企业得分高`, href: `/honours/${year}/` } }),
});

/** The results of each year, as they were verified. Source: 每年检查考核并公布帮扶情况 (Huai'an). */
export function resultPages(pairings: PairingFacts, results: Results): [id: string, make: () => TopicView][] {
  const front: Link[] = [{ text: '村企结对', href: pairingsRoot }];
  // The running year has mostly not been verified yet.
  const newest = [...results].find(([, byCounty]) => [...byCounty.values()].flat().some((row) => row.verified_on !== undefined)) ?? [...results][0];
  if (!newest) return [];
  return [
    [
      'results',
      (): TopicView => ({
        meta: { title: '各年帮扶成效', description: '每年核实的企业帮扶投入：折合多少钱、多少岗位、培训多少人，按年度和地方列出。', path: resultsRoot, crumbs: front, section: 'enterprises' },
        kind: '台账',
        heading: '各年帮扶成效',
        lead: '企业每年投入了什么，核实以后在这里公布。',
        parts: [{ id: 'years', title: '各年度', blocks: [{ type: 'table', table: yearsTable(pairings, results), hideCaption: true }] }, countyPart(pairings, ...newest)],
      }),
    ],
    ...[...results].map(([year, byCounty]): [string, () => TopicView] => [
      `results/${year}`,
      () => ({
        meta: { title: `${year}年帮扶成效`, description: `${year}年核实的企业帮扶投入，按地方列出：折合多少钱、多少岗位、培训多少人。`, path: `${resultsRoot}${year}/`, crumbs: [...front, { text: '各年帮扶成效', href: resultsRoot }], section: 'enterprises' },
        kind: '台账',
        heading: `${year}年帮扶成效`,
        parts: [countyPart(pairings, year, byCounty)],
      }),
    ]),
  ];
}
