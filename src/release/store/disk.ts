import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, symlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { exchangeFolders } from '../exchange.ts';
import { linkFile } from './reuse.ts';

/** Everything that the store does to the disk, one step each: after any of them the process may be killed. Tests bring their own. */
export interface Disk {
  makeFolder(path: string): void;
  /** Moves a file or a folder; a file or symbolic link at `to` is replaced in one step. */
  rename(from: string, to: string): void;
  /** Has two folders change places in one step; false, with nothing changed, where that cannot be. */
  exchange(a: string, b: string): boolean;
  /** Makes the symbolic link `path` that leads to `target`. */
  symlink(target: string, path: string): void;
  /** Hard link, or a copy where there can be none. */
  link(from: string, to: string): void;
  /** A new file, on the disk when this returns. */
  write(path: string, text: string): void;
  /** Has what is in the folder survive a power cut. */
  sync(folder: string): void;
  /** With all that is in it; nothing there is no fault. */
  remove(path: string): void;
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } catch (error) {
    // Some file systems have nothing to sync of a folder.
    if (!['EINVAL', 'EPERM', 'ENOTSUP', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    closeSync(descriptor);
  }
}

function syncEach(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) syncEach(join(folder, entry.name));
    else if (entry.isFile()) syncPath(join(folder, entry.name));
  }
  syncPath(folder);
}

export const realDisk: Disk = {
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  rename: renameSync,
  exchange: (a, b) => exchangeFolders(a, b),
  symlink: (target, path) => symlinkSync(target, path),
  link: linkFile,
  write(path, text) {
    const descriptor = openSync(path, 'wx');
    try {
      const bytes = Buffer.from(text);
      for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  },
  sync(folder) {
    // Tens of thousands of files one by one take minutes; Linux does a whole file system at once.
    const { status } = spawnSync('sync', ['-f', folder], { stdio: 'ignore' });
    if (status !== 0) syncEach(folder);
  },
  remove(path) {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch (error) {
      // A folder that somebody made read-only: ours to open again.
      if (!['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      openFolders(path);
      rmSync(path, { recursive: true, force: true });
    }
  },
};

function openFolders(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) openFolders(join(folder, entry.name));
  }
}
