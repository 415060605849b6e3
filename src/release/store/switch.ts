import { chmodSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../errors.ts';
import { compareTree } from './compare-tree.ts';
import { fillPool } from './hashed.ts';
import { appendEvent, refuseEarlier, type NewEvent, type StoredEvent } from './history.ts';
import { manifestFile, readManifest, type Manifest } from './manifest.ts';
import { keptByDefault, pruneReleases, setAside, tidyUp } from './prune.ts';
import { currentId, currentLink, historyFolder, isTrusted, newestTrusted, readEvents, readRelease, releaseFolder, releasesFolder, type Store } from './store.ts';

/** A finished release that is not published yet: `stagingFolder(store)` with `site/`, `inputs/` and `manifest.json`. */
export interface MadeRelease {
  folder: string;
}

/** What whoever publishes says of it; the rest of the event is read from the manifest. */
export type ReleaseEvent = Pick<NewEvent, 'pages' | 'repeats'>;

/** Has `current` lead to a release, in one step: servers find either the old one or the new one. */
export function switchCurrent(store: Store, id: string): void {
  const link = currentLink(store);
  store.disk.remove(`${link}.new`);
  store.disk.symlink(`releases/${id}/site`, `${link}.new`);
  store.disk.rename(`${link}.new`, link);
  store.disk.sync(store.folder);
}

/**
 * Puts a finished folder where its release belongs. Where a damaged one of the same name lies, even a public one, the two change places in one step;
 * a machine that cannot exchange two folders renames twice.
 *
 * @returns where the damaged one is now, for the caller to delete
 */
export function placeRelease(store: Store, folder: string, id: string): string | undefined {
  const place = releaseFolder(store, id);
  store.disk.makeFolder(releasesFolder(store));
  if (existsSync(place) && store.disk.exchange(folder, place)) return folder;
  const old = existsSync(place) ? setAside(store, place, id) : undefined;
  store.disk.rename(folder, place);
  return old;
}

function refuseRepeated(store: Store, id: string): void {
  if (!existsSync(releaseFolder(store, id))) return;
  const earlier = readRelease(store, id);
  if (!isTrusted(earlier) || compareTree(earlier).length > 0) return;
  const again = { hint: `要让它重新公开，用 npm run rollback -- ${id} --note "理由" --by "职务"`, atDesk: '要让它重新公开，请在“历史”里撤回到这一版' };
  const way = currentId(store) === id ? { hint: '数据、文字和日期都没有变，不用再发布' } : again;
  throw new UserError(`${id} 已经发布过，内容完全相同`, { where: releaseFolder(store, id), ...way });
}

/** Nothing of one portal is published over another's: their pages, notes and numbers have nothing to do with each other. */
function refuseOtherPortal(store: Store, { region }: Manifest): void {
  const before = newestTrusted({ ...store, portal: {} })?.manifest;
  if (before === undefined || before.region === region) return;
  throw new UserError(`这个发布文件夹里是另一个网站的发布（${before.region}，${before.site}），没有发布`, {
    where: store.folder,
    hint: '用 --published 为本站另用一个发布文件夹，例如 --published published-2',
    atDesk: '请联系技术人员为本站另用一个发布文件夹',
  });
}

/**
 * Publishes a finished release. Call it under the lock, after `repairStore`.
 *
 * In this order, so that a kill at any point leaves `current` on a whole release and `repairStore` knows what was meant: hashed files into the pool, the
 * folder to its place, the event, the switch, and old releases last. Only when a damaged release of the same name is replaced does the event
 * come before the folder.
 *
 * @param most how many releases are kept besides one a month
 * @returns the event, the names of old releases that were deleted, and why not all that had to be was; it goes the next time
 * @throws UserError when the clock runs behind the history, the folder is another portal's, or the same release is there already; nothing has changed then
 */
export function publishRelease(
  store: Store,
  made: MadeRelease,
  { pages, repeats }: ReleaseEvent = {},
  most: number = keptByDefault,
): { event: StoredEvent; deleted: string[]; untidy?: string } {
  const reading = readManifest(join(made.folder, manifestFile));
  if ('reason' in reading) throw new Error(`${made.folder}: ${reading.reason}`);
  if (dirname(made.folder) !== store.folder || !basename(made.folder).startsWith('staging-')) throw new Error(`not made in the store: ${made.folder}`);
  const { manifest, sha256 } = reading;
  const { id, at, by, note, asOf, inputs, withdrawn, log } = manifest;
  refuseEarlier(readEvents(store).events, at);
  refuseOtherPortal(store, manifest);
  refuseRepeated(store, id);

  // Whoever serves it is seldom who made it; what it was made from stays with its owner.
  chmodSync(join(made.folder, 'inputs'), 0o700);
  chmodSync(made.folder, 0o755);
  store.disk.sync(made.folder);
  fillPool(store, join(made.folder, 'site'));
  const isReplaced = existsSync(releaseFolder(store, id));
  if (!isReplaced) placeRelease(store, made.folder, id);
  const event = appendEvent(historyFolder(store), { kind: 'release', id, at, by, note, asOf, manifest: sha256, inputs, pages, repeats, ...(withdrawn.length > 0 && { withdrawn }), log }, store.disk);
  const replaced = isReplaced ? placeRelease(store, made.folder, id) : undefined;
  switchCurrent(store, id);
  const deleted: string[] = [];
  const untidy = tidyUp(() => {
    if (replaced !== undefined) store.disk.remove(replaced);
    deleted.push(...pruneReleases(store, most));
  });
  return { event, deleted, ...untidy };
}
