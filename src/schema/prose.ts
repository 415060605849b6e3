import { z } from 'zod';

const words = z.string().trim().min(1);

/** Front matter of one policy document in the portal's own words. Its file's name is its address: /policies/<name>/. */
const policy = z.strictObject({
  title: words,
  /** Name of the source document. */
  document: words,
  issuer: words,
  /** Short id of the source, as used in the portal's records. */
  source: words,
  place: words,
  year: z.int().optional(),
  /** Place in the list, from 1. */
  order: z.number(),
  summary: words,
  /** What the document says in numbers. */
  figures: z.array(z.strictObject({ label: z.string(), value: z.string(), note: z.string().optional() })).default([]),
});

/** Front matter of a page about the portal itself, at /<name>/: about, methodology, how-to-read. */
const page = z.strictObject({
  title: words,
  summary: words,
  /** Tables made at build time that stand behind the text: `losses`, how much of the registry is withheld. */
  appendix: z.enum(['losses']).optional(),
});

/** Folders of the prose whose files (`*.mdx`) begin with front matter, and what it must hold. Long texts of notices need none. */
export const proseSchemas = { policies: policy, pages: page } as const;
