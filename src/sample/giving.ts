import type { Portal } from '../config.ts';
import type { Row } from '../schema/index.ts';
import { officialAmount } from './amounts.ts';
import { addDays, officeDay } from './days.ts';
import { isPairedIn, type Enterprise, type Pairing } from './enterprises.ts';
import { compare, groupBy } from './grouping.ts';
import type { Purse } from './place-types.ts';
import type { PlannedProject } from './project-rows.ts';
import type { Random } from './random.ts';
import { sampleAsOf } from './scales.ts';

type Contribution = Row<'contributions'>;
type Draft = Omit<Contribution, 'contribution_id'> & { enterprise: Enterprise };

/** What enterprises gave: money as the projects' books have it, the rest by the modes of their pairing. */
export function planContributions(
  pairings: readonly Pairing[],
  projects: readonly PlannedProject[],
  random: Random,
): Draft[] {
  const drafts = [
    ...projects.flatMap(moneyGiven),
    ...pairings.flatMap((pairing) => otherGiven(pairing, random.split(pairing.id))),
  ];
  return drafts
    .map((draft) =>
      verify(draft, random.split(`verify/${draft.uscc}/${draft.village_code}/${draft.year}/${draft.kind}`)),
    )
    .sort(
      (a, b) =>
        a.year - b.year ||
        compare(a.enterprise.county.code, b.enterprise.county.code) ||
        compare(a.uscc, b.uscc) ||
        compare(a.village_code, b.village_code) ||
        compare(a.kind, b.kind),
    );
}

function moneyGiven({ donor, parts, villages, year, kind }: PlannedProject): Draft[] {
  if (!donor) return [];
  const named = kind.key === 'bridge' ? `${donor.brand}桥` : kind.key === 'group-road' ? `${donor.brand}路` : undefined;
  return parts
    .filter(({ fund }) => fund.kind.key === 'enterprise')
    .map(({ amount }) => ({
      enterprise: donor,
      uscc: donor.uscc,
      village_code: villages[0]!.code,
      year,
      kind: '资金',
      amount,
      named_after: named,
    }));
}

function otherGiven(pairing: Pairing, own: Random): Draft[] {
  const { enterprise, village, modes } = pairing;
  const years = [2015, 2016, 2017, 2018, 2019, 2020].filter((year) => isPairedIn(pairing, year));
  return years.flatMap((year) => {
    const base = { enterprise, uscc: enterprise.uscc, village_code: village.code, year };
    const given: Draft[] = [];
    const often = year === 2020 ? 0.3 : 0.62;
    if (modes.includes('岗位') && own.chance(often)) given.push({ ...base, kind: '岗位', jobs: own.int(3, 26) });
    if (modes.includes('培训') && own.chance(often)) given.push({ ...base, kind: '培训', trainees: own.int(12, 80) });
    if (modes.includes('消费') && own.chance(often))
      given.push({ ...base, kind: '采购', amount: officialAmount(own, own.longTail(6, 0.7)) });
    if (modes.includes('公益') && own.chance(often * 0.8))
      given.push({ ...base, kind: '实物', amount: officialAmount(own, own.longTail(2.4, 0.6)) });
    if (modes.includes('产业') && own.chance(often * 0.4))
      given.push({ ...base, kind: '项目投资', amount: officialAmount(own, own.longTail(40, 0.8)) });
    return given;
  });
}

/** Contributions of the running year are mostly not verified yet, and of earlier years a few never were. */
function verify(draft: Draft, own: Random): Draft {
  const on = officeDay(addDays(`${draft.year}-12-05`, own.int(0, 18)));
  const verified = on <= sampleAsOf && own.chance(0.94);
  return verified ? { ...draft, verified_by: `${draft.enterprise.county.name}工商业联合会`, verified_on: on } : draft;
}

/** The score of a year by the rule in portal.json, times 1,000,000 so that it stays whole. Small numbers of people do not count, as they are not printed. */
export function scoreOf(rows: readonly Draft[], { honour_rule: rule, disclosure }: Portal): number {
  const people = (number = 0): number => (number < disclosure.threshold ? 0 : number * 1_000_000);
  return rows
    .filter(({ verified_on }) => verified_on !== undefined)
    .reduce((sum, row) => {
      const amount =
        row.kind === '岗位'
          ? people(row.jobs)
          : row.kind === '培训'
            ? people(row.trainees)
            : (row.amount ?? 0);
      return sum + amount * rule.points[row.kind];
    }, 0);
}

export interface Honour {
  row: Row<'honours'>;
  purse: Purse;
}

/** The best of each year under each city; one honour of 2017 fell when its figures turned out untrue. */
export function planHonours(drafts: Draft[], portal: Portal, random: Random): Honour[] {
  const honours: Honour[] = [];
  const serials = new Map<number, number>();
  for (const inYear of groupBy(
    drafts.filter(({ year }) => year < 2020),
    ({ year }) => String(year),
  ).values()) {
    const { year } = inYear[0]!;
    for (const inPurse of groupBy(inYear, ({ enterprise }) => enterprise.county.purse.code).values()) {
      const { purse } = inPurse[0]!.enterprise.county;
      const ranked = [...groupBy(inPurse, ({ uscc }) => uscc).values()]
        .map((rows) => ({ enterprise: rows[0]!.enterprise, score: scoreOf(rows, portal) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || compare(a.enterprise.uscc, b.enterprise.uscc));
      const number = random.split(`${purse.code}/${year}`).int(3, 18);
      ranked.slice(0, purse.direct ? 1 : 6).forEach(({ enterprise }, rank) => {
        const serial = (serials.get(year) ?? 0) + 1;
        serials.set(year, serial);
        honours.push({
          purse,
          row: {
            honour_id: `BZ${year}-${String(serial).padStart(3, '0')}`,
            uscc: enterprise.uscc,
            year,
            title: rank < 3 ? '村企结对帮扶先进企业' : '村企结对帮扶优秀企业',
            awarded_by: `${purse.name}人民政府`,
            document_number: `${purse.short.slice(0, 1)}政发〔${year + 1}〕${number}号`,
          },
        });
      });
    }
  }
  revoke(honours, drafts);
  return honours;
}

/** The fourth honour of 2017: what it rested on is no longer verified, so that the year's computed list leaves it out. */
function revoke(honours: Honour[], drafts: Draft[]): void {
  const fallen = honours.filter(({ row, purse }) => row.year === 2017 && !purse.direct)[3];
  if (!fallen) return;
  fallen.row.revoked_on = '2019-06-14';
  fallen.row.revoked_reason = '经核实，2017年度申报的帮扶投入数据不实';
  for (const draft of drafts) {
    if (draft.uscc !== fallen.row.uscc || draft.year !== 2017) continue;
    draft.verified_by = undefined;
    draft.verified_on = undefined;
  }
}

export function contributionRows(drafts: readonly Draft[]): Contribution[] {
  const serials = new Map<number, number>();
  return drafts.map(({ enterprise: _enterprise, ...row }) => {
    const serial = (serials.get(row.year) ?? 0) + 1;
    serials.set(row.year, serial);
    return { contribution_id: `TR${row.year}-${String(serial).padStart(3, '0')}`, ...row };
  });
}
