import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';

/** Written by Pagefind whatever is asked for; the search page has an interface of its own. */
const unusedFiles = [
  'pagefind-component-ui.css',
  'pagefind-component-ui.js',
  'pagefind-highlight.js',
  'pagefind-modular-ui.css',
  'pagefind-modular-ui.js',
  'pagefind-ui.css',
  'pagefind-ui.js',
];

/**
 * Writes the full-text index of finished pages to `pagefind/` below them. Pages without `data-pagefind-body` stay out
 * of it as soon as one page has it.
 *
 * The pages are handed over one by one in the order given: left to find them itself, Pagefind goes by the order of the
 * folders on the disk, and the same pages give another index on another disk.
 *
 * @param folder absolute path of the finished tree
 * @param pages paths of its HTML files, with slashes, sorted
 * @throws Error with what Pagefind says
 */
export async function buildFullTextIndex(
  folder: string,
  pages: readonly string[],
  progress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const output = join(folder, 'pagefind');
  rmSync(output, { recursive: true, force: true });
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'zh' });
    refuse(errors);
    if (!index) throw new Error('Pagefind gave no index');
    for (const [done, page] of pages.entries()) {
      refuse((await index.addHTMLFile({ sourcePath: page, content: readFileSync(join(folder, page), 'utf8') })).errors);
      progress(done + 1, pages.length);
    }
    refuse((await index.writeFiles({ outputPath: output })).errors);
  } finally {
    await close();
  }
  for (const name of unusedFiles) rmSync(join(output, name), { force: true });
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}
