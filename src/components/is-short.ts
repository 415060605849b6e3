import type { Value } from '../model/views.ts';

/** A number of a document or voucher with hyphens in it, where a line may break: 记-2020-06-0018. */
export const isHyphenated = (value: Value): boolean => typeof value === 'string' && /^\S{1,20}$/.test(value) && /\d-\d/.test(value);

/** Whether a value fits half the width of a phone: about six characters. */
export function isShort(value: Value): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return value.length <= 6;
  if ('mark' in value) return value.text.length <= 4;
  return 'status' in value || 'share' in value || 'suppressed' in value;
}
