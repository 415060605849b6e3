import type { ChangeReport } from '../changes/report.ts';
import { UserError } from '../errors.ts';
import { findUnaccepted, type AcceptedWarning } from '../tables/accepted-warnings.ts';

const shown = 10;

/**
 * All warnings of a release, of the check and of what changes. Lets pass what was accepted with the release before, and the rest only when it is accepted now.
 *
 * @param found warnings of the check
 * @returns all of them, for the manifest
 * @throws UserError that names those that are new
 */
export function refuseWarnings(found: readonly AcceptedWarning[], changes: ChangeReport, before: readonly AcceptedWarning[], isAccepted: boolean): AcceptedWarning[] {
  const all = [...found, ...changes.warnings.map(({ key, code, message }) => ({ key, code, message }))];
  const warnings = [...new Map(all.map((warning) => [warning.key, warning])).values()];
  const added = findUnaccepted(warnings, before);
  if (added.length === 0 || isAccepted) return warnings;
  const lines = added.slice(0, shown).map(({ message, code }) => `  ${message} [${code}]`);
  if (added.length > shown) lines.push(`  ……其余 ${added.length - shown} 个`);
  throw new UserError(`有 ${added.length} 个新的提醒，没有人确认：\n${lines.join('\n')}`, {
    hint: '逐个看过；没有错的，加上 --accept-warnings yes 确认（由谁确认会记入发布记录）',
    atDesk: '请回到第 2 步再检查、对比一次；逐个看过，没有错的，在发布前打勾（由谁确认会记入发布记录）',
  });
}
