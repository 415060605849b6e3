import type { TableName } from '../../schema/index.ts';
import type { CheckCode } from './codes.ts';
import type { Check } from './context.ts';

/** [table, column, companion]: where the first is filled in, the second must be too. */
const companions: readonly [TableName, string, string, CheckCode][] = [
  ['funds', 'open_from', 'open_to', 'period-incomplete'],
  ['funds', 'open_to', 'open_from', 'period-incomplete'],
  ['funds', 'quota_hectares', 'price_per_hectare', 'companion-missing'],
  ['funds', 'price_per_hectare', 'quota_hectares', 'companion-missing'],
  ['notices', 'open_from', 'open_to', 'period-incomplete'],
  ['notices', 'open_to', 'open_from', 'period-incomplete'],
  ['needs', 'matched_by', 'matched_on', 'companion-missing'],
  ['needs', 'matched_on', 'matched_by', 'companion-missing'],
  ['contributions', 'verified_on', 'verified_by', 'companion-missing'],
  ['contributions', 'verified_by', 'verified_on', 'companion-missing'],
  ['honours', 'revoked_on', 'revoked_reason', 'companion-missing'],
  ['honours', 'revoked_reason', 'revoked_on', 'companion-missing'],
  ['findings', 'resolved_on', 'result', 'companion-missing'],
];

export const checkCompanions: Check = (context, raise) => {
  for (const [table, column, companion, code] of companions) {
    (context.rows(table) as unknown as Record<string, unknown>[]).forEach((row, position) => {
      if (row[column] === undefined || row[companion] !== undefined) return;
      const [filled, empty] = [column, companion].map((name) => context.columnTitle(table, name as never));
      raise(code, context.at(table, position, companion as never), `填写了“${filled}”，没有填写“${empty}”`);
    });
  }
};
