import { UserError } from '../../errors.ts';
import type { LoggedRelease } from '../../model/public-log.ts';
import { compareTree } from './compare-tree.ts';
import { appendEvent, refuseEarlier, type History, type StoredEvent } from './history.ts';
import { tidyPool } from './hashed.ts';
import type { Manifest } from './manifest.ts';
import { releaseBefore, tidyUp } from './prune.ts';
import { switchCurrent } from './switch.ts';
import { currentId, historyFolder, isTrusted, listReleases, readEvents, readRelease, type Store, type TrustedRelease } from './store.ts';
import { archivesSince, findWithdrawn } from './withdrawn.ts';

export interface UndoOptions {
  /** Release to put back; the one before the public one when left out. */
  to?: string | undefined;
  /** The second in China: `writeMoment`. */
  at: string;
  /** A post, never a person's name. */
  by: string;
  note: string;
  /** Takes the archives of what was published since off the site, for the reason in `note`: for personal data, not for a wrong sum. */
  withdraw?: boolean;
  /** What it changes for the public, when the caller has compared the tables; otherwise pages are told by their fingerprints, and rows only for the release just before. */
  changes?: Pick<LoggedRelease, 'amended' | 'pages'>;
}

/** Which pages read differently in two releases. */
export interface PageDifferences {
  added: string[];
  changed: string[];
  gone: string[];
  unchanged: number;
}

/** The pages of a release; of those that are gone a page says so, which is no page of theirs. */
export type PagesOfRelease = Pick<Manifest, 'pages' | 'gone'>;
/** Of what was never released, or is not to be trusted. */
export const noPages: PagesOfRelease = { pages: {}, gone: [] };

/** Pages that people open, of all that a release makes: feeds and data files follow them, and are not counted as pages. */
export function listPages({ pages, gone }: PagesOfRelease): string[] {
  const none = new Set(gone.map(({ path }) => path));
  return Object.keys(pages).filter((path) => (path.endsWith('/') || path.endsWith('.html')) && !none.has(path));
}

/** Compares the pages of two releases by their fingerprints. Sorted by path. */
export function comparePages(before: PagesOfRelease, after: PagesOfRelease): PageDifferences {
  const [were, are] = [new Set(listPages(before)), new Set(listPages(after))];
  const added = [...are].filter((path) => !were.has(path)).sort();
  const gone = [...were].filter((path) => !are.has(path)).sort();
  const shared = [...are].filter((path) => were.has(path)).sort();
  const changed = shared.filter((path) => before.pages[path]?.fingerprint !== after.pages[path]?.fingerprint);
  return { added, changed, gone, unchanged: shared.length - changed.length };
}

/** What taking a release back does to tables is the reverse of what the release did. */
const reversed = (amended: LoggedRelease['amended']): LoggedRelease['amended'] =>
  amended.map(({ table, added, changed, removed }) => ({ table, added: removed, changed, removed: added }));

function chooseTarget(store: Store, events: readonly StoredEvent[], current: string, to: string | undefined): string {
  const target = to ?? releaseBefore(events, current);
  const list = { hint: '用 npm run history 查看可以换回的发布', atDesk: '请从“历史”里另选一版' };
  if (target === undefined) throw new UserError(`${current} 之前没有发布，不能撤回`, { hint: '改正数据后重新发布' });
  if (target === current) throw new UserError(`正在公开的就是 ${target}`, list);
  if (!listReleases(store).includes(target)) {
    throw new UserError(`没有保存 ${target} 的文件，不能换回`, list);
  }
  return target;
}

/** The public release and the one that an undo would put back, when both may be trusted: for whoever compares them first. */
export function releasesOfUndo(store: Store, to: string | undefined): { left: TrustedRelease; back: TrustedRelease } | undefined {
  const history = readEvents(store);
  const current = currentId(store);
  const target = current === undefined ? undefined : (to ?? releaseBefore(history.events, current));
  if (current === undefined || target === undefined) return undefined;
  const [left, back] = [readRelease(store, current, history), readRelease(store, target, history)];
  return isTrusted(left) && isTrusted(back) ? { left, back } : undefined;
}

/** An archive that was taken from the site must not come back with the tree of an earlier release: it was taken away for a reason. */
function refuseWithdrawn(history: History, back: TrustedRelease): void {
  const again = findWithdrawn(history, back.manifest);
  if (!again) return;
  throw new UserError(`不能换回 ${back.manifest.id}：${again.id} 的数据包在 ${again.on} 撤下了（${again.reason}），换回会让它重新公开`, {
    where: back.manifest.id,
    hint: '改正数据后重新发布，或换回撤下之后的一次发布',
  });
}

/**
 * Puts an earlier release back in one step, after every byte of it was found to be as it was released. Call it under the lock, after `repairStore`.
 *
 * @param tick told the share of the files that have been read, 0 to 1
 * @returns the event, what it does to pages (unknown when the release taken back is damaged), and why what was withdrawn could not be deleted from the pool
 * @throws UserError when there is nothing to go back to, or it is not what was released; nothing has changed then
 */
export function undo(store: Store, options: UndoOptions, tick?: (share: number) => void): { event: StoredEvent; pages: PageDifferences; untidy?: string } {
  const history = readEvents(store);
  const current = currentId(store);
  if (current === undefined) throw new UserError('还没有发布过，没有可以撤回的', { where: store.folder, hint: '先发布一次：npm run release', atDesk: '请先发布一次' });
  const { at, by, note } = options;
  refuseEarlier(history.events, at);
  const target = chooseTarget(store, history.events, current, options.to);
  const [back, left] = [readRelease(store, target, history), readRelease(store, current, history)];
  const other = { where: target, hint: '用 npm run history 选另一次发布', atDesk: '请从“历史”里另选一版' };
  if (!isTrusted(back)) throw new UserError(`不能换回：${back.why}`, other);
  refuseWithdrawn(history, back);
  const [difference] = compareTree(back, tick);
  if (difference) throw new UserError(`不能换回 ${target}：它的 ${difference.file} 与发布时不同（${difference.detail}）`, other);

  const { asOf, inputs } = back.manifest;
  const pages = comparePages(isTrusted(left) ? left.manifest : noPages, back.manifest);
  const isJustBefore = isTrusted(left) && left.manifest.previous === target;
  const changes = options.changes ?? { amended: isJustBefore ? reversed(left.manifest.log.amended) : [], pages: [...pages.changed, ...pages.gone].sort() };
  const log: LoggedRelease = { id: current, on: at.slice(0, 10), asOf, by, kind: 'undo', returnsTo: target, note, ...changes };
  const counts = { added: pages.added.length, changed: pages.changed.length, gone: pages.gone.length, total: listPages(back.manifest).length };
  // With the undo itself, so that it holds whatever becomes of the releases after it.
  const withdrawn = options.withdraw === true ? archivesSince(history, target).map((id) => ({ id, on: log.on, reason: note })) : [];
  const event = appendEvent(
    historyFolder(store),
    { kind: 'undo', id: current, returnsTo: target, at, by, note, asOf, manifest: back.sha256, inputs, pages: counts, ...(withdrawn.length > 0 && { withdrawn }), log },
    store.disk,
  );
  switchCurrent(store, target);
  return { event, pages, ...(withdrawn.length > 0 && tidyUp(() => tidyPool(store))) };
}
