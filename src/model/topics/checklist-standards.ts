import { checklistStandards, standardAddress, type Row } from '../../schema/index.ts';
import type { Facts } from '../facts.ts';
import { addTo, compare, groupBy } from '../values.ts';

export type ChecklistRow = Row<'checklists'>;

/** One standard and how every village stands to it. Sources: 八有 (Huai'an), 五个一 (Sichuan), 一有两不愁四保障 (Qianjiang). */
export interface Standard {
  name: string;
  /** The part of its address: eight-haves. */
  address: string;
  /** In the order in which the first village has them. */
  items: string[];
  /** Rows of each village, in order of the villages' codes. */
  villages: ReadonlyMap<string, ChecklistRow[]>;
  /** Whether a village meets it, what it misses, and what was never checked there. */
  standing(code: string): { met: boolean; unmet: ChecklistRow[]; missing: string[] };
}

/** An exit is decided once on one check; the other standards are looked at again and again. */
const isOnce = (standard: string): boolean => standard === checklistStandards.exit_standard;

/** The day before which a check is stale. */
export function staleBefore(asOf: string, months: number): string {
  const [year, month, day] = asOf.split('-').map(Number) as [number, number, number];
  const before = year * 12 + month - 1 - months;
  return `${Math.floor(before / 12)}-${String((before % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const known = new WeakMap<Facts, string>();

/** Worked out once: every row is held against it. */
function staleDay(facts: Facts): string {
  const day = known.get(facts) ?? staleBefore(facts.asOf, facts.portal.checklist_stale_after_months);
  known.set(facts, day);
  return day;
}

export const isStale = (facts: Facts, row: ChecklistRow): boolean => !isOnce(row.standard) && row.checked_on !== undefined && row.checked_on < staleDay(facts);

export function createStandards(facts: Facts): Standard[] {
  const byName = groupBy([...facts.checklists.values()].flat(), (row) => row.standard);
  const known: string[] = Object.values(checklistStandards);
  const rank = (name: string): number => (known.includes(name) ? known.indexOf(name) : known.length);
  return [...byName]
    .map(([name, rows]): Standard => {
      const listed = [...groupBy(rows, (row) => row.village_code)].filter(([code]) => facts.villages.has(code));
      const villages = new Map(listed.sort(([a], [b]) => compare(a, b)));
      const items = [...new Set(rows.map((row) => row.item))];
      return { name, address: standardAddress(name), items, villages, standing: standingOf(items, villages) };
    })
    .filter(({ villages }) => villages.size > 0)
    .sort((a, b) => rank(a.name) - rank(b.name) || compare(a.address, b.address));
}

/** A village meets a standard when every item that it has is met, and it has every item that half of the villages have. */
function standingOf(items: readonly string[], villages: ReadonlyMap<string, ChecklistRow[]>): Standard['standing'] {
  const having = new Map(items.map((item) => [item, 0]));
  for (const rows of villages.values()) for (const { item } of rows) addTo(having, item, 1);
  const usual = items.filter((item) => (having.get(item) ?? 0) * 2 >= villages.size);
  return (code) => {
    const rows = villages.get(code) ?? [];
    const unmet = rows.filter((row) => !row.met);
    const missing = usual.filter((item) => !rows.some((row) => row.item === item));
    return { met: rows.length > 0 && unmet.length === 0 && missing.length === 0, unmet, missing };
  };
}
