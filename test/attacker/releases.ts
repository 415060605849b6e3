import { causeGroups, differenceOf, flows, stocks, totalOf, type CauseGroup } from './columns.ts';
import type { Release } from './published.ts';

/** Releases whose cells are taken for the same where no print says otherwise. */
export interface Linked {
  readonly releases: readonly Release[];
  /** The number, when this release or one that it is linked with prints it. */
  print(release: number, code: string, year: string, key: string): number | undefined;
  /** `place/year/column`, the same for linked cells; of a revised cell later versions end in `@` and the release's place. */
  name(release: number, code: string, year: string, key: string): string;
}

const printed = (release: Release, code: string, year: string, key: string): number | undefined => {
  const value = release.places.get(code)?.values[year]?.[key];
  return typeof value === 'number' ? value : undefined;
};

/** The columns of the other kind of place that count the same households: a village's group is causes of its town. */
function sameElsewhere(release: Release, code: string, year: string, key: string): string[] {
  if (release.places.get(code)?.values[year]?.[key] !== undefined) return [key];
  const [, kind, part] = /^(cause|exit)_(.+)$/.exec(key) ?? [];
  if (!kind || !part) return [];
  if (part.startsWith('group_')) {
    return causeGroups[part.slice('group_'.length) as CauseGroup].map((cause) => `${kind}_${cause}`);
  }
  const group = Object.entries(causeGroups).find(([, causes]) => (causes as readonly string[]).includes(part))?.[0];
  return group ? [`${kind}_group_${group}`] : [];
}

/**
 * How far an attacker trusts that what two releases hide has stayed the same: all that no print nearby speaks against;
 * only tables of which nothing printed has changed in a year under the same root; or nothing.
 */
export const cautions = ['trusting', 'careful', 'none'] as const;
export type Caution = (typeof cautions)[number];

/** Columns that a correction of one household changes together. */
const tableOf = (key: string): string => /^(labour|measure|cause|exit)_/.exec(key)?.[1] ?? 'households';

/**
 * Links the same cell of several releases. A hidden cell is taken for unchanged unless a print says that it may have
 * been revised: its own, that of the total it belongs to, that of the nearest place above that both releases print,
 * that of a sibling or of a place below. A false link would make the attacker see a contradiction, or too much; a
 * missing one only costs him something he could have guessed.
 */
export function linkReleases(releases: readonly Release[], caution: Caution = 'trusting'): Linked {
  const changes = new Map<string, boolean>();
  const revisedTables = new Map<string, ReadonlySet<string>>();

  const rootOf = (release: Release, code: string): string => {
    const parent = release.places.get(code)?.parent ?? null;
    return parent === null ? code : rootOf(release, parent);
  };

  /** `root/year/table` wherever two releases print something differently. */
  function tablesRevised(a: number, b: number): ReadonlySet<string> {
    const remembered = revisedTables.get(`${a} ${b}`);
    if (remembered) return remembered;
    const revised = new Set<string>();
    for (const { code, values } of releases[b]!.places.values()) {
      const root = rootOf(releases[b]!, code);
      for (const [year, cells] of Object.entries(values)) {
        for (const key of Object.keys(cells)) {
          if (changedPrint(a, b, code, year, key)) revised.add(`${root}/${year}/${tableOf(key)}`);
        }
      }
    }
    revisedTables.set(`${a} ${b}`, revised);
    return revised;
  }

  function changedPrint(a: number, b: number, code: string, year: string, key: string): boolean | undefined {
    const before = printed(releases[a]!, code, year, key);
    const after = printed(releases[b]!, code, year, key);
    return before === undefined || after === undefined ? undefined : before !== after;
  }

  const anyChanged = (a: number, b: number, code: string, year: string, keys: readonly string[]): boolean =>
    keys.some((key) => changedPrint(a, b, code, year, key) === true);

  function changedBelow(a: number, b: number, code: string, year: string, key: string): boolean {
    return (releases[b]!.children.get(code) ?? []).some((child) => {
      const keys = sameElsewhere(releases[b]!, child, year, key);
      return anyChanged(a, b, child, year, keys) || keys.some((it) => changedBelow(a, b, child, year, it));
    });
  }

  function changed(a: number, b: number, code: string, year: string, key: string): boolean {
    const name = `${a} ${b} ${code}/${year}/${key}`;
    const remembered = changes.get(name);
    if (remembered !== undefined) return remembered;
    const result = decide(a, b, code, year, key);
    changes.set(name, result);
    return result;
  }

  function decide(a: number, b: number, code: string, year: string, key: string): boolean {
    const [before, after] = [releases[a]!.places.get(code), releases[b]!.places.get(code)];
    if (!before || !after) return true;
    const own = changedPrint(a, b, code, year, key);
    if (own !== undefined) return own;
    if (caution === 'none') return true;
    if (caution === 'careful') {
      const root = rootOf(releases[b]!, code);
      const revised = tablesRevised(a, b);
      return [tableOf(key), 'households'].some((table) => revised.has(`${root}/${year}/${table}`));
    }
    if (changedBelow(a, b, code, year, key)) return true;
    const total = totalOf(key);
    if (total !== undefined && changed(a, b, code, year, total)) return true;
    if (after.parent === null || after.parent !== before.parent) return false;
    const siblings = releases[b]!.children.get(after.parent) ?? [];
    if (siblings.some((sibling) => anyChanged(a, b, sibling, year, sameElsewhere(releases[b]!, sibling, year, key)))) return true;
    return sameElsewhere(releases[b]!, after.parent, year, key).some((above) => changed(a, b, after.parent!, year, above));
  }

  /** Numbers that nobody prints are the same where every table that they move between is. */
  function changedUnprinted(a: number, b: number, code: string, year: string, key: string): boolean {
    const difference = differenceOf(key);
    const cause = /^(?:in|back|cause|exit)_(.+)$/.exec(key)?.[1];
    const keys = difference
      ? [...difference.from, difference.less]
      : [...stocks, ...flows, ...(cause ? [`cause_${cause}`, `exit_${cause}`] : [])];
    return keys.some((it) => changed(a, b, code, year, it));
  }

  const firstOf = new Map<string, number>();
  /** The earliest release of those that this cell is linked through. */
  function first(at: number, code: string, year: string, key: string): number {
    const name = `${at} ${code}/${year}/${key}`;
    const remembered = firstOf.get(name);
    if (remembered !== undefined) return remembered;
    const isPublished = releases[at]!.places.get(code)?.values[year]?.[key] !== undefined;
    const differs = isPublished ? changed : changedUnprinted;
    let result = at;
    for (let earlier = at - 1; earlier >= 0 && result === at; earlier -= 1) {
      const there = releases[earlier]!.places.get(code)?.values[year];
      if (!there || (isPublished && there[key] === undefined)) continue;
      const start = first(earlier, code, year, key);
      const members = releases.slice(start, earlier + 1).map((_, offset) => start + offset)
        .filter((member) => releases[member]!.places.get(code)?.values[year] && first(member, code, year, key) === start);
      if (!members.some((member) => differs(member, at, code, year, key))) result = start;
      else break;
    }
    firstOf.set(name, result);
    return result;
  }

  return {
    releases,
    print(release, code, year, key) {
      const own = printed(releases[release]!, code, year, key);
      if (own !== undefined || releases.length === 1) return own;
      const start = first(release, code, year, key);
      for (let at = 0; at < releases.length; at += 1) {
        const value = printed(releases[at]!, code, year, key);
        if (value !== undefined && first(at, code, year, key) === start) return value;
      }
      return undefined;
    },
    name(release, code, year, key) {
      const plain = `${code}/${year}/${key}`;
      if (releases.length === 1) return plain;
      const start = first(release, code, year, key);
      const earliest = releases.findIndex((it) => it.places.get(code)?.values[year]);
      return start === earliest ? plain : `${plain}@${start}`;
    },
  };
}
