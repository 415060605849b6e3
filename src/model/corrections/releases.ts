import type { LoggedRelease, PublicLog } from '../public-log.ts';
import { compare } from '../values.ts';

export const correctionsRoot = '/corrections/';

/** A release of the log with its address. */
export interface Entry extends LoggedRelease {
  /**
   * Last part of its address, and its anchor: its name; the second time that the same input is published, with what was there in between, `<name>-2`.
   * It never changes, because the log only grows.
   */
  slug: string;
  path: string;
  /** 首次发布, 改动, 撤回, 更新. */
  kindWord: string;
  /** Something that was already public was changed or removed, or an earlier release was put back. */
  isAmended: boolean;
}

const isAmended = ({ kind, amended, pages }: LoggedRelease): boolean => kind === 'undo' || pages.length > 0 || amended.some(({ changed, removed }) => changed + removed > 0);

/** The releases of a log, newest first. */
export function entriesOf({ releases }: PublicLog): Entry[] {
  const times = new Map<string, number>();
  return releases
    .map((release, index): Entry => {
      const time = (times.get(release.id) ?? 0) + 1;
      times.set(release.id, time);
      const slug = time === 1 ? release.id : `${release.id}-${time}`;
      const amended = isAmended(release);
      const kindWord = release.kind === 'undo' ? '撤回' : amended ? '改动' : index === 0 ? '首次发布' : '更新';
      return { ...release, slug, path: `${correctionsRoot}${slug}/`, kindWord, isAmended: amended };
    })
    .reverse();
}

/** Why, in the words of those who published it; an undo says first what it did. */
export function reasonOf({ kind, returnsTo, note }: LoggedRelease): string | undefined {
  if (kind !== 'undo') return note;
  const undone = returnsTo === undefined ? '撤回到先前的版次' : `撤回到${returnsTo}版`;
  return note === undefined ? undone : `${undone}：${note}`;
}

/** 改动3行，删去1行，新增2行: what happened to the rows of a table. */
export const rowWords = ({ changed, removed, added }: { changed: number; removed: number; added: number }): string =>
  [
    [changed, '改动'],
    [removed, '删去'],
    [added, '新增'],
  ]
    .flatMap(([rows, word]) => (rows === 0 ? [] : [`${word}${rows}行`]))
    .join('，');

/** By day, newest first; entries of one day stay as they stand. */
export const newestFirst = <T extends { on: string }>(entries: readonly T[]): T[] => [...entries].sort((a, b) => compare(b.on, a.on));
