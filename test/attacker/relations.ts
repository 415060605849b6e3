import { causeGroups, causes, flows, groups, inflows, labours, measures, outflows } from './columns.ts';
import type { Linked } from './releases.ts';
import type { Release } from './published.ts';
import { addEquation, addNotNegative, addVariable, emptySystem, type Quantity, type System, type Terms } from './system.ts';

/** Everything that the published files say, as one system. */
export interface Knowledge {
  readonly system: System;
  /** The hidden cells, by `place/year/column`, with their variables. */
  readonly hidden: ReadonlyMap<string, number>;
}

const plus = (quantities: readonly Quantity[], sign = 1): Terms => quantities.map((quantity) => [sign, quantity] as const);

/** Writes down, for every release, all that must hold between printed, hidden and never printed numbers. */
export function relate(linked: Linked): Knowledge {
  const system = emptySystem();
  const hidden = new Map<string, number>();
  const known = new Map<string, Quantity>();
  const rowsSeen = new Set<string>();

  linked.releases.forEach((release, at) => {
    const before = system.rows.length;
    relateOne(release, at);
    if (linked.releases.length === 1) return;
    // Releases that agree say the same again.
    const fresh = system.rows.splice(before).filter((row) => {
      const name = JSON.stringify(row);
      return !rowsSeen.has(name) && rowsSeen.add(name);
    });
    for (const row of fresh) system.rows.push(row);
  });
  return { system, hidden };

  function relateOne(release: Release, at: number): void {
    /** A column of a place in a year; undefined when that place does not print such a column. */
    const cell = (code: string, year: string, key: string): Quantity | undefined => {
      if (release.places.get(code)?.values[year]?.[key] === undefined) return undefined;
      const print = linked.print(at, code, year, key);
      if (print !== undefined) return print;
      const name = linked.name(at, code, year, key);
      const quantity = known.get(name) ?? addVariable(system, name);
      known.set(name, quantity);
      if (typeof quantity !== 'number') hidden.set(name, quantity.variable);
      return quantity;
    };
    /** A number that nobody prints. */
    const latent = (code: string, year: string, key: string): Quantity => {
      const name = linked.name(at, code, year, key);
      const quantity = known.get(name) ?? addVariable(system, name);
      known.set(name, quantity);
      return quantity;
    };
    const sumOf = (code: string, year: string, keys: readonly string[]): Quantity[] | undefined => {
      const quantities = keys.map((key) => cell(code, year, key));
      return quantities.every((quantity) => quantity !== undefined) ? quantities : undefined;
    };

    for (const [code, place] of release.places) {
      const children = release.children.get(code) ?? [];
      const inner = children.length > 0;
      release.years.forEach((year, yearAt) => {
        const cells = place.values[year];
        if (!cells) return;
        const last = yearAt > 0 ? release.years[yearAt - 1] : undefined;
        /** What a stock was a year before: nothing before the first year. */
        const earlier = (key: string): Quantity => (last === undefined ? 0 : (cell(code, last, key) ?? latent(code, last, key)));

        // 1. A place is the sum of what it is divided into.
        if (inner) {
          for (const key of Object.keys(cells)) {
            if (/^(cause|exit)_/.test(key)) continue;
            const parts = children.map((child) => cell(child, year, key) ?? latent(child, year, key));
            addEquation(system, [...plus(parts), [-1, cell(code, year, key)!]]);
          }
          for (const kind of ['cause', 'exit'] as const) sumCauses(kind);
        }

        // 2. Stocks follow from flows; 4. a household has at least one person.
        const inflow = sumOf(code, year, inflows);
        const outflow = sumOf(code, year, outflows);
        const closing = cell(code, year, 'closing');
        if (closing === undefined) return;
        for (const suffix of ['', '_persons']) {
          const came = sumOf(code, year, inflows.map((flow) => flow + suffix));
          const went = sumOf(code, year, outflows.map((flow) => flow + suffix));
          const stock = cell(code, year, `closing${suffix}`);
          if (!came || !went || stock === undefined) continue;
          addEquation(system, [[1, stock], [-1, earlier(`closing${suffix}`)], ...plus(came, -1), ...plus(went)], inner);
        }
        for (const key of ['closing', ...flows]) {
          const persons = cell(code, year, `${key}_persons`);
          const households = cell(code, year, key);
          if (persons !== undefined && households !== undefined) {
            addNotNegative(system, [[1, persons], [-1, households]], inner);
          }
        }

        // 3. Parts of a total; 5. no part changes by more than came or went.
        const change = (key: string): Terms => [[1, cell(code, year, key)!], [-1, earlier(key)]];
        const boundChange = (key: string): void => {
          if (!inflow || !outflow) return;
          addNotNegative(system, [...plus(inflow), ...change(key).map(([sign, quantity]) => [-sign, quantity] as const)], inner);
          addNotNegative(system, [...plus(outflow), ...change(key)], inner);
        };
        const labourKeys = labours.map((labour) => `labour_${labour}`);
        const labour = sumOf(code, year, labourKeys);
        if (labour) {
          addEquation(system, [...plus(labour), [-1, closing]], inner);
          labourKeys.forEach(boundChange);
        }
        for (const measure of measures) {
          const key = `measure_${measure}`;
          const got = cell(code, year, key);
          if (got === undefined) continue;
          boundChange(key);
          if (typeof got === 'number' || typeof closing === 'number') {
            // The households without it are closing less a known number, or a known number less the cell: as narrow as
            // the other, and attacked with it.
            addNotNegative(system, [[1, closing], [-1, got]]);
            continue;
          }
          const without = latent(code, year, `no_${key}`);
          addEquation(system, [[1, closing], [-1, got], [-1, without]]);
          if (typeof without !== 'number') hidden.set(linked.name(at, code, year, `no_${key}`), without.variable);
        }
        relateCauses();

        function relateCauses(): void {
          const [prefix, parts] = 'cause_illness' in cells! ? (['', causes] as const) : (['group_', groups] as const);
          const inCause = sumOf(code, year, parts.map((part) => `cause_${prefix}${part}`));
          if (!inCause) return;
          addEquation(system, [...plus(inCause), [-1, closing!]], inner);
          const exits = sumOf(code, year, parts.map((part) => `exit_${prefix}${part}`));
          const exited = cell(code, year, 'exited');
          if (exits && exited !== undefined) addEquation(system, [...plus(exits), [-1, exited]], inner);
          if (!exits || !inflow) return;
          // Where all children print the same causes, what follows is the sum of theirs.
          if (inner && children.every((child) => prints(child, 'cause_illness'))) return;
          const entries = parts.map((part) => latent(code, year, `in_${prefix}${part}`));
          for (const part of parts) addNotNegative(system, removals(part, prefix));
          if (inner) sumCauses('in');
          else addEquation(system, [...plus(entries), ...plus(inflow, -1)]);
        }

        function prints(child: string, key: string): boolean {
          return release.places.get(child)?.values[year]?.[key] !== undefined;
        }

        /** Those removed with a cause: entered, less exits, less the change. */
        function removals(part: string, prefix: string): Terms {
          const key = `cause_${prefix}${part}`;
          return [
            [1, latent(code, year, `in_${prefix}${part}`)],
            [-1, cell(code, year, `exit_${prefix}${part}`)!],
            ...change(key).map(([sign, quantity]) => [-sign, quantity] as const),
          ];
        }

        /** Sums a table of causes over the children, of which some may print twelve causes and others only groups. */
        function sumCauses(kind: 'cause' | 'exit' | 'in'): void {
          const value = (of: string, part: string): Quantity | undefined =>
            kind === 'in' ? latent(of, year, `in_${part}`) : cell(of, year, `${kind}_${part}`);
          if (value(code, 'illness') === undefined) return;
          const fine = children.filter((child) => prints(child, 'cause_illness'));
          const coarse = children.filter((child) => !prints(child, 'cause_illness') && prints(child, 'cause_group_health'));
          if (fine.length + coarse.length < children.length) return;
          for (const group of groups) {
            for (const cause of causeGroups[group]) {
              const terms: Terms = [[1, value(code, cause)!], ...fine.map((child) => [-1, value(child, cause)!] as const)];
              if (coarse.length === 0) addEquation(system, terms);
              else if (fine.length > 0) addNotNegative(system, terms);
            }
            if (coarse.length === 0) continue;
            addEquation(system, [
              ...causeGroups[group].map((cause) => [1, value(code, cause)!] as const),
              ...fine.flatMap((child) => causeGroups[group].map((cause) => [-1, value(child, cause)!] as const)),
              ...coarse.map((child) => [-1, value(child, `group_${group}`)!] as const),
            ]);
          }
        }
      });
    }
  }
}
