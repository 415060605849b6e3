import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { proseSchemas } from './schema/prose.ts';

/** The build script and the integration say where the portal's prose is. */
const folder = String((globalThis as Record<symbol, unknown>)[Symbol.for('gongshi.contentDir')] ?? 'content');

/** The files of one folder of the portal's prose; a portal may do without any. */
function prose(name: string, pattern: string, generateId?: (options: { entry: string }) => string) {
  if (!existsSync(`${folder}/${name}`)) return () => [];
  return glob({ pattern, base: pathToFileURL(`${folder}/${name}/`), ...(generateId && { generateId }) });
}

const policies = defineCollection({ loader: prose('policies', '*.mdx'), schema: proseSchemas.policies });
const pages = defineCollection({ loader: prose('pages', '*.mdx'), schema: proseSchemas.pages });
const glossary = defineCollection({ loader: prose('glossary', '*.mdx'), schema: proseSchemas.glossary });

/** Long texts of notices, named by `body` in the notices table. */
const notices = defineCollection({ loader: prose('notices', '*.{md,mdx}', ({ entry }) => entry) });

export const collections = { policies, pages, glossary, notices };
