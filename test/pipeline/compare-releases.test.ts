import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareReleases } from '../../src/pipeline/compare-releases.ts';
import { digest } from '../../src/release/store/manifest.ts';
import type { TrustedRelease } from '../../src/release/store/store.ts';
import { listFiles } from '../../src/release/list-files.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A release of the tiny portal, with its projects as `edit` leaves them. */
function releaseOf(edit: (projects: string) => string): TrustedRelease {
  const folder = temporaryFolder();
  const inputs = join(folder, 'inputs');
  mkdirSync(inputs);
  writeTinyPortal(inputs);
  const projects = join(inputs, 'data/projects.csv');
  writeFileSync(projects, edit(readFileSync(projects, 'utf8')));
  const files = listFiles(inputs).map((file) => ({ file, bytes: 0, sha256: digest(readFileSync(join(inputs, file))) }));
  return { folder, sha256: '', manifest: { id: 'one', asOf: '2020-06-30', inputs: files } as unknown as TrustedRelease['manifest'] };
}

test('an undo tells which rows and pages it changes, as they are in the tables of the two releases', async () => {
  const before = releaseOf((text) => text);
  const after = releaseOf((text) => text.replace(',60,', ',65,').replace(/^QS2020-003.*\n/m, ''));
  const { changes: undone, portals } = await compareReleases(after, before);
  expect(portals.map(({ tables }) => tables.projects?.rows.length)).toEqual([3, 2]);
  expect(undone.amended).toEqual([{ table: 'projects', added: 1, changed: 1, removed: 0 }]);
  expect(undone.pages).toContain('/projects/QS2020-001/');
  expect((await compareReleases(before, before)).changes).toEqual({ amended: [], pages: [] });
});

test('inputs that cannot be read are a fault of their own', async () => {
  const [one, other] = [releaseOf((text) => text), releaseOf((text) => text)];
  await expect(compareReleases({ ...one, folder: temporaryFolder() }, other)).rejects.toThrow('没有它的原始文件');
});
