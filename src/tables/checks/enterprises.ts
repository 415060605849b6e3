import { usccCheck } from '../personal.ts';
import type { Check } from './context.ts';

/** The 18th character follows from the others (GB 32100-2015). Elsewhere a uscc must name a row of this table. */
export const checkUsccs: Check = (context, raise) => {
  context.rows('enterprises').forEach(({ uscc, name }, position) => {
    if (usccCheck(uscc) !== 'check') return;
    raise('uscc-check-character', context.at('enterprises', position, 'uscc'), `“${name}”的信用代码“${uscc}”校验位不符`);
  });
};

const measureOf = {
  资金: 'amount',
  实物: 'amount',
  项目投资: 'amount',
  采购: 'amount',
  岗位: 'jobs',
  培训: 'trainees',
} as const;

/** A contribution says how much, in the measure that the honour rule counts. */
export const checkContributions: Check = (context, raise) => {
  context.rows('contributions').forEach((row, position) => {
    const measure = measureOf[row.kind];
    if (row[measure] !== undefined) return;
    const at = context.at('contributions', position, measure);
    const title = context.columnTitle('contributions', measure);
    raise('contribution-measure-missing', at, `投入“${row.contribution_id}”类别为“${row.kind}”，没有填写“${title}”`);
  });
};
