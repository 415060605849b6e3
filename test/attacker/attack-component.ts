import type { AttackOptions } from './attack.ts';
import { wholeValues } from './ranges.ts';
import { seeded } from './seeded.ts';
import type { Component, Simplified } from './simplify.ts';
import { openSolver, type Solver } from './solver.ts';

/** The ends of a variable's range that some solution has reached so far, and how solving for it went. */
export interface Seen {
  low: number;
  high: number;
  status: string;
}

const pieceSizes = [800, 5000];
/** From here on the simplex method is slower than the interior point method even for a single variable. */
const veryLarge = 10_000;

/**
 * Finds for each wanted variable of a component a range that is wide enough, or its true one. All comes from three facts:
 * between two solutions everything is a solution, so that every program may widen many ranges; with the variables
 * outside a piece held at a solution, what the piece can do the whole can; with them left free, what the piece cannot
 * do the whole cannot. Only what stays open after that costs programs over everything.
 *
 * @returns how many linear programs it took
 */
export async function attackComponent(
  component: Component,
  simple: Simplified,
  seen: ReadonlyMap<number, Seen>,
  { values = 3, seconds = 120, large = 3000, log: tell = () => {} }: AttackOptions,
): Promise<number> {
  const targets = component.variables.filter((variable) => seen.has(variable));
  if (targets.length === 0) return 0;
  const low = [...simple.low];
  const high = [...simple.high];
  const random = seeded(20200630);
  const started = performance.now();
  // The small ones are many, and done in no time.
  const log = (line: string): void => {
    if (component.variables.length > 500) tell(`${line}; ${((performance.now() - started) / 1000).toFixed(1)} s`);
  };
  log(`${component.variables.length} variables, ${component.rows.length} rows`);
  let lps = 0;

  /** True while the variable's range is not wide enough, and could still be wider than has been seen. */
  const isOpen = (variable: number): boolean => {
    const it = seen.get(variable)!;
    const left = wholeValues(it.low, it.high);
    return it.status === 'Optimal' && left < values && left < wholeValues(low[variable]!, high[variable]!);
  };
  /** The mean of the solutions so far, a solution itself, away from most bounds. */
  const middle = new Map<number, number>();
  const learn = (variables: readonly number[], found: Float64Array): void => {
    variables.forEach((variable, place) => {
      const it = seen.get(variable);
      if (!it) return;
      it.low = Math.min(it.low, found[place]!);
      it.high = Math.max(it.high, found[place]!);
    });
  };
  /** Pulls several variables at once, each its own way, and then all back; moves the middle between the two. */
  const pull = (solver: Solver, variables: readonly number[], wanted: readonly number[]): void => {
    const place = new Map(variables.map((variable, at) => [variable, at]));
    const objective = wanted.map((variable) => [place.get(variable)!, random() < 0.5 ? -1 : 1] as const);
    const fromInside = variables.length > large;
    const ends = [1, -1].map((way) => solver.maximize(objective.map(([at, sign]) => [at, sign * way]), fromInside));
    lps += ends.length;
    for (const { status, values: found } of ends) if (status === 'Optimal') learn(variables, found);
    if (ends.some(({ status }) => status !== 'Optimal')) return;
    variables.forEach((variable, at) => {
      const between = (ends[0]!.values[at]! + ends[1]!.values[at]!) / 2;
      const before = middle.get(variable);
      middle.set(variable, before === undefined ? between : (before + between) / 2);
    });
  };

  const whole = await openSolver(component, low, high, { seconds });
  const around = surroundings(component);
  let open = targets;
  /** Repeats what closes many variables at once, as long as it does. */
  const repeat = async (what: string, once: () => Promise<void> | void): Promise<void> => {
    for (let fruitful = true; fruitful && open.length > 8; ) {
      await once();
      const left = open.filter(isOpen);
      fruitful = left.length < open.length * 0.95;
      open = left;
      log(`${what}: ${open.length} open`);
    }
  };
  const pullWhole = (): void => pull(whole, component.variables, open);
  const pullPieces = async (size: number): Promise<void> => {
    const covered = new Set<number>();
    for (const start of shuffled(open, random)) {
      if (covered.has(start) || !isOpen(start)) continue;
      const { piece, core } = around(start, Math.min(size, Math.max(large, component.variables.length / 4)));
      for (const variable of core) covered.add(variable);
      const inside = new Set(core);
      const held = (bounds: readonly number[]) => (variable: number): number =>
        inside.has(variable) ? bounds[variable]! : middle.get(variable)!;
      const solver = await openSolver(piece, held(low), held(high), { seconds });
      pull(solver, piece.variables, core.filter((variable) => seen.has(variable) && isOpen(variable)));
      solver.dispose();
    }
  };
  /** With the variables outside a piece left free, what it cannot do the whole cannot. */
  const tightenIn = async (sizes: readonly number[]): Promise<void> => {
    for (const size of sizes) {
      if (component.variables.length < 2 * size) return;
      for (const variable of open) {
        if (!isOpen(variable)) continue;
        const { piece } = around(variable, size);
        const place = piece.variables.indexOf(variable);
        const it = seen.get(variable)!;
        const solver = await openSolver(piece, low, high, { seconds });
        for (const way of [1, -1]) {
          const { status, values: found } = solver.maximize([[place, way]]);
          lps += 1;
          if (status !== 'Optimal') continue;
          if (way > 0) high[variable] = Math.min(high[variable]!, Math.max(found[place]!, it.high));
          else low[variable] = Math.max(low[variable]!, Math.min(found[place]!, it.low));
        }
        solver.dispose();
      }
      open = open.filter(isOpen);
      log(`surroundings of ${size}: ${open.length} open`);
    }
  };
  if (component.variables.length > large) {
    pullWhole();
    open = open.filter(isOpen);
    log(`first two programs: ${open.length} open`);
    for (const size of middle.size > 0 ? pieceSizes : []) await repeat(`pieces of ${size}`, () => pullPieces(size));
    await tightenIn([60, 300]);
  }
  await repeat('whole', pullWhole);
  log(`${lps} programs for many cells at once: ${open.length} open`);
  await tightenIn([60, 300, 1500]);
  for (const variable of open) {
    const place = component.variables.indexOf(variable);
    const it = seen.get(variable)!;
    for (const way of [1, -1]) {
      if (!isOpen(variable)) break;
      const { status, values: found } = whole.maximize([[place, way]], component.variables.length > veryLarge);
      lps += 1;
      if (status !== 'Optimal') {
        it.status = status;
        continue;
      }
      learn(component.variables, found);
      if (way > 0) high[variable] = it.high;
      else low[variable] = it.low;
    }
  }
  log(`${open.length} one by one`);
  whole.dispose();
  return lps;
}

function shuffled(list: readonly number[], random: () => number): number[] {
  return list.map((it) => [random(), it] as const).sort(([a], [b]) => a - b).map(([, it]) => it);
}

interface Piece {
  /** The inner variables with all their rows, and the variables beyond that these rows mention. */
  readonly piece: Component;
  readonly core: readonly number[];
}

/** Cuts pieces out of a component: some hundred variables next to one of them. */
function surroundings(component: Component): (variable: number, size: number) => Piece {
  const rowsOf = new Map<number, Component['rows'][number][]>();
  for (const row of component.rows) {
    for (const variable of row.variables) {
      const own = rowsOf.get(variable) ?? [];
      rowsOf.set(variable, own);
      own.push(row);
    }
  }
  for (const own of rowsOf.values()) own.sort((a, b) => a.variables.length - b.variables.length);
  return (variable, size) => {
    const core = new Set([variable]);
    // The set grows while it is walked.
    for (const next of core) {
      for (const row of rowsOf.get(next)!) {
        for (const other of row.variables) if (core.size < size) core.add(other);
      }
      if (core.size >= size) break;
    }
    const rows = new Set([...core].flatMap((it) => rowsOf.get(it)!));
    const variables = [...new Set([...rows].flatMap((row) => row.variables))];
    return { piece: { variables, rows: [...rows] }, core: [...core] };
  };
}
