import { smallCountsIn } from '../../schema/counts-in-text.ts';
import type { Check } from './context.ts';
import { projectName } from './wording.ts';

const told = ['name', 'task', 'goal', 'benefit'] as const;

/** What is withheld in the column of beneficiary households must not stand in the words of the same project. */
export const checkSmallCounts: Check = (context, raise) => {
  const { threshold } = context.portal.disclosure;
  context.rows('projects').forEach((row, position) => {
    const { beneficiary_households: households } = row;
    if (households === undefined || households === 0 || households >= threshold) return;
    for (const column of told) {
      if (smallCountsIn(row[column], threshold).length === 0) continue;
      const title = context.columnTitle('projects', column);
      raise('small-count-in-text', context.at('projects', position, column), `${projectName(row)}受益户数很少，不公布；“${title}”里却写了几户、几人`);
    }
  });
};
