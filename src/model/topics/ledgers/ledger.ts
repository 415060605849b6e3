import type { RegionLevel } from '../../../schema/index.ts';
import type { Facts } from '../../facts.ts';
import type { Fund, Project } from '../../money.ts';
import type { Place } from '../../places.ts';
import { isFinished } from '../../project-progress.ts';
import { addTo, total } from '../../values.ts';
import type { Link } from '../../views.ts';

export const ledgersRoot = '/ledgers/';

/** What the ledger of a level is called. Source: 村有册、乡有簿、县有档、市有卷、省有库 (Sichuan); the four levels of Panjin. */
export const ledgerNames: Record<RegionLevel, string> = { village: '村册', town: '乡簿', county: '县档', city: '市卷', province: '省库' };

export const ledgerPath = (code: string): string => `${ledgersRoot}${code}/`;
export const ledgerTitle = (place: Place): string => `${place.name}${ledgerNames[place.level]}`;
export const ledgerLink = (place: Place): Link => ({ text: ledgerTitle(place), href: ledgerPath(place.code) });

/** Every place that the portal covers and knows something of. */
export const hasLedger = (facts: Facts, place: Place): boolean => facts.hasPage(place);

/** The numbers that add up from level to level. Money in fen. */
export interface Sums {
  received: number;
  paid: number;
  projects: number;
  finished: number;
}

const known = new WeakMap<Facts, Map<string, Sums>>();

function countSums({ money }: Facts, code: string): Sums {
  const projects = money.projectsWithin(code);
  return { received: money.inflow(code), paid: money.paid(code), projects: projects.length, finished: projects.filter(isFinished).length };
}

/** Every village's ledger asks for the sums of all that it is counted in: a province has thirteen thousand, and forty thousand projects. */
export function sumsOf(facts: Facts, code: string): Sums {
  const sums = known.get(facts) ?? new Map<string, Sums>();
  known.set(facts, sums);
  const own = sums.get(code) ?? countSums(facts, code);
  sums.set(code, own);
  return own;
}

/** Finished projects of those that were not given up: what the wall shows as a share. */
export function finishedOf({ money }: Facts, code: string): { finished: number; projects: number } {
  const projects = money.projectsWithin(code).filter(({ status }) => status !== 'cancelled');
  return { finished: projects.filter(isFinished).length, projects: projects.length };
}

/** In words, wherever the share stands. */
export const finishedNote = '完工和验收的占全部项目的，终止的不算。';

export const childrenOf = (facts: Facts, place: Place): Place[] => place.children.filter((child) => hasLedger(facts, child));

/** What a place has beyond what its children have: kept for itself, or not yet handed on. Below zero where children pass money to each other. */
export function keptAt(facts: Facts, place: Place): Sums {
  const own = sumsOf(facts, place.code);
  const children = childrenOf(facts, place).map((child) => sumsOf(facts, child.code));
  const kept = (key: keyof Sums): number => own[key] - total(children.map((child) => child[key]));
  return { received: kept('received'), paid: kept('paid'), projects: kept('projects'), finished: kept('finished') };
}

/** The same for each fund, only where something is kept. */
export function keptFunds(facts: Facts, place: Place): { fund: Fund; received: number; handed: number }[] {
  const handed = new Map<string, number>();
  for (const child of childrenOf(facts, place)) for (const { fund, amount } of facts.money.inflows(child.code)) addTo(handed, fund.fund_id, amount);
  const received = new Map(facts.money.inflows(place.code).map(({ fund, amount }) => [fund.fund_id, amount]));
  return [...new Set([...received.keys(), ...handed.keys()])].flatMap((id) => {
    const line = { fund: facts.money.fund(id)!, received: received.get(id) ?? 0, handed: handed.get(id) ?? 0 };
    return line.received === line.handed ? [] : [line];
  });
}

/** Projects that lie in the place and in no child of it alone. */
export const keptProjects = (facts: Facts, place: Place): Project[] => facts.money.projectsWithin(place.code).filter((project) => facts.money.seat(project) === place);

/** Where the parts of a number are: on a village's own page, above that in the ledger's rows. */
export function partsPath(facts: Facts, place: Place, number: keyof Sums): string {
  if (place.level === 'village') return facts.places.link(place.code).href + { received: '#sources', paid: '#payments', projects: '#projects', finished: '#projects' }[number];
  if (childrenOf(facts, place).length > 0) return `${ledgerPath(place.code)}#children`;
  // A place that nothing has reached yet has no parts to point to.
  const keepsAny = keptFunds(facts, place).length > 0 || keptProjects(facts, place).length > 0;
  return `${ledgerPath(place.code)}${keepsAny ? '#own' : ''}`;
}

/** Villages of the programme in a place. */
export function villagesIn(facts: Facts, place: Place): Place[] {
  if (place.level === 'village') return facts.villages.has(place.code) ? [place] : [];
  return place.children.flatMap((child) => villagesIn(facts, child));
}

