import { closeSync, fstatSync, openSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Held until `release` is called or the process ends, in whatever way. */
export interface Lock {
  release(): void;
}

/**
 * Takes the lock at `path`, or says at once that somebody has it.
 *
 * The lock is the operating system's own, taken through SQLite, because Node offers no other way to it. So a killed
 * build leaves nothing to judge stale: no process id that another process has by now, none that means something else in
 * another container, no two that both think the old lock dead.
 *
 * @param path a file that is created, and deleted on release
 * @returns the lock, or undefined when another process holds it
 */
export function takeLock(path: string): Lock | undefined {
  for (;;) {
    // Kept open until the end: closing any descriptor of the file would drop the lock on it.
    const descriptor = openSync(path, 'a');
    const database = new DatabaseSync(path);
    const close = (): void => {
      database.close();
      closeSync(descriptor);
    };
    try {
      // Nothing is ever written, so a journal on disk would only be litter.
      database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (error) {
      close();
      if ((error as { errcode?: number }).errcode === 5) return undefined;
      throw error;
    }
    // The holder before us deleted the file between our opening and locking it: the lock is on a file nobody else sees.
    const current = statSync(path, { throwIfNoEntry: false });
    const opened = fstatSync(descriptor);
    if (current?.ino === opened.ino && current.dev === opened.dev) {
      const release = (): void => {
        rmSync(path, { force: true });
        close();
      };
      return { release };
    }
    close();
  }
}

/**
 * Takes the lock at `path`, waiting for whoever has it.
 *
 * @param onWait told once when there is somebody to wait for
 */
export async function waitForLock(path: string, onWait: () => void): Promise<Lock> {
  for (let told = false; ; told = true) {
    const lock = takeLock(path);
    if (lock) return lock;
    if (!told) onWait();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
