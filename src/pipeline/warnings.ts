import type { ChangeReport } from '../changes/report.ts';
import { UserError } from '../errors.ts';
import type { Report } from '../tables/issue.ts';
import { sha256 } from './input-files.ts';

/** A warning that somebody has seen and let pass. */
export interface AcceptedWarning {
  key: string;
  code: string;
  message: string;
}

const shown = 10;

/** All warnings of a release, of the check and of what changes, each with a key that stays the same while it does. */
export function listWarnings({ issues }: Report, changes: ChangeReport): AcceptedWarning[] {
  const ofCheck = issues.filter(({ severity }) => severity === 'warning').map(({ code, file, message }) => ({ key: sha256(`${code}\0${file}\0${message}`).slice(0, 16), code, message }));
  const all = [...ofCheck, ...changes.warnings.map(({ key, code, message }) => ({ key, code, message }))];
  return [...new Map(all.map((warning) => [warning.key, warning])).values()];
}

/**
 * Lets pass what was accepted with the release before, and the rest only when it is accepted now.
 *
 * @returns all of them, for the manifest
 * @throws UserError that names those that are new
 */
export function refuseWarnings(report: Report, changes: ChangeReport, before: readonly AcceptedWarning[], isAccepted: boolean): AcceptedWarning[] {
  const warnings = listWarnings(report, changes);
  const known = new Set(before.map(({ key }) => key));
  const added = warnings.filter(({ key }) => !known.has(key));
  if (added.length === 0 || isAccepted) return warnings;
  const lines = added.slice(0, shown).map(({ message, code }) => `  ${message} [${code}]`);
  if (added.length > shown) lines.push(`  ……其余 ${added.length - shown} 个`);
  throw new UserError(`有 ${added.length} 个新的提醒，没有人确认：\n${lines.join('\n')}`, {
    hint: '逐个看过；没有错的，加上 --accept-warnings yes 确认（由谁确认会记入发布记录）',
    atDesk: '请回到第 2 步再检查、对比一次；逐个看过，没有错的，在发布前打勾（由谁确认会记入发布记录）',
  });
}
