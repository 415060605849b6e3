import type { Measure } from '../../schema/prose.ts';
import { isInScope } from '../target-scope.ts';
import type { Check, CheckContext } from './context.ts';

function mistake(context: CheckContext, measure: Measure): string | undefined {
  if (measure.region !== undefined && context.has('regions') && !context.rowsBy('regions', 'code').has(measure.region)) {
    return `区划表没有 ${measure.region}`;
  }
  if (!('villages' in measure) || !context.isWhole('villages')) return undefined;
  const number = context.rows('villages').filter((village) => isInScope(village, measure)).length;
  return measure.villages !== undefined && number < measure.villages ? `要求 ${measure.villages} 个村，范围内只有 ${number} 个` : undefined;
}

/** A target that can never be reached, or speaks of a place that is not there, was written down wrongly. */
export const checkTargets: Check = (context, raise) => {
  for (const { id, targets } of context.policies ?? []) {
    for (const { promise, measure } of targets) {
      const wrong = measure && mistake(context, measure);
      if (wrong !== undefined) raise('target-scope', { file: `content/policies/${id}.mdx`, column: 'targets' }, `承诺“${promise}”：${wrong}`);
    }
  }
};
