import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.ts';
import type { TrustedRelease } from '../release/store/store.ts';
import { linkFile } from '../release/store/reuse.ts';
import { hasHash, isInput, listInputs, type InputFile } from './input-files.ts';

/**
 * Puts the inputs as they are now into `<folder>/inputs/`: everything is read from there, so that what is released is what was checked. A file that the
 * release before has with the same bytes is linked to it, after its bytes were read. Until it is published, the folder is for its owner alone.
 *
 * @returns what was taken
 * @throws UserError when a file is a link to elsewhere, which would be left out, or is being written at this moment, so that half of it would be taken
 */
export function takeInputs(sources: { data: string; content: string }, folder: string, earlier: TrustedRelease | undefined): InputFile[] {
  const known = new Map(earlier?.manifest.inputs.map((input) => [input.file, input.sha256]));
  for (const name of ['data', 'content'] as const) refuseLinks(name, sources[name]);
  for (const name of ['data', 'content']) mkdirSync(join(folder, 'inputs', name), { recursive: true, mode: 0o700 });
  const inputs = listInputs({ dataDir: sources.data, contentDir: sources.content });
  for (const { file, sha256: hash } of inputs) {
    const to = join(folder, 'inputs', file);
    mkdirSync(dirname(to), { recursive: true });
    const before = earlier && known.get(file) === hash ? join(earlier.folder, 'inputs', file) : undefined;
    if (before !== undefined && hasHash(before, hash)) linkFile(before, to);
    else {
      copyFileSync(sourceOf(sources, file), to);
      if (!hasHash(to, hash)) throw new UserError(`${file} 正在被改动，没有发布`, { where: file, hint: '等它保存完再试；正在公开的网站没有改动' });
    }
  }
  return inputs;
}

/** A table that is a link would be read by the check and be missing in the release. Where it leads is nobody's business here. */
function refuseLinks(name: string, folder: string): void {
  for (const entry of readdirSync(resolve(folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue;
    const file = `${name}/${relative(resolve(folder), join(entry.parentPath, entry.name)).split(sep).join('/')}`;
    if (isInput(file)) throw new UserError(`${file} 是指向别处的链接，不是文件，没有发布`, { where: file, hint: '把链接换成文件或文件夹本身再发布' });
  }
}

function sourceOf(sources: { data: string; content: string }, file: string): string {
  const [name = '', ...rest] = file.split('/');
  return join(resolve(sources[name as 'data' | 'content']), ...rest);
}
