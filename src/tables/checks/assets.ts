import { fundLevels, isWithin, type Row } from '../../schema/index.ts';
import { computeFactoryReward, factoryAreas, liesInCity, type ProjectFunding } from '../factory-reward.ts';
import type { Check, CheckContext } from './context.ts';
import { projectName, wanYuan } from './wording.ts';

const projectOf = (context: CheckContext, id: string | undefined): Row<'projects'> | undefined =>
  id === undefined ? undefined : context.rows('projects')[context.rowsBy('projects', 'project_id').first(id) ?? -1];

/** An asset stands where its project was carried out. */
export const checkAssetPlaces: Check = (context, raise) => {
  context.rows('assets').forEach(({ name, village_code: village, project_id: id }, position) => {
    const project = projectOf(context, id);
    if (!project || project.region_code.some((code) => isWithin(village, code))) return;
    const at = context.at('assets', position, 'village_code');
    raise('asset-project-elsewhere', at, `资产“${name}”在“${village}”，${projectName(project)}在“${project.region_code.join('、')}”`);
  });
};

/** What a project's funds gave to it and paid. */
function fundingsOf(context: CheckContext, projectId: string): ProjectFunding[] {
  const funds = context.rows('funds');
  const byFund = new Map<string, ProjectFunding>();
  const add = (fundId: string, key: 'allocated' | 'paid', amount: number): void => {
    const fund = funds[context.rowsBy('funds', 'fund_id').first(fundId) ?? -1];
    if (!fund) return;
    const funding = byFund.get(fundId) ?? { level: fund.level, kind: fund.kind, allocated: 0, paid: 0 };
    funding[key] += amount;
    byFund.set(fundId, funding);
  };
  for (const table of ['allocations', 'disbursements'] as const) {
    for (const position of context.rowsBy(table, 'project_id').all(projectId)) {
      const { fund_id: fundId, amount } = context.rows(table)[position]!;
      add(fundId, table === 'allocations' ? 'allocated' : 'paid', amount);
    }
  }
  return [...byFund.values()];
}

/** No level pays more for a factory than the rule of portal.json gives (Huai'an 三(八)). One that pays less is marked on its page. */
export const checkFactoryRewards: Check = (context, raise) => {
  if (!(['funds', 'allocations', 'disbursements'] as const).every((table) => context.isWhole(table))) return;
  const rows = context.rows('assets');
  for (const [projectId, area] of factoryAreas(rows)) {
    if (area === undefined) continue;
    const position = context.rowsBy('assets', 'project_id').all(projectId).find((at) => rows[at]!.kind === 'standard_factory') ?? 0;
    const hasCity = liesInCity(rows[position]!.village_code, (code) => context.exists('regions', code));
    const { lines } = computeFactoryReward(context.portal.factory_reward, area, hasCity, fundingsOf(context, projectId));
    for (const { level, due, paid } of lines) {
      if (paid <= due) continue;
      const at = context.at('assets', position, 'area');
      const figures = `建成 ${area} 平方米，${fundLevels[level]}奖补应为 ${wanYuan(due)}，已拨付 ${wanYuan(paid)}`;
      raise('factory-reward-over-rule', at, `项目“${projectId}”${figures}，多出 ${wanYuan(paid - due)}`);
    }
  }
};
