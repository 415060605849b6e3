import { isHashed, listUnneeded } from './hashed.ts';
import type { Manifest } from './manifest.ts';
import { readEvents, type Store } from './store.ts';
import { withdrawnArchives } from './withdrawn.ts';

/**
 * The steps in which a release goes to a place that cannot switch in one step, such as object storage. At every moment in between, each page that is
 * there finds everything it names: what pages name comes before them, and what only earlier pages name goes after them, late.
 */
export const uploadSteps = ['assets', 'parts', 'data', 'pages', 'gone'] as const;
export type UploadStep = (typeof uploadSteps)[number];

const isAsset = (file: string): boolean => file.startsWith('_astro/');

/** When a file goes up: scripts and styles, hashed parts of the search, everything else that is no page, pages. */
function stepOf(file: string): Exclude<UploadStep, 'gone'> {
  if (isAsset(file)) return 'assets';
  if (isHashed(file)) return 'parts';
  return file.endsWith('.html') ? 'pages' : 'data';
}

/**
 * What each step consists of, by path below the site: new and changed files, and at last those that are to be deleted. Files whose names change with
 * their contents are not deleted: somebody may still have a page open that names them.
 *
 * @param files of the release that is to be seen
 * @param earlier files of the release that was uploaded last; left out, everything goes up
 * @param begun files of releases whose upload was begun after that and broke off: any of them may be in the place or not
 */
export function planUpload(files: Manifest['files'], earlier: Manifest['files'] = {}, begun: readonly Manifest['files'][] = []): Record<UploadStep, string[]> {
  const plan: Record<UploadStep, string[]> = { assets: [], parts: [], data: [], pages: [], gone: [] };
  const before = [earlier, ...begun];
  for (const file of Object.keys(files).sort()) {
    if (before.some((one) => one[file]?.[1] !== files[file]?.[1])) plan[stepOf(file)].push(file);
  }
  const gone = [...new Set(before.flatMap((one) => Object.keys(one)))].filter((file) => files[file] === undefined && !isHashed(file)).sort();
  // Pages before the data that they name.
  plan.gone = [...gone.filter((file) => stepOf(file) === 'pages'), ...gone.filter((file) => stepOf(file) !== 'pages')];
  return plan;
}

/**
 * Hashed files of a place that must not stay there: once something was withdrawn, those that no other kept release has. Parts of the search hold the text of pages.
 *
 * @param there paths of what is in the place
 */
export const withdrawnFiles = (store: Store, there: readonly string[]): string[] =>
  withdrawnArchives(readEvents(store)).length === 0 ? [] : listUnneeded(store, there.filter(isHashed));
