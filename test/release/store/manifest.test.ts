import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatManifest, readManifest, writeManifest, type Manifest } from '../../../src/release/store/manifest.ts';
import { makeRelease, newStore } from './small-store.ts';

const newManifest = (): { file: string; manifest: Manifest } => {
  const { folder, manifest } = makeRelease(newStore(), 'first');
  return { file: join(folder, 'written.json'), manifest };
};

test('a manifest that was written is read as it was made, until its file has other bytes', () => {
  const { file, manifest } = newManifest();
  writeManifest(file, manifest);
  expect(readManifest(file)).toMatchObject({ manifest });
  expect(readFileSync(file, 'utf8')).toBe(formatManifest(manifest));
  writeFileSync(file, formatManifest({ ...manifest, by: '别人' }));
  expect(readManifest(file)).toMatchObject({ manifest: { by: '别人' } });
  writeFileSync(file, formatManifest(manifest).slice(0, -20));
  expect(readManifest(file)).toEqual({ reason: expect.stringContaining('只写了一半') as string });
});

test('a manifest that nobody could read again is not written', () => {
  for (const wrong of [{ by: '' }, { at: '2020-06-30' }, { id: '../first' }, { inputs: [{ file: '/etc/passwd', bytes: 1, sha256: 'c'.repeat(64) }] }]) {
    const { file, manifest } = newManifest();
    expect(() => writeManifest(file, { ...manifest, ...wrong }), JSON.stringify(wrong)).toThrow();
    expect(readManifest(file)).toEqual({ reason: '没有 manifest.json' });
  }
});
