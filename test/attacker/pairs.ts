import type { Knowledge } from './relations.ts';
import { simplify, type Simplified } from './simplify.ts';
import { addRow } from './system.ts';

/** Above this, a program could not tell the share of one household from nothing. */
const manyPersons = 10_000;

/**
 * Simplifies, and adds that persons are nowhere without a household: how many persons there can be at most, which this
 * takes, is known only by then.
 */
export function simplifyPairs({ system, pairs }: Knowledge): Simplified {
  const simple = simplify(system);
  const ends = (variable: number): [low: number, high: number] => {
    const { root, sign, offset } = simple.alias(variable);
    const both = [simple.low[root]!, simple.high[root]!].map((end) => sign * end + offset) as [number, number];
    return sign > 0 ? both : [both[1], both[0]];
  };
  const before = system.rows.length;
  for (const [households, persons] of pairs) {
    const [fewest, most] = ends(persons);
    if (ends(households)[0] >= 1 || most > manyPersons) continue;
    if (fewest > 0) addRow(system, [[1, { variable: households }]], 1, Infinity);
    else addRow(system, [[most, { variable: households }], [-1, { variable: persons }]], 0, Infinity);
  }
  return system.rows.length > before ? simplify(system) : simple;
}
