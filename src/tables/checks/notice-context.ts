import { noticeKinds, regionLevel, type Row } from '../../schema/index.ts';
import { parseSubject, type SubjectType } from '../subject.ts';
import type { CheckContext } from './context.ts';

export type Notice = Row<'notices'>;

/** "项目库公示“GS2020-015”": what staff recognise a notice by. */
export const noticeName = (notice: Notice): string => `${noticeKinds[notice.kind]}“${notice.notice_id}”`;

/** Ids of one type among a notice's subjects, each once. */
export const subjectIds = (notice: Notice, type: SubjectType): string[] => [
  ...new Set((notice.subject ?? []).flatMap((text) => {
    const subject = parseSubject(text);
    return subject?.type === type ? [subject.id] : [];
  })),
];

/** The villages that a notice speaks of: its subjects, else the village where it is published. */
export function villagesOf(notice: Notice): string[] {
  const villages = subjectIds(notice, 'village');
  return villages.length === 0 && regionLevel(notice.region_code) === 'village' ? [notice.region_code] : villages;
}

/** Positions of the rows that a notice names; one that does not exist has been reported as a wrong reference. */
export const subjectRows = (
  context: CheckContext,
  ids: readonly string[],
  table: 'funds' | 'projects' | 'villages',
): number[] => {
  const column = { funds: 'fund_id', projects: 'project_id', villages: 'village_code' }[table] as never;
  return ids.flatMap((id) => context.rowsBy(table, column).first(id) ?? []);
};
