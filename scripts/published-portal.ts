import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileHashes } from '../src/changes/other-inputs.ts';
import { UserError } from '../src/errors.ts';
import { listFiles } from '../src/release/audit.ts';
import { createRaise } from '../src/tables/checks/context.ts';
import type { CheckedPortal } from '../src/tables/dataset.ts';
import { readPortal } from '../src/tables/portal.ts';
import { readTables } from '../src/tables/read.ts';

/** The inputs of the release that is published, and where it was found. */
export interface PublishedPortal {
  /** Name of the release. */
  id: string;
  data: CheckedPortal;
  files: FileHashes;
}

/** Folder of the release that `current` points to, or undefined where nothing is published. */
function currentRelease(published: string): string | undefined {
  const current = join(published, 'current');
  let target: string;
  try {
    target = readlinkSync(current);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UserError('发布文件夹里的 current 不是指向版本的链接', { where: current, hint: '请用 --published 指明由 npm run release 写出的文件夹。', cause });
  }
  return dirname(join(published, target));
}

function readAsOf(release: string): string {
  const path = join(release, 'manifest.json');
  try {
    const { asOf } = JSON.parse(readFileSync(path, 'utf8')) as { asOf?: unknown };
    if (typeof asOf === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asOf)) return asOf;
  } catch {
    // Said below: whatever is wrong with it, there is no day to be had.
  }
  throw new UserError('已发布版本的记录读不了，不知道它的截止日', { where: path, hint: '请用 npm run verify 查看，或恢复这个版本的文件夹。' });
}

/** SHA-256 of the files that pages are made of besides the tables, by the path that the check names them with. */
export function hashFiles(dataDir: string, contentDir: string): FileHashes {
  const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
  const content = listFiles(contentDir).filter((file) => !file.split('/').some((part) => part.startsWith('.')));
  const boundaries = join(dataDir, 'boundaries.json');
  return {
    ...(existsSync(boundaries) && { 'boundaries.json': hash(boundaries) }),
    ...Object.fromEntries(content.map((file) => [`content/${file}`, hash(join(contentDir, file))])),
  };
}

/**
 * What the published release was made of. It passed the checks when it was released, so that it is read without them: rules may have been added since.
 *
 * @param published folder with `current` and `releases/`
 * @returns undefined when nothing is published there
 * @throws UserError when a release is there and cannot be read
 */
export async function readPublishedPortal(published: string): Promise<PublishedPortal | undefined> {
  const release = currentRelease(published);
  if (release === undefined) return undefined;
  const [dataDir, contentDir] = [join(release, 'inputs/data'), join(release, 'inputs/content')];
  const missing = [dataDir, contentDir].find((folder) => !existsSync(folder));
  if (missing !== undefined) {
    throw new UserError('已发布的版本里没有它的原始文件，比不了', { where: missing, hint: '请恢复这个版本的文件夹，或用 npm run rollback 换到完整的版本。' });
  }
  const ignore = (): void => {};
  const portal = await readPortal(dataDir, createRaise(ignore));
  const tables = await readTables(dataDir, ignore, undefined, { hotlines: new Set(portal.hotlines.map(({ number }) => number)) });
  return { id: basename(release), data: { portal, tables, asOf: readAsOf(release) }, files: hashFiles(dataDir, contentDir) };
}
