import { addressKey, addressOf, isUnusableAddress } from '../../schema/address.ts';
import type { Check } from './context.ts';

/** Tables whose rows each have a page that is named by a code the staff made up. */
const pages = [
  ['funds', 'fund_id'],
  ['projects', 'project_id'],
  ['notices', 'notice_id'],
  ['honours', 'honour_id'],
  ['assets', 'asset_id'],
  // A row a year: the same id again is the same page.
  ['revolving_funds', 'revolving_fund_id'],
  ['inspections', 'inspection_id'],
] as const;

/** Every id makes an address of its own. */
export const checkAddresses: Check = (context, raise) => {
  for (const [table, column] of pages) {
    const title = context.columnTitle(table, column as never);
    const taken = new Map<string, { id: string; position: number }>();
    (context.rows(table) as unknown as Record<string, string>[]).forEach((row, position) => {
      const id = row[column] ?? '';
      const at = context.at(table, position, column as never);
      if (isUnusableAddress(id)) {
        raise('address-reserved', at, `${title}“${id}”不能作网址`);
        return;
      }
      const key = addressKey(id);
      const before = taken.get(key);
      if (!before) taken.set(key, { id, position });
      else if (before.id !== id) {
        const other = `${context.rowName(table, before.position)}的“${before.id}”`;
        raise('address-clash', at, `${title}“${id}”与${other}会得到同一个网址“${addressOf(id)}”`);
      }
    });
  }
};
