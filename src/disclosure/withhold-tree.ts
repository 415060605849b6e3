import { mayPrint } from './threshold.ts';

/** A printed sum of counts of people, and what it is the sum of. */
export interface CountNode {
  id: string;
  /** Counts that are printed or withheld together, such as [found work, did not]: whole numbers ≥ 0. Those of a node are the sums of its children's. */
  values: readonly number[];
  children: readonly CountNode[];
}

/**
 * Chooses which nodes of a table of sums are withheld, so that no count under the threshold is printed or can be worked out by taking what is
 * printed from a sum. Source: the same rule as `mayPrint`, carried through the sums (secondary suppression).
 *
 * - A node with a count under the threshold is withheld (but none is printed: it is nobody's).
 * - What is withheld under a printed sum is known together: it is at least two nodes, and each of its counts together is none or at least the threshold.
 *   Else the smallest of the others is withheld too.
 * - Below a withheld node everything is withheld, so that it cannot be added up again.
 *
 * Each withheld node then stands in one printed sum at most. This holds for a tree alone: print no second sum over the same rows.
 *
 * @param threshold whole number ≥ 2
 * @param isForced nodes that are withheld for another reason
 * @returns ids of the withheld nodes
 */
export function withholdTree(roots: readonly CountNode[], threshold: number, isForced: (id: string) => boolean = () => false): ReadonlySet<string> {
  const withheld = new Set<string>();
  const hide = (node: CountNode): void => {
    withheld.add(node.id);
    node.children.forEach(hide);
  };
  const isSmall = (values: readonly number[]): boolean => values.some((value) => !mayPrint(value, threshold));
  const sizeOf = ({ values }: CountNode): number => values.reduce((sum, value) => sum + value, 0);

  /** Returns whether the node itself must go. */
  const settle = (node: CountNode): boolean => {
    const { id, values, children } = node;
    const hidden = children.filter(settle);
    if (isForced(id) || isSmall(values)) return true;
    if (hidden.length === 0) return false;
    // Nodes without anybody are taken last: they hide nothing.
    const others = children
      .filter((child) => !hidden.includes(child))
      .sort((a, b) => Number(sizeOf(a) === 0) - Number(sizeOf(b) === 0) || sizeOf(a) - sizeOf(b) || (a.id < b.id ? -1 : 1));
    const isOpen = (): boolean => hidden.length < 2 || isSmall(values.map((_, at) => hidden.reduce((sum, child) => sum + child.values[at]!, 0)));
    while (isOpen()) {
      const next = others.shift();
      if (!next) return true;
      hidden.push(next);
    }
    hidden.forEach(hide);
    return false;
  };
  for (const root of roots) if (settle(root)) hide(root);
  return withheld;
}
