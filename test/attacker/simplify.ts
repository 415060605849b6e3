import { Contradiction, type Row, type System } from './system.ts';

const tolerance = 1e-7;
/** Bounds that creep towards each other by steps are left to the solver after so many improvements. */
const mostImprovements = 40;

/** variable = sign · root + offset */
export interface Alias {
  readonly root: number;
  readonly sign: number;
  readonly offset: number;
}

export interface Simplified {
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Only rows that still say something, over roots that are not fixed. */
  readonly rows: readonly Row[];
  alias(variable: number): Alias;
}

interface Working {
  terms: Map<number, number>;
  low: number;
  high: number;
  follows: boolean;
}

/**
 * Puts in what is certain, narrows bounds as far as single rows can, joins variables that differ by a constant, and
 * leaves out rows that say nothing new. The set of solutions stays the same.
 *
 * @throws Contradiction when no solution can exist
 */
export function simplify(system: System): Simplified {
  const low = [...system.low];
  const high = [...system.high];
  const aliases = new Map<number, Alias>();
  const rows: (Working | undefined)[] = system.rows.map((row) => ({
    terms: new Map(row.variables.map((variable, at) => [variable, row.coefficients[at]!])),
    low: row.low,
    high: row.high,
    follows: row.follows ?? false,
  }));
  const rowsOf: Set<number>[] = system.variables.map(() => new Set());
  rows.forEach((row, at) => row!.terms.forEach((_, variable) => rowsOf[variable]!.add(at)));
  const improvements = new Uint16Array(system.variables.length);
  const queue = rows.map((_, at) => at);
  const queued = new Uint8Array(rows.length).fill(1);

  const touch = (variable: number): void => {
    for (const at of rowsOf[variable]!) {
      if (queued[at] === 1) continue;
      queued[at] = 1;
      queue.push(at);
    }
  };

  const drop = (at: number): void => {
    for (const variable of rows[at]!.terms.keys()) rowsOf[variable]!.delete(at);
    rows[at] = undefined;
  };

  /** Replaces a variable by its alias in every row. */
  const join = (variable: number, root: number, sign: number, offset: number): void => {
    aliases.set(variable, { root, sign, offset });
    const fromLow = sign > 0 ? low[variable]! - offset : offset - high[variable]!;
    const fromHigh = sign > 0 ? high[variable]! - offset : offset - low[variable]!;
    low[root] = Math.max(low[root]!, fromLow);
    high[root] = Math.min(high[root]!, fromHigh);
    for (const at of rowsOf[variable]!) {
      const row = rows[at]!;
      const coefficient = row.terms.get(variable)!;
      row.terms.delete(variable);
      row.low -= coefficient * offset;
      row.high -= coefficient * offset;
      const sum = (row.terms.get(root) ?? 0) + coefficient * sign;
      if (sum === 0) {
        row.terms.delete(root);
        rowsOf[root]!.delete(at);
      } else {
        row.terms.set(root, sum);
        rowsOf[root]!.add(at);
      }
    }
    touch(variable);
    touch(root);
    rowsOf[variable]!.clear();
  };

  const examine = (at: number): void => {
    const row = rows[at];
    if (!row) return;
    let least = 0;
    let greatest = 0;
    for (const [variable, coefficient] of row.terms) {
      const from = low[variable]!;
      const to = high[variable]!;
      if (to < from - tolerance) throw new Contradiction(`No value is left for ${system.variables[variable]}.`);
      if (to - from <= tolerance) {
        row.terms.delete(variable);
        rowsOf[variable]!.delete(at);
        row.low -= coefficient * from;
        row.high -= coefficient * from;
        continue;
      }
      least += coefficient > 0 ? coefficient * from : coefficient * to;
      greatest += coefficient > 0 ? coefficient * to : coefficient * from;
    }
    if (least > row.high + tolerance || greatest < row.low - tolerance) {
      const names = [...row.terms.keys()].map((variable) => system.variables[variable]).join(', ');
      throw new Contradiction(`The published numbers contradict each other, around ${names || 'a sum of known numbers'}.`);
    }
    if (least >= row.low - tolerance && greatest <= row.high + tolerance) {
      drop(at);
      return;
    }
    for (const [variable, coefficient] of row.terms) {
      const from = low[variable]!;
      const to = high[variable]!;
      const ownLeast = coefficient > 0 ? coefficient * from : coefficient * to;
      const ownGreatest = coefficient > 0 ? coefficient * to : coefficient * from;
      // What the row leaves for this term when the others go as far the other way as they can.
      const termHigh = row.high - (least - ownLeast);
      const termLow = row.low - (greatest - ownGreatest);
      const newHigh = coefficient > 0 ? termHigh / coefficient : termLow / coefficient;
      const newLow = coefficient > 0 ? termLow / coefficient : termHigh / coefficient;
      if (improvements[variable]! >= mostImprovements) continue;
      let better = false;
      if (newHigh < to - 1e-6) {
        high[variable] = newHigh;
        better = true;
      }
      if (newLow > from + 1e-6) {
        low[variable] = newLow;
        better = true;
      }
      if (better) {
        improvements[variable]! += 1;
        touch(variable);
        const nowFrom = low[variable]!;
        const nowTo = high[variable]!;
        least += (coefficient > 0 ? coefficient * nowFrom : coefficient * nowTo) - ownLeast;
        greatest += (coefficient > 0 ? coefficient * nowTo : coefficient * nowFrom) - ownGreatest;
      }
    }
    if (row.terms.size === 2 && row.high - row.low <= tolerance) {
      const [[first, a], [second, b]] = [...row.terms] as [[number, number], [number, number]];
      if (Math.abs(a) === Math.abs(b)) {
        const offset = row.low / a;
        drop(at);
        // The one in fewer rows goes: less to rewrite.
        if (rowsOf[first]!.size <= rowsOf[second]!.size) join(first, second, -b / a, offset);
        else join(second, first, -a / b, row.low / b);
      }
    }
  };

  const settle = (): void => {
    // The queue grows while it is walked.
    for (const at of queue) {
      queued[at] = 0;
      examine(at);
    }
    queue.length = 0;
  };

  /** Rows with the same left side become one. */
  const merge = (): boolean => {
    const seen = new Map<string, number>();
    let merged = false;
    rows.forEach((row, at) => {
      if (!row) return;
      const terms = [...row.terms].sort(([a], [b]) => a - b);
      const lead = terms[0]![1];
      const name = terms.map(([variable, coefficient]) => `${variable}:${coefficient / lead}`).join(' ');
      const earlier = seen.get(name);
      if (earlier === undefined) {
        seen.set(name, at);
        return;
      }
      const kept = rows[earlier]!;
      const scale = [...kept.terms].sort(([a], [b]) => a - b)[0]![1] / lead;
      const [from, to] = scale > 0 ? [row.low * scale, row.high * scale] : [row.high * scale, row.low * scale];
      kept.follows &&= row.follows;
      kept.low = Math.max(kept.low, from);
      kept.high = Math.min(kept.high, to);
      drop(at);
      merged = true;
      if (queued[earlier] === 0) {
        queued[earlier] = 1;
        queue.push(earlier);
      }
    });
    return merged;
  };

  do settle();
  while (merge());
  low.forEach((from, variable) => {
    if (!aliases.has(variable) && from > high[variable]! + tolerance) {
      throw new Contradiction(`No value is left for ${system.variables[variable]}.`);
    }
  });

  const alias = (variable: number): Alias => {
    const step = aliases.get(variable);
    if (!step) return { root: variable, sign: 1, offset: 0 };
    const rest = alias(step.root);
    const whole = { root: rest.root, sign: step.sign * rest.sign, offset: step.offset + step.sign * rest.offset };
    aliases.set(variable, whole);
    return whole;
  };

  return {
    low,
    high,
    rows: rows.flatMap((row) =>
      row ? [{ variables: [...row.terms.keys()], coefficients: [...row.terms.values()], low: row.low, high: row.high, follows: row.follows }] : [],
    ),
    alias,
  };
}

export interface Component {
  readonly variables: readonly number[];
  readonly rows: readonly Row[];
}

/** Splits rows into groups that share no variable: each can be attacked by itself. Largest last. */
export function components(rows: readonly Row[]): Component[] {
  const parent = new Map<number, number>();
  const find = (variable: number): number => {
    let top = variable;
    for (let up = parent.get(top); up !== undefined && up !== top; up = parent.get(top)) top = up;
    for (let at = variable; at !== top; ) {
      const up = parent.get(at)!;
      parent.set(at, top);
      at = up;
    }
    return top;
  };
  for (const row of rows) {
    for (const variable of row.variables) {
      if (!parent.has(variable)) parent.set(variable, variable);
      parent.set(find(variable), find(row.variables[0]!));
    }
  }
  const groups = new Map<number, { variables: number[]; rows: Row[] }>();
  const groupOf = (variable: number): { variables: number[]; rows: Row[] } => {
    const top = find(variable);
    const group = groups.get(top) ?? { variables: [], rows: [] };
    groups.set(top, group);
    return group;
  };
  for (const variable of parent.keys()) groupOf(variable).variables.push(variable);
  for (const row of rows) groupOf(row.variables[0]!).rows.push(row);
  return [...groups.values()].sort((a, b) => a.variables.length - b.variables.length);
}
