import { noticeKinds, type Row } from '../../schema/index.ts';
import { parseSubject, type Subject, type SubjectType } from '../../tables/subject.ts';
import { noticePath } from '../addresses.ts';
import type { Places } from '../places.ts';
import { addTo, compare, groupBy } from '../values.ts';
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
  /** The notices that correct this one, newest first. */
  correctionsOf(id: string): Notice[];
  /**
   * The notice that holds now instead of this one: its newest correction. A correction after which another of the same notice was published is
   * superseded by the newest of them.
   */
  correctionOf(id: string): Notice | undefined;
  /** What a notice supersedes besides the one that it corrects: earlier corrections of the same, newest first. */
  alsoReplacedBy(notice: Notice): Notice[];
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
  const corrections = groupBy(all.filter(({ corrects }) => corrects !== undefined), ({ corrects }) => corrects!);
  // Of two on one day the later number counts as the newer.
  for (const own of corrections.values()) own.sort((a, b) => compare(b.published_on, a.published_on) || compare(b.notice_id, a.notice_id));
  const correctionsOf = (id: string): Notice[] => corrections.get(id) ?? [];
  /** Corrections of the same notice, this one among them; none of a notice that corrects nothing. */
  const siblingsOf = (notice: Notice | undefined): Notice[] => (notice?.corrects === undefined ? [] : correctionsOf(notice.corrects));
  const correctionOf = (id: string): Notice | undefined => correctionsOf(id)[0] ?? siblingsOf(byId.get(id)).slice(0, 1).find(({ notice_id: newest }) => newest !== id);

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
    correctionsOf,
    correctionOf,
    alsoReplacedBy(notice) {
      const siblings = siblingsOf(notice);
      return siblings[0] === notice ? siblings.slice(1) : [];
    },
    card(notice) {
      const correction = correctionOf(notice.notice_id);
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
