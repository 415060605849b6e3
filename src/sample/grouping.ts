/** Order by code units, the same on every machine (unlike `localeCompare`). */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function groupBy<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** The next number under a key, from 1. */
export function countUp(counts: Map<string, number>, key: string): number {
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}
