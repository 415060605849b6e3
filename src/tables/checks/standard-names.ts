import { addressKey } from '../../schema/address.ts';
import { standardAddress, standardName } from '../../schema/index.ts';
import type { Check } from './context.ts';

/** Every standard of the checklists makes an address of its own. */
export const checkStandardNames: Check = (context, raise) => {
  const taken = new Map<string, { name: string; position: number }>();
  const seen = new Set<string>();
  context.rows('checklists').forEach(({ standard }, position) => {
    const name = standardName(standard);
    if (seen.has(name)) return;
    seen.add(name);
    const at = context.at('checklists', position, 'standard');
    const key = addressKey(standardAddress(name));
    if (key.startsWith('.') || !/[\p{L}\p{N}]/u.test(key)) {
      raise('standard-name-clash', at, `标准“${name}”不能作网址`);
      return;
    }
    const before = taken.get(key);
    if (!before) taken.set(key, { name, position });
    else raise('standard-name-clash', at, `标准“${name}”与${context.rowName('checklists', before.position)}的“${before.name}”会得到同一个网址`);
  });
};
