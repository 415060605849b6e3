import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listFiles } from '../src/release/audit.ts';

/** SHA-256 over names and bytes of all files of the input folders; files that start with a dot are nobody's input. */
export function hashInputs(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const [index, folder] of folders.map((path) => resolve(path)).entries()) {
    for (const file of listFiles(folder)) {
      if (file.split('/').some((part) => part.startsWith('.'))) continue;
      const content = readFileSync(join(folder, file));
      hash.update(`${index}/${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}
