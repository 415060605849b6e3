import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { createSite } from '../../src/model/create-site.ts';
import { sha256 } from '../../src/pipeline/input-files.ts';
import { lastPublished, protectAgain } from '../../src/pipeline/protect-again.ts';
import { newestTrusted, releaseFolder, type TrustedRelease } from '../../src/release/store/store.ts';
import { undo } from '../../src/release/store/undo.ts';
import type { Row } from '../../src/schema/index.ts';
import { smallPortal } from '../model/small-portal.ts';
import { filesOf, idOf, newStore, publishSmall } from '../release/store/small-store.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const households = Array.from({ length: 40 }, (_, number) => ({ household_key: `k-${number}`, village_code: '990102101201', persons: 1 + (number % 4), cause: 'illness' as const, has_labour: true }));
const came: Row<'registry_events'>[] = households.map(({ household_key }) => ({ household_key, event: 'identified' as const, on: '2018-05-01' }));
const data = smallPortal({ registry: households, registry_events: came });

/** A release with the registry's files of this portal, as they were released. */
async function releaseOf(): Promise<{ earlier: TrustedRelease; file: string }> {
  const folder = temporaryFolder();
  const { registry } = await protectAgain(data, [], 'one', undefined);
  const { registryFiles } = createSite(data, registry);
  mkdirSync(join(folder, 'site/data/registry'), { recursive: true });
  const files: Record<string, [number, string]> = {};
  for (const id of registryFiles.ids()) {
    const text = registryFiles.view(id);
    writeFileSync(join(folder, 'site/data/registry', id), text);
    files[`data/registry/${id}`] = [Buffer.byteLength(text), sha256(text)];
  }
  const [file = ''] = Object.keys(files);
  return { earlier: { folder, manifest: { files } } as unknown as TrustedRelease, file: join(folder, 'site', file) };
}

const protect = async (earlier: TrustedRelease): Promise<unknown> => protectAgain(data, [], 'two', earlier);

test('the numbers of the release before are read from its files while they are as they were released', async () => {
  expect(await protect((await releaseOf()).earlier)).toBeDefined();
});

test('when a file of those numbers was edited or is gone, no others are published: nobody knows any more what people have read', async () => {
  const edited = await releaseOf();
  writeFileSync(edited.file, '{"places":[]}');
  await expect(protect(edited.earlier)).rejects.toThrow(UserError);
  const gone = await releaseOf();
  rmSync(gone.file);
  await expect(protect(gone.earlier)).rejects.toThrow('不知道公众看到过哪些数');
});

test('the last release that was public with a registry says what was printed, taken back or not, and nothing is published when it is damaged', () => {
  const store = newStore();
  expect(lastPublished(store)).toBeUndefined();
  const publish = (word: string, previous?: string) =>
    publishSmall(store, word, { ...(previous !== undefined && { previous }), files: { ...filesOf(word), 'data/registry/990100000000.json': `{"places":["${word}"]}` } });
  publish('first');
  publish('second', 'first');
  undo(store, { at: '2020-07-30T09:00:00+08:00', by: '信息科', note: '有误' });
  expect(newestTrusted(store)?.manifest.id).toBe(idOf('first'));
  expect(lastPublished(store)?.manifest.id).toBe(idOf('second'));
  writeFileSync(join(releaseFolder(store, idOf('second')), 'manifest.json'), '{}');
  expect(() => lastPublished(store)).toThrow(`不知道公众从以前的发布看到过建档立卡的哪些数，没有发布：${idOf('second')}`);
  rmSync(releaseFolder(store, idOf('second')), { recursive: true });
  expect(lastPublished(store)?.manifest.id).toBe(idOf('first'));
});

test('a registry that was left out for some releases is held against what was printed before that', () => {
  const store = newStore();
  publishSmall(store, 'first', { files: { ...filesOf('first'), 'data/registry/990100000000.json': '{"places":[]}' } });
  publishSmall(store, 'second', { previous: 'first' });
  publishSmall(store, 'third', { previous: 'second' });
  expect(lastPublished(store)?.manifest.id).toBe(idOf('first'));
  writeFileSync(join(releaseFolder(store, idOf('first')), 'manifest.json'), '{}');
  expect(() => lastPublished(store)).toThrow(UserError);
});

test('a release that kept numbers of the registry counts as one that had a registry', () => {
  const store = newStore();
  publishSmall(store, 'first', { manifest: { numbers: { key: 'a'.repeat(64), sha256: 'b'.repeat(64) } } });
  publishSmall(store, 'second', { previous: 'first' });
  expect(lastPublished(store)?.manifest.id).toBe(idOf('first'));
});
