import type { Facts } from '../facts.ts';
import type { Notice } from '../notices/notice-facts.ts';
import { day, to } from '../values.ts';
import type { Table } from '../views.ts';

/** What the cards of notices say, as a table: for the data file and for download. */
export function noticeTable({ notices }: Facts, rows: readonly Notice[]): Table {
  return {
    caption: '公示公告',
    columns: [
      { title: '标题', kind: 'title' },
      { title: '类型', kind: 'text' },
      { title: '地方', kind: 'text' },
      { title: '发布机构', kind: 'text' },
      { title: '发布日期', kind: 'date' },
      { title: '公示起', kind: 'date' },
      { title: '公示止', kind: 'date' },
      { title: '更正公告', kind: 'text' },
    ],
    rows: rows.map((notice) => {
      const { link, kindLabel, place, publisher, publishedOn, openFrom, openTo, correctedBy } = notices.card(notice);
      return [to(link), kindLabel, to(place), publisher, day(publishedOn), day(openFrom), day(openTo), correctedBy ? to(correctedBy) : null];
    }),
  };
}
