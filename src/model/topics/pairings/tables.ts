import { pairingModes } from '../../../schema/index.ts';
import type { Pairing } from '../../facts.ts';
import type { Place } from '../../places.ts';
import { compare, count, day, groupBy, share, to } from '../../values.ts';
import type { Column, Table, Value } from '../../views.ts';
import { coverageChart, modeChart } from './charts.ts';
import { coverageOf, pairingsRoot, unpairedRoot, type PairingFacts } from './pairing-facts.ts';

export type Mode = Pairing['modes'][number];
export const modes = Object.keys(pairingModes) as Mode[];

/** How many villages of each county have an enterprise, and how many enterprises. */
export function coverageTable(pairings: PairingFacts): Table {
  const row = (name: Value, villages: readonly Place[], unpaired: string): Value[] => {
    const { paired, byOne, bySeveral } = coverageOf(pairings, villages);
    const left = villages.length - paired;
    return [
      name,
      count(villages.length),
      count(paired),
      left === 0 ? count(0) : { count: left, href: unpaired },
      share(paired, villages.length),
      count(byOne),
      count(bySeveral),
    ];
  };
  const { counties, villages, villagesIn } = pairings;
  return {
    caption: '各地有企业结对的村（个）',
    columns: [
      { title: '地方', kind: 'title' },
      { title: '帮扶村', kind: 'number' },
      { title: '有企业', kind: 'number' },
      { title: '没有企业', kind: 'number' },
      { title: '覆盖率', kind: 'number' },
      { title: '一企一村', kind: 'number' },
      { title: '多企一村', kind: 'number' },
    ],
    rows: counties.map((county) => row(to({ text: county.name, href: `${pairingsRoot}${county.code}/` }), villagesIn(county), `${unpairedRoot}${county.code}/`)),
    ...(counties.length > 1 && { foot: row('合计', villages, unpairedRoot) }),
    note: '一企一村：村里有一家企业结对；多企一村：有两家或更多。',
    ...coverageChart(
      counties.map((county) => ({ name: county.name, ...coverageOf(pairings, villagesIn(county)) })),
    ),
  };
}

/** In how many villages each way of helping is agreed, and with how many enterprises. */
export function modeTable({ facts }: PairingFacts, rows: readonly Pairing[]): Table {
  const by = (mode: Mode, keyOf: (row: Pairing) => string): number => new Set(rows.filter((row) => row.modes.includes(mode)).map(keyOf)).size;
  const all = new Set(rows.map((row) => row.village_code)).size;
  const sums = modes.map((mode) => ({ mode, villages: by(mode, (row) => row.village_code), enterprises: by(mode, (row) => row.uscc) }));
  return {
    caption: `结对的村用了哪些办法（${facts.asOf.slice(0, 4)}年）`,
    narrow: true,
    columns: [
      { title: '办法', kind: 'title' },
      { title: '村（个）', kind: 'number' },
      { title: '企业（家）', kind: 'number' },
    ],
    rows: sums.map(({ mode, villages, enterprises }) => [mode, count(villages), count(enterprises)]),
    note: '一个村可以用几种办法，各行不能相加。',
    ...modeChart(sums, all),
  };
}

/** Villages × ways of helping. Source: 产业扶贫、岗位扶贫、培训扶贫、资金项目帮扶 (Qianjiang). */
export function matrixTable({ facts }: PairingFacts, rows: readonly Pairing[]): Table {
  const byVillage = groupBy(rows, (row) => row.village_code);
  return {
    caption: '每个村用了哪些办法',
    columns: [{ title: '村', kind: 'title' }, ...modes.map((mode): Column => ({ title: mode, kind: 'text' }))],
    rows: [...byVillage].map(([code, own]) => [
      to(facts.places.link(code)),
      ...modes.map((mode): Value => (own.some((row) => row.modes.includes(mode)) ? { mark: 'yes', text: '有' } : { mark: 'none', text: '没有' })),
    ]),
  };
}

/** Every pairing, enterprise by enterprise. */
export function pairingTable({ facts }: PairingFacts, rows: readonly Pairing[], caption: string, ended = false): Table {
  const { enterprises, places } = facts;
  const nameOf = (row: Pairing): string => enterprises.link(row.uscc).text;
  return {
    caption,
    columns: [
      { title: '企业', kind: 'title' },
      { title: '村', kind: 'text' },
      { title: '结对方式', kind: 'text' },
      { title: '开始', kind: 'date' },
      ...(ended ? [{ title: '结束', kind: 'date' } satisfies Column] : []),
    ],
    rows: [...rows]
      .sort((a, b) => compare(nameOf(a), nameOf(b)) || compare(a.uscc, b.uscc) || compare(a.village_code, b.village_code) || compare(a.from, b.from))
      .map((row) => [to(enterprises.link(row.uscc)), to(places.link(row.village_code)), row.modes.join('、'), day(row.from), ...(ended ? [day(row.to)] : [])]),
  };
}
