import { join } from 'node:path';
import { currentId, isTrusted, readEvents, readRelease, releaseFolder, type Store } from '../release/store/store.ts';
import { comparePages, noPages, releasesOfUndo, undo, type PageDifferences } from '../release/store/undo.ts';
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
  /** By an undo that had broken off before; this one only finished it. */
  begun?: true;
  pages: PageDifferences;
  /** Why the site does not say so yet: the release that was to tell of it could not be made. The earlier site is back all the same. */
  untold?: string;
}

/**
 * Puts an earlier release back in one step, and then publishes it again with the undo in its public log: the first is urgent and takes no time, the second
 * must not wait for the next release, because public figures have changed. One that broke off between the two is finished, and nothing else is taken back.
 *
 * @throws UserError when there is nothing to go back to, it is not what was released, or the words hold personal data; nothing has changed then
 */
export async function takeBack(store: Store, options: TakeBackOptions): Promise<TakenBack> {
  const { to, at, stage, onWait } = options;
  const begun = to === undefined ? findBegun(store) : undefined;
  const { event, pages } = begun ?? (await putBack(store, options));
  const back = event.returnsTo!;
  const inputs = join(releaseFolder(store, back), 'inputs');
  try {
    await release({
      dataDir: join(inputs, 'data'),
      contentDir: join(inputs, 'content'),
      published: store.folder,
      asOf: event.asOf,
      by: event.by,
      acceptWarnings: true,
      at,
      stage,
      onWait,
    });
  } catch (error) {
    return { ...(begun && { begun: true }), id: back, undone: event.id, pages, untold: error instanceof Error ? error.message : String(error) };
  }
  return { ...(begun && { begun: true }), id: currentId(store) ?? back, undone: event.id, pages };
}

async function putBack(store: Store, { to, note, by, at, withdraw, stage }: TakeBackOptions): Promise<ReturnType<typeof undo>> {
  const { changes, portals = [] } = await compareForLog(store, to);
  const findSecret = secretFinder(portals);
  const words = { note: publicWords('note', note, findSecret), by: publicWords('by', by, findSecret) };
  return stage('核对', (tick) => undo(store, { to, ...words, at, withdraw, ...(changes && { changes }) }, (share) => tick(Math.floor(share * 100), 100)));
}

/** An undo that put its release back and was not told of yet: whoever asks for one more, without saying which, means this one. */
function findBegun(store: Store): ReturnType<typeof undo> | undefined {
  const history = readEvents(store);
  const event = history.events.at(-1);
  if (event?.kind !== 'undo' || currentId(store) !== event.returnsTo) return undefined;
  const [left, back] = [event.id, event.returnsTo!].map((id) => readRelease(store, id, history));
  const pagesOf = (release: typeof left) => (release && isTrusted(release) ? release.manifest : noPages);
  return { event, pages: comparePages(pagesOf(left), pagesOf(back)) };
}

/**
 * What the public is told of it. An undo is urgent: when the inputs of one of the two cannot be compared, it goes on with less to tell, and with nobody's household keys
 * to look for in its note.
 */
async function compareForLog(store: Store, to: string | undefined): Promise<Partial<ComparedReleases>> {
  const pair = releasesOfUndo(store, to);
  return (pair && (await compareReleases(pair.left, pair.back).catch(() => undefined))) ?? {};
}
