import type { History } from './history.ts';
import type { Manifest } from './manifest.ts';
import { publishedSince } from './taken-back.ts';

/**
 * Archives that were ever taken from the site, the first withdrawal of each. From the history, because the release that is public after an undo may be older
 * than a withdrawal and know nothing of it: what went for a reason must not come back with the next release.
 */
export function withdrawnArchives({ events }: Pick<History, 'events'>): Manifest['withdrawn'] {
  const byId = new Map<string, Manifest['withdrawn'][number]>();
  for (const one of events.flatMap(({ withdrawn = [] }) => withdrawn)) if (!byId.has(one.id)) byId.set(one.id, one);
  return [...byId.values()];
}

/** The first archive in a release's site that was taken from the site since: made public once more, it would come back. */
export const findWithdrawn = (history: Pick<History, 'events'>, { files }: Pick<Manifest, 'files'>): Manifest['withdrawn'][number] | undefined =>
  withdrawnArchives(history).find(({ id }) => files[`data/releases/${id}.zip`] !== undefined);

/** Releases that were published after `back` was, and whose archives are still to be had. */
export function archivesSince(history: Pick<History, 'events'>, back: string): string[] {
  const gone = new Set(withdrawnArchives(history).map(({ id }) => id));
  return [...new Set(publishedSince(history.events, back).flatMap(({ id, log }) => (log.archive && !gone.has(id) ? [id] : [])))];
}
