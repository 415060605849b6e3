/** A linear condition `low ≤ Σ coefficient · variable ≤ high`; an equation has low = high. Variables go by index. */
export interface Row {
  readonly variables: readonly number[];
  readonly coefficients: readonly number[];
  readonly low: number;
  readonly high: number;
  /** True when it follows from the other rows: it may help to simplify, and need not be given to the solver. */
  readonly follows?: boolean;
}

/** All that an attacker knows: names, bounds and conditions. Everything counted is at least zero. */
export interface System {
  readonly variables: string[];
  readonly low: number[];
  readonly high: number[];
  readonly rows: Row[];
}

/** A number that is known, or the variable that stands for an unknown one. */
export type Quantity = number | { readonly variable: number };

/**
 * More households than any place has. A hidden number that nothing bounds gets this bound, so that every attack has an
 * optimum; a range that reaches it is as good as endless.
 */
export const most = 1_000_000;

export const emptySystem = (): System => ({ variables: [], low: [], high: [], rows: [] });

export function addVariable(system: System, name: string, low = 0, high: number = most): Quantity {
  system.variables.push(name);
  system.low.push(low);
  system.high.push(high);
  return { variable: system.variables.length - 1 };
}

export type Terms = readonly (readonly [coefficient: number, quantity: Quantity])[];

/** Adds `low ≤ Σ coefficient · quantity ≤ high`, with what is known moved to the bounds. */
export function addRow(system: System, terms: Terms, low: number, high: number, follows = false): void {
  const sums = new Map<number, number>();
  let known = 0;
  for (const [coefficient, quantity] of terms) {
    if (typeof quantity === 'number') known += coefficient * quantity;
    else sums.set(quantity.variable, (sums.get(quantity.variable) ?? 0) + coefficient);
  }
  const entries = [...sums].filter(([, coefficient]) => coefficient !== 0);
  system.rows.push({
    variables: entries.map(([variable]) => variable),
    coefficients: entries.map(([, coefficient]) => coefficient),
    low: low - known,
    high: high - known,
    follows,
  });
}

export const addEquation = (system: System, terms: Terms, follows = false): void =>
  addRow(system, terms, 0, 0, follows);

/** Says that a sum is not negative. */
export const addNotNegative = (system: System, terms: Terms, follows = false): void =>
  addRow(system, terms, 0, Infinity, follows);

/** The published numbers cannot all be true. */
export class Contradiction extends Error {}
