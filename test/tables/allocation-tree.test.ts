import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildAllocationTree, type AllocationNode } from '../../src/tables/allocation-tree.ts';

const pot = (region_code: string, amount: number) => ({ region_code, amount, project_id: undefined });
const toProject = (region_code: string, project_id: string, amount: number) => ({ region_code, amount, project_id });

const sum = (nodes: readonly AllocationNode[]): number => nodes.reduce((total, { amount }) => total + amount, 0);

test('money to a project is taken from the pot of its own place, else of the nearest place above, else from the fund', () => {
  const tree = buildAllocationTree([
    pot('990102000000', 80),
    toProject('990102101201', 'A', 30),
    pot('990102102000', 20),
    toProject('990102102000', 'B', 5),
    toProject('990102102203', 'C', 6),
    toProject('990103000000', 'D', 7),
  ]);
  expect(tree.map((node) => [node.projectId ?? node.regionCode, node.parent?.regionCode])).toEqual([
    ['990102000000', undefined],
    ['A', '990102000000'],
    ['990102102000', '990102000000'],
    ['B', '990102102000'],
    ['C', '990102102000'],
    ['D', undefined],
  ]);
});

test('several rows of one place are one pot', () => {
  const [county, village] = buildAllocationTree([pot('990102000000', 8), pot('990102101201', 3), pot('990102000000', 5)]);
  expect(county).toMatchObject({ amount: 13, rows: [0, 2] });
  expect(village?.parent).toBe(county);
});

const code = fc
  .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
  .map(([county, town, village]) => `9901${[county, town].map((n) => String(n).padStart(2, '0')).join('')}${town}`.padEnd(9, '0') + `00${village}`);
const rows = fc.array(
  fc.record({
    region_code: code,
    amount: fc.integer({ min: 0, max: 1000 }),
    project_id: fc.option(fc.constantFrom('A', 'B', 'C'), { nil: undefined }),
  }),
);

test('every row is in one node, no amount is lost, and every parent knows its children', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const tree = buildAllocationTree(given);
      expect(tree.flatMap((node) => node.rows).sort((a, b) => a - b)).toEqual(given.map((_, index) => index));
      expect(sum(tree)).toBe(given.reduce((total, { amount }) => total + amount, 0));
      for (const node of tree) {
        expect(node.parent === undefined || node.parent.children.includes(node)).toBe(true);
        expect(node.projectId === undefined || node.children.length === 0).toBe(true);
        // No node is its own ancestor.
        let steps = 0;
        for (let above = node.parent; above; above = above.parent) steps += 1;
        expect(steps).toBeLessThan(tree.length);
      }
      const below = tree.flatMap((node) => node.children);
      expect(new Set(below).size).toBe(below.length);
      expect(below.length + tree.filter((node) => !node.parent).length).toBe(tree.length);
    }),
  );
});

test('the order of the rows does not matter', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const shape = (tree: AllocationNode[]): string[] =>
        tree.map((node) => `${node.projectId ?? 'pot'} ${node.regionCode} ${node.amount} < ${node.parent?.regionCode}`).sort();
      expect(shape(buildAllocationTree(given.toReversed()))).toEqual(shape(buildAllocationTree(given)));
    }),
  );
});
