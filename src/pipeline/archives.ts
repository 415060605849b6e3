import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import type { LoggedRelease } from '../model/public-log.ts';
import { listReleases, siteFolder, type Store } from '../release/store/store.ts';
import { sha256 } from './input-files.ts';

/**
 * Where the archives of earlier releases are, for the next one to carry on: each in some release that is kept, and still as the log names it.
 *
 * @returns absolute path by path below the output folder; withdrawn archives are left out
 * @throws UserError when none of the kept releases has an archive as it was published
 */
export function findArchives(store: Store, releases: readonly LoggedRelease[]): Map<string, string> {
  const kept = listReleases(store).reverse();
  const found = new Map<string, string>();
  for (const { id, archive, withdrawn } of releases) {
    if (!archive || withdrawn) continue;
    const file = archive.path.slice(1);
    const place = kept.map((release) => join(siteFolder(store, release), file)).find((path) => existsSync(path) && sha256(readFileSync(path)) === archive.sha256);
    if (place === undefined) {
      throw new UserError(`${id} 的数据包已经不在，或被改动过，与更正记录里的校验码不同`, {
        where: archive.path,
        hint: `从备份恢复这个文件；恢复不了的，用 --withdraw ${id} --note "数据包遗失" 说明后再发布`,
        atDesk: '请联系技术人员从备份恢复这个文件；恢复不了的，撤下这个数据包并说明，再发布',
      });
    }
    found.set(file, place);
  }
  return found;
}
