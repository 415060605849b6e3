import { noticeKinds, type Row } from '../../schema/index.ts';
import { parseSubject, type Subject, type SubjectType } from '../../tables/subject.ts';
import { noticePath } from '../addresses.ts';
import type { Places } from '../places.ts';
import { addTo, compare } from '../values.ts';
import type { NoticeCard } from '../views.ts';

export type Notice = Row<'notices'>;

export interface NoticeFacts {
  /** Published by the as-of day, newest first. A later one is not in the output at all. */
  all: Notice[];
  get(id: string): Notice | undefined;
  /** Notices whose subject names this, newest first. */
  about(type: SubjectType, id: string): Notice[];
  /** Notices published in the place or anywhere below it, newest first. */
  within(code: string): Notice[];
  /** Published in this very place, or about it. */
  ofPlace(code: string): Notice[];
  /** Several lists as one, each notice once, newest first. */
  union(lists: Iterable<readonly Notice[]>): Notice[];
  correctionOf(id: string): Notice | undefined;
  card(notice: Notice): NoticeCard;
  /** Another notice has the same title. */
  sharesTitle(notice: Notice): boolean;
  /** Open for objection on the as-of day. */
  open(notices: readonly Notice[]): Notice[];
}

/** What a notice is about; the checks have refused whatever cannot be read. */
export const subjectsOf = (notice: Notice): Subject[] =>
  (notice.subject ?? []).flatMap((subject) => parseSubject(subject) ?? []);

export function createNoticeFacts(rows: readonly Notice[], places: Places, asOf: string): NoticeFacts {
  const all = rows
    .filter((row) => row.published_on <= asOf)
    .sort((a, b) => compare(b.published_on, a.published_on) || compare(a.notice_id, b.notice_id));
  const position = new Map(all.map((notice, index) => [notice, index]));
  const byId = new Map(all.map((notice) => [notice.notice_id, notice]));
  const corrections = new Map(all.flatMap((notice) => (notice.corrects ? [[notice.corrects, notice] as const] : [])));

  const titles = new Map<string, number>();
  for (const notice of all) addTo(titles, notice.title, 1);

  const bySubject = new Map<string, Notice[]>();
  const byPlace = new Map<string, Notice[]>();
  const below = new Map<string, Notice[]>();
  const put = (map: Map<string, Notice[]>, key: string, notice: Notice): void => {
    const list = map.get(key);
    if (!list) map.set(key, [notice]);
    else if (list.at(-1) !== notice) list.push(notice);
  };
  for (const notice of all) {
    for (const subject of subjectsOf(notice)) {
      const { type, id } = subject;
      put(bySubject, `${type}:${id}`, notice);
      if (type === 'village') put(byPlace, id, notice);
    }
    put(byPlace, notice.region_code, notice);
    for (const place of places.upward(notice.region_code)) put(below, place.code, notice);
  }

  return {
    all,
    get: (id) => byId.get(id),
    about: (type, id) => bySubject.get(`${type}:${id}`) ?? [],
    within: (code) => below.get(code) ?? [],
    ofPlace: (code) => byPlace.get(code) ?? [],
    union: (lists) =>
      [...new Set([...lists].flat())].sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0)),
    correctionOf: (id) => corrections.get(id),
    card(notice) {
      const correction = corrections.get(notice.notice_id);
      return {
        link: { text: notice.title, href: noticePath(notice.notice_id) },
        kindLabel: noticeKinds[notice.kind],
        place: places.link(notice.region_code),
        publisher: notice.publisher,
        publishedOn: notice.published_on,
        ...(notice.open_from !== undefined && { openFrom: notice.open_from }),
        ...(notice.open_to !== undefined && { openTo: notice.open_to }),
        ...(correction && { correctedBy: { text: correction.title, href: noticePath(correction.notice_id) } }),
      };
    },
    sharesTitle: (notice) => (titles.get(notice.title) ?? 0) > 1,
    open: (notices) =>
      notices.filter(
        (notice) =>
          notice.open_from !== undefined &&
          notice.open_to !== undefined &&
          notice.open_from <= asOf &&
          asOf <= notice.open_to,
      ),
  };
}
