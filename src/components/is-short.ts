import type { Value } from '../model/views.ts';

/** Whether a value fits half the width of a phone: about six characters. */
export function isShort(value: Value): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return value.length <= 6;
  return 'status' in value || 'share' in value || 'suppressed' in value;
}
