import type { Portal } from '../config.ts';
import type { PublishedNumbers } from '../disclosure/protect.ts';
import type { CheckedPortal, Dataset, Policy } from '../tables/dataset.ts';
import { standardName, type Row } from '../schema/index.ts';
import { enterprisePath } from './addresses.ts';
import type { Boundaries } from '../tables/boundaries.ts';
import { createMoneyFacts, type MoneyFacts } from './money.ts';
import { createNoticeFacts, subjectsOf, type NoticeFacts } from './notices/notice-facts.ts';
import { createOversightFacts, type OversightFacts } from './oversight.ts';
import { createPlaces, type Place, type Places } from './places.ts';
import { createRegistryFacts, type RegistryFacts } from './registry.ts';
import { scoreContributions, type Score } from './scores.ts';
import { compare, groupBy } from './values.ts';
import type { Link } from './views.ts';
import { wordTables } from './word-tables.ts';

export type Enterprise = Row<'enterprises'>;
export type Pairing = Row<'pairings'>;
export type Contribution = Row<'contributions'>;
export type Honour = Row<'honours'>;

export interface EnterpriseFacts {
  all: Enterprise[];
  get(uscc: string): Enterprise | undefined;
  link(uscc: string): Link;
  pairingsOf(uscc: string): Pairing[];
  pairingsIn(villageCode: string): Pairing[];
  contributionsOf(uscc: string): Contribution[];
  contributionsIn(villageCode: string): Contribution[];
  honoursOf(uscc: string): Honour[];
  honoursIn(year: number): Honour[];
  /** Years with a score or an award, newest first. */
  honourYears: number[];
  scoresIn(year: number): Score[];
  scoreOf(uscc: string, year: number): Score | undefined;
}

/** Everything that views are made from: the checked tables, indexed and added up once. */
export interface Facts {
  portal: Portal;
  asOf: string;
  tables: Dataset;
  places: Places;
  villages: Map<string, Row<'villages'>>;
  money: MoneyFacts;
  notices: NoticeFacts;
  enterprises: EnterpriseFacts;
  oversight: OversightFacts;
  /** Absent without a registry table. */
  registry: RegistryFacts | undefined;
  villageYears: Map<string, Row<'village_years'>[]>;
  checklists: Map<string, Row<'checklists'>[]>;
  policies: readonly Policy[];
  /** Absent without a boundary file. */
  boundaries: Boundaries | undefined;
  /** Every covered place has a page, but a village only when some table speaks of it. */
  hasPage(place: Place): boolean;
}

function createEnterpriseFacts(tables: Dataset, portal: Portal): EnterpriseFacts {
  const all = [...(tables.enterprises?.rows ?? [])].sort((a, b) => compare(a.uscc, b.uscc));
  const byUscc = new Map(all.map((row) => [row.uscc, row]));
  const pairings = [...(tables.pairings?.rows ?? [])].sort(
    (a, b) => compare(b.from, a.from) || compare(a.pairing_id, b.pairing_id),
  );
  const contributions = [...(tables.contributions?.rows ?? [])].sort(
    (a, b) => b.year - a.year || compare(a.contribution_id, b.contribution_id),
  );
  const honours = [...(tables.honours?.rows ?? [])].sort(
    (a, b) => b.year - a.year || compare(a.honour_id, b.honour_id),
  );
  const scores = scoreContributions(contributions, portal);
  const pairingsByEnterprise = groupBy(pairings, (row) => row.uscc);
  const pairingsByVillage = groupBy(pairings, (row) => row.village_code);
  const contributionsByEnterprise = groupBy(contributions, (row) => row.uscc);
  const contributionsByVillage = groupBy(contributions, (row) => row.village_code);
  const honoursByEnterprise = groupBy(honours, (row) => row.uscc);
  const honoursByYear = groupBy(honours, (row) => row.year);
  return {
    all,
    get: (uscc) => byUscc.get(uscc),
    link: (uscc) => ({ text: byUscc.get(uscc)?.name ?? uscc, href: enterprisePath(uscc) }),
    pairingsOf: (uscc) => pairingsByEnterprise.get(uscc) ?? [],
    pairingsIn: (code) => pairingsByVillage.get(code) ?? [],
    contributionsOf: (uscc) => contributionsByEnterprise.get(uscc) ?? [],
    contributionsIn: (code) => contributionsByVillage.get(code) ?? [],
    honoursOf: (uscc) => honoursByEnterprise.get(uscc) ?? [],
    honoursIn: (year) => honoursByYear.get(year) ?? [],
    honourYears: [...new Set([...scores.keys(), ...honoursByYear.keys()])].sort((a, b) => b - a),
    scoresIn: (year) => scores.get(year) ?? [],
    scoreOf: (uscc, year) => scores.get(year)?.find((score) => score.uscc === uscc),
  };
}

/** Codes that any table but regions and the registry names. */
function mentionedCodes(tables: Dataset): Set<string> {
  const codes = new Set<string>();
  for (const table of Object.values(tables)) {
    if (table.name === 'regions' || table.name === 'registry') continue;
    for (const row of table.rows) {
      if ('village_code' in row) codes.add(row.village_code);
      if ('region_code' in row) for (const code of [row.region_code ?? []].flat()) codes.add(code);
      if ('subject' in row) for (const { type, id } of subjectsOf(row)) if (type === 'village') codes.add(id);
    }
  }
  return codes;
}

/** All but what may be published of the registry: `withRegistry`. */
export function createFacts({ portal, tables: written, asOf, policies = [], boundaries }: CheckedPortal): Facts {
  const tables = wordTables(written, portal.disclosure.threshold);
  const places = createPlaces(tables.regions?.rows ?? [], portal);
  const inOrder = <T extends { village_code: string }>(rows: readonly T[] | undefined): Map<string, T[]> =>
    groupBy(rows ?? [], (row) => row.village_code);
  const mentioned = mentionedCodes(tables);
  return {
    portal,
    asOf,
    tables,
    policies,
    boundaries,
    hasPage: (place) => place.covered && (place.level !== 'village' || mentioned.has(place.code)),
    places,
    villages: new Map((tables.villages?.rows ?? []).map((row) => [row.village_code, row])),
    money: createMoneyFacts(tables, places),
    notices: createNoticeFacts(tables.notices?.rows ?? [], places, asOf),
    enterprises: createEnterpriseFacts(tables, portal),
    oversight: createOversightFacts(tables, places),
    registry: undefined,
    villageYears: inOrder([...(tables.village_years?.rows ?? [])].sort((a, b) => b.year - a.year)),
    checklists: inOrder(tables.checklists?.rows.map((row) => ({ ...row, standard: standardName(row.standard) }))),
  };
}

/** The same facts with what may be published of the registry. */
export const withRegistry = (facts: Facts, published: PublishedNumbers | undefined): Facts => ({ ...facts, registry: published && createRegistryFacts(published) });
