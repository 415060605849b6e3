import { existsSync, readdirSync, renameSync } from 'node:fs';
import { exchangeFolders } from './exchange.ts';
import type { Staging } from './staging.ts';

/**
 * Puts the finished tree in the place of the output, in one step. The old tree ends up inside the staging folder, for
 * the caller to delete.
 *
 * Where two folders can change places (`exchangeFolders`), a kill at any moment leaves the old tree or the new one.
 * Elsewhere it takes two renames; a kill between them leaves the old tree in `staging.previous`, from where
 * `repairOutput` brings it back when the next command starts.
 *
 * @param staging holds the finished tree in `site`; on the file system of `out`
 * @param out absolute path; absent, empty, or an earlier output of gongshi
 */
export function publish(staging: Staging, out: string, exchange: typeof exchangeFolders = exchangeFolders): void {
  const first = !existsSync(out) || readdirSync(out).length === 0;
  if (first) {
    renameSync(staging.site, out);
    return;
  }
  if (exchange(staging.site, out)) return;
  renameSync(out, staging.previous);
  try {
    renameSync(staging.site, out);
  } catch (error) {
    renameSync(staging.previous, out);
    throw error;
  }
}
