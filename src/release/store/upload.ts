import { isHashed } from './hashed.ts';
import type { Manifest } from './manifest.ts';

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
 * their contents are never deleted: somebody may still have a page open that names them.
 *
 * @param files of the release that is to be seen
 * @param earlier files of the release that was uploaded last; left out, everything goes up
 */
export function planUpload(files: Manifest['files'], earlier: Manifest['files'] = {}): Record<UploadStep, string[]> {
  const plan: Record<UploadStep, string[]> = { assets: [], parts: [], data: [], pages: [], gone: [] };
  for (const file of Object.keys(files).sort()) {
    if (files[file]?.[1] !== earlier[file]?.[1]) plan[stepOf(file)].push(file);
  }
  const gone = Object.keys(earlier).filter((file) => files[file] === undefined && !isHashed(file)).sort();
  // Pages before the data that they name.
  plan.gone = [...gone.filter((file) => stepOf(file) === 'pages'), ...gone.filter((file) => stepOf(file) !== 'pages')];
  return plan;
}
