import { causes, differenceOf, flows, groups, inflows, labours, measures, stocks } from './columns.ts';
import { relateCauses } from './relate-causes.ts';
import type { Linked } from './releases.ts';
import type { Release } from './published.ts';
import { addEquation, addNotNegative, addRow, addVariable, emptySystem, type Quantity, type System, type Terms } from './system.ts';

/** Everything that the published files say, as one system. */
export interface Knowledge {
  readonly system: System;
  /** The hidden cells, by `place/year/column`, with their variables. */
  readonly hidden: ReadonlyMap<string, number>;
  /** What any reader could get by subtraction, were not one of the numbers hidden; likewise. */
  readonly derived: ReadonlyMap<string, number>;
  /** Hidden numbers of households with those of their persons: nobody is there where no household is. */
  readonly pairs: readonly (readonly [households: number, persons: number])[];
}

/**
 * What an attacker takes for granted as long as no print speaks against it. Orderly: only those in the registry are
 * removed, and those who come back from having left count as returned, and nobody else does. Steady: a household
 * goes with as many persons as it came with.
 */
export interface Faith {
  readonly orderly: boolean;
  readonly steady: boolean;
}

/** The number of households of a place, and how it changed within a year. */
export interface Movement {
  /** Those newly registered. */
  readonly entered: Terms;
  readonly removed: Terms;
  readonly exited: Terms;
  /** Those who no longer count as having left. */
  readonly back: Terms;
}

/** Reads and names the numbers of one place in one year. */
export interface Cells {
  readonly code: string;
  readonly year: string;
  /** The year before; undefined for the first. */
  readonly last: string | undefined;
  readonly children: readonly string[];
  /** A column of a place; undefined when that place does not print it. */
  cell(code: string, key: string): Quantity | undefined;
  /** The same, or a number that nobody prints. */
  number(code: string, key: string): Quantity;
  /** The same at the end of the year before: nothing before the first year. */
  earlier(code: string, key: string): Quantity;
  prints(code: string, key: string): boolean;
  /** That what is said of the place follows from its children, of which each prints these columns. */
  follows(...keys: readonly string[]): boolean;
  movement(code: string): Movement | undefined;
}

export const plus = (quantities: readonly Quantity[], sign = 1): Terms => quantities.map((quantity) => [sign, quantity] as const);
export const minus = (terms: Terms): Terms => terms.map(([sign, quantity]) => [-sign, quantity] as const);

/** Writes down, for every release, all that must hold between printed, hidden and never printed numbers. */
export function relate(linked: Linked, faith: Faith = { orderly: true, steady: true }): Knowledge {
  const system = emptySystem();
  const hidden = new Map<string, number>();
  const derived = new Map<string, number>();
  const pairs = new Map<number, number>();
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
  return { system, hidden, derived, pairs: [...pairs] };

  function variableOf(name: string): Quantity {
    const quantity = known.get(name) ?? addVariable(system, name);
    known.set(name, quantity);
    return quantity;
  }

  function relateOne(release: Release, at: number): void {
    const prints = (code: string, year: string, key: string): boolean => release.places.get(code)?.values[year]?.[key] !== undefined;
    const cell = (code: string, year: string, key: string): Quantity | undefined => {
      if (!prints(code, year, key)) return undefined;
      const print = linked.print(at, code, year, key);
      if (print !== undefined) return print;
      const name = linked.name(at, code, year, key);
      const quantity = variableOf(name);
      if (typeof quantity !== 'number') hidden.set(name, quantity.variable);
      return quantity;
    };
    const number = (code: string, year: string, key: string): Quantity =>
      cell(code, year, key) ?? variableOf(linked.name(at, code, year, key));
    const hasUnreported = [...release.places.keys()].some((code) => release.years.some((year) => prints(code, year, 'labour_unreported')));

    for (const [code, place] of release.places) {
      const children = release.children.get(code) ?? [];
      release.years.forEach((year, yearAt) => {
        if (!place.values[year]) return;
        const last = yearAt > 0 ? release.years[yearAt - 1] : undefined;
        relatePlace({
          code,
          year,
          last,
          children,
          cell: (of, key) => cell(of, year, key),
          number: (of, key) => number(of, year, key),
          earlier: (of, key) => (last === undefined ? 0 : number(of, last, key)),
          prints: (of, key) => prints(of, year, key),
          follows: (...keys) => children.length > 0 &&
            children.every((child) => keys.every((key) => prints(child, year, key) && (last === undefined || prints(child, last, key)))),
          movement: (of) => movementOf(of, year),
        }, Object.keys(place.values[year]));
      });
    }

    function movementOf(code: string, year: string): Movement | undefined {
      if (!flows.every((flow) => prints(code, year, flow))) return undefined;
      const [identified, added, returned, removed, exited] = flows.map((flow) => number(code, year, flow)) as [Quantity, Quantity, Quantity, Quantity, Quantity];
      if (faith.orderly) {
        return { entered: plus([identified, added]), removed: plus([removed]), exited: plus([exited]), back: plus([returned]) };
      }
      const cameBack = number(code, year, 'left_to_closing');
      const fromLeft = number(code, year, 'left_to_removed');
      return {
        entered: [...plus([identified, added, returned]), [-1, cameBack]],
        removed: plus([removed]),
        exited: plus([exited]),
        back: plus([cameBack, fromLeft]),
      };
    }

    function relatePlace(cells: Cells, columns: readonly string[]): void {
      const own = (key: string): Quantity | undefined => cells.cell(code, key);
      const { code, year } = cells;
      const printed = (keys: readonly string[]): Quantity[] | undefined => {
        const quantities = keys.map(own);
        return quantities.every((quantity) => quantity !== undefined) ? quantities : undefined;
      };
      const derive = (key: string): void => {
        const { from, less } = differenceOf(key)!;
        const parts = from.map((it) => own(it)!);
        const isSumKnown = parts.every((part) => typeof part === 'number');
        // The sum of a group has a name, and by the name more is known of it.
        const whole = parts.length > 1 && !isSumKnown ? [cells.number(code, key.replace('staying', 'cause'))] : parts;
        const terms: Terms = [...plus(whole), [-1, own(less)!]];
        if (terms.every(([, quantity]) => typeof quantity === 'number')) {
          addNotNegative(system, terms);
          return;
        }
        const name = linked.name(at, code, year, key);
        const quantity = variableOf(name) as { variable: number };
        addEquation(system, [...terms, [-1, quantity]]);
        derived.set(name, quantity.variable);
      };

      // 1. A place is the sum of what it is divided into.
      if (cells.children.length > 0) {
        for (const key of columns) {
          if (/^(cause|exit)_/.test(key)) continue;
          addEquation(system, [...plus(cells.children.map((child) => cells.number(child, key))), [-1, own(key)!]]);
        }
      }

      // 2. Those registered are in the registry or have left; both follow from who came and went.
      const change = (key: string): Terms => [[1, own(key)!], [-1, cells.earlier(code, key)]];
      const moved = cells.movement(code);
      for (const suffix of ['', '_persons']) {
        const keys = stocks.map((stock) => stock + suffix);
        const [registered, closing, left] = keys;
        const parts = printed(keys);
        if (parts) addEquation(system, [[1, parts[0]!], [-1, parts[1]!], [-1, parts[2]!]], cells.follows(...keys));
        if (!moved || (suffix && !(faith.orderly && faith.steady))) continue;
        const went = flows.map((flow) => flow + suffix);
        if (!printed(went)) continue;
        const sum = (flow: string): Terms => plus([own(flow + suffix)!]);
        const follows = cells.follows(...keys, ...went);
        if (faith.orderly) {
          const ins = inflows.flatMap(sum);
          if (own(closing!) !== undefined) addEquation(system, [...change(closing!), ...minus(ins), ...sum('removed'), ...sum('exited')], follows);
          if (own(registered!) !== undefined) {
            addEquation(system, [...change(registered!), ...minus([...sum('identified'), ...sum('added')]), ...sum('removed')], follows);
          }
          if (own(left!) !== undefined) addEquation(system, [...change(left!), ...minus(sum('exited')), ...sum('returned')], follows || parts !== undefined);
        } else {
          for (const key of ['left_to_closing', 'left_to_removed']) {
            if (cells.children.length > 0) addEquation(system, [...plus(cells.children.map((child) => cells.number(child, key))), [-1, cells.number(code, key)]]);
          }
          if (own(registered!) !== undefined) addEquation(system, [...change(registered!), ...minus(moved.entered), ...moved.removed], follows);
          if (own(left!) !== undefined) addEquation(system, [...change(left!), ...minus(moved.exited), ...moved.back], follows);
          addNotNegative(system, [...moved.removed, [-1, cells.number(code, 'left_to_removed')]], follows);
          addNotNegative(system, moved.entered, follows);
        }
      }

      // 3. A household has at least one person, and persons are in households.
      for (const key of [...stocks, ...flows]) {
        const persons = own(`${key}_persons`);
        const households = own(key);
        if (persons === undefined || households === undefined) continue;
        addNotNegative(system, [[1, persons], [-1, households]], cells.follows(key, `${key}_persons`));
        if (typeof households === 'number') continue;
        if (typeof persons !== 'number') pairs.set(households.variable, persons.variable);
        else if (persons > 0) addRow(system, [[1, households]], 1, Infinity);
      }

      // 4. Parts of a total, none of which changes by more than came or went.
      const boundChange = (key: string): void => {
        if (!moved) return;
        addNotNegative(system, [...moved.entered, ...minus(change(key))], cells.follows(key, ...flows));
        addNotNegative(system, [...moved.removed, ...change(key)], cells.follows(key, ...flows));
      };
      const registered = own('registered');
      if (registered === undefined) return;
      // The column is left out where nobody left the answer open.
      const labourKeys = labours.map((labour) => `labour_${labour}`).filter((key) => hasUnreported || key !== 'labour_unreported');
      const labour = printed(labourKeys);
      if (labour) {
        addEquation(system, [...plus(labour), [-1, registered]], cells.follows('registered', ...labourKeys));
        labourKeys.forEach(boundChange);
      }
      for (const measure of measures) {
        const key = `measure_${measure}`;
        if (own(key) === undefined) continue;
        boundChange(key);
        derive(`no_${key}`);
      }
      relateCauses(system, cells, moved);
      for (const part of [...causes, ...groups.map((group) => `group_${group}`)]) {
        const { from, less } = differenceOf(`staying_${part}`)!;
        if (printed([...from, less])) derive(`staying_${part}`);
      }
    }
  }
}
