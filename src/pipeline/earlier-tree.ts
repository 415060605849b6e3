import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage } from '../release/html.ts';
import { hashFile } from '../release/store/compare-tree.ts';
import type { FileHashes, TreeRecord } from './make-tree.ts';

/** A finished tree that the next one may take over from, with its record. */
export interface EarlierTree {
  folder: string;
  record: TreeRecord;
}

/** One that was looked through for what somebody changed by hand, or lost: `copyIntact`. */
export interface SearchedTree extends EarlierTree {
  /** Files of the record that are not as they were released. */
  damaged: ReadonlySet<string>;
  /** Absolute path of a folder with the others, which is used up. */
  copy: string;
}

/** Files that the search reads: names and numbers, and all parts of the full text. */
export const isOfSearch = (file: string): boolean => /^(?:search|pagefind)\//.test(file) && !file.endsWith('.html');

/** Whether a file is what was released: what somebody changed by hand is not taken over, nor what is a link to elsewhere now. */
export function isAsReleased(path: string, bytes: number, hash: string): boolean {
  try {
    const found = lstatSync(path);
    return found.isFile() && found.size === bytes && hashFile(path) === hash;
  } catch {
    return false;
  }
}

/** The same for a file of an earlier tree's record. */
export function isIntact({ folder, record }: EarlierTree, file: string): boolean {
  const known = record.files[file];
  return known !== undefined && isAsReleased(join(folder, file), ...known);
}

/**
 * Whether links of files that were taken over may have lost where they lead: a file is gone, or a page that was made anew has fewer anchors.
 *
 * @param tree the new one with all its files
 * @param files hashes of its pages
 * @param taken files that were taken over: they are as they were
 */
export function losesTargets({ folder, files: all }: { folder: string; files: readonly string[] }, earlier: SearchedTree, files: FileHashes, taken: ReadonlySet<string>): boolean {
  const now = new Set(all);
  const anchorsOf = (root: string, file: string): string[] => readPage(readFileSync(join(root, file), 'utf8')).anchors;
  return Object.entries(earlier.record.files).some(([file, [, hash]]) => {
    // Nobody links to the files of the full-text index.
    if (!now.has(file)) return !file.startsWith('pagefind/');
    if (taken.has(file) || !file.endsWith('.html') || hash === files[file]?.[1]) return false;
    // What was edited or lost no longer says which anchors there were.
    if (earlier.damaged.has(file)) return true;
    const anchors = new Set(anchorsOf(folder, file));
    return anchorsOf(earlier.folder, file).some((anchor) => !anchors.has(anchor));
  });
}
