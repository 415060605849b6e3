import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { takeLock, type Lock } from '../lock.ts';
import { realDisk, type Disk } from './disk.ts';
import { madePublic, readHistory, type History } from './history.ts';
import { manifestFile, readManifest, releaseId, type Manifest } from './manifest.ts';

/** A folder of releases, one of which is public. Its layout is in docs/development.md. */
export interface Store {
  /** Absolute path. */
  folder: string;
  /** Whose releases are expected in it; others are foreign. What is left out is not compared. */
  portal: { region?: string; site?: string };
  disk: Disk;
}

/** @param folder absolute path; need not exist yet */
export function openStore(folder: string, portal: Store['portal'] = {}, disk: Disk = realDisk): Store {
  return { folder, portal, disk };
}

export const releasesFolder = (store: Store): string => join(store.folder, 'releases');
export const releaseFolder = (store: Store, id: string): string => join(releasesFolder(store), id);
export const siteFolder = (store: Store, id: string): string => join(releaseFolder(store, id), 'site');
export const historyFolder = (store: Store): string => join(store.folder, 'history');
/** Files whose names change with their contents, of all kept releases. */
export const poolFolder = (store: Store): string => join(store.folder, 'hashed');
export const currentLink = (store: Store): string => join(store.folder, 'current');
/** Where a release is made before it is published: on the same file system, and seen by no server. */
export const stagingFolder = (store: Store): string => join(store.folder, `staging-${process.pid}`);

/**
 * Takes the lock of the store; every command that changes anything does so first, then `repairStore`.
 *
 * @throws UserError when another process has it
 */
export function lockStore(store: Store): Lock {
  store.disk.makeFolder(store.folder);
  const lock = takeLock(join(store.folder, 'publish.lock'));
  if (lock) return lock;
  throw new UserError('另一个人（或另一个窗口）正在发布或撤回，这一次没有开始', { where: store.folder, hint: '等它结束，看一看它发布了什么，再来一次' });
}

/** Whether somebody is publishing or taking back at this moment: what looks unfinished then is being finished. */
export function isBusy(store: Store): boolean {
  try {
    const lock = takeLock(join(store.folder, 'publish.lock'));
    lock?.release();
    return lock === undefined;
  } catch {
    // Nothing there, or nobody may write: nobody does.
    return false;
  }
}

/** The release that `current` leads to, whether or not it is there; undefined when it is missing or leads elsewhere. */
export function currentId(store: Store): string | undefined {
  try {
    const [, id] = /^releases\/([^/]+)\/site$/.exec(readlinkSync(currentLink(store))) ?? [];
    return releaseId.safeParse(id).data;
  } catch {
    return undefined;
  }
}

export const readEvents = (store: Store): History => readHistory(historyFolder(store));

/** A day and a word: what people call the copies that they make beside releases is another name, and theirs to keep. */
const releaseName = /^\d{8}-[0-9a-z]+$/;

/** Folders below releases/ that are called like one, sorted. Links are none. */
export function listReleases(store: Store): string[] {
  try {
    const entries = readdirSync(releasesFolder(store), { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && releaseName.test(entry.name)).map(({ name }) => name).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** A release that is what the history says it is. Its files were not looked at: `verifyRelease` does. */
export interface TrustedRelease {
  manifest: Manifest;
  /** SHA-256 of the manifest's file. */
  sha256: string;
  /** Absolute path: `site/`, `inputs/`. */
  folder: string;
}
/** Why a release is not trusted: `unknown` to the history, `damaged`, or of another portal; in words too. */
export interface Untrusted {
  untrusted: 'unknown' | 'damaged' | 'foreign';
  why: string;
}

/** The SHA-256 that the history names for the manifest of a release: the newest one, should a name have come twice. */
const manifestOf = (history: History, id: string): string | undefined => history.events.findLast((event) => madePublic(event) === id)?.manifest;

/**
 * A release, when its manifest is to the byte the one that the history names, and of this portal.
 *
 * @throws UserError when the history itself is broken
 */
export function readRelease(store: Store, id: string, history: History = readEvents(store)): TrustedRelease | Untrusted {
  const expected = manifestOf(history, id);
  if (expected === undefined) return { untrusted: 'unknown', why: `发布记录里没有 ${id}` };
  const folder = releaseFolder(store, id);
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return { untrusted: 'damaged', why: `${id} 的文件夹已经不在` };
  const reading = readManifest(join(folder, manifestFile));
  if ('reason' in reading) return { untrusted: 'damaged', why: `${id}：${reading.reason}` };
  const { manifest, sha256 } = reading;
  const { region = manifest.region, site = manifest.site } = store.portal;
  if (manifest.region !== region || manifest.site !== site) {
    return { untrusted: 'foreign', why: `${id} 是另一个网站的发布（${manifest.region}，${manifest.site}），不是本站（${region}，${site}）的` };
  }
  if (sha256 !== expected || manifest.id !== id) return { untrusted: 'damaged', why: `${id} 的 manifest.json 与发布时不同，被改动过` };
  return { manifest, sha256, folder };
}

export const isTrusted = (release: TrustedRelease | Untrusted): release is TrustedRelease => 'manifest' in release;

/** Names of releases, the one that is public first, then by when they were last made public, newest first. */
export function newestFirst(store: Store, history: History): string[] {
  const current = currentId(store);
  const made = history.events.map(madePublic).reverse();
  return [...new Set(current === undefined ? made : [current, ...made])];
}

/**
 * The release that the next one is compared with and takes unchanged files from: the public one, or, when that cannot be trusted, the newest that can.
 *
 * @throws UserError when the history is broken
 */
export function newestTrusted(store: Store): TrustedRelease | undefined {
  const history = readEvents(store);
  for (const id of newestFirst(store, history)) {
    const release = readRelease(store, id, history);
    if (isTrusted(release)) return release;
  }
  return undefined;
}
