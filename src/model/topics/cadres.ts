import { mayPrint } from '../../disclosure/threshold.ts';
import { formatCount } from '../../format.ts';
import type { Row } from '../../schema/index.ts';
import type { Facts } from '../facts.ts';
import { printedOnly } from '../given.ts';
import type { Place } from '../places.ts';
import { compare, count, groupBy, share, to, total } from '../values.ts';
import type { Column, Fact, Part, Table, TopicView, Value } from '../views.ts';
import { pagesFrom, type MakeTopic, type Topic } from './topic.ts';

type CadrePairing = Row<'cadre_pairings'>;

const root = '/cadres/';

/** Rows by year, newest first, and in each year by county. */
type Years = Map<number, Map<Place, CadrePairing[]>>;

interface Cadres {
  facts: Facts;
  years: Years;
}

/** What is counted of the households of one place and year, and what of it may be printed. */
interface Tally {
  cadres: number;
  households: number;
  /** Undefined where not every row has been verified: the rest would follow from the difference. */
  raised: number | undefined;
  showsHouseholds: boolean;
  showsRaised: boolean;
  /** Counties that are withheld and left out. */
  left: number;
}

function tally(rows: readonly CadrePairing[], threshold: number): Tally {
  const households = total(rows.map((row) => row.households));
  const raised = rows.some((row) => row.raised === undefined) ? undefined : total(rows.map((row) => row.raised ?? 0));
  const showsHouseholds = mayPrint(households, threshold);
  return {
    cadres: total(rows.map((row) => row.cadres)),
    households,
    raised,
    showsHouseholds,
    showsRaised: raised !== undefined && showsHouseholds && mayPrint(raised, threshold) && mayPrint(households - raised, threshold),
    left: 0,
  };
}

/** Counties together, those whose own numbers are printed: what is withheld is in no sum. One whose raised are withheld withholds the raised of all. */
function tallyAll(groups: readonly (readonly CadrePairing[])[], threshold: number): Tally {
  const own = groups.map((rows) => ({ rows, sum: tally(rows, threshold) }));
  const shown = own.filter(({ sum }) => sum.showsHouseholds);
  const all = tally(shown.flatMap(({ rows }) => rows), threshold);
  const showsHouseholds = shown.length > 0;
  return {
    ...all,
    showsHouseholds,
    showsRaised: showsHouseholds && all.showsRaised && shown.every(({ sum }) => sum.showsRaised),
    left: own.length - shown.length,
  };
}

/** One cadre has one household: the cadres would say how many households there are, and are withheld with them. */
const cells = ({ cadres, households, raised, showsHouseholds, showsRaised }: Tally): Value[] => {
  const withheld: Value = { suppressed: true };
  return [
    showsHouseholds ? count(cadres, '人') : withheld,
    showsHouseholds ? count(households, '户') : withheld,
    raised === undefined ? null : showsRaised ? count(raised, '户') : withheld,
    raised === undefined ? null : showsRaised ? share(raised, households) : withheld,
  ];
};

const titles = ['结对干部', '结对户', '增收达标', '达标率'] as const;
const columns: Column[] = titles.map((title) => ({ title, kind: 'number' }));

const thresholdOf = ({ facts }: Cadres): number => facts.portal.disclosure.threshold;
const goal = ({ facts }: Cadres): string => `${formatCount(facts.portal.cadre_pairing.raise)}元`;

const note = (cadres: Cadres): string => `一名干部一年结对帮扶一户，这户当年增收${goal(cadres)}以上为达标。户数很少的不公布，以免认出是哪一户，合计也${printedOnly}；还没有核实的写“—”。`;

function yearTable(cadres: Cadres, county?: Place): Table {
  const rows = [...cadres.years].flatMap(([year, byCounty]): Value[][] => {
    const groups = county ? [byCounty.get(county) ?? []] : [...byCounty.values()];
    if (groups.flat().length === 0) return [];
    const sum = county ? tally(groups.flat(), thresholdOf(cadres)) : tallyAll(groups, thresholdOf(cadres));
    return [[to({ text: `${year}年`, href: `${root}${year}/` }), ...cells(sum)]];
  });
  return { caption: '各年度干部结对帮扶', columns: [{ title: '年度', kind: 'title' }, ...columns], rows, note: note(cadres) };
}

function countyTable(cadres: Cadres, year: number, byCounty: ReadonlyMap<Place, readonly CadrePairing[]>): Table {
  return {
    caption: `${year}年各地干部结对帮扶`,
    columns: [{ title: '地方', kind: 'title' }, ...columns],
    rows: [...byCounty].map(([county, rows]) => [to(cadres.facts.places.link(county.code)), ...cells(tally(rows, thresholdOf(cadres)))]),
    ...(byCounty.size > 1 && { foot: ['合计', ...cells(tallyAll([...byCounty.values()], thresholdOf(cadres)))] }),
    note: note(cadres),
  };
}

/** The newest year of which all is printed, or else the newest. */
function newestFacts(cadres: Cadres): Fact[] {
  const sums = [...cadres.years].map(([year, byCounty]) => ({ year, sum: tallyAll([...byCounty.values()], thresholdOf(cadres)) }));
  const shown = sums.find(({ sum }) => sum.showsRaised) ?? sums[0];
  return shown ? cells(shown.sum).map((value, index) => ({ label: `${shown.year}年${titles[index]}${shown.sum.left > 0 && shown.sum.showsHouseholds ? `（${printedOnly}）` : ''}`, value })) : [];
}

function frontView(cadres: Cadres): TopicView {
  const [newest] = cadres.years;
  return {
    meta: { title: '干部结对帮扶', description: `一名干部一年结对帮扶一户，增收${goal(cadres)}以上：每年有多少干部、多少户、多少户达标。`, path: root, crumbs: [], section: 'places' },
    kind: '台账',
    heading: '干部结对帮扶',
    lead: `一名干部一年结对帮扶一户，帮这户增收${goal(cadres)}以上。`,
    figures: newestFacts(cadres),
    parts: [
      { id: 'years', title: '各年度', blocks: [{ type: 'table', table: yearTable(cadres), hideCaption: true }] },
      ...(newest ? [{ id: 'counties', title: `${newest[0]}年各地`, blocks: [{ type: 'table', table: countyTable(cadres, ...newest), hideCaption: true }] } satisfies Part] : []),
    ],
  };
}

const yearView = (cadres: Cadres, year: number, byCounty: ReadonlyMap<Place, readonly CadrePairing[]>): TopicView => ({
  meta: {
    title: `${year}年干部结对帮扶`,
    description: `${year}年各地有多少干部结对帮扶、帮了多少户、多少户增收${goal(cadres)}以上。`,
    path: `${root}${year}/`,
    crumbs: [{ text: '干部结对帮扶', href: root }],
    section: 'places',
  },
  kind: '台账',
  heading: `${year}年干部结对帮扶`,
  parts: [{ id: 'counties', title: '各地', blocks: [{ type: 'table', table: countyTable(cadres, year, byCounty), hideCaption: true }] }],
});

/**
 * Cadres and the households that they help, counted by county and year and never below: a village's few would point at somebody.
 * Source: 千名公仆帮贫致富，每人每年结对帮扶一户，确保年增收1000元以上 (Huai'an).
 */
export const cadresTopic: MakeTopic<Facts> = (facts): Topic | undefined => {
  const { places } = facts;
  const rows = (facts.tables.cadre_pairings?.rows ?? []).filter((row) => places.get(row.village_code).covered);
  if (rows.length === 0) return undefined;
  const countyOf = (code: string): Place => places.countyOf(code) ?? places.get(code).parent ?? places.get(code);
  const inOrder = [...rows].sort((a, b) => compare(a.village_code, b.village_code));
  const years: Years = new Map(
    [...groupBy(inOrder, (row) => row.year)].sort(([a], [b]) => b - a).map(([year, own]) => [year, groupBy(own, (row) => countyOf(row.village_code))]),
  );
  const cadres: Cadres = { facts, years };
  return {
    root,
    section: 'places',
    title: '干部结对',
    description: '每年有多少干部结对帮扶，多少户增收达标。',
    pages: pagesFrom([['', () => frontView(cadres)], ...[...years].map(([year, byCounty]): [string, () => TopicView] => [String(year), () => yearView(cadres, year, byCounty)])]),
    at(code) {
      const county = places.get(code);
      if (county.level !== 'county') return undefined;
      const table = yearTable(cadres, county);
      if (table.rows.length === 0) return undefined;
      return { id: 'cadres', title: '干部结对帮扶', blocks: [{ type: 'table', table, hideCaption: true }], more: { text: '各地的干部结对帮扶', href: root } };
    },
  };
};
