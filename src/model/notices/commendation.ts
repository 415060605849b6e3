import { formatDate } from '../../format.ts';
import { commendedYear } from '../../tables/commended-year.ts';
import { certificatePath } from '../addresses.ts';
import { explainScore, roundPoints } from '../scores.ts';
import { to, words } from '../values.ts';
import type { NoticeBlock } from '../views.ts';
import { idsOf, type Compose } from './subjects.ts';

export const commendation: Compose = (facts, notice) =>
  idsOf(notice, 'enterprise').map((uscc): NoticeBlock => {
    const { enterprises } = facts;
    const year = commendedYear(notice);
    const honour = enterprises.honoursOf(uscc).find((row) => row.year === year);
    const score = enterprises.scoreOf(uscc, year);
    return {
      type: 'facts',
      title: enterprises.link(uscc).text,
      facts: [
        { label: '企业', value: to(enterprises.link(uscc)) },
        { label: '年度', value: `${year}年` },
        { label: '荣誉', value: honour ? to({ text: honour.title, href: certificatePath(honour.honour_id) }) : null },
        { label: '授予单位', value: words(honour?.awarded_by) },
        ...(honour?.revoked_on === undefined
          ? []
          : [{ label: '后来', value: `已于${formatDate(honour.revoked_on)}撤销` }]),
        { label: '表彰事由', value: score ? `${year}年度帮扶投入得分第${score.rank}名` : null },
        { label: '得分', value: score ? roundPoints(score.points) : null },
        { label: '得分怎样算出来', value: score ? explainScore(score) : null },
      ],
    };
  });
