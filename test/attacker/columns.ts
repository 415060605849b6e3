/** What the attacker knows of the columns' meaning: written down again here, apart from the code that publishes them. */

export const stocks = ['registered', 'closing', 'left'] as const;
export const inflows = ['identified', 'added', 'returned'] as const;
export const outflows = ['removed', 'exited'] as const;
export const flows = [...inflows, ...outflows] as const;
export const labours = ['yes', 'no', 'unreported'] as const;

export const causes = [
  'illness', 'disability', 'schooling', 'disaster', 'no_labour', 'no_skill',
  'no_capital', 'no_land', 'no_water', 'poor_roads', 'low_motivation', 'other',
] as const;

export const measures = [
  'industry', 'employment', 'relocation', 'ecology', 'education', 'health',
  'subsistence', 'housing', 'credit', 'social', 'reconstruction',
] as const;

/** Villages print causes in these groups, and towns the causes of those who have left. */
export const causeGroups = {
  health: ['illness', 'disability'],
  schooling: ['schooling'],
  means: ['no_labour', 'no_skill', 'no_capital'],
  other: ['disaster', 'no_land', 'no_water', 'poor_roads', 'low_motivation', 'other'],
} as const;

export type CauseGroup = keyof typeof causeGroups;
export const groups = Object.keys(causeGroups) as CauseGroup[];

/** The number of households that a column counts some of, or undefined for a column that is such a number itself. */
export function totalOf(key: string): string | undefined {
  if (key.endsWith('_persons')) return key.slice(0, -'_persons'.length);
  if (key.startsWith('exit_')) return 'left';
  if (key.startsWith('staying_')) return 'closing';
  if (/^(labour|measure|cause)_/.test(key)) return 'registered';
  return undefined;
}

/**
 * Numbers that nobody prints and any reader gets by subtraction: those without a measure, and those with a cause who
 * have not left.
 *
 * @returns the column to subtract from, or several to be added first, and the one to subtract; undefined for others
 */
export function differenceOf(key: string): { from: readonly string[]; less: string } | undefined {
  if (key.startsWith('no_measure_')) return { from: ['registered'], less: key.slice('no_'.length) };
  const [, group, part] = /^staying_(group_)?(.+)$/.exec(key) ?? [];
  if (part === undefined) return undefined;
  if (!group) return { from: [`cause_${part}`], less: `exit_${part}` };
  return { from: causeGroups[part as CauseGroup].map((cause) => `cause_${cause}`), less: `exit_group_${part}` };
}
