import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listFiles } from '../release/list-files.ts';

/** One file of what a site is made from. */
export interface InputFile {
  /** `data/projects.csv`, `content/pages/about.mdx` */
  file: string;
  bytes: number;
  /** SHA-256 in hex. */
  sha256: string;
}

export const sha256 = (content: string | Uint8Array): string => hash('sha256', content);

/** Whether a file is there with these bytes. */
export function hasHash(file: string, hash: string): boolean {
  try {
    return sha256(readFileSync(file)) === hash;
  } catch {
    return false;
  }
}

/** Files that start with a dot, or lie in a folder that does, are nobody's input; nor are the lock files of a spreadsheet that is open. */
export const isInput = (file: string): boolean => file.split('/').every((part) => !part.startsWith('.') && !part.startsWith('~$'));

/** Everything that is read from the data and the content folder, with its hash, in one fixed order. */
export function listInputs({ dataDir, contentDir }: { dataDir: string; contentDir: string }): InputFile[] {
  return Object.entries({ content: contentDir, data: dataDir }).flatMap(([name, folder]) =>
    listFiles(resolve(folder))
      .filter(isInput)
      .map((file) => {
        const content = readFileSync(join(folder, file));
        return { file: `${name}/${file}`, bytes: content.length, sha256: sha256(content) };
      }),
  );
}

/** One hash over names and bytes of all of them. */
export const hashInputs = (inputs: readonly InputFile[]): string => sha256(inputs.map((input) => `${input.file}\0${input.bytes}\0${input.sha256}\n`).join(''));
