import { formatWanYuan } from '../../format.ts';
import type { Facts } from '../../model/facts.ts';
import { isWithin } from '../../schema/index.ts';
import type { Differences, Side } from '../find-differences.ts';
import type { AnyRow } from '../match-rows.ts';
import type { ChangeWarning, SumChange } from '../report.ts';
import { findPlace } from '../row-names.ts';
import { isJump } from './amounts.ts';
import { warn, type FindWarnings } from './warning.ts';

const measures = [
  ['allocated', '分配合计', '收到资金合计'],
  ['paid', '已拨付合计', '已拨付合计'],
] as const;

/** Places in which money that was already there changed or went, with all above them. */
function touchedPlaces({ before, after, tables }: Differences): Set<string> {
  const touched = new Set<string>();
  const touch = (facts: Facts, codes: readonly string[]): void => {
    for (const code of codes) for (const place of findPlace(facts.places, code) ? facts.places.upward(code) : []) touched.add(place.code);
  };
  const codesOf = ({ facts }: Side, row: AnyRow): string[] => {
    const own = [row.region_code ?? []].flat() as string[];
    return own.length > 0 ? own : (facts.money.project(String(row.project_id))?.region_code ?? []);
  };
  for (const name of ['allocations', 'projects', 'disbursements'] as const) {
    const difference = tables.get(name);
    if (!difference || !before) continue;
    for (const at of [...difference.removed, ...difference.changed.map((pair) => pair.before)]) touch(before.facts, codesOf(before, difference.before.rows[at]!));
    for (const pair of difference.changed) touch(after.facts, codesOf(after, difference.after.rows[pair.after]!));
  }
  return touched;
}

/** A sum that was there and is tenfold, a tenth, or nothing. */
const hasJumped = (before: number, after: number): boolean => (before > 0 && after === 0) || isJump(before, after);

/** Sums of funds and places that jumped. */
export const findSumWarnings: FindWarnings = (differences, sums) => {
  if (!differences.before) return [];
  const touched = touchedPlaces(differences);
  const { places } = differences.after.facts;
  const isAbove = (code: string): boolean => ['province', 'city', 'county'].includes(findPlace(places, code)?.level ?? 'village');
  const placeSums = sums.place.filter(({ id }) => isAbove(id) || touched.has(id));
  return [...sums.fund.flatMap((sum) => jumpsOf(sum, 'fund')), ...lowest(placeSums).flatMap((sum) => jumpsOf(sum, 'place'))];
};

/** Without places whose sums are wholly those of one below, which is named already. */
function lowest(sums: readonly SumChange[]): SumChange[] {
  const alike = Map.groupBy(sums, ({ before, after }) => [before.allocated, before.paid, after.allocated, after.paid].join());
  return [...alike.values()].flatMap((group) => group.filter(({ id }) => !group.some((other) => other.id !== id && isWithin(other.id, id))));
}

function jumpsOf({ id, name, before, after }: SumChange, of: 'fund' | 'place'): ChangeWarning[] {
  return measures.flatMap(([measure, ofFund, ofPlace]) => {
    const [was, is] = [before[measure], after[measure]];
    if (!hasJumped(was, is)) return [];
    const message = `${name}的${of === 'fund' ? ofFund : ofPlace}从 ${formatWanYuan(was)} 万元变成 ${formatWanYuan(is)} 万元`;
    return [warn('sum-jumped', [of, id, measure, was, is], {}, message)];
  });
}
