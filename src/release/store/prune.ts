import { join } from 'node:path';
import { madePublic, type StoredEvent } from './history.ts';
import { tidyPool } from './hashed.ts';
import { currentId, listReleases, readEvents, releaseFolder, type Store } from './store.ts';

export const keptByDefault = 10;

/**
 * Which releases stay: the last `most` that were public, the last one of each month (in China), the public one and the one before it.
 *
 * @param events oldest first
 */
export function chooseKept(events: readonly StoredEvent[], current: string | undefined, most: number): Set<string> {
  const newest = [...new Set(events.map(madePublic).reverse())];
  const kept = new Set(newest.slice(0, Math.max(most, 1)));
  const ofMonth = new Map(events.map((event) => [event.at.slice(0, 7), madePublic(event)]));
  for (const id of ofMonth.values()) kept.add(id);
  if (current !== undefined) kept.add(current);
  const before = current === undefined ? undefined : releaseBefore(events, current);
  if (before !== undefined) kept.add(before);
  return kept;
}

/** The release that was public before `id` was published: where an undo goes. For one that repeats another, it is the one before that. */
export function releaseBefore(events: readonly StoredEvent[], id: string): string | undefined {
  const published = events.findLastIndex((event) => event.kind === 'release' && event.id === id);
  const repeats = events[published]?.repeats;
  if (repeats !== undefined) return releaseBefore(events.slice(0, published), repeats);
  const before = published < 0 ? undefined : events.slice(0, published).findLast((event) => madePublic(event) !== id);
  return before && madePublic(before);
}

/** Takes a folder out of the way in one step: whatever happens to it from here on, nobody takes it for a release. */
export function setAside(store: Store, folder: string, name: string): string {
  const aside = join(store.folder, `discarded-${name}`);
  store.disk.remove(aside);
  store.disk.rename(folder, aside);
  return aside;
}

/**
 * Deletes the releases that the rule does not keep, and their files in the pool. Call it under the lock, after the switch.
 *
 * @returns names of the releases that went
 */
export function pruneReleases(store: Store, most: number = keptByDefault): string[] {
  const { events } = readEvents(store);
  const kept = chooseKept(events, currentId(store), most);
  const gone = listReleases(store).filter((id) => !kept.has(id));
  const aside = gone.map((id) => setAside(store, releaseFolder(store, id), id));
  // What was withdrawn leaves the pool with the release that says so, or with the next one should this one be killed here.
  if (gone.length > 0 || events.at(-1)?.withdrawn) tidyPool(store);
  for (const folder of aside) store.disk.remove(folder);
  return gone;
}

/**
 * Deletes what is left over once something is published or taken back. What cannot be deleted is no reason to say that nothing was done, but people must hear of it: it
 * may be what was withdrawn. `repairStore` tries again.
 */
export function tidyUp(act: () => void): { untidy?: string } {
  try {
    act();
    return {};
  } catch (error) {
    return { untidy: error instanceof Error ? error.message : String(error) };
  }
}
