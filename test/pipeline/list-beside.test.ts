import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBeside } from '../../src/pipeline/list-beside.ts';
import { listFiles } from '../../src/release/list-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';

function write(folder: string, files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
}

test('files that are written meanwhile into parts that were left out are listed in their places, with all others', async () => {
  const folder = temporaryFolder();
  write(folder, ['404.html', 'villages/村/index.html', 'villages/search/index.html', 'search/index.html', 'sitemap.xml']);
  const listed = listBeside(folder, ['search', 'pagefind']);
  write(folder, ['pagefind/fragment/a.pf_fragment', 'pagefind/pagefind.js', 'search/names.idx']);
  const files = await listed();
  expect(files).toEqual(listFiles(folder));
  expect(files).toHaveLength(8);
});

test('an empty folder has no files', async () => {
  expect(await listBeside(temporaryFolder(), ['search'])()).toEqual([]);
});

test('a folder that nobody can list is told to whoever asks', async () => {
  await expect(listBeside(join(temporaryFolder(), 'gone'), ['search'])()).rejects.toThrow('ENOENT');
});
