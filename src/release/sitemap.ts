import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedAddress, type PageFacts } from './page-facts.ts';

export interface SitemapOptions {
  /** The path the site is served under, with a slash at both ends. */
  base: string;
  /** Address of the published site. */
  site: string;
  /** The day the site speaks for, `YYYY-MM-DD`: the home page changes with each. */
  asOf: string;
  /** Most addresses, and most bytes, of one part. Source: sitemaps.org, 50,000 and 50 MB; search engines here take the same. */
  most?: { addresses: number; bytes: number };
}

interface Entry {
  address: string;
  /** Only where it is known. */
  changedOn?: string | undefined;
}

const protocolMost = { addresses: 50_000, bytes: 50 * 1024 * 1024 };

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

const write = ({ address, changedOn }: Entry): string => `<loc>${escapeXml(address)}</loc>${changedOn === undefined ? '' : `<lastmod>${changedOn}</lastmod>`}`;

const opening = (root: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n`;

/**
 * Cuts the addresses into the texts of parts, none longer than allowed.
 *
 * @returns at least one part
 */
export function writeParts(entries: readonly Entry[], most: { addresses: number; bytes: number }): string[] {
  const [head, foot] = [opening('urlset'), '</urlset>\n'];
  const room = most.bytes - Buffer.byteLength(head) - Buffer.byteLength(foot);
  const parts: string[] = [];
  let lines: string[] = [];
  let bytes = 0;
  const close = (): void => {
    parts.push(`${head}${lines.join('')}${foot}`);
    lines = [];
    bytes = 0;
  };
  for (const entry of entries) {
    const line = `<url>${write(entry)}</url>\n`;
    const size = Buffer.byteLength(line);
    if (lines.length > 0 && (lines.length === most.addresses || bytes + size > room)) close();
    lines.push(line);
    bytes += size;
  }
  if (lines.length > 0 || parts.length === 0) close();
  return parts;
}

/**
 * Writes `sitemap.xml`, the list of the parts `sitemap-1.xml` …, and `robots.txt`, from what the finished pages say of themselves: no page that
 * asks to be left out, none at a second address. `lastmod` stands only where a day is known.
 *
 * @param folder absolute path of the finished tree
 * @param pages its `.html` files, in one fixed order
 * @returns how many addresses and parts were written
 */
export function writeSitemap(folder: string, pages: readonly ({ file: string } & PageFacts)[], { base, site, asOf, most = protocolMost }: SitemapOptions): { addresses: number; parts: number } {
  const addressOf = (file: string): string => publishedAddress(file, { base, site });
  const entries = pages.flatMap(({ file, isUnlisted, changedOn }) =>
    isUnlisted === true ? [] : [{ address: addressOf(file), changedOn: file === 'index.html' ? asOf : changedOn }],
  );
  const parts = writeParts(entries, most);
  const names = parts.map((_, index) => `sitemap-${index + 1}.xml`);
  names.forEach((name, index) => writeFileSync(join(folder, name), parts[index]!));
  const index = names.map((name) => `<sitemap>${write({ address: addressOf(name) })}</sitemap>\n`);
  writeFileSync(join(folder, 'sitemap.xml'), `${opening('sitemapindex')}${index.join('')}</sitemapindex>\n`);
  writeFileSync(join(folder, 'robots.txt'), writeRobots(base, addressOf('sitemap.xml')));
  return { addresses: entries.length, parts: parts.length };
}

/** Everything may be read but the files of the full-text index, which are no pages. Robots look for it at the root of the host alone. */
export const writeRobots = (base: string, sitemap: string): string => `User-agent: *\nDisallow: ${base}pagefind/\n\nSitemap: ${sitemap}\n`;
