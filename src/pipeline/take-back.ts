import { join } from 'node:path';
import { currentId, releaseFolder, type Store } from '../release/store/store.ts';
import { releasesOfUndo, undo, type PageDifferences } from '../release/store/undo.ts';
import { compareReleases, type ComparedReleases } from './compare-releases.ts';
import type { MakeOptions } from './make-tree.ts';
import { publicWords, secretFinder } from './public-words.ts';
import { release } from './release.ts';

export interface TakeBackOptions extends Pick<MakeOptions, 'stage' | 'onWait'> {
  /** Release to put back; the one before the public one when left out. */
  to?: string | undefined;
  /** Why; the public will read it. */
  note: string;
  /** A post, never a person's name. */
  by: string;
  /** The second in China: `writeMoment`. */
  at: string;
  /** As for `undo`. */
  withdraw: boolean;
}

export interface TakenBack {
  /** The release that is public now. */
  id: string;
  /** The release that was taken back. */
  undone: string;
  pages: PageDifferences;
  /** Why the site does not say so yet: the release that was to tell of it could not be made. The earlier site is back all the same. */
  untold?: string;
}

/**
 * Puts an earlier release back in one step, and then publishes it again with the undo in its public log: the first is urgent and takes no time, the second
 * must not wait for the next release, because public figures have changed.
 *
 * @throws UserError when there is nothing to go back to, it is not what was released, or the words hold personal data; nothing has changed then
 */
export async function takeBack(store: Store, { to, note, by, at, withdraw, stage, onWait }: TakeBackOptions): Promise<TakenBack> {
  const { changes, portals = [] } = await compareForLog(store, to);
  const findSecret = secretFinder(portals);
  const words = { note: publicWords('note', note, findSecret), by: publicWords('by', by, findSecret) };
  const { event, pages } = await stage('核对', (tick) => undo(store, { to, ...words, at, withdraw, ...(changes && { changes }) }, (share) => tick(Math.floor(share * 100), 100)));
  const back = event.returnsTo!;
  const inputs = join(releaseFolder(store, back), 'inputs');
  try {
    await release({
      dataDir: join(inputs, 'data'),
      contentDir: join(inputs, 'content'),
      published: store.folder,
      asOf: event.asOf,
      by: words.by,
      acceptWarnings: true,
      at,
      stage,
      onWait,
    });
  } catch (error) {
    return { id: back, undone: event.id, pages, untold: error instanceof Error ? error.message : String(error) };
  }
  return { id: currentId(store) ?? back, undone: event.id, pages };
}

/**
 * What the public is told of it. An undo is urgent: when the inputs of one of the two cannot be compared, it goes on with less to tell, and with nobody's household keys
 * to look for in its note.
 */
async function compareForLog(store: Store, to: string | undefined): Promise<Partial<ComparedReleases>> {
  const pair = releasesOfUndo(store, to);
  return (pair && (await compareReleases(pair.left, pair.back).catch(() => undefined))) ?? {};
}
