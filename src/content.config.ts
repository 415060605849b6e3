import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** The build script and the integration say where the portal's prose is. */
const folder = String((globalThis as Record<symbol, unknown>)[Symbol.for('gongshi.contentDir')] ?? 'content');

/** The files of one folder of the portal's prose; a portal may do without any. */
function prose(name: string, pattern: string, generateId?: (options: { entry: string }) => string) {
  if (!existsSync(`${folder}/${name}`)) return () => [];
  return glob({ pattern, base: pathToFileURL(`${folder}/${name}/`), ...(generateId && { generateId }) });
}

/** One policy document in the portal's own words. Its file's name is its address: /policies/<name>/. */
const policies = defineCollection({
  loader: prose('policies', '*.mdx'),
  schema: z.strictObject({
    title: z.string().min(1),
    /** Name of the source document. */
    document: z.string().min(1),
    issuer: z.string().min(1),
    /** Short id of the source, as used in the portal's records. */
    source: z.string().min(1),
    place: z.string().min(1),
    year: z.int().optional(),
    /** Place in the list, from 1. */
    order: z.number(),
    summary: z.string().min(1),
    /** What the document says in numbers. */
    figures: z.array(z.strictObject({ label: z.string(), value: z.string(), note: z.string().optional() })).default([]),
  }),
});

/** Pages about the portal itself, at /<name>/: about, methodology, how-to-read. */
const pages = defineCollection({
  loader: prose('pages', '*.mdx'),
  schema: z.strictObject({ title: z.string().min(1), summary: z.string().min(1) }),
});

/** Long texts of notices, named by `body` in the notices table. */
const notices = defineCollection({ loader: prose('notices', '*.{md,mdx}', ({ entry }) => entry) });

export const collections = { policies, pages, notices };
