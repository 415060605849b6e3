import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { madePublic } from '../release/store/history.ts';
import { releaseBefore } from '../release/store/prune.ts';
import { currentId, isTrusted, readEvents, readRelease, releaseFolder, type Store } from '../release/store/store.ts';
import { comparePages, noPages, releasesOfUndo, undo, type PageDifferences, type PagesOfRelease } from '../release/store/undo.ts';
import { archivesSince } from '../release/store/withdrawn.ts';
import { compareReleases, type ComparedReleases } from './compare-releases.ts';
import type { MakeOptions } from './make-tree.ts';
import { publicWords, secretFinder } from './public-words.ts';
import { release, type ReleaseOutcome } from './release.ts';

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

export interface TakenBack extends Pick<ReleaseOutcome, 'untidy'> {
  /** The release that is public now. */
  id: string;
  /** The release that was taken back. */
  undone: string;
  /** The undo stood in the history already, and only its telling was made up for. */
  isFinished?: true;
  pages: PageDifferences;
  /** Why the site does not say so yet: the release that was to tell of it could not be made. The earlier site is back all the same. */
  untold?: string;
}

/** An undo in the history, and what it does to pages. */
type Undone = ReturnType<typeof undo>;

/**
 * Puts an earlier release back in one step, and then publishes it again with the undo in its public log: the first is urgent and takes no time, the second
 * must not wait for the next release, because public figures have changed. An undo that was killed between the two is finished when it is asked for once more,
 * and does not go back one release too far; one that was finished goes back further only to a release that is named.
 *
 * @throws UserError when there is nothing to go back to, an undo was the last that happened and no release is named, it is not what was released, the words hold
 * personal data, or archives of an undo that is finished now could not be withdrawn; nothing has changed then
 */
export async function takeBack(store: Store, options: TakeBackOptions): Promise<TakenBack> {
  const { to, note, by, at, withdraw, stage, onWait } = options;
  const untold = findUntold(store, to);
  if (!untold && to === undefined) refuseOneMore(store);
  const { event, pages, untidy } = untold ?? (await putBack(store, options));
  const back = madePublic(event);
  const done = { undone: event.id, pages, ...(untold && { isFinished: true as const }) };
  const inputs = join(releaseFolder(store, back), 'inputs');
  const left = withdraw ? archivesSince(readEvents(store), back) : [];
  try {
    const told = await release({
      dataDir: join(inputs, 'data'),
      contentDir: join(inputs, 'content'),
      published: store.folder,
      asOf: event.asOf,
      by,
      acceptWarnings: true,
      ...(left.length > 0 && { withdraw: left, note }),
      at,
      stage,
      onWait,
    });
    // What could not be deleted with the undo was tried again.
    return { id: told.id, ...done, ...(told.untidy !== undefined && { untidy: told.untidy }) };
  } catch (error) {
    if (left.length > 0) throw error;
    return { id: back, ...done, untold: error instanceof Error ? error.message : String(error), ...(untidy !== undefined && { untidy }) };
  }
}

/** The last undo, when it is asked for once more and the site does not tell of it yet. */
function findUntold(store: Store, to: string | undefined): Undone | undefined {
  const history = readEvents(store);
  const event = history.events.at(-1);
  if (event?.kind !== 'undo' || event.returnsTo !== currentId(store) || (to ?? event.returnsTo) !== event.returnsTo) return undefined;
  const pagesOf = (id: string): PagesOfRelease => {
    const release = readRelease(store, id, history);
    return isTrusted(release) ? release.manifest : noPages;
  };
  return { event, pages: comparePages(pagesOf(event.id), pagesOf(madePublic(event))) };
}

/**
 * Who asks for an undo once more right after one that was done, and names no release, may only not have heard that it was: going back one further needs a name.
 */
function refuseOneMore(store: Store): void {
  const { events } = readEvents(store);
  const last = events.at(-1);
  const before = last?.repeats === undefined ? undefined : releaseBefore(events, last.id);
  if (before === undefined) return;
  throw new UserError(`已经撤回过一次（${last!.at}），网站上也写明了，这一次没有再往前撤`, {
    hint: `还要再往前撤的，写明换回哪一次（用 npm run history 查看）：npm run rollback -- ${before} --note "理由" --by "职务"`,
    atDesk: '还要再往前撤的，请在“历史”里另选一版',
  });
}

async function putBack(store: Store, { to, note, by, at, withdraw, stage }: TakeBackOptions): Promise<Undone> {
  const { changes, portals = [] } = await compareForLog(store, to);
  const findSecret = secretFinder(portals);
  const words = { note: publicWords('note', note, findSecret), by: publicWords('by', by, findSecret) };
  return stage('核对', (tick) => undo(store, { to, ...words, at, withdraw, ...(changes && { changes }) }, (share) => tick(Math.floor(share * 100), 100)));
}

/**
 * What the public is told of it. An undo is urgent: when the inputs of one of the two cannot be compared, it goes on with less to tell, and with nobody's household keys
 * to look for in its note.
 */
async function compareForLog(store: Store, to: string | undefined): Promise<Partial<ComparedReleases>> {
  const pair = releasesOfUndo(store, to);
  return (pair && (await compareReleases(pair.left, pair.back).catch(() => undefined))) ?? {};
}
