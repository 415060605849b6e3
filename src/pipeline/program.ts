import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listFiles } from '../release/list-files.ts';

export const root = resolve(import.meta.dirname, '..', '..');

/** What the bytes of a page come from besides the portal's own files: code, files copied as they are, settings, and exactly which packages. */
const folders = ['src', 'public'];
const files = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** SHA-256 over the program, its packages and the Node that runs it: another one may write another page from the same data. */
export function hashProgram(): string {
  const hash = createHash('sha256').update(`${process.versions.node}\0${process.versions.icu}\0`);
  for (const file of [...folders.flatMap((folder) => listFiles(join(root, folder)).map((name) => `${folder}/${name}`)), ...files]) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
