import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayPrint } from '../../src/disclosure/threshold.ts';
import { withholdTree, type CountNode } from '../../src/disclosure/withhold-tree.ts';

const threshold = 5;

/** A tree from nested lists: a pair of counts is a leaf. */
type Nested = [number, number] | Nested[];
const isLeaf = (nested: Nested): nested is [number, number] => typeof nested[0] === 'number';
function tree(nested: Nested, id = 'r'): CountNode {
  if (isLeaf(nested)) return { id, values: nested, children: [] };
  const children = nested.map((child, at) => tree(child, `${id}/${at}`));
  return { id, values: [0, 1].map((at) => children.reduce((sum, { values }) => sum + values[at]!, 0)), children };
}

/** Which rows of a flat table are withheld; 'r' where the sum is. */
const withheldIn = (rows: [number, number][]): (number | 'r')[] =>
  [...withholdTree([tree(rows)], threshold)].map((id) => (id === 'r' ? id : Number(id.slice(2)))).sort();

/** All lists of so many numbers ≥ 0 with a given sum. */
const waysToAdd = (sum: number, length: number): number[][] =>
  length === 1 ? [[sum]] : Array.from({ length: sum + 1 }, (_, first) => waysToAdd(sum - first, length - 1).map((rest) => [first, ...rest])).flat();

const counts = fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 14 }));
const trees = fc.array(fc.array(counts, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }).map((nested) => tree(nested));
const nodesOf = (node: CountNode): CountNode[] => [node, ...node.children.flatMap(nodesOf)];

describe('withholding small counts in a table of sums', () => {
  test('one small row takes another with it, so that the sum does not give it away', () => {
    expect(withheldIn([[40, 30], [2, 9], [16, 18], [20, 20]])).toEqual([0, 1]);
  });

  test('the other is not chosen by its size, for that would tell what the small one is', () => {
    // Were the smallest taken, a reader would know that it is at most 14, and so that the small one is at least 4.
    expect(withheldIn([[15, 0], [14, 0], [4, 0]])).toEqual([0, 2]);
  });

  test('rows that are all small take one that is not', () => {
    expect(withheldIn([[4, 0], [50, 0], [4, 0]])).toEqual([0, 1, 2]);
    expect(withheldIn([[1, 0], [1, 0], [1, 0], [1, 0], [1, 0], [50, 0]])).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('a row without anybody is printed, and is no cover for others', () => {
    expect(withheldIn([[0, 0], [3, 9], [30, 30]])).toEqual([1, 2]);
  });

  test('a small row that is all of its sum takes the sum, and all below a withheld sum goes too', () => {
    const withheld = withholdTree([tree([[[2, 9]], [[20, 20], [30, 30]], [[100, 100], [90, 90]]])], threshold);
    expect([...withheld].sort()).toEqual(['r/0', 'r/0/0', 'r/1', 'r/1/0', 'r/1/1']);
  });

  test('nothing is withheld where nothing is small', () => {
    fc.assert(
      fc.property(trees, (root) => {
        const isSafe = nodesOf(root).every(({ values }) => values.every((value) => mayPrint(value, threshold)));
        expect(!isSafe || withholdTree([root], threshold).size === 0).toBe(true);
      }),
    );
  });

  test('what is printed is never small, and what is withheld under a printed sum is two nodes or more, together not small', () => {
    fc.assert(
      fc.property(trees, (root) => {
        const withheld = withholdTree([root], threshold);
        for (const node of nodesOf(root)) {
          if (withheld.has(node.id)) {
            for (const child of node.children) expect(withheld.has(child.id)).toBe(true);
            continue;
          }
          for (const value of node.values) expect(mayPrint(value, threshold)).toBe(true);
          const hidden = node.children.filter(({ id }) => withheld.has(id));
          if (hidden.length === 0) continue;
          expect(hidden.length).toBeGreaterThan(1);
          for (const at of [0, 1]) expect(mayPrint(hidden.reduce((sum, { values }) => sum + values[at]!, 0), threshold)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('somebody who knows the rule and all printed numbers still finds three values or more for each small count', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 }), (numbers) => {
        const withheld = withheldIn(numbers.map((number) => [number, 0]));
        // The sum itself is withheld: nothing is known of its rows together.
        if (withheld.includes('r') || withheld.length === 0) return;
        const rows = withheld as number[];
        const possible = rows.map(() => new Set<number>());
        const told = numbers.reduce((sum, number, at) => sum + (rows.includes(at) ? number : 0), 0);
        for (const values of waysToAdd(told, rows.length)) {
          const other = [...numbers];
          rows.forEach((row, at) => (other[row] = values[at]!));
          if (String(withheldIn(other.map((number) => [number, 0]))) === String(rows)) values.forEach((value, at) => possible[at]!.add(value));
        }
        rows.forEach((row, at) => {
          if (!mayPrint(numbers[row]!, threshold)) expect(possible[at]!.size, `${String(numbers)}: row ${row}`).toBeGreaterThanOrEqual(3);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('a node that is withheld for another reason is covered like a small one', () => {
    expect([...withholdTree([tree([[40, 30], [20, 20], [30, 30]])], threshold, (id) => id === 'r/0')].sort()).toEqual(['r/0', 'r/1']);
  });
});
