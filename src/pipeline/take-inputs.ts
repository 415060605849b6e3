import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { TrustedRelease } from '../release/store/store.ts';
import { linkFile } from '../release/store/reuse.ts';
import { listInputs, sha256 } from './input-files.ts';

/**
 * Puts the inputs as they are now into `<folder>/inputs/`: everything is read from there, so that what is released is what was checked. A file that the
 * release before has with the same bytes is linked to it, after its bytes were read.
 */
export function takeInputs(sources: { data: string; content: string }, folder: string, earlier: TrustedRelease | undefined): void {
  const known = new Map(earlier?.manifest.inputs.map((input) => [input.file, input.sha256]));
  for (const name of ['data', 'content']) mkdirSync(join(folder, 'inputs', name), { recursive: true, mode: 0o700 });
  for (const { file, sha256: hash } of listInputs({ dataDir: sources.data, contentDir: sources.content })) {
    const to = join(folder, 'inputs', file);
    mkdirSync(dirname(to), { recursive: true });
    const before = earlier && known.get(file) === hash ? join(earlier.folder, 'inputs', file) : undefined;
    if (before !== undefined && isSame(before, hash)) linkFile(before, to);
    else copyFileSync(sourceOf(sources, file), to);
  }
}

function sourceOf(sources: { data: string; content: string }, file: string): string {
  const [name = '', ...rest] = file.split('/');
  return join(resolve(sources[name as 'data' | 'content']), ...rest);
}

function isSame(file: string, hash: string): boolean {
  try {
    return sha256(readFileSync(file)) === hash;
  } catch {
    return false;
  }
}
