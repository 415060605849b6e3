import { commitmentsOf, commitmentsRoot, commitmentTable, quotedTable } from '../commitments.ts';
import type { Facts } from '../facts.ts';
import type { Block, PolicyParts } from '../views.ts';

/**
 * What stands on a policy's own page besides its text: pictures made from its numbers, what follows what, and what it promises.
 *
 * @returns undefined for an id that is no policy
 */
export function policyParts(facts: Facts, id: string): PolicyParts | undefined {
  const policy = facts.policies.find((one) => one.id === id);
  if (!policy) return undefined;
  const own = commitmentsOf({ ...facts, policies: [policy] });
  const table = policy.reference ? quotedTable(own, '这份文件的目标') : commitmentTable(own, '这份文件的承诺', false);
  return {
    title: policy.title,
    pictures: [
      ...policy.charts.map(({ title, unit, rows, note }): Block => ({
        type: 'bars',
        bars: { caption: `${title}（${unit}）${note ? `。${note}` : ''}`, rows: rows.map(({ label, number }) => ({ label, value: number.toLocaleString('en-US', { maximumFractionDigits: 4 }), length: number })) },
      })),
      ...policy.steps.map(({ title, steps }): Block => ({ type: 'steps', title, steps })),
    ],
    ...(own.length > 0 && {
      targets: {
        id: 'targets',
        title: policy.reference ? '文件里的目标' : '答应的事办到了没有',
        blocks: [{ type: 'table', table, hideCaption: true }],
        more: { text: '全部文件的承诺', href: commitmentsRoot },
      },
    }),
  };
}
