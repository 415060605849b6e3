import { lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Dirent } from 'node:fs';
import { currentId, listReleases, poolFolder, readEvents, siteFolder, type Store } from './store.ts';
import { withdrawnArchives } from './withdrawn.ts';

/**
 * Whether a file's name changes with its contents, so that it may be kept under its name for ever: scripts and styles of Astro, everything of Pagefind
 * that is called by its hash, and whatever else of the search has a hash before its ending.
 *
 * @param path below the root of a site
 */
export const isHashed = (path: string): boolean =>
  path.startsWith('_astro/') || /\.pf_(fragment|index|filter|meta)$/.test(path) || /^(search|pagefind)\/.*\.[0-9a-z]{8,}\.idx$/.test(path);

/** The folders that hashed files lie in, so that nobody walks through all pages to find them. */
const folders = ['_astro', 'pagefind', 'search'];

export function listFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

function* filesBelow(root: string, path: string): Generator<string> {
  for (const entry of listFolder(join(root, path))) {
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(root, inner);
    else yield inner;
  }
}

/** Paths of the hashed files of a finished site, below its root. */
export const listHashed = (site: string): string[] => folders.flatMap((folder) => [...filesBelow(site, folder)]).filter(isHashed);

/** Every file of the pool, unfinished ones too. */
export const listPool = (store: Store): string[] => listFolder(poolFolder(store)).flatMap((entry) => (entry.isDirectory() ? [...filesBelow(poolFolder(store), entry.name)] : [entry.name]));

function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => lstatSync(path, { throwIfNoEntry: false, bigint: true }));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

/**
 * Has the pool hold the hashed files of a site, so that a page that was loaded before the next switch finds them after it.
 * Pagefind's short hashes may meet once in many releases; then the newer file stays, and the older page is the one that goes without.
 */
export function fillPool(store: Store, site: string): void {
  const pool = poolFolder(store);
  const made = new Set<string>();
  for (const path of listHashed(site)) {
    const [from, to] = [join(site, path), join(pool, path)];
    // A rename of one name of a file over another does nothing and leaves both.
    if (isSameFile(from, to)) continue;
    if (!made.has(dirname(to))) store.disk.makeFolder(dirname(to));
    made.add(dirname(to));
    store.disk.remove(`${to}.new`);
    store.disk.link(from, `${to}.new`);
    store.disk.rename(`${to}.new`, to);
  }
}

/**
 * Releases whose hashed files the pool keeps. One whose archive was withdrawn needs nothing: parts of the search hold the text of pages, and what was taken from the
 * site must not be had from the pool.
 */
export function releasesInPool(store: Store): string[] {
  const withdrawn = new Set(withdrawnArchives(readEvents(store)).map(({ id }) => id));
  const current = currentId(store);
  return listReleases(store).filter((id) => id === current || !withdrawn.has(id));
}

/** Paths, of the pool or of another place with hashed files, that no release needs any more. */
export function listUnneeded(store: Store, paths: readonly string[] = listPool(store)): string[] {
  const kept = new Set(releasesInPool(store).flatMap((id) => listHashed(siteFolder(store, id))));
  return paths.filter((path) => !kept.has(path));
}

/** Takes from the pool what no release needs any more. */
export function tidyPool(store: Store): void {
  for (const path of listUnneeded(store)) store.disk.remove(join(poolFolder(store), path));
}
