import { fundLevels } from '../../schema/index.ts';
import type { Facts } from '../facts.ts';
import type { Fund, Project } from '../money.ts';
import { addTo, groupBy, total } from '../values.ts';
import type { MoneySummary } from '../views.ts';

/** How far projects are, in the order in which a reader asks. */
const stages: readonly { label: string; of: readonly Project['status'][] }[] = [
  { label: '完工', of: ['finished', 'accepted'] },
  { label: '在建', of: ['building'] },
  { label: '未开工', of: ['pooled', 'planned'] },
  { label: '终止', of: ['cancelled'] },
];

/**
 * What is said first of a village or a higher place: what it received, from where, for what, how far along. Amounts in fen.
 * Its parts add up: `sources` to `received`, `uses` and `stages` each to `projects`. Projects shared with other
 * places are counted in `shared` alone, for their money is not in the place's sums either.
 */
export function moneySummary({ money: sums }: Facts, code: string): MoneySummary {
  const inflows = sums.inflows(code);
  const projects = sums.projectsWithin(code);
  const years = inflows.map(({ fund }) => fund.year);
  const byLevel = new Map<Fund['level'], number>();
  for (const { fund, amount } of inflows) addTo(byLevel, fund.level, amount);
  // Of equal amounts the higher level comes first, and of equal counts the kind whose project is newest: both sorts are stable.
  const levels = (Object.keys(fundLevels) as Fund['level'][]).filter((level) => (byLevel.get(level) ?? 0) !== 0);
  return {
    received: sums.inflow(code),
    ...(years.length > 0 && { years: { first: Math.min(...years), last: Math.max(...years) } }),
    sources: levels.map((level) => ({ label: fundLevels[level], amount: byLevel.get(level) ?? 0 })).sort((a, b) => b.amount - a.amount),
    paid: sums.paid(code),
    projects: projects.length,
    uses: [...groupBy(projects, ({ category }) => category)].map(([label, of]) => ({ label, count: of.length })).sort((a, b) => b.count - a.count),
    stages: stages
      .map(({ label, of }) => ({ label, count: total(projects.map(({ status }) => Number(of.includes(status)))) }))
      .filter(({ count }) => count > 0),
    shared: sums.projectsShared(code).length,
  };
}
