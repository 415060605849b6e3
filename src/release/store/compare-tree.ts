import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { listFolder } from './hashed.ts';
import type { TrustedRelease } from './store.ts';

/** One thing that is not as it was released; `file` below the release's folder. */
export interface Difference {
  file: string;
  what: 'changed' | 'missing' | 'added';
  detail: string;
}

const buffer = Buffer.allocUnsafe(1 << 20);

/** SHA-256 of a file in hex, read piece by piece. */
export function hashFile(file: string): string {
  const hash = createHash('sha256');
  const descriptor = openSync(file, 'r');
  try {
    for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(descriptor);
  }
  return hash.digest('hex');
}

/** What a release should consist of, by path below its folder: bytes and SHA-256. */
function* expectedFiles({ manifest }: TrustedRelease): Generator<[string, number, string]> {
  for (const [file, [bytes, sha256]] of Object.entries(manifest.files)) yield [`site/${file}`, bytes, sha256];
  for (const { file, bytes, sha256 } of manifest.inputs) yield [`inputs/${file}`, bytes, sha256];
}

function lookAt(file: string, path: string, bytes: number): Difference | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return { file, what: 'missing', detail: '发布时有，现在没有' };
  if (found.isSymbolicLink()) return { file, what: 'changed', detail: '变成了指向别处的链接' };
  if (!found.isFile()) return { file, what: 'changed', detail: '变成了文件夹或别的东西' };
  if (found.size !== bytes) return { file, what: 'changed', detail: `发布时 ${bytes} 字节，现在 ${found.size} 字节` };
  return undefined;
}

/** The first file of a release that is not there, below its folder, or undefined when all are. Reads no contents. */
export function findGap(release: TrustedRelease): string | undefined {
  for (const [file] of expectedFiles(release)) {
    if (lstatSync(join(release.folder, file), { throwIfNoEntry: false }) === undefined) return file;
  }
  return undefined;
}

function* addedFiles(folder: string, path: string, expected: ReadonlySet<string>): Generator<Difference> {
  for (const entry of listFolder(join(folder, path))) {
    const file = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* addedFiles(folder, file, expected);
    else if (!expected.has(file)) yield { file, what: 'added', detail: entry.isSymbolicLink() ? '发布时没有，是一个指向别处的链接' : '发布时没有' };
  }
}

/**
 * Every difference between what lies in a release's folder and what its manifest says, to the byte.
 *
 * @param tick told the share that is done, 0 to 1
 */
export function compareTree(release: TrustedRelease, tick: (share: number) => void = () => undefined): Difference[] {
  const found: Difference[] = [];
  const expected = new Set<string>();
  const total = Object.keys(release.manifest.files).length + release.manifest.inputs.length;
  for (const [file, bytes, sha256] of expectedFiles(release)) {
    const path = join(release.folder, file);
    const difference = lookAt(file, path, bytes);
    if (difference) found.push(difference);
    else if (hashFile(path) !== sha256) found.push({ file, what: 'changed', detail: '字节数相同，内容不同' });
    expected.add(file);
    if (expected.size % 500 === 0) tick(expected.size / total);
  }
  for (const part of ['site', 'inputs']) {
    if (lstatSync(join(release.folder, part), { throwIfNoEntry: false })?.isSymbolicLink()) found.push({ file: part, what: 'changed', detail: '变成了指向别处的链接' });
  }
  for (const part of ['site', 'inputs']) found.push(...addedFiles(release.folder, part, expected));
  return found;
}
