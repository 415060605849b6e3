import { ancestorCodes, type Row } from '../schema/index.ts';

/**
 * One step of a fund on its way down. Either the pot of a place (all rows of that place without a project) or the money of
 * one row to a project. Amounts in fen.
 */
export interface AllocationNode {
  regionCode: string;
  /** Set when the money reached a project. */
  projectId?: string;
  amount: number;
  /** The pot that the money was taken from; undefined when it came straight from the fund. */
  parent: AllocationNode | undefined;
  /** What was taken from this pot at the next step down. */
  children: AllocationNode[];
  /** Positions in the given rows: one for a project, one or more for a pot. */
  rows: number[];
}

/**
 * The way of one fund's money: "fund → place → project" (data dictionary). The parent of a pot is the pot of the nearest
 * place above it; of a project's money, the pot of its own place, else of the nearest place above; else the fund.
 *
 * @param rows rows of the allocations table, all of one fund
 * @returns all nodes, in order of their first row
 */
export function buildAllocationTree(
  rows: readonly Pick<Row<'allocations'>, 'region_code' | 'project_id' | 'amount'>[],
): AllocationNode[] {
  const nodes: AllocationNode[] = [];
  const pots = new Map<string, AllocationNode>();
  rows.forEach((row, index) => {
    const pot = row.project_id === undefined ? pots.get(row.region_code) : undefined;
    if (pot) {
      pot.amount += row.amount;
      pot.rows.push(index);
      return;
    }
    const node: AllocationNode = {
      regionCode: row.region_code,
      ...(row.project_id !== undefined && { projectId: row.project_id }),
      amount: row.amount,
      parent: undefined,
      children: [],
      rows: [index],
    };
    nodes.push(node);
    if (row.project_id === undefined) pots.set(row.region_code, node);
  });
  for (const node of nodes) {
    const above = node.projectId === undefined ? [] : [node.regionCode];
    for (const code of [...above, ...ancestorCodes(node.regionCode)]) {
      const pot = pots.get(code);
      if (!pot || pot === node) continue;
      node.parent = pot;
      pot.children.push(node);
      break;
    }
  }
  return nodes;
}
