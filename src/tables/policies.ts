import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFrontmatter } from 'astro/markdown';
import { proseSchemas } from '../schema/prose.ts';
import type { Policy } from './dataset.ts';

/**
 * The heads of all policies. A file that cannot be read is left out: `checkContent` says what is wrong with it.
 *
 * @param files paths relative to `contentDir`, as `listContent` gives them
 */
export async function readPolicies(contentDir: string, files: readonly string[]): Promise<Policy[]> {
  const read = async (file: string): Promise<Policy[]> => {
    const id = /^policies\/([^/]+)\.mdx$/.exec(file)?.[1];
    if (id === undefined) return [];
    try {
      const { frontmatter } = parseFrontmatter(await readFile(join(contentDir, file), 'utf8'), { frontmatter: 'empty-with-spaces' });
      const { data } = proseSchemas.policies.safeParse(frontmatter);
      return data ? [{ id, ...data }] : [];
    } catch {
      return [];
    }
  };
  const policies = (await Promise.all(files.map(read))).flat();
  return policies.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
