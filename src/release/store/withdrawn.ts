import type { History } from './history.ts';
import type { Manifest } from './manifest.ts';

/**
 * Archives that were ever taken from the site, the first withdrawal of each. From the history, because the release that is public after an undo may be older
 * than a withdrawal and know nothing of it: what went for a reason must not come back with the next release.
 */
export function withdrawnArchives({ events }: Pick<History, 'events'>): Manifest['withdrawn'] {
  const byId = new Map<string, Manifest['withdrawn'][number]>();
  for (const one of events.flatMap(({ withdrawn = [] }) => withdrawn)) if (!byId.has(one.id)) byId.set(one.id, one);
  return [...byId.values()];
}

/** Releases that were published after `back` was, and whose archives are still to be had. */
export function archivesSince(history: Pick<History, 'events'>, back: string): string[] {
  const { events } = history;
  const gone = new Set(withdrawnArchives(history).map(({ id }) => id));
  const since = events.slice(events.findLastIndex(({ kind, id }) => kind === 'release' && id === back) + 1);
  return [...new Set(since.flatMap(({ kind, id, log }) => (kind === 'release' && log.archive && !gone.has(id) ? [id] : [])))];
}
