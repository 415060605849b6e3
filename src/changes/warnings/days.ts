import { projectStatuses } from '../../schema/index.ts';
import type { ChangeWarning } from '../report.ts';
import { headerOf, joinAlike, tableTitle, warn, type FindWarnings } from './warning.ts';

/** The site would speak for an earlier day than it does. */
export const findAsOfWarnings: FindWarnings = ({ before, after }) => {
  const [was, is] = [before?.data.asOf, after.data.asOf];
  return was === undefined || is >= was ? [] : [warn('as-of-back', [was, is], {}, `截止日从 ${was} 退到 ${is}，这之间发布的公示会不见`)];
};

/** Payments that cannot have been made yet. */
export const findPaymentWarnings: FindWarnings = ({ after: { data }, tables }) => {
  const difference = tables.get('disbursements');
  const loaded = data.tables.disbursements;
  if (!difference || !loaded) return [];
  const warnings = loaded.rows.flatMap(({ disbursement_id: id, paid_on: day }, at): ChangeWarning[] =>
    day <= data.asOf
      ? []
      : [warn('payment-ahead', [id, day], { file: loaded.file, row: loaded.rowNumbers[at], column: headerOf(difference, 'paid_on') }, `拨付 ${id} 的日期 ${day} 晚于截止日 ${data.asOf}`)],
  );
  return joinAlike(warnings, (count, first) => `${tableTitle('disbursements')}有 ${count} 笔的日期晚于截止日，例如${first}`);
};

const steps = Object.keys(projectStatuses).filter((status) => status !== 'cancelled');

/** Projects that went back a step. One that is taken up again after it was called off has not. */
export const findStatusWarnings: FindWarnings = ({ tables }) => {
  const difference = tables.get('projects');
  if (!difference) return [];
  const { before, after, changed } = difference;
  const warnings = changed.flatMap((pair): ChangeWarning[] => {
    const row = after.rows[pair.after]!;
    const [was, is] = [String(before.rows[pair.before]!.status), String(row.status)];
    if (steps.indexOf(is) < 0 || steps.indexOf(is) >= steps.indexOf(was)) return [];
    const [wasWord, isWord] = [was, is].map((status) => projectStatuses[status as keyof typeof projectStatuses]);
    const place = { file: after.file, row: after.rowNumbers[pair.after], column: headerOf(difference, 'status') };
    return [warn('status-back', [String(row.project_id), was, is], place, `项目 ${String(row.project_id)} 的进度从“${wasWord}”退到“${isWord}”`)];
  });
  return joinAlike(warnings, (count, first) => `${tableTitle('projects')}有 ${count} 个项目的进度往回走，例如${first}`);
};
