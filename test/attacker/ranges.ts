import { openSolver } from './solver.ts';
import { addRow, addVariable, emptySystem, most, type Quantity, type System, type Terms } from './system.ts';

/** A system written by hand. Every variable is at least zero. */
export interface WrittenSystem {
  readonly variables: readonly string[];
  readonly equations: readonly { readonly terms: Readonly<Record<string, number>>; readonly equals: number }[];
  readonly inequalities?: readonly { readonly terms: Readonly<Record<string, number>>; readonly atMost: number }[];
}

export interface Range {
  /** `Optimal`, or the status of the program that failed; then the range says nothing. */
  readonly status: string;
  /** As solved, not rounded; Infinity where nothing bounds the variable. */
  readonly low: number;
  readonly high: number;
}

function build(written: WrittenSystem): System {
  const system = emptySystem();
  const quantities = new Map<string, Quantity>(written.variables.map((name) => [name, addVariable(system, name)]));
  const terms = (record: Readonly<Record<string, number>>): Terms =>
    Object.entries(record).map(([name, coefficient]) => {
      const quantity = quantities.get(name);
      if (quantity === undefined) throw new Error(`The system has no variable ${name}.`);
      return [coefficient, quantity];
    });
  for (const equation of written.equations) addRow(system, terms(equation.terms), equation.equals, equation.equals);
  for (const { terms: sum, atMost } of written.inequalities ?? []) addRow(system, terms(sum), -Infinity, atMost);
  return system;
}

/**
 * The least and the greatest value that each variable can have: two linear programs a variable, nothing clever, so that
 * the clever attack can be checked against it.
 *
 * @param options.whole ask for whole numbers: the exact answer for counts, by integer programming
 * @param options.of the variables to ask for, when not all
 */
export async function ranges(
  written: WrittenSystem,
  options: { whole?: boolean; of?: ReadonlySet<string> } = {},
): Promise<Map<string, Range>> {
  const { variables, low, high, rows } = build(written);
  const everything = { variables: variables.map((_, variable) => variable), rows };
  const solver = await openSolver(everything, low, high, options);
  const found = variables.flatMap((name, variable): [string, Range][] => {
    if (options.of && !options.of.has(name)) return [];
    const least = solver.maximize([[variable, -1]]);
    const greatest = solver.maximize([[variable, 1]]);
    const to = greatest.values[variable] ?? NaN;
    const status = least.status === 'Optimal' ? greatest.status : least.status;
    return [[name, { status, low: least.values[variable] ?? NaN, high: to >= most / 2 ? Infinity : to }]];
  });
  solver.dispose();
  return new Map(found);
}

/** What the solver's own tolerance may have added to an end. */
const slack = 1e-5;
// Adding zero makes a zero of a negative zero.
export const roundUp = (low: number): number => Math.ceil(low - slack) + 0;
export const roundDown = (high: number): number => Math.floor(high + slack) + 0;

/** How many whole numbers lie in a range: what is left to guess. */
export const wholeValues = (low: number, high: number): number => Math.max(0, roundDown(high) - roundUp(low) + 1);
