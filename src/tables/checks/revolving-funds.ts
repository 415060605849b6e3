import type { Row } from '../../schema/index.ts';
import type { Check } from './context.ts';
import { wanYuan } from './wording.ts';

/** "closing = opening + received + repaid − spent" (data dictionary). Judged when both balances are reported; a blank flow is nothing. */
export const checkRevolvingClosing: Check = (context, raise) => {
  context.rows('revolving_funds').forEach(({ name, year, opening, received = 0, repaid = 0, spent = 0, closing }, position) => {
    if (opening === undefined || closing === undefined) return;
    const due = opening + received + repaid - spent;
    if (closing === due) return;
    const at = context.at('revolving_funds', position, 'closing');
    const sum = `期初 ${wanYuan(opening)}＋收入 ${wanYuan(received)}＋收回 ${wanYuan(repaid)}－支出 ${wanYuan(spent)}＝${wanYuan(due)}`;
    raise('revolving-closing', at, `${name} ${year} 年：${sum}，期末余额却填 ${wanYuan(closing)}`);
  });
};

/** A year opens with what the year before closed with. */
export const checkRevolvingCarry: Check = (context, raise) => {
  const rows = context.rows('revolving_funds');
  const byId = context.rowsBy('revolving_funds', 'revolving_fund_id');
  for (const id of byId.values()) {
    const positions = byId.all(id);
    const ofYear = new Map(positions.map((position) => [rows[position]?.year, rows[position]]));
    for (const position of positions) {
      const { name, year, opening } = rows[position] as Row<'revolving_funds'>;
      const before = ofYear.get(year - 1)?.closing;
      if (opening === undefined || before === undefined || opening === before) continue;
      const at = context.at('revolving_funds', position, 'opening');
      raise('revolving-carry', at, `${name} ${year} 年期初余额 ${wanYuan(opening)}，上年期末余额 ${wanYuan(before)}`);
    }
  }
};
