import { listPath } from '../../addresses.ts';
import type { Contribution } from '../../facts.ts';
import { byCounty, filterGroups } from '../../lists.ts';
import { paginate } from '../../paging.ts';
import { compare, day, money, to } from '../../values.ts';
import type { Table, TopicView } from '../../views.ts';
import { pairingsRoot, type PairingFacts } from './pairing-facts.ts';

export const namedRoot = '/pairings/named/';

/** Contributions that bear a name, newest first. Source: 投资公益性基础设施的，允许冠名 (Huai'an). */
export const namedContributions = ({ facts }: PairingFacts): Contribution[] =>
  (facts.tables.contributions?.rows ?? [])
    .filter((row) => row.named_after !== undefined && facts.places.get(row.village_code).covered)
    .sort((a, b) => b.year - a.year || compare(a.village_code, b.village_code) || compare(a.contribution_id, b.contribution_id));

function namedTable({ facts }: PairingFacts, rows: readonly Contribution[]): Table {
  const { places, enterprises } = facts;
  return {
    caption: '企业冠名的项目和设施',
    columns: [
      { title: '冠名', kind: 'title' },
      { title: '在哪个村', kind: 'text' },
      { title: '企业', kind: 'text' },
      { title: '年度', kind: 'text' },
      { title: '投入', kind: 'money' },
      { title: '核实日期', kind: 'date' },
    ],
    rows: rows.map((row) => [
      row.named_after ?? null,
      to({ ...places.link(row.village_code), text: places.fullName(row.village_code) }),
      to(enterprises.link(row.uscc)),
      `${row.year}年`,
      money(row.amount),
      row.verified_on === undefined ? { mark: 'open', text: '尚未核实' } : day(row.verified_on),
    ]),
  };
}

export function namedPages(pairings: PairingFacts): [id: string, make: () => TopicView][] {
  const rows = namedContributions(pairings);
  if (rows.length === 0) return [];
  const { facts } = pairings;
  const cut = byCounty(facts, (code) => rows.filter((row) => facts.places.upward(row.village_code).some((place) => place.code === code)));
  return [...paginate(namedRoot, [{ part: '', label: '', items: rows }, ...cut.parts])].map(([id, { part, items, paging }]) => [
    id === '' ? 'named' : `named/${id}`,
    (): TopicView => {
      const heading = (part.label === '' ? '企业冠名的项目' : `企业冠名的项目：${part.label}`) + (paging.page > 1 ? `（第${paging.page}页）` : '');
      return {
        meta: {
          title: heading,
          description: `${heading}，共${paging.total}个：叫什么、在哪个村、哪家企业投入了多少。`,
          path: listPath(namedRoot, part.part, paging.page),
          crumbs: [{ text: '村企结对', href: pairingsRoot }, ...(part.part === '' ? [] : [{ text: '企业冠名的项目', href: namedRoot }])],
          section: 'enterprises',
          ...((part.part !== '' || paging.page > 1) && { unlisted: true }),
        },
        kind: '台账',
        heading,
        lead: '企业出钱修桥修路、办公益设施的，可以用企业的名字命名。',
        filters: filterGroups(namedRoot, [cut], part.part),
        parts: [{ id: 'named', title: `共${paging.total}个`, blocks: [{ type: 'table', table: namedTable(pairings, items), hideCaption: true }] }],
        paging,
      };
    },
  ]);
}
