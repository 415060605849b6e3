/**
 * How values are written for people. Money is integer fen (分) everywhere inside; this file is the edge where it
 * becomes 元 or 万元. Pure; imports nothing, so that pages, feeds and command line all say the same.
 */

const groupThousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

function scaleFen(fen: number, decimals: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError('money must be a safe integer of fen');
  const digits = String(Math.abs(fen)).padStart(decimals + 1, '0');
  const whole = groupThousands(digits.slice(0, -decimals));
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return `${fen < 0 ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

/** Fen as 元, exact: 86790700 → "867,907". */
export const formatYuan = (fen: number): string => scaleFen(fen, 2);

/** Fen as 万元, exact (up to six decimals, none invented, none lost): 86790700 → "86.7907". */
export const formatWanYuan = (fen: number): string => scaleFen(fen, 6);

/**
 * Fen as 万元 rounded half up to two decimals, for reading; always show the exact 元 somewhere near. A sum too small for
 * two decimals is written in full: "0" means nothing at all.
 */
export function formatWanYuanShort(fen: number): string {
  const cents = Math.sign(fen) * Math.floor((Math.abs(fen) + 5_000) / 10_000);
  return cents === 0 ? formatWanYuan(fen) : scaleFen(cents, 2);
}

/**
 * An amount with both its decimals, as columns of money want it: 5,779.2 → 5,779.20. Nothing stays 0, so that it is seen
 * at a glance; what is too small for two decimals keeps all it has.
 */
export function toColumn(amount: string): string {
  if (amount === '0') return amount;
  const [whole = '', fraction = ''] = amount.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}

/** A count with thousands separators. */
export const formatCount = (count: number): string => groupThousands(String(count));

/** Bytes as people say them: 12 KB, 1.4 MB. */
export const formatBytes = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

/** "2017-12-18" → "2017年12月18日". */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** A share as a percentage with one decimal; the whole is never claimed before it is reached (99.96% → "99.9%"). */
export function formatPercent(part: number, whole: number): string {
  if (whole === 0) return '—';
  const tenths = Math.floor((part / whole) * 1000);
  return `${(tenths / 10).toFixed(1).replace(/\.0$/, '')}%`;
}

/** The public's words for where a project stands. */
export const statusWords = {
  pooled: '已入库',
  planned: '已计划',
  building: '在建',
  finished: '已完工',
  accepted: '已验收',
  cancelled: '已终止',
} as const;
