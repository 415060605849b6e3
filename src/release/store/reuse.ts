import { constants, copyFileSync, linkSync } from 'node:fs';

/** Another disk, too many links to one file, a file system or a system without hard links (FAT, some network disks). */
const cannotLink = new Set(['EXDEV', 'EMLINK', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES']);

/**
 * Has `to` be the same file as `from`, so that an unchanged file takes no room again; where that cannot be, a copy. Folders must be there,
 * `to` must not. Whoever writes into one later writes into all: a file is replaced, never changed.
 */
export function linkFile(from: string, to: string, link: typeof linkSync = linkSync): void {
  try {
    link(from, to);
  } catch (error) {
    if (!cannotLink.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
}
