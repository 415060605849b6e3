import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { renderSite } from '../../src/pipeline/render-site.ts';
import type { Site } from '../../src/model/site.ts';
import { listFiles } from '../../src/release/list-files.ts';

export interface BuiltSite {
  folder: string;
  files: string[];
  read(file: string): string;
  remove(): void;
}

export const contentFolder = resolve(import.meta.dirname, '../fixtures/content');

/** Has Astro write a site from hand-made views, as the build does. */
export async function buildSite(site: Site, contentDir: string, base: string): Promise<BuiltSite> {
  const folder = mkdtempSync(join(tmpdir(), 'gongshi-pages-'));
  const quiet = () => undefined;
  await renderSite({ site, contentDir, outDir: folder, base, progress: quiet, onWait: quiet });
  return {
    folder,
    files: listFiles(folder),
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
