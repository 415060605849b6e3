import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { compareTree, hashFile } from './compare-tree.ts';
import { isHashed, listPool, releasesInPool } from './hashed.ts';
import { findFaults } from './repair.ts';
import { currentId, historyFolder, isBusy, isTrusted, poolFolder, readEvents, readRelease, type Store } from './store.ts';

/** One thing that is not what was released. `file`: `site/…`, `inputs/…`, `hashed/…`, `manifest.json`, `current`, `history/…`. */
export interface Problem {
  file: string;
  what: 'changed' | 'missing' | 'added' | 'untrusted';
  detail: string;
}

/** Proof of a release: its name, how many files were read, and what is wrong. */
export interface Verification {
  id: string;
  files: number;
  problems: Problem[];
}

/** The pool may hold what a kept release has under that name, and must hold what the proven one has; of withdrawn releases it may hold nothing. */
function verifyPool(store: Store, id: string): Problem[] {
  const history = readEvents(store);
  const allowed = new Map<string, Set<string>>();
  const needed = new Set<string>();
  for (const kept of releasesInPool(store)) {
    const release = readRelease(store, kept, history);
    if (!isTrusted(release)) continue;
    for (const [path, [, sha256]] of Object.entries(release.manifest.files)) {
      if (!isHashed(path)) continue;
      allowed.set(path, (allowed.get(path) ?? new Set()).add(sha256));
      if (kept === id) needed.add(path);
    }
  }
  const problems: Problem[] = [];
  for (const path of listPool(store)) {
    const file = join(poolFolder(store), path);
    const hashes = allowed.get(path);
    if (!hashes) problems.push({ file: `hashed/${path}`, what: 'added', detail: '没有一次发布有它，或者只有撤下的发布有' });
    else if (!lstatSync(file).isFile()) problems.push({ file: `hashed/${path}`, what: 'changed', detail: '变成了指向别处的链接' });
    else if (!hashes.has(hashFile(file))) problems.push({ file: `hashed/${path}`, what: 'changed', detail: '内容与发布时不同' });
    needed.delete(path);
  }
  for (const path of needed) problems.push({ file: `hashed/${path}`, what: 'missing', detail: '切换之后，切换前打开的页面会找不到它' });
  return problems;
}

function untrustedHistory(store: Store, error: unknown): Problem {
  if (!(error instanceof UserError)) throw error;
  return { file: (error.where ?? historyFolder(store)).replace(`${store.folder}/`, ''), what: 'untrusted', detail: `${error.message}。${error.hint}` };
}

/**
 * Proves that what is served is what was released, byte for byte, and names what is not. Changes nothing, and goes on while somebody publishes.
 *
 * It rests on the history: who can rewrite every file of it, and the manifests, can have it say anything. Keep the SHA-256 of the last event elsewhere.
 *
 * @param id another kept release; the public one when left out
 * @param tick told the share of the files that have been read, 0 to 1
 */
export function verifyRelease(store: Store, id?: string, tick?: (share: number) => void): Verification {
  const chosen = id ?? currentId(store);
  const problems: Problem[] = [];
  try {
    for (const { file, found } of isBusy(store) ? [] : findFaults(store)) {
      // Half-made and half-deleted folders are not served.
      if (file === 'current' && found !== undefined) problems.push({ file, what: 'untrusted', detail: found });
    }
    if (chosen === undefined) {
      if (!existsSync(historyFolder(store))) throw new UserError('这里还没有发布过', { where: store.folder, hint: '先发布一次' });
      return { id: '', files: 0, problems };
    }
    const release = readRelease(store, chosen);
    if (!isTrusted(release)) return { id: chosen, files: 0, problems: [...problems, { file: 'manifest.json', what: 'untrusted', detail: release.why }] };
    problems.push(...compareTree(release, tick), ...verifyPool(store, chosen));
    return { id: chosen, files: Object.keys(release.manifest.files).length, problems };
  } catch (error) {
    return { id: chosen ?? '', files: 0, problems: [...problems, untrustedHistory(store, error)] };
  }
}
