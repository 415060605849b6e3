import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';

/** Made by Pagefind whatever is asked for; the search page has an interface of its own. */
const unusedFile = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/**
 * Writes the full-text index of finished pages to `pagefind/` below them. Pages without `data-pagefind-body` stay out
 * of it as soon as one page has it.
 *
 * The pages are handed over one by one in the order given: left to find them itself, Pagefind goes by the order of the
 * folders on the disk, and the same pages give another index on another disk. And its files are written here, because
 * Pagefind breaks off without a word to us when the disk is full.
 *
 * @param folder absolute path of the finished tree
 * @param pages paths of its HTML files, with slashes, sorted
 * @throws Error with what Pagefind says; the system's error when a file cannot be written
 */
export async function buildFullTextIndex(
  folder: string,
  pages: readonly string[],
  progress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const output = join(folder, 'pagefind');
  rmSync(output, { recursive: true, force: true });
  try {
    for (const { path, content } of await orDead(indexPages(folder, pages, progress))) {
      if (unusedFile.test(path)) continue;
      const file = join(output, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  } finally {
    await close();
  }
}

async function indexPages(folder: string, pages: readonly string[], progress: (done: number, total: number) => void) {
  const { index, errors } = await createIndex({ forceLanguage: 'zh' });
  refuse(errors);
  if (!index) throw new Error('Pagefind gave no index');
  for (const [done, page] of pages.entries()) {
    refuse((await index.addHTMLFile({ sourcePath: page, content: readFileSync(join(folder, page), 'utf8') })).errors);
    progress(done + 1, pages.length);
  }
  const { files, errors: fileErrors } = await index.getFiles();
  refuse(fileErrors);
  return files;
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

/** When Pagefind's own process dies, its answer never comes: nothing is left to wait for, and Node would just end. */
async function orDead<T>(work: Promise<T>): Promise<T> {
  let fail = (): void => undefined;
  const death = new Promise<never>((_resolve, reject) => {
    fail = () => reject(new Error('Pagefind stopped before it had answered'));
  });
  process.once('beforeExit', fail);
  try {
    return await Promise.race([work, death]);
  } finally {
    process.off('beforeExit', fail);
  }
}
