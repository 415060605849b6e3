import { causeGroups, causes, groups } from './columns.ts';
import { minus, type Cells, type Movement } from './relations.ts';
import { addEquation, addNotNegative, type Quantity, type System, type Terms } from './system.ts';

const groupKeys = groups.map((group) => `group_${group}`);

/**
 * Causes of the registered and of those of them who have left, with those who came, were removed, left and came back
 * by cause, which nobody prints. Towns and all above are taken by the twelve causes and by their groups, whatever they
 * print; villages by groups.
 */
export function relateCauses(system: System, cells: Cells, moved: Movement | undefined): void {
  const { code, children } = cells;
  const isFine = (of: string): boolean => cells.prints(of, 'cause_illness');
  const isCoarse = (of: string): boolean => !isFine(of) && cells.prints(of, 'cause_group_health');
  if (!isFine(code) && !isCoarse(code)) return;
  const parts: readonly string[] = isFine(code) ? causes : groupKeys;
  const knowsLeft = cells.prints(code, 'left');
  const own = (key: string): Quantity => cells.number(code, key);
  const covered = children.length > 0 && children.every((child) => isFine(child) || isCoarse(child));
  /** Then what is said of this place by cause is the sum of what is said of its children. */
  const follows = covered && (isCoarse(code) || children.every(isFine)) && cells.follows('registered', ...(knowsLeft ? ['left'] : []));

  const change = (of: string, key: string): Terms => [[1, cells.number(of, key)], [-1, cells.earlier(of, key)]];
  const isNone = (terms: Terms): boolean => terms.every(([, quantity]) => quantity === 0);
  /** Those who came with a cause: what the stock grew by, where nobody was removed. */
  const came = (of: string, part: string): Terms => {
    const { entered, removed } = cells.movement(of)!;
    if (isNone(entered)) return [];
    return isNone(removed) ? change(of, `cause_${part}`) : [[1, cells.number(of, `in_${part}`)]];
  };
  const cameBack = (of: string, part: string): Terms => {
    const { exited, back } = cells.movement(of)!;
    if (isNone(back)) return [];
    return isNone(exited) ? minus(change(of, `exit_${part}`)) : [[1, cells.number(of, `back_${part}`)]];
  };

  relateTable((of, part) => [[1, cells.number(of, `cause_${part}`)]], [[1, own('registered')]], covered, follows);
  if (knowsLeft) {
    const canSum = covered && children.every((child) => cells.prints(child, 'left'));
    relateTable((of, part) => [[1, cells.number(of, `exit_${part}`)]], [[1, own('left')]], canSum, follows);
    for (const part of parts) addNotNegative(system, [[1, own(`cause_${part}`)], [-1, own(`exit_${part}`)]], follows);
  }
  if (!moved || follows) return;

  const canSum = covered && children.every((child) => cells.movement(child));
  if (isNone(moved.removed)) {
    for (const part of parts) addNotNegative(system, change(code, `cause_${part}`));
  } else {
    if (!isNone(moved.entered)) relateTable(came, moved.entered, canSum, false);
    // Those removed with it are those who came, less the change.
    for (const part of parts) addNotNegative(system, [...came(code, part), ...minus(change(code, `cause_${part}`))]);
  }
  if (!knowsLeft) return;
  if (isNone(moved.exited)) {
    for (const part of parts) addNotNegative(system, minus(change(code, `exit_${part}`)));
  } else {
    if (!isNone(moved.back)) relateTable(cameBack, moved.back, canSum, false);
    // Those who left with it are the change and those who came back.
    for (const part of parts) addNotNegative(system, [...change(code, `exit_${part}`), ...cameBack(code, part)]);
  }

  /** Causes are the parts of their groups, groups of the total, and both the sums over the children that have them. */
  function relateTable(value: (of: string, part: string) => Terms, total: Terms, canSumUp: boolean, isImplied: boolean): void {
    const sum = (places: readonly string[], keys: readonly string[]): Terms => places.flatMap((of) => keys.flatMap((key) => value(of, key)));
    addEquation(system, [...sum([code], groupKeys), ...minus(total)], isImplied);
    for (const group of groups) {
      const key = `group_${group}`;
      if (canSumUp) addEquation(system, [...value(code, key), ...minus(sum(children, [key]))]);
      if (!isFine(code)) continue;
      addEquation(system, [...value(code, key), ...minus(sum([code], causeGroups[group]))]);
      const fine = children.filter(isFine);
      if (!canSumUp || fine.length === 0) continue;
      for (const cause of causeGroups[group]) {
        const terms: Terms = [...value(code, cause), ...minus(sum(fine, [cause]))];
        if (fine.length === children.length) addEquation(system, terms);
        else addNotNegative(system, terms);
      }
    }
  }
}
