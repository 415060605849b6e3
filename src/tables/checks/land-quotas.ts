import type { Check } from './context.ts';
import { fundName, wanYuan } from './wording.ts';

/** Hectares × price = amount (Sichuan: 300公顷……每公顷442.5万元……13.28亿元). */
export const checkLandQuotas: Check = (context, raise) => {
  context.rows('funds').forEach((fund, position) => {
    const { quota_hectares: hectares, price_per_hectare: price, amount } = fund;
    if (hectares === undefined || price === undefined) return;
    const due = Math.round(hectares * price);
    if (due === amount) return;
    const at = context.at('funds', position, 'amount');
    raise('land-quota-mismatch', at, `${fundName(fund)}：${hectares} 公顷×${wanYuan(price)}＝${wanYuan(due)}，资金规模却填 ${wanYuan(amount)}`);
  });
};
