import { isWithin, type Row } from '../../schema/index.ts';
import { buildAllocationTree, type AllocationNode } from '../allocation-tree.ts';
import type { Check, CheckContext, Raise } from './context.ts';
import { fundName, projectName, wanYuan } from './wording.ts';

const sum = (nodes: readonly AllocationNode[]): number => nodes.reduce((total, node) => total + node.amount, 0);

/**
 * "Allocations of a fund ≤ its amount (and = by year end: warning) · a place's allocations from a fund ≥ what its projects
 * and places below received from it" (data dictionary). Only with a whole allocations table: a rejected row would make
 * a place look poorer than it is.
 */
export const checkFundTotals: Check = (context, raise) => {
  if (!context.tables.allocations || !context.isWhole('allocations')) return;
  const allocations = context.rows('allocations');
  const byFund = context.rowsBy('allocations', 'fund_id');
  context.rows('funds').forEach((fund, position) => {
    const positions = byFund.all(fund.fund_id);
    const tree = buildAllocationTree(positions.map((at) => allocations[at] as Row<'allocations'>));
    checkFund(context, raise, position, sum(tree.filter((node) => node.parent === undefined)));
    for (const node of tree) checkPot(context, raise, fund, node, positions[node.rows[0] ?? 0] ?? 0);
  });
};

function checkFund(context: CheckContext, raise: Raise, position: number, allocated: number): void {
  const fund = context.rows('funds')[position] as Row<'funds'>;
  const at = context.at('funds', position, 'amount');
  const figures = `${fundName(fund)}规模 ${wanYuan(fund.amount)}，已分配 ${wanYuan(allocated)}`;
  if (allocated > fund.amount) {
    raise('fund-over-allocated', at, `${figures}，多出 ${wanYuan(allocated - fund.amount)}`);
  } else if (allocated < fund.amount && context.asOf > `${fund.year}-12-31`) {
    raise('fund-not-fully-allocated', at, `${figures}，${fund.year} 年底已过，还有 ${wanYuan(fund.amount - allocated)}未分配`);
  }
}

function checkPot(context: CheckContext, raise: Raise, fund: Row<'funds'>, node: AllocationNode, position: number): void {
  const given = sum(node.children);
  if (given <= node.amount) return;
  const at = context.at('allocations', position, 'amount');
  const place = context.rows('regions')[context.rowsBy('regions', 'code').first(node.regionCode) ?? -1];
  const name = place ? `${place.name}（${node.regionCode}）` : `“${node.regionCode}”`;
  raise(
    'place-over-allocated',
    at,
    `${name}从${fundName(fund)}分到 ${wanYuan(node.amount)}，分给下级和项目 ${wanYuan(given)}，多出 ${wanYuan(given - node.amount)}`,
  );
}

/** Money to a project is booked at the place where the project is, above it or below it. */
export const checkAllocationPlaces: Check = (context, raise) => {
  const projects = context.rows('projects');
  context.rows('allocations').forEach(({ project_id: id, region_code: place }, position) => {
    const project = id === undefined ? undefined : projects[context.rowsBy('projects', 'project_id').first(id) ?? -1];
    if (!project || project.region_code.some((code) => isWithin(code, place) || isWithin(place, code))) return;
    const at = context.at('allocations', position, 'region_code');
    raise('allocation-elsewhere', at, `${projectName(project)}在“${project.region_code.join('、')}”，这一行却分到“${place}”`);
  });
};
