import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { decodeEntities } from '../src/release/html.ts';

/** What a file is to the page that asks for it. */
export type Part = 'html' | 'style' | 'blocking' | 'deferred' | 'icon' | 'other';

/** Bytes of one file as it lies on the disk, and as a server sends it. */
export interface Bytes {
  plain: number;
  gzip: number;
  brotli: number;
}

export interface PageWeight {
  /** Files that the page asks for by itself until it has come to rest; the page itself is one of them. */
  requests: number;
  /** A part that the page does not have weighs nothing. */
  parts: Record<Part, Bytes>;
  total: Bytes;
}

const nothing = (): Bytes => ({ plain: 0, gzip: 0, brotli: 0 });

const add = (to: Bytes, more: Bytes): void => {
  to.plain += more.plain;
  to.gzip += more.gzip;
  to.brotli += more.brotli;
};

const weighed = new Map<string, Bytes>();

/** Weighs one file with what servers use while they answer: gzip level 6, brotli level 5. */
export function weighFile(file: string, compressible = true): Bytes {
  const known = weighed.get(file);
  if (known) return known;
  const content = readFileSync(file);
  const bytes = {
    plain: content.length,
    gzip: compressible ? gzipSync(content, { level: 6 }).length : content.length,
    brotli: compressible ? brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length : content.length,
  };
  // Pages are many and each is weighed once; what they share is few.
  if (!file.endsWith('.html')) weighed.set(file, bytes);
  return bytes;
}

interface Asked {
  file: string;
  part: Part;
}

/** The modules that a module imports before it runs: those that it imports later, when something happens, are not part of a page. */
export function staticImports(source: string): string[] {
  const { body } = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  return body.flatMap((node) => ('source' in node && typeof node.source?.value === 'string' ? [node.source.value] : []));
}

/** A module with all that it imports. */
function withImports(folder: string, file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const name of staticImports(readFileSync(join(folder, file), 'utf8'))) withImports(folder, posix.join(dirname(file), name), found);
  return found;
}

const attributesOf = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, decodeEntities(value)]));

/** What a page's markup makes every browser fetch without the reader doing anything. Of several icons it takes one. */
function askedBy(folder: string, base: string, html: string): Asked[] {
  const asked: Asked[] = [];
  const fileOf = (address: string): string => decodeURIComponent(address.replace(/[?#].*$/, '')).slice(base.length);
  for (const [, name = '', text = ''] of html.matchAll(/<(link|script|img|iframe|source|video|audio|object|embed)\b((?:[^>"]|"[^"]*")*)>/g)) {
    const attributes = attributesOf(text);
    const address = attributes.get('src') ?? attributes.get('href') ?? attributes.get('data');
    if (address === undefined || address.startsWith('data:')) continue;
    const file = fileOf(address);
    if (name === 'link') {
      const rel = attributes.get('rel') ?? '';
      if (rel === 'stylesheet') asked.push({ file, part: 'style' });
      else if (rel === 'icon' && !asked.some((it) => it.part === 'icon')) asked.push({ file, part: 'icon' });
      else if (/preload|prefetch/.test(rel)) asked.push({ file, part: file.endsWith('.js') ? 'deferred' : 'other' });
    } else if (name === 'script') {
      const isModule = attributes.get('type') === 'module';
      const part = isModule || attributes.has('defer') || attributes.has('async') ? 'deferred' : 'blocking';
      for (const each of isModule ? withImports(folder, file) : [file]) asked.push({ file: each, part });
    } else if (attributes.get('loading') !== 'lazy') {
      asked.push({ file, part: 'other' });
    }
  }
  return asked;
}

/**
 * Weighs a page of a finished site with everything that it fetches by itself.
 *
 * @param folder the finished site
 * @param base the path that it is served under, with a slash at both ends
 * @param file the page's file
 */
export function weighPage(folder: string, base: string, file: string): PageWeight {
  const parts: PageWeight['parts'] = { html: nothing(), style: nothing(), blocking: nothing(), deferred: nothing(), icon: nothing(), other: nothing() };
  add(parts.html, weighFile(join(folder, file)));
  const asked = new Map(askedBy(folder, base, readFileSync(join(folder, file), 'utf8')).map((it) => [it.file, it.part]));
  for (const [name, part] of asked) add(parts[part], weighFile(join(folder, name), !/\.(png|jpe?g|webp|avif|woff2)$/.test(name)));
  const total = nothing();
  for (const bytes of Object.values(parts)) add(total, bytes);
  return { requests: 1 + asked.size, parts, total };
}
