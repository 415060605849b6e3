import { plainText } from '../../plain-text.ts';
import { createCandidates } from './candidate.ts';
import { findPlaces } from './find-places.ts';
import { createGazetteer, readLadders, type Gazetteer } from './ladder.ts';
import { listsFile, placesFile } from './layout.ts';
import { findInLists, openLists, type Lists } from './lists.ts';
import type { NameHit } from './name-hit.ts';
import { squeeze } from './normalise.ts';
import { openPlaces } from './places.ts';
import { prepare } from './query.ts';
import { linesOf, type Read } from './read-file.ts';
import { scoreOf } from './score.ts';
import { createTitles } from './titles.ts';

export { isApproximate, type NameHit, type NameKind, type Way } from './name-hit.ts';
export type { Read } from './read-file.ts';

export interface NameIndex {
  /**
   * What answers a query by name or by number, best first; at most `limit`. Nothing for a query without letters, digits or Han.
   *
   * Names of places answer at once. Where they do not, it also waits for enterprises and policies, for titles of funds, projects
   * and notices, and for numbers; a file of theirs that does not come is left out of the answer.
   */
  find(query: string, limit: number): Promise<NameHit[]>;
}

/** Longer queries are not read to their end. */
const longestText = 100;
/** Titles are looked for until there are as many answers that are no guesses, or one that is called so. */
const enough = 5;

/**
 * Opens the search by name and by number. Needs no DOM: runs in a worker, on a page, and in Node.
 *
 * @param read gives a file of the site by its path below the root (`search/places.idx`); rejects when it is not there
 * @throws Error when the index cannot be read, or was made by another version
 */
export async function openNames(read: Read): Promise<NameIndex> {
  const listLines = read(listsFile).then(linesOf);
  // Waited for later: until then a failure is nobody's.
  listLines.catch(() => undefined);
  const { head, places } = openPlaces(linesOf(await read(placesFile)));
  let lists: Lists[] | undefined;
  // Made before anything is asked, so that the first keystroke is no slower than the next.
  let gazetteer: Gazetteer = createGazetteer(places);
  const arrived = listLines.then(
    (lines) => {
      lists = openLists(lines, places);
      // Towns have former names too.
      if (places.former.rows.length > 0) gazetteer = createGazetteer(places);
    },
    () => undefined,
  );
  const titles = createTitles(read, head, places, 10_000_000);

  return {
    async find(typed, limit) {
      const text = plainText(typed);
      const { alphabet } = places;
      const fold = (): string => alphabet.fold([...text].slice(0, longestText).join(''));
      let folded = fold();
      let plain = squeeze(folded);
      if (plain === '') return [];
      let ladders = readLadders(folded, gazetteer, places);
      const candidates = createCandidates();
      const lookAtPlaces = (): void => findPlaces(places, head, text.trim(), prepare(plain, alphabet), ladders, candidates);
      lookAtPlaces();
      const certain = (): number => candidates.count(scoreOf('homophone', 0) - 1);
      const isNamed = (): boolean => candidates.count(scoreOf('prefix', 0) - 1) > 0;
      if (!lists && certain() === 0) {
        await arrived;
        // With the readings, foldings and former names that came with the lists.
        folded = fold();
        plain = squeeze(folded);
        ladders = readLadders(folded, gazetteer, places);
        lookAtPlaces();
      }
      if (lists) findInLists(lists, places, head, prepare(plain, alphabet), ladders, candidates);
      const none = (): void => undefined;
      if (/\d/.test(plain)) await titles.findNumbers(plain, candidates).catch(none);
      if (!isNamed() && certain() < enough) await titles.findWords(folded, candidates).catch(none);
      return candidates.best(limit);
    },
  };
}
