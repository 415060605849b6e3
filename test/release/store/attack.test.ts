import { cpSync, existsSync, linkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repairStore } from '../../../src/release/store/repair.ts';
import { releaseFolder, siteFolder } from '../../../src/release/store/store.ts';
import { publishRelease } from '../../../src/release/store/switch.ts';
import { verifyRelease } from '../../../src/release/store/verify.ts';
import { idOf, makeRelease, newStore, publishSmall, servedWord } from './small-store.ts';

test('a site folder that became a link to elsewhere is named, though every file behind it is as it was released', () => {
  const store = newStore();
  publishSmall(store, 'first');
  const site = siteFolder(store, idOf('first'));
  renameSync(site, join(store.folder, 'elsewhere'));
  symlinkSync(join(store.folder, 'elsewhere'), site);
  expect(verifyRelease(store).problems).toContainEqual({ file: 'site', what: 'changed', detail: '变成了指向别处的链接' });
});

test('a folder that somebody copied in beside the releases is not deleted by the next release', () => {
  const store = newStore();
  publishSmall(store, 'first');
  cpSync(releaseFolder(store, idOf('first')), releaseFolder(store, 'backup-of-first'), { recursive: true });
  symlinkSync('/etc', releaseFolder(store, 'linked'));
  publishSmall(store, 'second');
  repairStore(store);
  expect(existsSync(releaseFolder(store, 'backup-of-first'))).toBe(true);
  expect(existsSync('/etc/passwd')).toBe(true);
  expect(servedWord(store)).toBe('second');
});

test('one served file that is edited in place is named in every release and in the pool that share it', () => {
  const store = newStore();
  publishSmall(store, 'first');
  const { folder } = makeRelease(store, 'second');
  const shared = '_astro/shared.js';
  rmSync(join(folder, 'site', shared));
  linkSync(join(siteFolder(store, idOf('first')), shared), join(folder, 'site', shared));
  publishRelease(store, { folder });
  writeFileSync(join(store.folder, 'current', shared), 'x');
  for (const word of ['first', 'second']) expect(verifyRelease(store, idOf(word)).problems.map(({ file }) => file)).toEqual([`site/${shared}`, `hashed/${shared}`]);
});
