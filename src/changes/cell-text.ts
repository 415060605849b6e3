import { formatWanYuan, formatYuan } from '../format.ts';
import type { Column } from '../schema/index.ts';

/**
 * What a cell says, as staff write it: words of the sheets, several parts joined by 、, amounts with their unit (86.7907 万元), exact. Undefined for
 * a blank cell.
 */
export function cellText({ kind, unit, choices }: Column, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (kind === 'money') return unit === '元' ? `${formatYuan(value as number)} 元` : `${formatWanYuan(value as number)} 万元`;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return [value].flat().map((part) => choices?.[String(part)] ?? String(part)).join('、');
}
