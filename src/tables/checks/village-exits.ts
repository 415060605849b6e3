import { parseSubject } from '../subject.ts';
import type { Check } from './context.ts';

/** "A village leaves once and never comes back" (data dictionary): one exit notice, unless the earlier one was corrected. */
export const checkVillageExits: Check = (context, raise) => {
  const corrections = context.rowsBy('notices', 'corrects');
  const exits = new Map<string, { id: string; position: number }>();
  context.rows('notices').forEach((notice, position) => {
    if (notice.kind !== 'village_exit' || corrections.has(notice.notice_id)) return;
    const subjects = (notice.subject ?? []).map(parseSubject).filter((subject) => subject?.type === 'village');
    for (const village of new Set(subjects.map((subject) => subject?.id ?? ''))) {
      const before = exits.get(village);
      if (before === undefined) exits.set(village, { id: notice.notice_id, position });
      else {
        const at = context.at('notices', position, 'subject');
        const other = `${context.rowName('notices', before.position)}（“${before.id}”）`;
        raise('village-exits-twice', at, `村“${village}”已有村出列公示：${other}`);
      }
    }
  });
};
