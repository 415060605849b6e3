import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { LoggedRelease } from '../../model/public-log.ts';
import type { PageFacts } from '../page-facts.ts';

/** Name of the file in every release's folder that says what was released. */
export const manifestFile = 'manifest.json';

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Second in China, `2020-06-30T09:12:33+08:00`. */
export const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/);
/** A release's name is also the name of its folder. */
export const releaseId = z.string().regex(/^[0-9a-z][0-9a-z-]{0,63}$/);

/** Path inside a folder, with slashes: what is read from a manifest may never lead out of the release. */
const isInnerPath = (path: string): boolean => path !== '' && !/(^|\/)\.{0,2}(\/|$)|[\\\0]/.test(path);
const innerPath = z.string().refine(isInnerPath, '路径不在文件夹之内');

export const inputFile = z.strictObject({ file: innerPath, bytes: z.int().min(0), sha256 });

const acceptedWarning = z.strictObject({ key: z.string(), code: z.string(), message: z.string() });

/** An archive that was taken from the site, since when and why. */
export const withdrawnArchive = z.strictObject({ id: releaseId, on: day, reason: z.string() });

export const loggedRelease = z.strictObject({
  id: releaseId,
  on: day,
  asOf: day,
  by: z.string(),
  kind: z.enum(['release', 'undo']),
  returnsTo: releaseId.optional(),
  note: z.string().optional(),
  amended: z.array(z.strictObject({ table: z.string(), added: z.int().min(0), changed: z.int().min(0), removed: z.int().min(0) })),
  pages: z.array(z.string()),
  archive: z.strictObject({ path: z.string(), bytes: z.int().min(0), sha256 }).optional(),
  withdrawn: z.strictObject({ on: day, reason: z.string() }).optional(),
}) satisfies z.ZodType<LoggedRelease>;

const pageFacts = { isUnlisted: z.literal(true).optional(), isUnsearched: z.literal(true).optional(), changedOn: day.optional() } satisfies Record<keyof PageFacts, z.ZodType>;

const manifestSchema = z.strictObject({
  format: z.literal(1),
  generator: z.literal('gongshi'),
  version: z.string(),
  /** SHA-256 over the program's files. */
  code: sha256,
  id: releaseId,
  /** The release that was public when this one was made. */
  previous: releaseId.optional(),
  asOf: day,
  at: moment,
  /** A post, never a person's name. */
  by: z.string().min(1),
  note: z.string().optional(),
  /** Address of the site and the path it is served under, with a slash at both ends. */
  site: z.string(),
  base: z.string(),
  /** The portal's region. With `site` it tells whose release this is. */
  region: z.string(),
  /** By path below `inputs/`: `data/projects.csv`. */
  inputs: z.array(inputFile),
  warnings: z.strictObject({ accepted: z.array(acceptedWarning) }),
  /** How many of how many numbers are not printed, by name of the table. */
  withheld: z.record(z.string(), z.strictObject({ hidden: z.int().min(0), of: z.int().min(0) })),
  /** By site path; which release first had the page as it is, and the day that release spoke for. */
  pages: z.record(z.string(), z.strictObject({ fingerprint: z.string(), asOf: day, release: releaseId, ...pageFacts })),
  /** Bytes and SHA-256 of each served file, by path below `site/`. */
  files: z.record(innerPath, z.tuple([z.int().min(0), sha256])),
  /** Fingerprints of the parts of the search. */
  searchParts: z.record(z.string(), z.string()),
  /** Hash of what the audit held texts against. */
  auditBasis: z.string(),
  /** What was decided about the registry: what from, the SHA-256 of the file beside this one that keeps it, and what the check warned of in its tables. */
  numbers: z.strictObject({ key: sha256, sha256, warnings: z.array(acceptedWarning).optional() }).optional(),
  /** Pages that earlier releases had and this one has not. */
  gone: z.array(z.strictObject({ path: z.string(), on: day, release: releaseId })),
  /** Archives of earlier releases that were taken from the site, and why. */
  withdrawn: z.array(withdrawnArchive),
  log: loggedRelease,
});

/** What was released: every byte that is served, what it was made from, by which post and why. */
export type Manifest = z.output<typeof manifestSchema>;

/** The bytes of a manifest. On one line: a province has hundreds of thousands of files. */
export const formatManifest = (manifest: Manifest): string => `${JSON.stringify(manifest)}\n`;

/** SHA-256 in hex, of text as UTF-8. */
export const digest = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A manifest as it was read, or the reason why it is none, in words. */
export type ManifestReading = { manifest: Manifest; sha256: string } | { reason: string };

/** Manifests of a province take seconds to check, and one command reads the same one several times; its bytes are the same, and so is what they say. */
const checked = new Map<string, Manifest>();

function remember(sha256: string, manifest: Manifest): void {
  checked.set(sha256, manifest);
  const [oldest = ''] = checked.keys();
  if (checked.size > 3) checked.delete(oldest);
}

/**
 * Writes the manifest of a release that was made just now, for its owner alone: warnings that were let pass speak of the tables. While the file has these bytes, who
 * reads it in this process is given the same object. Of pages and files, hundreds of thousands, each is not looked at again: their names and hashes are our own.
 *
 * @throws ZodError when it is none that could be read again
 */
export function writeManifest(file: string, manifest: Manifest): void {
  manifestSchema.parse({ ...manifest, pages: {}, files: {} });
  const text = formatManifest(manifest);
  writeFileSync(file, text, { mode: 0o600 });
  remember(digest(text), manifest);
}

/** Reads a manifest file. Says nothing of whether it may be trusted: `readRelease` does. */
export function readManifest(file: string): ManifestReading {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { reason: '没有 manifest.json' };
    throw error;
  }
  const sha256 = digest(bytes);
  const known = checked.get(sha256);
  if (known) return { manifest: known, sha256 };
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return { reason: 'manifest.json 读不出来，可能只写了一半' };
  }
  const result = manifestSchema.safeParse(value);
  if (result.success) {
    remember(sha256, result.data);
    return { manifest: result.data, sha256 };
  }
  const place = result.error.issues[0]?.path.join('.') ?? '';
  return { reason: `manifest.json 的内容不对（${place === '' ? '整个文件' : place}）` };
}
