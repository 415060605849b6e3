import { existsSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashProgram } from '../../src/pipeline/program.ts';
import { previewFolder, release } from '../../src/pipeline/release.ts';
import { newStore, publishSmall } from '../release/store/small-store.ts';
import { writeTinyPortal } from '../site/tiny-portal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('a preview that is refused is for its owner alone, and leaves no copy of the release before', async () => {
  const store = newStore();
  publishSmall(store, 'first', { manifest: { code: hashProgram() } });
  const folder = temporaryFolder();
  writeTinyPortal(folder);
  const options = { dataDir: join(folder, 'data'), contentDir: join(folder, 'content'), published: store.folder, asOf: '2020-06-30', acceptWarnings: true, at: '2020-07-30T09:00:00+08:00', isPreview: true, onWait: () => undefined };
  const preview = previewFolder(store.folder);
  const expectShut = (): void => expect([statSync(preview).mode & 0o777, existsSync(join(preview, 'earlier'))]).toEqual([0o700, false]);
  // The release before is copied on another core meanwhile.
  const stage = async (): Promise<never> => {
    await expect.poll(() => existsSync(join(preview, 'earlier/pages/index.html')), { timeout: 60_000 }).toBe(true);
    throw new Error('checked no further');
  };
  await expect(release({ ...options, stage })).rejects.toThrow('checked no further');
  expectShut();
  symlinkSync('/etc/passwd', join(options.dataDir, 'notices.csv'));
  await expect(release({ ...options, stage })).rejects.toThrow('是指向别处的链接');
  expectShut();
});
