import type { TableName } from '../../schema/index.ts';
import type { Check } from './context.ts';

/** [table, part, whole]: counts of which the first is among the second. A household has at least one person. */
const parts: readonly [TableName, string, string][] = [
  ['villages', 'households', 'population'],
  ['projects', 'beneficiary_households', 'beneficiary_persons'],
  ['assets', 'registry_jobs', 'jobs'],
  ['training', 'employed', 'trainees'],
  ['cadre_pairings', 'raised', 'households'],
  ['inspections', 'passed', 'sampled'],
];

export const checkParts: Check = (context, raise) => {
  for (const [table, part, whole] of parts) {
    (context.rows(table) as unknown as Record<string, number | undefined>[]).forEach((row, position) => {
      const small = row[part];
      const large = row[whole];
      if (small === undefined || large === undefined || small <= large) return;
      const [partTitle, wholeTitle] = [part, whole].map((column) => context.columnTitle(table, column as never));
      raise('part-over-whole', context.at(table, position, part as never), `${partTitle} ${small} 大于${wholeTitle} ${large}`);
    });
  }
};
