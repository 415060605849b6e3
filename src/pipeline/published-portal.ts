import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileHashes } from '../changes/other-inputs.ts';
import { UserError } from '../errors.ts';
import { listFiles } from '../release/list-files.ts';
import type { TrustedRelease } from '../release/store/store.ts';
import { createRaise } from '../tables/checks/context.ts';
import type { CheckedPortal } from '../tables/dataset.ts';
import { readPortal } from '../tables/portal.ts';
import { readTables } from '../tables/read.ts';
import { isInput, sha256, type InputFile } from './input-files.ts';

/** What a release was made of. */
export interface PublishedPortal {
  /** Name of the release. */
  id: string;
  data: CheckedPortal;
  files: FileHashes;
}

/** SHA-256 of the files that pages are made of besides the tables, by the path that the check names them with. */
export function hashFiles(dataDir: string, contentDir: string): FileHashes {
  const hash = (path: string): string => sha256(readFileSync(path));
  const content = listFiles(contentDir).filter(isInput);
  const boundaries = join(dataDir, 'boundaries.json');
  return {
    ...(existsSync(boundaries) && { 'boundaries.json': hash(boundaries) }),
    ...Object.fromEntries(content.map((file) => [`content/${file}`, hash(join(contentDir, file))])),
  };
}

/**
 * What a release was made of. It passed the checks when it was released, so that it is read without them: rules may have been added since.
 *
 * @param now what it is compared with: tables whose files have not changed are not read twice
 * @throws UserError when its files cannot be read
 */
export async function readPublishedPortal({ folder, manifest }: TrustedRelease, now?: { data: CheckedPortal; inputs: readonly InputFile[] }): Promise<PublishedPortal> {
  const [dataDir, contentDir] = [join(folder, 'inputs/data'), join(folder, 'inputs/content')];
  const missing = [dataDir, contentDir].find((path) => !existsSync(path));
  if (missing !== undefined) {
    throw new UserError('已发布的版本里没有它的原始文件，比不了', {
      where: missing,
      hint: '请恢复这个版本的文件夹，或用 npm run rollback 换到完整的版本。',
      atDesk: '请联系技术人员恢复这个版本的文件夹，或在“历史”里撤回到完整的一版。',
    });
  }
  const before = new Map(manifest.inputs.map((input) => [input.file, input.sha256]));
  const unchanged = new Set((now?.inputs ?? []).filter((input) => before.get(input.file) === input.sha256).map(({ file }) => file));
  const known = new Map(Object.values(now?.data.tables ?? {}).flatMap((table) => (unchanged.has(`data/${table.file}`) ? [[table.file, table] as const] : [])));
  const ignore = (): void => {};
  const portal = await readPortal(dataDir, createRaise(ignore));
  const tables = await readTables(dataDir, ignore, undefined, { hotlines: new Set(portal.hotlines.map(({ number }) => number)), known });
  return { id: manifest.id, data: { portal, tables, asOf: manifest.asOf }, files: hashFiles(dataDir, contentDir) };
}
