import { nextUpdate } from '../components/next-update.ts';
import { pageSources, type PageSource, type ProseFiles } from '../model/page-sources.ts';
import type { Stamp } from '../model/public-log.ts';
import type { Site } from '../model/site.ts';
import { sha256, type InputFile } from './input-files.ts';

/** A page or file of the site that is to be, and what tells whether it must be made anew. */
export interface PlannedPage {
  path: string;
  /** Path below the output folder. */
  file: string;
  /** SHA-256 over all that it is made of, except for which release its words belong to. Source: architecture, promise 2. */
  fingerprint: string;
  stamp: Stamp;
  /** Part of the full-text index that it belongs to: a county's code, a city's when it speaks of several counties of one, or '' for the rest. */
  part: string;
}

/** What is known of each page of the release before. */
export type EarlierPages = Readonly<Record<string, { fingerprint: string } & Stamp>>;

export interface PlanOptions {
  site: Site;
  inputs: readonly InputFile[];
  /** Hash of the program: hashProgram. */
  code: string;
  base: string;
  earlier?: EarlierPages | undefined;
}

/** Path below the output folder: a page's folder has an index; servers look for the page of what is not there under its own name. */
export const fileOf = (path: string): string => (path === '/404/' ? '404.html' : path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1));

const content = 'content/';
const idsIn = (files: ReadonlyMap<string, string>, folder: string): string[] =>
  [...files.keys()].flatMap((file) => (file.startsWith(folder) && /^[^/]+\.mdx$/.test(file.slice(folder.length)) ? [file.slice(folder.length, -'.mdx'.length)] : []));

export function proseOf(inputs: readonly InputFile[]): ProseFiles & { files: ReadonlyMap<string, string> } {
  const files = new Map(inputs.flatMap(({ file, sha256: hash }) => (file.startsWith(content) ? [[file.slice(content.length), hash] as const] : [])));
  return { files, pages: idsIn(files, 'pages/'), policies: idsIn(files, 'policies/'), hasGlossary: idsIn(files, 'glossary/').length > 0 };
}

/** What all pages are made of: the program, the portal's settings, which sections there are, the words that are explained, the pages in the footer. */
function hashShared({ site, code, base }: PlanOptions, prose: ReturnType<typeof proseOf>): string {
  const { policies: _, files, ...lists } = prose;
  const isShared = (file: string): boolean => file.startsWith('glossary/') || file.startsWith('pages/');
  const present = [site.noticeLists, site.fundLists, site.projectLists, site.villageLists, site.enterpriseLists, site.enterprises, site.notices, site.honours, site.corrections].map((pages) => pages.ids().length > 0);
  return sha256(
    JSON.stringify([
      code,
      base,
      site.portal,
      lists,
      [...files].filter(([file]) => isShared(file)),
      prose.policies.length > 0,
      present,
      site.registryIndex() !== undefined,
      site.topics.map(({ title, root, section }) => [title, root, section]),
      site.absentTopics,
    ]),
  );
}

/** A county's place in the code of any place in it: its first six digits, the last two of which are not zero. Source: GB/T 2260. */
const placeCode = /\b(\d{4}(?!00)\d\d)\d{6}\b/;
const placeLink = /"\/(?:counties|towns|villages)\/(\d{4}(?!00)\d\d)\d{6}\/"/g;
/** Kinds of pages that belong to a county, or to a city, when they speak of no other. */
const placed = new Set(['assets', 'funds', 'inspections', 'notices', 'projects']);

/** Part of the full-text index: the county, or the city, that the page lies in by its address or its contents, so that a change in one county costs one part. */
function partOf(path: string, made: string): string {
  const [, kind = ''] = path.split('/');
  const own = placeCode.exec(path)?.[1];
  const named = own === undefined && placed.has(kind) ? new Set([...made.matchAll(placeLink)].map(([, code]) => code)) : new Set([own]);
  const [code] = named;
  if (code === undefined) return '';
  if (named.size === 1) return `${code}000000`;
  const city = code.slice(0, 4);
  return [...named].every((other) => other?.startsWith(city)) ? `${city}00000000` : '';
}

/**
 * Lists every page of the site with its fingerprint and its stamp. A page whose fingerprint is that of the release before keeps that release's stamp, so that its
 * bytes stay the same; home speaks for the newest release always.
 *
 * What a page says of notices that are open depends on the day, and so does the day of the next update: those days go into the fingerprint.
 */
export function planPages(options: PlanOptions): PlannedPage[] {
  const { site, inputs, earlier } = options;
  const prose = proseOf(inputs);
  const shared = hashShared(options, prose);
  const current: Stamp = { asOf: site.asOf, release: site.release.id };
  const { day_of_month: day } = site.portal.updates;
  const next = day === undefined ? '' : nextUpdate(site.asOf, day);

  // Two files that are made of the same stand one after the other.
  let last: (Made & Pick<PageSource, 'sources'>) | undefined;
  const make = ({ sources }: PageSource): Made => {
    if (last?.sources !== sources) last = { sources, ...writeSources(sources()) };
    return last;
  };

  const plan = (source: PageSource): PlannedPage => {
    const { made, hash } = make(source);
    // With their names, which are addresses.
    const texts = (source.prose ?? []).map((file) => [file, prose.files.get(file)]);
    const isPage = source.path.endsWith('/') || source.path.endsWith('.html');
    const days = isPage ? [next, hasOpenPeriod(made, site.asOf) ? site.asOf : '', source.isFront ? current : ''] : [];
    const fingerprint = sha256(JSON.stringify([shared, source.path, texts, days, hash]));
    const before = earlier?.[source.path];
    const stamp = before?.fingerprint === fingerprint ? { asOf: before.asOf, release: before.release } : current;
    return { path: source.path, file: fileOf(source.path), fingerprint, stamp, part: partOf(source.path, made) };
  };
  return pageSources(site, prose).map(plan);
}

/** What a page is made of, as text. */
interface Made {
  made: string;
  hash: string;
}

function writeSources(parts: readonly unknown[]): Made {
  const [only] = parts;
  // A data file is its own text, and long.
  const made = parts.length === 1 && typeof only === 'string' ? only : JSON.stringify(parts);
  return { made, hash: sha256(made) };
}

/** Whether anything on the page can be open for objection on that day or later. */
function hasOpenPeriod(made: string, asOf: string): boolean {
  for (const [, day] of made.matchAll(/"openTo":"(\d{4}-\d\d-\d\d)"/g)) if (day! >= asOf) return true;
  return false;
}
