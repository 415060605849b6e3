import { subjectTypes } from '../../schema/index.ts';
import { parseSubject } from '../subject.ts';
import { tableTitle, type Check } from './context.ts';
import { personalKindOf } from './personal-data.ts';

/** notices.subject: each part is `type:ID`, and the row that it names exists. */
export const checkSubjects: Check = (context, raise) => {
  context.rows('notices').forEach((notice, position) => {
    for (const text of notice.subject ?? []) {
      // Reported among the texts of the row.
      if (personalKindOf(text, context.hotlines)) continue;
      const at = context.at('notices', position, 'subject');
      const subject = parseSubject(text);
      if (!subject) {
        raise('subject-malformed', at, `公示对象“${text}”写法不对`);
        continue;
      }
      const table = subjectTypes[subject.type];
      if (!context.exists(table, subject.id)) {
        raise('unknown-reference', at, `公示对象“${text}”在${tableTitle(table)}中没有`);
      }
    }
  });
};
