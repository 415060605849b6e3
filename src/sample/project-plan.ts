import { isPairedIn, type Enterprise, type Pairing } from './enterprises.ts';
import { officialAmount, share, wan } from './amounts.ts';
import { allocationDay, type Part, type Treasury } from './money.ts';
import type { County, Village } from './place-types.ts';
import type { ProjectKind } from './project-kinds.ts';
import type { ProjectSlot } from './project-slots.ts';
import type { Random } from './random.ts';

/** A project once it is known what it costs and who pays. */
export interface Project extends ProjectSlot {
  id: string;
  name: string;
  budget: number;
  parts: Part[];
  /** The paired enterprise behind a part from the enterprises' fund. */
  donor?: Enterprise;
  /** Given up before any money was given, or after the first payment. */
  cancelled?: 'early' | 'midway';
  random: Random;
}

const secondSources = ['county', 'city', 'provincial', 'twinned', 'assigned', 'central'] as const;

/** Gives every slot its money. Totals of funds are rounded afterwards (`roundFunds`). */
export function planProjects(slots: ProjectSlot[], treasury: Treasury, pairings: Pairing[], random: Random): Project[] {
  const paired = new Map<Village, Pairing[]>();
  for (const pairing of pairings) paired.set(pairing.village, [...(paired.get(pairing.village) ?? []), pairing]);
  const serials = new Map<string, number>();
  const names = new Map<string, number>();
  return slots.map((slot) => {
    const serial = (serials.get(slot.county.letters + slot.year) ?? 0) + 1;
    serials.set(slot.county.letters + slot.year, serial);
    const own = random.split(`${slot.county.code}/${slot.year}/${slot.key}`);
    const money = planMoney(slot, treasury, paired, own);
    return {
      ...slot,
      ...money,
      id: `${slot.county.letters}${slot.year}-${String(serial).padStart(3, '0')}`,
      name: nameProject(slot, names),
      random: own,
    };
  });
}

function nameProject(slot: ProjectSlot, names: Map<string, number>): string {
  const { kind, county, town, villages, year } = slot;
  const place =
    villages.length > 1
      ? `${town!.name}${villages.map((village) => village.name.replace(/村$/, '')).join('、')}等村`
      : (villages[0]?.name ?? `${year}年${county.name}`);
  const plain = kind.title.replace('{v}', place).replace('{i}', villages[0]?.industry[0] ?? '');
  const key = `${villages[0]?.code ?? county.code}/${plain}`;
  const time = (names.get(key) ?? 0) + 1;
  names.set(key, time);
  if (time === 1) return plain;
  const number = '一二三四五六七八九十'[time - 1] ?? String(time);
  return `${plain}（${kind.handedOut ? `第${number}批` : `${number}期`}）`;
}

function planMoney(
  slot: ProjectSlot,
  treasury: Treasury,
  paired: Map<Village, Pairing[]>,
  own: Random,
): Pick<Project, 'budget' | 'parts' | 'donor' | 'cancelled'> {
  const { kind, county, year } = slot;
  const part = (key: string, amount: number): Part[] => {
    const fund = treasury.fund(key, county, year);
    return fund ? [{ fund, amount, allocatedOn: allocationDay(fund, county, own) }] : [];
  };
  if (slot.fixedMoney) {
    const parts = slot.fixedMoney.flatMap(([key, amount]) => part(key, Math.round(amount * wan)));
    const donor = parts.some(({ fund }) => fund.kind.key === 'enterprise')
      ? paired.get(slot.villages[0]!)?.find(givesMoneyIn(year))?.enterprise
      : undefined;
    return { parts, budget: total(parts), donor };
  }
  const shared = Math.max(1, slot.villages.length);
  const budget = Math.max(
    wan / 2,
    officialAmount(own, own.longTail(kind.median * (1 + (shared - 1) * 0.6), kind.spread)),
  );
  if (year === 2020 && slot.villages.length > 0 && own.chance(0.2)) return { budget, parts: [] };
  const cancelled =
    slot.villages.length > 0 && year > 2014 && year < 2020 && own.chance(0.026)
      ? own.pick(['early', 'early', 'midway'] as const)
      : undefined;
  if (cancelled === 'early') return { budget, parts: [], cancelled };

  const sources = available(kind.sources, county, year, treasury);
  const keys = [own.weighted(sources)];
  if (budget >= 10 * wan && slot.villages.length > 0) {
    const more = own.chance(0.3) ? (budget >= 60 * wan && own.chance(0.3) ? 2 : 1) : 0;
    for (const key of own
      .shuffle(
        available(
          secondSources.map((key) => [key, 1] as const),
          county,
          year,
          treasury,
        ),
      )
      .map(([key]) => key)) {
      if (keys.length > more) break;
      if (!keys.includes(key)) keys.push(key);
    }
  }
  const parts = splitBudget(budget, keys, own).flatMap(([key, amount]) => part(key, amount));
  const donation = planDonation(slot, paired, own);
  if (donation) parts.push(...part('enterprise', donation.amount));
  // Some villages add money of their own, which is no fund's.
  const raised =
    own.chance(0.08) && slot.villages.length > 0 && !slot.kind.handedOut
      ? share(total(parts), own.between(0.05, 0.2))
      : 0;
  return { parts, budget: total(parts) + raised, donor: donation?.pairing.enterprise, cancelled };
}

export const total = (parts: readonly { amount: number }[]): number =>
  parts.reduce((sum, { amount }) => sum + amount, 0);

function available(
  sources: ProjectKind['sources'],
  county: County,
  year: number,
  treasury: Treasury,
): (readonly [string, number])[] {
  const open = sources.filter(([key]) => treasury.exists(key, county, year));
  return open.length > 0 ? open : [['county', 1]];
}

function splitBudget(budget: number, keys: string[], own: Random): [string, number][] {
  const amounts = keys.map(() => 0);
  let left = budget;
  for (let at = keys.length - 1; at > 0; at--) {
    amounts[at] = Math.max(wan / 10, Math.round((budget * own.between(0.1, 0.28)) / (wan / 2)) * (wan / 2));
    left -= amounts[at]!;
  }
  amounts[0] = left;
  return keys.map((key, at) => [key, amounts[at]!]);
}

const givesMoneyIn =
  (year: number) =>
  (pairing: Pairing): boolean =>
    pairing.modes.includes('资金项目') && isPairedIn(pairing, year);

function planDonation(
  slot: ProjectSlot,
  paired: Map<Village, Pairing[]>,
  own: Random,
): { amount: number; pairing: Pairing } | undefined {
  if (slot.villages.length !== 1 || slot.kind.handedOut) return undefined;
  const givers = (paired.get(slot.villages[0]!) ?? []).filter(givesMoneyIn(slot.year));
  if (givers.length === 0 || !own.chance(0.45)) return undefined;
  return { pairing: own.pick(givers), amount: officialAmount(own, own.longTail(7, 0.6)) };
}

/**
 * Officials announce round totals. What is lacking to the next round figure goes to the largest project of the fund,
 * which is why so many real projects cost 86.7907 万元.
 */
export function roundFunds(projects: Project[], treasury: Treasury, random: Random): void {
  const largest = new Map<string, { project: Project; part: Part }>();
  const totals = new Map<string, number>();
  for (const project of projects) {
    for (const part of project.parts) {
      totals.set(part.fund.id, (totals.get(part.fund.id) ?? 0) + part.amount);
      const best = largest.get(part.fund.id);
      if (!project.fixedMoney && (!best || best.part.amount < part.amount))
        largest.set(part.fund.id, { project, part });
    }
  }
  for (const fund of treasury.funds()) {
    const sum = totals.get(fund.id);
    const best = largest.get(fund.id);
    if (sum === undefined || fund.kind.exact) continue;
    if (fund.id === 'ZY2020-1') {
      fund.unallocated = Math.max(0, 13_752_907_00 - sum);
    } else if (fund.year === 2020) {
      fund.unallocated = Math.ceil((sum * random.split(fund.id).between(0.02, 0.3)) / (5 * wan)) * 5 * wan;
    } else if (best && random.split(fund.id).chance(0.65)) {
      const step = sum > 300 * wan ? 10 * wan : wan;
      const lacking = (step - (sum % step)) % step;
      best.part.amount += lacking;
      best.project.budget += lacking;
    }
    // The city's money of 2018 was never given out to the last yuan; the check says so.
    if (fund.id === 'DS2018-1') fund.unallocated = 36.5 * wan;
  }
}
