import { mostChanges } from '../changes.ts';
import type { Pages } from '../site.ts';
import type { Change, Meta } from '../views.ts';
import type { AnyView } from './find-page.ts';
import { correctionsRoot, newestFirst, reasonOf, type Entry } from './releases.ts';

/** What each page has to say of the releases that changed or removed rows that it shows, by path; newest first. */
export function changesByPath(entries: readonly Entry[]): ReadonlyMap<string, Change[]> {
  const byPath = new Map<string, Change[]>();
  for (const entry of entries) {
    const change: Change = { on: entry.on, text: reasonOf(entry) ?? '本页的数据有改动', href: entry.path };
    for (const path of entry.pages) {
      const own = byPath.get(path);
      if (own) own.push(change);
      else byPath.set(path, [change]);
    }
  }
  return byPath;
}

/** What a page says of its past: the releases that changed it, merged with what it says itself. Undefined where none changed it. */
export function pastOfPage(path: string, said: readonly Change[], byPath: ReadonlyMap<string, readonly Change[]>): Pick<Meta, 'changes' | 'moreChanges'> | undefined {
  const own = byPath.get(path);
  if (!own) return undefined;
  const all = newestFirst([...own, ...said]);
  return {
    changes: all.slice(0, mostChanges),
    ...(all.length > mostChanges && { moreChanges: { text: '更早的改动见更正与发布记录', href: correctionsRoot } }),
  };
}

/** The view with what its page says of its past. A page that no release changed is left as it is. */
export function withChanges<View extends AnyView>(view: View, byPath: ReadonlyMap<string, readonly Change[]>): View {
  const past = pastOfPage(view.meta.path, view.meta.changes ?? [], byPath);
  return past ? { ...view, meta: { ...view.meta, ...past } } : view;
}

/** The same for every page of a kind. */
export const pagesWithChanges = <View extends AnyView>(pages: Pages<View>, byPath: ReadonlyMap<string, readonly Change[]>): Pages<View> => ({
  ids: () => pages.ids(),
  view: (id) => withChanges(pages.view(id), byPath),
});
