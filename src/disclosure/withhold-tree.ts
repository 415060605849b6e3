import { mayPrint } from './threshold.ts';

/** A printed sum of counts of people, and what it is the sum of. */
export interface CountNode {
  id: string;
  /** Counts that are printed or withheld together, such as [found work, did not]: whole numbers ≥ 0. Those of a node are the sums of its children's. */
  values: readonly number[];
  children: readonly CountNode[];
}

/**
 * Chooses which nodes of a table of sums are withheld, so that no count under the threshold is printed or can be worked out from what is printed,
 * not even by somebody who knows this rule. Source: the same threshold as `mayPrint`, carried through the sums (secondary suppression).
 *
 * - A node with a count under the threshold is withheld (but none is printed: it is nobody's).
 * - What is withheld under a printed sum is known together. So others are withheld with it, one after the other in the order of the table, until the small
 *   ones could each be anything under the threshold, the others all at or over it, and the sum would be the same. The order says nothing of values: to take
 *   the smallest would tell that the small one is what the next larger leaves.
 * - Where there are not enough others, the sum itself is withheld; below a withheld node everything is, so that it cannot be added up again.
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
  const isSmall = (value: number): boolean => !mayPrint(value, threshold);

  /** Whether small counts of hidden nodes could be worked out from what the hidden ones are together. */
  const isOpen = (values: readonly number[]): boolean => {
    const small = values.filter(isSmall).length;
    const covering = values.filter((value) => value >= threshold).length;
    return isSmall(sum(values)) || (small > 0 && (covering === 0 || sum(values) < (threshold - 1) * small + threshold * covering));
  };

  /** Returns whether the node itself must go. */
  const settle = ({ id, values, children }: CountNode): boolean => {
    const hidden = children.filter(settle);
    if (isForced(id) || values.some(isSmall)) return true;
    if (hidden.length === 0) return false;
    const others = children.filter((child) => !hidden.includes(child) && sum(child.values) > 0);
    while (hidden.length < 2 || values.some((_, at) => isOpen(hidden.map((child) => child.values[at]!)))) {
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

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
