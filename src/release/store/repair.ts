import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { compareTree, findGap, hashFile } from './compare-tree.ts';
import { listFolder, listPool, listUnneeded, tidyPool } from './hashed.ts';
import { isUnfinishedEvent, madePublic, type History } from './history.ts';
import { manifestFile, readManifest } from './manifest.ts';
import { placeRelease, switchCurrent } from './switch.ts';
import { setAside } from './prune.ts';
import { releasesTakenBack } from './taken-back.ts';
import { currentId, currentLink, historyFolder, isTrusted, listReleases, newestFirst, readEvents, readRelease, releaseFolder, siteFolder, type Store } from './store.ts';
import { findWithdrawn, withdrawnArchives } from './withdrawn.ts';

/** Something that is not as a finished command leaves it. */
export interface Fault {
  /** Below the store's folder. */
  file: string;
  /** What was found, in words; absent when nobody need know. */
  found?: string;
  /** What was done about it, in words that go on after a comma. */
  done?: string;
  mend(): void;
}

const isPresent = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Files that were about to get their name. */
function* unfinishedFiles(store: Store): Generator<Fault> {
  const events = listFolder(historyFolder(store)).map((entry) => entry.name).filter(isUnfinishedEvent);
  const files = [...events.map((name) => `history/${name}`), ...(isPresent(`${currentLink(store)}.new`) ? ['current.new'] : [])];
  for (const file of files) yield { file, mend: () => store.disk.remove(join(store.folder, file)) };
}

/** What only a hand can have done, and only a person can judge: nothing is touched then. */
function refuseForeign(store: Store, { events }: History): void {
  const id = currentId(store);
  const hint = '从备份恢复 history 文件夹；没有备份时，把整个发布文件夹改名留存，再重新发布一次。正在公开的网站没有改动';
  if (id !== undefined && existsSync(releaseFolder(store, id)) && !events.some((event) => madePublic(event) === id)) {
    throw new UserError(`发布记录里没有正在公开的 ${id}：记录被删过，或这个文件夹是别处来的`, { where: historyFolder(store), hint });
  }
  const last = events.at(-1);
  const release = last && readRelease(store, madePublic(last), { events, last: undefined });
  if (release && !isTrusted(release) && release.untrusted === 'foreign') {
    throw new UserError(release.why, { where: store.folder, hint: '为本站另用一个发布文件夹，例如 published-2' });
  }
}

/** A damaged release was about to be replaced by a good one of the same name: its event is written, the folder waits. */
function* waitingRelease(store: Store, { events }: History): Generator<Fault> {
  const last = events.at(-1);
  if (last?.kind !== 'release') return;
  const place = join(releaseFolder(store, last.id), manifestFile);
  const isThere = (file: string): boolean => existsSync(file) && hashFile(file) === last.manifest;
  if (isThere(place)) return;
  for (const { name } of listFolder(store.folder).filter((entry) => /^staging-/.test(entry.name))) {
    if (!isThere(join(store.folder, name, manifestFile))) continue;
    yield {
      file: `releases/${last.id}`,
      found: `上次发布 ${last.id} 在最后一步中断`,
      done: '已经补做完',
      mend: () => void placeRelease(store, join(store.folder, name), last.id),
    };
    return;
  }
}

/** The release that should be public: what the last event says, or the newest other one that is whole to the byte and that nobody took from the public. */
function chooseCurrent(store: Store, history: History): { id?: string; because?: string } {
  const last = history.events.at(-1);
  if (!last) return {};
  const meant = madePublic(last);
  const release = readRelease(store, meant, history);
  const gap = isTrusted(release) ? findGap(release) : undefined;
  if (isTrusted(release) && !gap) return { id: meant };
  const because = isTrusted(release) ? `${meant} 不完整（缺 ${gap} 等）` : release.why;
  const takenBack = releasesTakenBack(history);
  const others = newestFirst(store, history).filter((id) => id !== meant && !takenBack.has(id));
  const id = others.find((other) => {
    const candidate = readRelease(store, other, history);
    return isTrusted(candidate) && !findWithdrawn(history, candidate.manifest) && compareTree(candidate).length === 0;
  });
  return { id, because };
}

function describeCurrent(store: Store, now: string | undefined): string {
  if (now === undefined) return isPresent(currentLink(store)) ? 'current 不是指向发布的链接' : 'current 不见了';
  return existsSync(siteFolder(store, now)) ? `上次的切换没有完成，current 还指向 ${now}` : `current 指向的 ${now} 已经不在`;
}

function* wrongCurrent(store: Store, history: History): Generator<Fault> {
  const { id, because } = chooseCurrent(store, history);
  const now = currentId(store);
  const nothing = (): void => undefined;
  if (id === undefined) {
    if (because !== undefined) yield { file: 'current', found: `${because}，也没有别的完整发布可以换上（撤回的和数据包撤下的不算）`, done: '请恢复备份，或重新发布一次', mend: nothing };
  } else if (id === now && existsSync(siteFolder(store, id))) {
    if (because !== undefined) yield { file: 'current', found: because, done: `公开的仍是 ${id}，请查明原因后重新发布`, mend: nothing };
  } else {
    const found = because ?? describeCurrent(store, now);
    const done = because === undefined ? `已经换成 ${id}` : `已经换上最近一次完整的发布 ${id}，请查明原因后重新发布`;
    yield { file: 'current', found, done, mend: () => replaceCurrent(store, id) };
  }
}

function replaceCurrent(store: Store, id: string): void {
  // A link is replaced in one step; a folder that somebody put there cannot be, and is kept under another name.
  if (lstatSync(currentLink(store), { throwIfNoEntry: false })?.isDirectory()) {
    store.disk.rename(currentLink(store), `${currentLink(store)}.found-${id}`);
  }
  switchCurrent(store, id);
}

/** What makes a release that is not public of no use, in words. An edited one is left as it is: it is evidence. */
function findUseless(store: Store, id: string, history: History, every: boolean): { found: string; done: string } | undefined {
  if (!history.events.some((event) => madePublic(event) === id)) {
    return { found: `上次发布 ${id} 中断了，没有公开`, done: '已经清除，请重新发布' };
  }
  const folder = releaseFolder(store, id);
  let gap = [manifestFile, 'site', 'inputs'].find((name) => !existsSync(join(folder, name)));
  if (gap === undefined && every) {
    const release = readRelease(store, id, history);
    gap = isTrusted(release) ? findGap(release) : undefined;
  }
  return gap === undefined ? undefined : { found: `旧发布 ${id} 只剩一部分（缺 ${gap} 等），不能再换回`, done: '已经清除' };
}

function* uselessReleases(store: Store, history: History, every: boolean): Generator<Fault> {
  for (const id of listReleases(store)) {
    const useless = id === currentId(store) ? undefined : findUseless(store, id, history, every);
    if (useless) yield { file: `releases/${id}`, ...useless, mend: () => void setAside(store, releaseFolder(store, id), id) };
  }
}

/** Half-made and half-deleted folders. */
function* leftovers(store: Store, history: History, wasTold: boolean): Generator<Fault> {
  const names = listFolder(store.folder).map((entry) => entry.name).filter((name) => /^(staging|discarded)-/.test(name));
  // What was withdrawn must not stay, whatever was killed after it was written down; other old files may, and cost a walk through all releases.
  const isWithdrawnLeft = (): boolean => withdrawnArchives(history).length > 0 && listUnneeded(store).length > 0;
  if (names.length > 0 || listPool(store).some((path) => path.endsWith('.new')) || isWithdrawnLeft()) yield { file: 'hashed', mend: () => tidyPool(store) };
  let isTold = wasTold;
  for (const name of names) {
    const reading = readManifest(join(store.folder, name, manifestFile));
    // A damaged release that has just been replaced waits here too.
    const isOld = 'manifest' in reading && history.events.some((event) => event.id === reading.manifest.id);
    const words = isTold || isOld || name.startsWith('discarded-') ? {} : { found: '上次发布在做好之前中断了，公开的网站没有改动', done: '半成品已经清除，请重新发布' };
    isTold ||= 'found' in words;
    yield { file: name, ...words, mend: () => store.disk.remove(join(store.folder, name)) };
  }
}

function* faultsOf(store: Store, every: boolean): Generator<Fault> {
  yield* unfinishedFiles(store);
  const history = readEvents(store);
  refuseForeign(store, history);
  let wasTold = false;
  for (const step of [waitingRelease(store, history), wrongCurrent(store, history), uselessReleases(store, history, every)]) {
    for (const fault of step) {
      wasTold ||= fault.found !== undefined;
      yield fault;
    }
  }
  yield* leftovers(store, history, wasTold);
}

/**
 * What is not as it should be, without touching it.
 *
 * @throws UserError when the history is broken or of another portal
 */
export const findFaults = (store: Store): Fault[] => [...faultsOf(store, true)];

/**
 * Puts right what killed commands, full disks and helpful hands left behind, so that `current` leads to a whole release. Every command that changes
 * something calls it first, under the lock.
 *
 * @param every also looks for missing files in all releases that are not public: some seconds for each hundred thousand files, which only who goes back to one need wait for
 * @returns what was found, in sentences for people; empty when all was well
 * @throws UserError when the history is broken or of another portal; nothing is touched then
 */
export function repairStore(store: Store, { every = false }: { every?: boolean } = {}): string[] {
  const told: string[] = [];
  // Each fault is looked for after those before it were mended.
  for (const fault of faultsOf(store, every)) {
    fault.mend();
    if (fault.found !== undefined) told.push(`${fault.found}，${fault.done ?? ''}。`);
  }
  return told;
}
