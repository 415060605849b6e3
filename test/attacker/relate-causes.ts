import { causeGroups, causes, groups, type CauseGroup } from './columns.ts';
import { minus, plus, type Cells, type Movement } from './relations.ts';
import { addEquation, addNotNegative, type Quantity, type System, type Terms } from './system.ts';

const groupKeys = groups.map((group) => `group_${group}`);

/**
 * Causes of the registered and of those of them who have left, with those who came, were removed, left and came back
 * by cause, which nobody prints. Towns and all above are taken by the twelve causes, also where they print groups only;
 * villages by groups.
 */
export function relateCauses(system: System, cells: Cells, moved: Movement | undefined): void {
  const { code, year, children } = cells;
  const isFine = (of: string): boolean => cells.prints(of, 'cause_illness');
  const isCoarse = (of: string): boolean => !isFine(of) && cells.prints(of, 'cause_group_health');
  if (!isFine(code) && !isCoarse(code)) return;
  const partsOf = (of: string): readonly string[] => (isFine(of) ? causes : groupKeys);
  const parts = partsOf(code);
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

  addEquation(system, [...plus(parts.map((part) => own(`cause_${part}`))), [-1, own('registered')]], follows);
  if (knowsLeft) {
    addEquation(system, [...plus(parts.map((part) => own(`exit_${part}`))), [-1, own('left')]], follows);
    for (const part of parts) addNotNegative(system, [[1, own(`cause_${part}`)], [-1, own(`exit_${part}`)]], follows);
  }
  // What a place prints in groups beside the causes.
  for (const kind of knowsLeft ? ['cause', 'exit'] : ['cause']) {
    for (const group of isFine(code) ? groups : []) {
      const sum = cells.cell(code, `${kind}_group_${group}`);
      if (sum !== undefined) addEquation(system, [...plus(causeGroups[group].map((cause) => own(`${kind}_${cause}`))), [-1, sum]]);
    }
  }
  if (covered) {
    sumUp((of, part) => [[1, cells.number(of, `cause_${part}`)]]);
    if (knowsLeft && children.every((child) => cells.prints(child, 'left'))) sumUp((of, part) => [[1, cells.number(of, `exit_${part}`)]]);
  }
  if (!moved || follows) return;

  const canSumFlows = covered && children.every((child) => cells.movement(child));
  addEquation(system, [...parts.flatMap((part) => came(code, part)), ...minus(moved.entered)], canSumFlows);
  if (canSumFlows && !isNone(moved.entered) && !isNone(moved.removed)) sumUp(came);
  // Those removed with it are those who came, less the change.
  for (const part of parts) addNotNegative(system, [...came(code, part), ...minus(change(code, `cause_${part}`))]);
  if (isNone(moved.removed)) for (const part of parts) addNotNegative(system, change(code, `cause_${part}`));
  if (!knowsLeft) return;
  addEquation(system, [...parts.flatMap((part) => cameBack(code, part)), ...minus(moved.back)], canSumFlows);
  if (canSumFlows && !isNone(moved.back) && !isNone(moved.exited)) sumUp(cameBack);
  // Those who left with it are the change and those who came back.
  for (const part of parts) addNotNegative(system, [...change(code, `exit_${part}`), ...cameBack(code, part)]);

  /** Sums a table of causes over the children, of which some may be known by twelve causes and others only by groups. */
  function sumUp(value: (of: string, part: string) => Terms): void {
    const fine = children.filter(isFine);
    const coarse = children.filter(isCoarse);
    const sum = (places: readonly string[], keys: readonly string[]): Terms => places.flatMap((of) => keys.flatMap((key) => value(of, key)));
    if (!isFine(code)) {
      for (const key of groupKeys) {
        const within = causeGroups[key.slice('group_'.length) as CauseGroup];
        addEquation(system, [...value(code, key), ...minus([...sum(fine, within), ...sum(coarse, [key])])]);
      }
      return;
    }
    for (const group of groups) {
      for (const cause of causeGroups[group]) {
        const terms: Terms = [...value(code, cause), ...minus(sum(fine, [cause]))];
        if (coarse.length === 0) addEquation(system, terms);
        else if (fine.length > 0) addNotNegative(system, terms);
      }
      if (coarse.length === 0) continue;
      addEquation(system, [...sum([code], causeGroups[group]), ...minus([...sum(fine, causeGroups[group]), ...sum(coarse, [`group_${group}`])])]);
    }
  }
}
