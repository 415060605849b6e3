import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * The working folder of one build, beside the output so that both are on one file system:
 * `<out>.staging-<pid>/` with `site/` (the finished tree) and for a moment `previous/`.
 */
export interface Staging {
  folder: string;
  site: string;
  /** Where the old output waits while a machine that cannot exchange two folders switches them. */
  previous: string;
}

const stagingAt = (folder: string): Staging => ({
  folder,
  site: join(folder, 'site'),
  previous: join(folder, 'previous'),
});

const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

function leftoversOf(out: string): string[] {
  const parent = dirname(out);
  const prefixes = [`${basename(out)}.staging-`, `${basename(out)}.discarded-`];
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => prefixes.some((prefix) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length))))
    .map((name) => join(parent, name));
}

/**
 * Puts right what a killed build left behind. Call it under the lock of `out` only, when no other build can be live.
 *
 * An output that is missing while its previous tree waits means that the build was killed between two renames: the tree
 * goes back to its place. The file system itself is the journal; there is no other that could disagree with it.
 *
 * @param out absolute path of the output folder
 * @returns how many folders were cleaned away
 */
export function repairOutput(out: string): number {
  const leftovers = leftoversOf(out);
  for (const folder of leftovers) {
    const { previous } = stagingAt(folder);
    if (!existsSync(out) && existsSync(previous)) renameSync(previous, out);
  }
  for (const folder of leftovers) {
    // Renamed before it is deleted: a switch that the killed build had just asked for then finds nothing to switch.
    const discarded = folder.replace(/\.staging-(\d+)$/, '.discarded-$1');
    if (discarded !== folder) {
      removeFolder(discarded);
      renameSync(folder, discarded);
    }
    removeFolder(discarded);
  }
  return leftovers.length;
}

/** Makes the working folder of this process's build of `out`. Call it under the lock, after `repairOutput`. */
export function createStaging(out: string): Staging {
  const staging = stagingAt(`${out}.staging-${process.pid}`);
  mkdirSync(staging.site, { recursive: true });
  return staging;
}

export function removeStaging(staging: Staging): void {
  removeFolder(staging.folder);
}
