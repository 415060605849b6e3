import type { History, StoredEvent } from './history.ts';

/** Releases that were published after `back` was, oldest first. */
export function publishedSince(events: readonly StoredEvent[], back: string): StoredEvent[] {
  return events.slice(events.findLastIndex(({ kind, id }) => kind === 'release' && id === back) + 1).filter(({ kind }) => kind === 'release');
}

/** Releases that an undo took back, or passed over on its way to an earlier one, and that nobody has made public again since. */
export function releasesTakenBack({ events }: Pick<History, 'events'>): Set<string> {
  const taken = new Set<string>();
  for (const [index, { kind, id, returnsTo }] of events.entries()) {
    if (kind === 'undo' && returnsTo !== undefined) {
      for (const one of [id, ...publishedSince(events.slice(0, index), returnsTo).map((event) => event.id)]) taken.add(one);
    }
    taken.delete(returnsTo ?? id);
  }
  return taken;
}
