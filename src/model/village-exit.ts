import type { Row } from '../schema/index.ts';
import { day } from './values.ts';
import type { Value } from './views.ts';

/** What stands for the day of leaving where a village was never poor and has nothing to leave: neither reported nor missing. */
export const neverToLeave = '不适用';

/** Whether a village was among those that are to leave: listed as more than one outside the categories. */
export const hadToLeave = (village: Row<'villages'> | undefined): boolean => village !== undefined && village.designation !== 'other';

/** The day on which a village left the list; else 未出列, or 不适用 where it never was to leave. */
export function exitValue(village: Row<'villages'> | undefined): Value {
  if (village?.exited_on !== undefined) return day(village.exited_on);
  return hadToLeave(village) ? '未出列' : neverToLeave;
}
