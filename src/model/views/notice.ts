import type { Subject } from '../../tables/subject.ts';
import { noticeKinds } from '../../schema/index.ts';
import { formatDate } from '../../format.ts';
import { fundPath, noticePath, projectPath } from '../addresses.ts';
import type { Facts } from '../facts.ts';
import { bodyFileOf } from '../../tables/notice-body.ts';
import { composeNotice } from '../notices/compose.ts';
import { subjectsOf, type Notice } from '../notices/notice-facts.ts';
import { pastOf } from '../changes.ts';
import { words } from '../values.ts';
import type { Link, NoticeView } from '../views.ts';

function subjectLink(facts: Facts, { type, id }: Subject): Link[] {
  const { money, places, enterprises, notices } = facts;
  if (type === 'fund') return [{ text: money.fund(id)?.name ?? id, href: fundPath(id) }];
  if (type === 'project') return [{ text: money.project(id)?.name ?? id, href: projectPath(id) }];
  if (type === 'village') return [{ ...places.link(id), text: places.fullName(id) }];
  if (type === 'enterprise') return [enterprises.link(id)];
  // A notice about one that is still to come would lead nowhere.
  const other = notices.get(id);
  return other ? [{ text: other.title, href: noticePath(id) }] : [];
}

export function noticeView(facts: Facts, notice: Notice): NoticeView {
  const { notices, places } = facts;
  const card = notices.card(notice);
  const corrected = notice.corrects === undefined ? undefined : notices.get(notice.corrects);
  const correction = notices.correctionOf(notice.notice_id);
  const replaced = notices.alsoReplacedBy(notice);
  const bodyFile = bodyFileOf(notice.body);
  const blocks = composeNotice(facts, notice);
  return {
    meta: {
      title: notices.sharesTitle(notice) ? `${notice.title}（${notice.publisher}）` : notice.title,
      description: `${notice.publisher}${formatDate(notice.published_on)}发布：${notice.title}`,
      path: noticePath(notice.notice_id),
      crumbs: [
        { text: '公示公告', href: '/notices/' },
        { text: noticeKinds[notice.kind], href: `/notices/kinds/${notice.kind}/` },
      ],
      section: 'notices',
      publisher: notice.publisher,
      publishedOn: notice.published_on,
      ...pastOf(facts, [notice]),
    },
    title: notice.title,
    id: notice.notice_id,
    indexNumber: notice.index_number ?? notice.notice_id,
    ...(notice.document_number !== undefined && { documentNumber: notice.document_number }),
    kindLabel: card.kindLabel,
    publisher: notice.publisher,
    publishedOn: notice.published_on,
    place: { ...places.link(notice.region_code), text: places.fullName(notice.region_code) },
    ...(card.openFrom !== undefined && { openFrom: card.openFrom }),
    ...(card.openTo !== undefined && { openTo: card.openTo }),
    blocks,
    ...(bodyFile !== undefined && { bodyFile }),
    contact: [
      { label: '监督电话', value: notice.phone },
      ...(notice.email === undefined ? [] : [{ label: '监督邮箱', value: words(notice.email) }]),
      ...(notice.address === undefined ? [] : [{ label: '通讯地址', value: words(notice.address) }]),
    ],
    // A timeline ends with it.
    ...(notice.outcome !== undefined && !blocks.some(({ type }) => type === 'procedure') && { outcome: notice.outcome }),
    ...(corrected && { corrects: notices.card(corrected).link }),
    ...(replaced.length > 0 && { replaces: replaced.map((one) => notices.card(one).link) }),
    ...(correction && {
      correctedBy: { link: notices.card(correction).link, publishedOn: correction.published_on },
    }),
    subjects: subjectsOf(notice).flatMap((subject) => subjectLink(facts, subject)),
  };
}
