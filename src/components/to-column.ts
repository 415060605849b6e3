/**
 * An amount with both its decimals, as columns of money want it: 5,779.2 → 5,779.20. Nothing stays 0, so that it is seen
 * at a glance; what is too small for two decimals keeps all it has.
 */
export function toColumn(amount: string): string {
  if (amount === '0') return amount;
  const [whole = '', fraction = ''] = amount.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}
