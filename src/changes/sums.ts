import type { Facts } from '../model/facts.ts';
import { placeName } from './row-names.ts';
import type { Differences } from './find-differences.ts';
import type { ChangeReport, SumChange } from './report.ts';

type Sums = SumChange['before'];

/** Ids of the later portal in their order, then those that only the earlier one has. */
const joinIds = (after: readonly string[], before: readonly string[]): string[] => [...new Set([...after, ...before])];

function differing(ids: readonly string[], sumsBefore: (id: string) => Sums, sumsAfter: (id: string) => Sums, nameOf: (id: string) => string): SumChange[] {
  return ids.flatMap((id) => {
    const [before, after] = [sumsBefore(id), sumsAfter(id)];
    return before.allocated === after.allocated && before.paid === after.paid ? [] : [{ id, name: nameOf(id), before, after }];
  });
}

const ofFund = (facts: Facts | undefined) => (id: string): Sums => ({ allocated: facts?.money.allocated(id) ?? 0, paid: facts?.money.paidFromFund(id) ?? 0 });
const ofPlace = (facts: Facts | undefined) => (code: string): Sums => ({ allocated: facts?.money.inflow(code) ?? 0, paid: facts?.money.paid(code) ?? 0 });

/** Sums by fund and by place, as the pages of funds and places print them, where they differ. All in fen. */
export function sumChanges({ before, after }: Differences): ChangeReport['sums'] {
  const [old, now] = [before?.facts, after.facts];
  const fundIds = (facts: Facts | undefined): string[] => (facts?.tables.funds?.rows ?? []).map(({ fund_id: id }) => id);
  const placeCodes = (facts: Facts | undefined): string[] => (facts?.places.all ?? []).map(({ code }) => code);
  const fundName = (id: string): string => (now.money.fund(id) ?? old?.money.fund(id))?.name ?? id;
  const nameOfPlace = (code: string): string => placeName(now, code) ?? (old && placeName(old, code)) ?? code;
  return {
    fund: differing(joinIds(fundIds(now), fundIds(old)), ofFund(old), ofFund(now), fundName),
    place: differing(joinIds(placeCodes(now), placeCodes(old)), ofPlace(old), ofPlace(now), nameOfPlace),
  };
}
